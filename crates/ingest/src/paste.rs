//! What somebody pastes into the copy: the best reading of everything the
//! clipboard offers, and an account of what was left out of it.

mod file;
mod flavour;
mod said;

use crate::newcomer::{LIMIT, blocks, megabytes};
use crate::reading::{Dropped, LeftOut};
use crate::scrub::{self, Scrubbed, Soft};
use crate::{html, page};
pub use file::paste_file;
use flavour::Best;
use stet_core::ids::BlockId;
use stet_core::text::{Block, Node, markdown, plain};
use unicode_normalization::UnicodeNormalization;

/// A clipboard as it came.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clip<'a> {
    /// Its HTML, if it has any.
    pub html: Option<&'a str>,
    /// Its text; empty for none.
    pub text: &'a str,
    /// Its RTF, if it has any.
    pub rtf: Option<&'a str>,
}

/// The program a clipboard comes from, as far as it gives itself away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Program {
    /// Google Docs.
    GoogleDocs,
    /// Word on a desktop, or Outlook, which writes with Word.
    Word,
    /// Word in a browser.
    WordOnline,
    /// LibreOffice or OpenOffice Writer.
    LibreOffice,
    /// Excel, Google Sheets or LibreOffice Calc.
    Spreadsheet,
    /// Pages, TextEdit, Notes and Mail of a Mac.
    Apple,
    /// A mail program.
    Mail,
    /// A page in a browser.
    WebPage,
    /// Rich text without HTML.
    RichText,
    /// Markdown source.
    Markdown,
    /// Text alone.
    #[default]
    PlainText,
}

/// A fragment, read for the copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The blocks, with fresh ids.
    pub blocks: Vec<Block>,
    /// The same words without any form, for who wants only those. Deleted words
    /// and comments are not in here either.
    pub plain: String,
    /// Where it comes from.
    pub program: Program,
    /// What was left out.
    pub dropped: Vec<Dropped>,
    /// What was cleaned in what came in.
    pub cleaned: Cleaned,
    /// Pictures that came with it; a figure names its own `pasted:` and the
    /// place in this list.
    pub pictures: Vec<PastedPicture>,
    /// Sentences for the writer about how it was read.
    pub notes: Vec<String>,
}

/// What was made better without leaving a word out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Links that led through a redirect.
    pub unwrapped: usize,
    /// Links that carried fields to follow readers.
    pub stripped: usize,
    /// Characters nobody sees.
    pub characters: Scrubbed,
}

/// A picture's own bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedPicture {
    /// What its source calls it: `image/png` ... Its bytes decide.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What stands before a picture's number in a figure of [`Pasted`].
pub const PICTURE: &str = "pasted:";

impl Program {
    /// All of them.
    const ALL: [Self; 11] = [
        Self::GoogleDocs,
        Self::Word,
        Self::WordOnline,
        Self::LibreOffice,
        Self::Spreadsheet,
        Self::Apple,
        Self::Mail,
        Self::WebPage,
        Self::RichText,
        Self::Markdown,
        Self::PlainText,
    ];

    /// The one of that name on the wire.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// What people call it, as it stands after "from"; empty for text alone.
    pub fn called(self) -> &'static str {
        match self {
            Self::GoogleDocs => "Google Docs",
            Self::Word => "Word",
            Self::WordOnline => "Word in a browser",
            Self::LibreOffice => "LibreOffice",
            Self::Spreadsheet => "a spreadsheet",
            Self::Apple => "a Mac",
            Self::Mail => "a mail",
            Self::WebPage => "a web page",
            Self::RichText => "rich text",
            Self::Markdown => "Markdown",
            Self::PlainText => "",
        }
    }

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::GoogleDocs => "google_docs",
            Self::Word => "word",
            Self::WordOnline => "word_online",
            Self::LibreOffice => "libreoffice",
            Self::Spreadsheet => "spreadsheet",
            Self::Apple => "apple",
            Self::Mail => "mail",
            Self::WebPage => "web_page",
            Self::RichText => "rich_text",
            Self::Markdown => "markdown",
            Self::PlainText => "plain_text",
        }
    }

    /// What soft hyphens from it mean.
    fn soft(self) -> Soft {
        match self {
            Self::WebPage | Self::Mail => Soft::Gone,
            _ => Soft::Kept,
        }
    }
}

/// Reads a fragment for the copy: its structure is kept, and nothing is
/// guessed about bylines or furniture. Too much is not cut: it comes back as
/// its plain text, or as nothing, with the reason.
pub fn paste(clip: &Clip<'_>, ids: &mut dyn FnMut() -> BlockId) -> Pasted {
    let best = flavour::best(clip);
    let mut pasted = match &best.rich {
        Some(source) => rich(source, &best, 0, ids),
        None => text(&best, false, ids),
    };
    pasted.notes.splice(0..0, best.notes);
    pasted
}

