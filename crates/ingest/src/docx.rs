//! Word files: their parts, read by name and within bounds, as the HTML that
//! Word itself would put on a clipboard, for the one reader of that.
//!
//! Nothing is unpacked to a disk, no part is read that is not asked for, and
//! nothing a part points at is fetched.

mod body;
mod parts;
mod run;
mod shapes;

use crate::newcomer::megabytes;
use crate::paste::PastedPicture;
use parts::Parts;

/// The most bytes a Word file may have: pictures make them large.
pub(crate) const LIMIT: usize = 50 * 1024 * 1024;

/// A Word file, read.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) html: String,
    /// Its pictures; the HTML names each `pasted:` and its place in this list.
    pub(crate) pictures: Vec<PastedPicture>,
    /// What to look at, for the person who imports.
    pub(crate) warnings: Vec<String>,
}

/// True for a package that holds a Word document.
pub(crate) fn is(name: &str, bytes: &[u8]) -> bool {
    let packed = bytes.starts_with(b"PK\x03\x04");
    let named = name.rsplit_once('.').is_some_and(|(_, ending)| {
        ["docx", "docm", "dotx", "dotm"].iter().any(|known| ending.eq_ignore_ascii_case(known))
    });
    packed && (named || crate::form::packed(bytes) == Some("a Word file"))
}

/// Reads one; `Err` says what stands in the way.
pub(crate) fn read(bytes: &[u8]) -> Result<Word, String> {
    if bytes.len() > LIMIT {
        return Err(format!("it has {}; the limit is {}", megabytes(bytes.len()), megabytes(LIMIT)));
    }
    let mut parts = Parts::open(bytes)?;
    let document = parts.xml("word/document.xml")?.ok_or("it holds no text (word/document.xml)")?;
    let mut shapes = shapes::Shapes::read(&mut parts)?;
    let mut html = String::from("<html><body>");
    let mut writer = body::Writer::new(&shapes, &mut html);
    writer.story(&document)?;
    let marks = writer.finish();
    for (part, kind) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        if let Some(xml) = parts.xml(&format!("word/{part}.xml"))? {
            shapes.turn_to(&mut parts, part)?;
            body::notes(&shapes, &xml, kind, &marks, &mut html)?;
        }
    }
    if let Some(xml) = parts.xml("word/comments.xml")? {
        body::comments(&xml, &mut html)?;
    }
    html.push_str("</body></html>");
    let mut warnings = Vec::new();
    if let Some(author) = parts.xml("docProps/core.xml")?.as_deref().and_then(author) {
        warnings.push(format!(
            "The file names {author} as its author. That is often whoever made the template: add the credit yourself if it is right."
        ));
    }
    Ok(Word { html, pictures: shapes.pictures, warnings })
}

fn author(core: &str) -> Option<String> {
    let tree = parts::tree(core).ok()?;
    let creator = tree.descendants().find(|node| node.tag_name().name() == "creator")?;
    creator.text().map(crate::words::tidy).filter(|name| !name.is_empty() && name.chars().count() <= 80)
}

#[cfg(test)]
mod tests;
