//! Two ways in: a file, and a whole page from the clipboard.

use crate::reading::{Form, Reading};
use crate::refused::Refused;
use crate::scrub::{self, Soft};
use crate::{docx, encoding, form, html, markdown, page};
use stet_core::ids::BlockId;
use stet_core::text::{Block, Document, Furniture, Node};
use unicode_normalization::UnicodeNormalization;

/// The most bytes a source may have; no story is larger.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// A source as it came.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its file name, for telling its type and for messages.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Reads a file. `ids` gives a fresh block id at each call.
///
/// # Errors
/// [`Refused`], when it is no text, no story, or has no copy.
pub fn read(source: &Source<'_>, ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> {
    let name = if source.name.is_empty() { "The file" } else { source.name };
    if docx::is(source.name, source.bytes) {
        return word(name, source.bytes, ids);
    }
    let decoded = decoded(name, source.bytes)?;
    let mut reading = text(name, &decoded.text, ids)?;
    reading.encoding = decoded.name;
    reading.warnings.splice(0..0, decoded.warnings);
    Ok(reading)
}

/// The text of a file, unless it is none.
pub(crate) fn decoded(name: &str, bytes: &[u8]) -> Result<encoding::Decoded, Refused> {
    if bytes.len() > LIMIT {
        return Err(too_large(name, bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty { name: name.to_owned() });
    }
    form::refuse_binary(name, bytes)?;
    let looks_html = bytes.get(..bytes.len().min(4096)).is_some_and(|head| head.contains(&b'<'));
    let decoded = encoding::decode(bytes, looks_html)
        .map_err(|why| Refused::Unreadable { name: name.to_owned(), why })?;
    form::refuse_controls(name, &decoded.text)?;
    Ok(decoded)
}

/// The most bytes a file of that name may have.
pub fn limit(name: &str) -> usize {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if ending == "docx" { docx::LIMIT } else { LIMIT }
}

fn word(name: &str, bytes: &[u8], ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> {
    let read = docx::read(bytes).map_err(|why| Refused::Unreadable { name: name.to_owned(), why })?;
    let source: String = read.html.nfc().collect();
    let sorted = html::page(&source, read.pictures.len()).map_err(|why| no_story(name, why))?;
    let mut reading = reading(Form::Word, sorted, ids);
    reading.pictures = read.pictures;
    reading.warnings.extend(read.warnings);
    Ok(reading)
}

/// Reads a whole page from the clipboard: its HTML where that carries the
/// story, else its text.
///
/// # Errors
/// [`Refused`], as [`read`].
pub fn clipboard(
    html: Option<&str>,
    text_only: &str,
    ids: &mut dyn FnMut() -> BlockId,
) -> Result<Reading, Refused> {
    const NAME: &str = "The clipboard";
    let size = html.map_or(0, str::len).max(text_only.len());
    if size > LIMIT {
        return Err(too_large(NAME, size));
    }
    let rich = html.filter(|html| !html.trim().is_empty());
    if rich.is_none() && text_only.trim().is_empty() {
        return Err(Refused::Empty { name: NAME.to_owned() });
    }
    let composed: String = text_only.nfc().collect();
    let from_html = rich.map(|html| self::html(NAME, &html.nfc().collect::<String>(), ids));
    let mut reading = match from_html {
        Some(Ok(reading)) if carries(&reading, text_only) => reading,
        Some(Err(refused)) if composed.trim().is_empty() => return Err(refused),
        _ => text(NAME, &composed, ids)?,
    };
    reading.encoding = "UTF-8".to_owned();
    Ok(reading)
}

fn text(name: &str, text: &str, ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> {
    if let Some(why) = form::not_copy(text) {
        return Err(Refused::NotAnArticle { name: name.to_owned(), why: why.to_owned() });
    }
    match form::of(name, text) {
        Form::Html => html(name, text, ids),
        Form::Markdown => markdown::read(name, text, ids),
        Form::PageDump | Form::PlainText | Form::Word => page_dump(name, text, ids),
    }
}

fn page_dump(name: &str, text: &str, ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> {
    let sorted = page::sort(page::units(text), &page::Hints::default()).map_err(|why| no_story(name, why))?;
    let bare = sorted.dropped.is_empty() && sorted.credits.is_empty() && sorted.fields.published.is_none();
    Ok(reading(if bare { Form::PlainText } else { Form::PageDump }, sorted, ids))
}

fn html(name: &str, text: &str, ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> {
    let sorted = html::page(text, 0).map_err(|why| no_story(name, why))?;
    Ok(reading(Form::Html, sorted, ids))
}

fn no_story(name: &str, why: page::NoStory) -> Refused {
    let name = name.to_owned();
    match why {
        page::NoStory::SomethingElse(why) => Refused::NotAnArticle { name, why },
        page::NoStory::NoCopy(why) => Refused::NoCopy { name, why },
    }
}

fn reading(form: Form, mut sorted: page::Sorted, ids: &mut dyn FnMut() -> BlockId) -> Reading {
    scrub::nodes(&mut sorted.body, Soft::Gone);
    let mut warnings = sorted.warnings;
    if sorted.headline.is_empty() {
        warnings.push("No headline was found; write one.".to_owned());
    }
    let mut dropped = sorted.dropped;
    dropped.sort_by_key(|dropped| dropped.line);
    Reading {
        form,
        encoding: "UTF-8".to_owned(),
        document: Document {
            furniture: Furniture {
                headline: sorted.headline,
                short_headline: String::new(),
                standfirst: sorted.standfirst,
            },
            blocks: blocks(sorted.body, ids),
        },
        fields: sorted.fields,
        credits: sorted.credits,
        bios: sorted.bios,
        roles: sorted.roles,
        dropped,
        warnings,
        pictures: Vec::new(),
    }
}

/// Top-level nodes, each under a fresh id.
pub(crate) fn blocks(nodes: Vec<Node>, ids: &mut dyn FnMut() -> BlockId) -> Vec<Block> {
    nodes.into_iter().map(|node| Block::new(ids(), node)).collect()
}

/// Whether a reading of the HTML has the words of the text beside it.
fn carries(reading: &Reading, text: &str) -> bool {
    let found: usize = reading.document.blocks.iter().map(|block| words(&block.node)).sum();
    let plain = page::sort(page::units(text), &page::Hints::default())
        .map_or(0, |sorted| sorted.body.iter().map(words).sum());
    found > 0 && found * 2 >= plain
}

pub(crate) fn words(node: &Node) -> usize {
    let own: usize = node.lines().into_iter().map(|line| crate::words::count(&line.text())).sum();
    own + node.children().into_iter().map(words).sum::<usize>()
}

fn too_large(name: &str, size: usize) -> Refused {
    Refused::TooLarge { name: name.to_owned(), size: megabytes(size), limit: megabytes(LIMIT) }
}

pub(crate) fn megabytes(size: usize) -> String {
    format!("{:.0} MB", size as f64 / (1024.0 * 1024.0))
}