/// Reads a fragment as words alone. What a tracked change deletes is left out
/// all the same.
pub fn paste_plain(clip: &Clip<'_>, ids: &mut dyn FnMut() -> BlockId) -> Pasted {
    let read = paste(clip, ids);
    bare(read, ids)
}

fn bare(read: Pasted, ids: &mut dyn FnMut() -> BlockId) -> Pasted {
    let (words, _) = scrub::text(&read.plain, Soft::Kept);
    Pasted { blocks: blocks(page::paragraphs(&words), ids), ..read }
}

/// Reads HTML that so many pictures came packed with.
fn rich(source: &str, best: &Best<'_>, packed: usize, ids: &mut dyn FnMut() -> BlockId) -> Pasted {
    let fragment = html::fragment(&source.nfc().collect::<String>(), packed);
    if fragment.cut {
        let mut pasted = text(best, false, ids);
        pasted.notes.push(match pasted.blocks.is_empty() {
            true => "There is too much in this to paste at once. Paste it in parts.".to_owned(),
            false => "There was too much form in this to read; it went in as plain text.".to_owned(),
        });
        return pasted;
    }
    let withheld: usize = fragment
        .dropped
        .iter()
        .filter(|dropped| matches!(dropped.what, LeftOut::Deletion | LeftOut::Comment | LeftOut::Hidden))
        .map(|dropped| crate::words::count(&dropped.text))
        .sum();
    let found: usize = fragment.nodes.iter().map(crate::newcomer::words).sum();
    let pictured = fragment.nodes.iter().any(|node| matches!(node, Node::Figure { .. } | Node::Embed { .. }));
    let offered = crate::words::count(&best.text);
    // The text beside the HTML may hold what was deleted: then it is no better reading.
    let poor = withheld == 0
        && (found * 2 < offered || (fragment.nodes.is_empty() && !best.text.trim().is_empty()))
        && !(pictured && offered < 8);
    if poor {
        let mut pasted = text(best, false, ids);
        pasted.notes.push("Its HTML lacked the words, so its plain text was taken.".to_owned());
        return pasted;
    }
    let mut nodes = fragment.nodes;
    let characters = scrub::nodes(&mut nodes, fragment.program.soft());
    let blocks = blocks(nodes, ids);
    let plain =
        if withheld > 0 || best.text.trim().is_empty() { plain::text(&blocks) } else { best.text.clone() };
    Pasted {
        plain,
        blocks,
        program: best.program.unwrap_or(fragment.program),
        dropped: fragment.dropped,
        cleaned: Cleaned { characters, ..fragment.cleaned },
        pictures: fragment.pictures,
        notes: Vec::new(),
    }
}

/// Reads words; as Markdown where they are known or look like it.
fn text(best: &Best<'_>, known: bool, ids: &mut dyn FnMut() -> BlockId) -> Pasted {
    if best.text.len() > LIMIT {
        let size = megabytes(best.text.len());
        let why = format!("too much to paste at once ({size}; the limit is {})", megabytes(LIMIT));
        return Pasted {
            dropped: vec![Dropped { line: 0, text: String::new(), why, what: LeftOut::Other }],
            notes: vec![format!(
                "This is too much to paste at once ({size}; the limit is {}). Paste it in parts, or import it as a file.",
                megabytes(LIMIT)
            )],
            ..Pasted::default()
        };
    }
    let (words, characters) = scrub::text(&best.text.nfc().collect::<String>(), Soft::Kept);
    let (mut cleaned, mut dropped) = (Cleaned { characters, ..Cleaned::default() }, Vec::new());
    let (mut nodes, program) = if known || flavour::is_markdown(&words) {
        let read = markdown::read(&words, &mut || BlockId::new("read"));
        (read.into_iter().map(|block| body(block.node)).collect(), Program::Markdown)
    } else {
        (page::plain_blocks(&words), Program::PlainText)
    };
    html::links::settle(&mut nodes, &mut cleaned, &mut dropped);
    Pasted {
        blocks: blocks(nodes, ids),
        plain: words,
        program: best.program.unwrap_or(program),
        cleaned,
        dropped,
        ..Pasted::default()
    }
}

/// Subheads of the copy begin at the second level.
fn body(node: Node) -> Node {
    match node {
        Node::Heading { level, text } => Node::Heading { level: level.clamp(2, 4), text },
        node => node,
    }
}

#[cfg(test)]
mod tests;
