//! The document: furniture and a list of blocks.
//!
//! Content rules are loose on purpose: strict ones are what makes a merge of
//! two valid texts invalid. Whether a text is fit to print is judged by checks
//! at filing and release, never here.

use super::{Framing, Inlines};
use crate::ids::BlockId;

/// The version of the document's shape that this program writes. A file from
/// a later version is refused rather than read wrongly.
pub const SCHEMA: u32 = 1;

/// How deep lists and quotations may nest before a text is refused: deeper
/// than any copy, shallow enough never to exhaust the stack.
pub const DEPTH: usize = 40;

/// A story's words: what stands above the body, and the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Headline, short headline and standfirst.
    pub furniture: Furniture,
    /// The body, one top-level block after another.
    pub blocks: Vec<Block>,
}

/// The words above the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Furniture {
    /// The headline, plain text.
    pub headline: String,
    /// A shorter headline for lists and small screens; empty for none.
    pub short_headline: String,
    /// The sentence between headline and body; emphasis and links only.
    pub standfirst: Inlines,
}

/// One top-level node with the id that stays with it through every edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Stable within the story.
    pub id: BlockId,
    /// What it is.
    pub node: Node,
}

/// Everything a body can hold. The same kinds stand at the top level and inside
/// lists and quotations; only top-level ones carry an id.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A paragraph.
    Paragraph(Inlines),
    /// A subhead, level 2 to 4 (level 1 is the headline).
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Its words.
        text: Inlines,
    },
    /// A list whose order says nothing.
    BulletList(Vec<ListItem>),
    /// A numbered list.
    OrderedList {
        /// The first number.
        start: u32,
        /// The items.
        items: Vec<ListItem>,
    },
    /// Somebody's words, set off, with who said them.
    Quotation {
        /// "Name, role"; empty when unattributed.
        attribution: String,
        /// What was said.
        content: Vec<Node>,
    },
    /// Words of this story repeated for display.
    PullQuote {
        /// "Name, role"; empty for none.
        attribution: String,
        /// The repeated words.
        text: Inlines,
    },
    /// A picture.
    Figure {
        /// A path, an address, or `media:` and a content hash.
        src: String,
        /// What the picture shows, for those who cannot see it.
        alt: String,
        /// Who made it.
        credit: String,
        /// Under which terms it may be printed.
        licence: String,
        /// Which part of it is printed.
        framing: Framing,
        /// The caption.
        caption: Inlines,
    },
    /// Something elsewhere, printed as a card with a link.
    Embed {
        /// Its address.
        url: String,
        /// Its title.
        title: String,
        /// A line about it.
        caption: String,
    },
    /// A table; rows may differ in length.
    Table(Vec<TableRow>),
    /// A break between sections.
    Rule,
    /// Literal text.
    Code {
        /// The language it is written in; empty for none.
        language: String,
        /// The text, newlines included, without a final one.
        text: String,
    },
    /// The body of a footnote.
    Note {
        /// What [`super::Inline::NoteRef`] calls it.
        label: String,
        /// What it says.
        content: Vec<Node>,
    },
    /// Source that could not be read, kept exactly, refused at release.
    Verbatim {
        /// The source, to the character.
        text: String,
        /// What it is written in: `markdown` or `html`.
        format: String,
        /// Why it could not be read, for the person who must decide.
        why: String,
    },
}

/// One entry of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem(pub Vec<Node>);

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow(pub Vec<TableCell>);

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableCell {
    /// True for a cell that names its row or column.
    pub header: bool,
    /// Its words.
    pub text: Inlines,
}

impl Block {
    /// A block under a given id.
    pub fn new(id: BlockId, node: Node) -> Self {
        Self { id, node }
    }
}

impl Document {
    /// How many pictures say nothing to those who cannot see them.
    pub fn undescribed(&self) -> usize {
        fn of(node: &Node) -> usize {
            let own = matches!(node, Node::Figure { alt, .. } if alt.trim().is_empty());
            usize::from(own) + node.children().into_iter().map(of).sum::<usize>()
        }
        self.blocks.iter().map(|block| of(&block.node)).sum()
    }
}

impl Node {
    /// Whether the editor lets `inner` stand directly inside this kind. Reading
    /// Markdown makes nothing else; a merge may, and every walker copes.
    pub fn may_hold(&self, inner: &Self) -> bool {
        match self {
            Self::BulletList(_) | Self::OrderedList { .. } => matches!(
                inner,
                Self::Paragraph(_)
                    | Self::BulletList(_)
                    | Self::OrderedList { .. }
                    | Self::Quotation { .. }
                    | Self::Code { .. }
            ),
            Self::Quotation { .. } => matches!(
                inner,
                Self::Paragraph(_)
                    | Self::Heading { .. }
                    | Self::BulletList(_)
                    | Self::OrderedList { .. }
                    | Self::Quotation { .. }
            ),
            Self::Note { .. } => !matches!(inner, Self::Note { .. }),
            _ => false,
        }
    }

    /// The blocks directly inside this one, in reading order: a list's items
    /// one after another, a quotation's or note's content.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::BulletList(items) | Self::OrderedList { items, .. } => {
                items.iter().flat_map(|item| &item.0).collect()
            }
            Self::Quotation { content, .. } | Self::Note { content, .. } => content.iter().collect(),
            _ => vec![],
        }
    }

    /// The lines of marked words that belong to this block itself: its text, a
    /// picture's caption, a table's cells. What is in [`Self::children`] is not
    /// repeated.
    pub fn lines(&self) -> Vec<&Inlines> {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } | Self::PullQuote { text, .. } => vec![text],
            Self::Figure { caption, .. } => vec![caption],
            Self::Table(rows) => rows.iter().flat_map(|row| &row.0).map(|cell| &cell.text).collect(),
            _ => vec![],
        }
    }

    /// The name the kind goes by in the file and in the editor.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Paragraph(_) => "paragraph",
            Self::Heading { .. } => "heading",
            Self::BulletList(_) => "bullet_list",
            Self::OrderedList { .. } => "ordered_list",
            Self::Quotation { .. } => "quotation",
            Self::PullQuote { .. } => "pull_quote",
            Self::Figure { .. } => "figure",
            Self::Embed { .. } => "embed",
            Self::Table(_) => "table",
            Self::Rule => "rule",
            Self::Code { .. } => "code",
            Self::Note { .. } => "note",
            Self::Verbatim { .. } => "verbatim",
        }
    }
}
