//! A paste into the copy: read, accounted for, and its raw clipboard kept with
//! the story for as long as somebody may want to look at it.
//!
//! Reading parses and decodes pictures, which may take long; it needs no newsroom
//! file and is done beside its thread. Keeping what was read is quick.

mod kept;

pub(crate) use kept::tidy;
pub use kept::{KeptClip, again, clippings, kept_clip, markdown, raw};

use super::import;
use super::import::shown;
use super::media::Beside;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Json, PasteIn, Pasted};
use kept::Clipping;
use std::path::Path;
use stet_core::text::json::block_to_json;
use stet_core::text::{Document, Furniture, Node};
use stet_ingest::{Clip, Dropped, LeftOut, PICTURE, PastedPicture, Source};

/// A paste that was read, its pictures judged; nothing is kept of it yet.
pub struct PasteRead {
    pasted: stet_ingest::Pasted,
    pictures: Beside,
    clipping: Clipping,
}

/// Reads a fragment pasted into the copy: structure kept, nothing guessed.
pub fn read(request: &PasteIn) -> Result<PasteRead> {
    let clip = Clip { html: request.html.as_deref(), text: &request.text, rtf: request.rtf.as_deref() };
    let (pasted, pictures) = parse(&clip, request.plain)?;
    let clipping = match request.story.is_empty() {
        true => Clipping::None,
        false => kept::packed(request, pasted.program.name(), pasted.said())?,
    };
    Ok(PasteRead { pasted, pictures, clipping })
}

/// The blocks of a clip and its pictures. One that is no picture leaves no figure
/// behind, and what was written with it is offered.
fn parse(clip: &Clip<'_>, plain: bool) -> Result<(stet_ingest::Pasted, Beside)> {
    let mut ids = Session::block_ids()?;
    let mut pasted = match plain {
        true => stet_ingest::paste_plain(clip, &mut ids),
        false => stet_ingest::paste(clip, &mut ids),
    };
    let (packed, mut beside) = (std::mem::take(&mut pasted.pictures), Beside::default());
    let mut refused = Vec::new();
    pasted.blocks.retain_mut(|block| judged(&mut block.node, &packed, &mut beside, &mut refused));
    pasted.dropped.append(&mut refused);
    Ok((pasted, beside))
}

/// Reads a file that somebody puts into the copy, with the pictures in it and beside it.
pub fn read_file(path: &Path, plain: bool) -> Result<PasteRead> {
    let bytes = import::bytes(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut ids = Session::block_ids()?;
    let mut pasted = stet_ingest::paste_file(&Source { name: &name, bytes: &bytes }, plain, &mut ids)?;
    let mut document = document(&mut pasted);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut pictures = Beside::read(folder.unwrap_or(Path::new(".")), &document);
    pictures.packed(&std::mem::take(&mut pasted.pictures), &mut document);
    pasted.blocks = document.blocks;
    pasted.notes.append(&mut pictures.warnings);
    Ok(PasteRead { pasted, pictures, clipping: Clipping::None })
}

/// The blocks of what was read; its pictures are kept, and its raw clipboard with
/// the story.
pub fn keep(session: &mut Session, read: PasteRead) -> Result<Pasted> {
    let (pasted, clipping) = settled(session, read)?;
    let clipping = clipping.keep(session)?;
    Ok(told(pasted, clipping))
}

fn settled(session: &mut Session, read: PasteRead) -> Result<(stet_ingest::Pasted, Clipping)> {
    let PasteRead { mut pasted, pictures, clipping } = read;
    let mut document = document(&mut pasted);
    pictures.settle(session, &mut document)?;
    pasted.blocks = document.blocks;
    Ok((pasted, clipping))
}

fn document(pasted: &mut stet_ingest::Pasted) -> Document {
    Document { furniture: Furniture::default(), blocks: std::mem::take(&mut pasted.blocks) }
}

fn told(pasted: stet_ingest::Pasted, clipping: Option<u32>) -> Pasted {
    Pasted {
        blocks: pasted.blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        left_out: pasted.left_out(),
        said: pasted.said(),
        dropped: pasted.dropped.into_iter().map(shown::dropped).collect(),
        clipping,
    }
}

/// True where the node stays; a note may hold pictures too.
fn judged(
    node: &mut Node,
    packed: &[PastedPicture],
    pictures: &mut Beside,
    refused: &mut Vec<Dropped>,
) -> bool {
    match node {
        Node::Note { content, .. } | Node::Quotation { content, .. } => {
            content.retain_mut(|inner| judged(inner, packed, pictures, refused));
            true
        }
        Node::Figure { src, alt, credit, caption, .. } => {
            let Some(number) = src.strip_prefix(PICTURE) else { return true };
            let picture = number.parse().ok().and_then(|number: usize| packed.get(number));
            let Err(failure) = pictures.judge(src, picture) else { return true };
            let caption = caption.text();
            let said: Vec<&str> = [alt.as_str(), caption.trim(), credit.as_str()]
                .into_iter()
                .filter(|said| !said.is_empty())
                .collect();
            let text = if said.is_empty() { "a picture".to_owned() } else { said.join(" \u{2014} ") };
            refused.push(Dropped { line: 0, text, why: failure.message, what: LeftOut::Picture });
            false
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
