//! Markdown as somebody gives it for a story they know: taken to the letter,
//! nothing guessed about bylines or furniture. (Pages and files from elsewhere
//! are ingest's.)

use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Failure};
use stet_core::text::front_matter::{self, FrontMatter};
use stet_core::text::{Block, Document, Furniture, Inline, Inlines, Marks, Node, markdown};

/// More bytes than this are never copy.
pub const MOST_BYTES: usize = stet_ingest::LIMIT;

/// What was given: the fields above the text, and the words.
pub(super) struct Given {
    pub(super) fields: FrontMatter,
    pub(super) document: Document,
}

/// Reads bytes of Markdown, with or without fields above it.
pub(super) fn read(bytes: &[u8]) -> Result<Given> {
    let source = decoded(bytes)?;
    let (fields, body) = front_matter::split(&source);
    let fields = fields.transpose().map_err(|error| unreadable(&format!("{error}")))?.unwrap_or_default();
    let furniture = Furniture {
        headline: fields.text("headline").unwrap_or_default().trim().to_owned(),
        short_headline: fields.text("short_headline").unwrap_or_default().trim().to_owned(),
        standfirst: line(fields.text("standfirst").unwrap_or_default())?,
    };
    let blocks = markdown::read(body, &mut Session::block_ids()?);
    Ok(Given { document: Document { furniture, blocks }, fields })
}

/// One line of Markdown with the marks a standfirst may have.
pub(super) fn line(source: &str) -> Result<Inlines> {
    let mut blocks = markdown::read(source, &mut Session::block_ids()?);
    match (blocks.pop().map(|block| block.node), blocks.len()) {
        (None, _) => Ok(Inlines::default()),
        (Some(Node::Paragraph(words)), 0) => Ok(Inlines::new(words.into_iter().map(plainer))),
        _ => Err(Failure::bad("A standfirst is one paragraph, with emphasis and links at most.")),
    }
}

/// The blocks without a first heading that only repeats the headline, and a
/// sentence that says so. Where the fields have a headline the heading is copy.
pub(super) fn below(
    headline: &str,
    fields: &FrontMatter,
    mut blocks: Vec<Block>,
) -> (Vec<Block>, Option<String>) {
    let headline = headline.trim();
    let own = fields.text("headline").is_some_and(|own| !own.trim().is_empty());
    let repeats =
        |block: &Block| matches!(&block.node, Node::Heading { text, .. } if text.text().trim() == headline);
    if own || headline.is_empty() || !blocks.first().is_some_and(repeats) {
        return (blocks, None);
    }
    blocks.remove(0);
    let said = format!(
        "The first subhead was left out, because it repeats the headline: \u{201c}{headline}\u{201d}."
    );
    (blocks, Some(said))
}

fn plainer(piece: Inline) -> Inline {
    match piece {
        Inline::Text { text, marks } => {
            Inline::Text { text, marks: Marks { em: marks.em, link: marks.link, ..Marks::none() } }
        }
        Inline::HardBreak => Inline::Text { text: " ".to_owned(), marks: Marks::none() },
        reference @ Inline::NoteRef { .. } => reference,
    }
}

/// UTF-8, or UTF-16 that says so.
fn decoded(bytes: &[u8]) -> Result<String> {
    if bytes.len() > MOST_BYTES {
        return Err(unreadable(&format!(
            "it is larger than any story ({} MB at most)",
            MOST_BYTES / 1_048_576
        )));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    match text {
        Some(text) if !text.contains('\0') => Ok(text),
        _ => Err(unreadable("it is not text in UTF-8; save it as UTF-8 first")),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Option<Vec<u16>> = bytes.chunks(2).map(|pair| pair.try_into().ok().map(unit)).collect();
    String::from_utf16(&units?).ok()
}

fn unreadable(why: &str) -> Failure {
    Failure::new(Code::Unreadable, format!("The copy can\u{2019}t be read: {why}. Nothing was changed."))
}
