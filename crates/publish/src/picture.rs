//! Pictures a page prints that are kept in the newsroom file.
//!
//! A page names them by their hash, which can't change, so a frozen page needs
//! no copy of them; whoever prints it hands them over. Cutting and measuring is
//! done before: nothing here decodes a picture.

use crate::files::{Mode, picture_name};
use crate::{ExportFile, Page, Target};
use base64::Engine as _;
use std::collections::HashMap;
use std::sync::Arc;
use stet_core::text::html::Shown;
use stet_core::text::{Document, Framing, Node};

/// What a figure's address begins with when its picture is kept in the newsroom.
const SCHEME: &str = "media:";

/// One kept picture under one framing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePicture {
    /// A figure's address for it: `media:` and the hash of `whole`.
    pub src: String,
    /// How it is cut.
    pub framing: Framing,
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Pixels across, as cut.
    pub width: u32,
    /// Pixels down, as cut.
    pub height: u32,
    /// The file, as cut: what stands inside a page.
    pub printed: Arc<[u8]>,
    /// The file as it is kept: what lies beside Markdown, which says how to cut it.
    pub whole: Arc<[u8]>,
}

/// Address and framing of every kept picture a document prints, in its order.
pub fn kept_in(document: &Document) -> Vec<(&str, Framing)> {
    let mut found = Vec::new();
    for block in &document.blocks {
        walk(&block.node, &mut |src, framing| {
            if src.starts_with(SCHEME) {
                found.push((src, framing));
            }
        });
    }
    found
}

/// The files that lie beside a page in that form: the whole pictures it names.
pub fn beside(page: &Page, target: Target, mode: Mode) -> Vec<ExportFile> {
    if target != Target::Markdown {
        return Vec::new();
    }
    let mut files: Vec<ExportFile> = Vec::new();
    for picture in &page.pictures {
        let path = name(page, picture, mode);
        if files.iter().all(|file| file.path != path) {
            files.push(ExportFile {
                path,
                bytes: picture.whole.to_vec(),
                media_type: picture.media_type.clone(),
                story: page.story.to_string(),
                revision: page.revision.clone(),
                text_hash: page.text_hash.clone(),
                sequence: page.sequence,
            });
        }
    }
    files
}

/// The body with kept pictures named by the files that lie beside it.
pub(crate) fn by_file(page: &Page) -> Document {
    let mode = if page.proof { Mode::Proof } else { Mode::Released };
    let names: HashMap<&str, String> =
        page.pictures.iter().map(|picture| (picture.src.as_str(), name(page, picture, mode))).collect();
    let mut document = page.document.clone();
    for block in &mut document.blocks {
        rename(&mut block.node, &names);
    }
    document
}

/// Kept pictures as HTML shows them: inside the page.
pub(crate) fn inside(page: &Page) -> HashMap<(String, Framing), Shown> {
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let shown = |picture: &PagePicture| Shown {
        src: format!("data:{};base64,{}", picture.media_type, encode(&picture.printed)),
        width: picture.width,
        height: picture.height,
    };
    page.pictures.iter().map(|picture| ((picture.src.clone(), picture.framing), shown(picture))).collect()
}

/// The first kept picture that was not handed over.
pub(crate) fn missing(page: &Page) -> bool {
    let has = |(src, framing): (&str, Framing)| {
        page.pictures.iter().any(|picture| picture.src == src && picture.framing == framing)
    };
    !kept_in(&page.document).into_iter().all(has)
}

fn name(page: &Page, picture: &PagePicture, mode: Mode) -> String {
    let hash = picture.src.strip_prefix(SCHEME).unwrap_or_default();
    let ending = if picture.media_type == "image/png" { "png" } else { "jpg" };
    picture_name(&page.slug, page.story.as_str(), hash, ending, mode)
}

fn walk<'d>(node: &'d Node, see: &mut dyn FnMut(&'d str, Framing)) {
    if let Node::Figure { src, framing, .. } = node {
        see(src, *framing);
    }
    node.children().into_iter().for_each(|inner| walk(inner, see));
}

fn rename(node: &mut Node, names: &HashMap<&str, String>) {
    match node {
        Node::Figure { src, .. } => {
            if let Some(name) = names.get(src.as_str()) {
                src.clone_from(name);
            }
        }
        Node::BulletList(items) | Node::OrderedList { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.0).for_each(|inner| rename(inner, names));
        }
        Node::Quotation { content, .. } | Node::Note { content, .. } => {
            content.iter_mut().for_each(|inner| rename(inner, names));
        }
        _ => {}
    }
}
