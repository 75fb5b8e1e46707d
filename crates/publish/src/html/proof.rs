//! What the proof's template is given.

use super::byline::{Bio, Part, bios, byline};
use super::context::language;
use super::words::Tongue;
use crate::files::stem;
use crate::picture::inside;
use crate::proof::{Fact, Proof, Running};
use crate::zone::Zone;
use crate::{Direction, Page};
use minijinja::Value;
use serde::Serialize;
use stet_core::text::html::{self, HtmlOptions, ProofMarks, fragment, marked_inline};

/// A proof worked out: the copy in its own language, what stands around it in
/// English, which is the newsroom's.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet<'a> {
    title: String,
    /// The slug, for whoever sorts the sheets.
    name: String,
    printed: String,
    facts: &'a [Fact],
    open: &'a [String],
    language: &'a str,
    direction: &'static str,
    label: Option<String>,
    headline: Value,
    short_headline: Value,
    standfirst: Value,
    byline: Vec<Part<'a>>,
    dateline: &'a str,
    copy: Value,
    bios: Vec<Bio<'a>>,
    /// The numbers of the pages there may be, where the document draws them.
    pages: Vec<usize>,
    words: Words,
}

#[derive(Debug, Serialize)]
struct Words {
    running: &'static str,
    open: &'static str,
    no_headline: &'static str,
    short_headline: &'static str,
    end: String,
    read_by: &'static str,
    read_on: &'static str,
}

impl<'a> Sheet<'a> {
    /// Works a proof out; the error says what about the story is wrong.
    pub(crate) fn of(proof: &'a Proof<'_>) -> Result<Self, String> {
        let page = proof.page;
        let tongue = Tongue::of(&page.language);
        let marks = marks(proof);
        let furniture = &page.document.furniture;
        let name = stem(&page.slug, page.story.as_str());
        let at = Tongue::of("en").moment(&Zone::named(&page.zone)?.at(proof.at));
        let marked = |words: &str| Value::from_safe_string(marks.text(words.trim()));
        let standfirst = marked_inline(&furniture.standfirst, &marks);
        Ok(Self {
            title: format!("{name}, proof"),
            printed: format!("Printed by {}, {at}", proof.by),
            facts: &proof.facts,
            open: &proof.open,
            language: language(&page.language)?,
            direction: page.direction.name(),
            label: page.label.as_deref().map(|label| tongue.label(page.kind, label)),
            headline: marked(&furniture.headline),
            short_headline: marked(&furniture.short_headline),
            standfirst: Value::from_safe_string(standfirst.trim().to_owned()),
            byline: byline(page, tongue, None),
            dateline: page.dateline.trim(),
            copy: Value::from_safe_string(fragment(
                &page.document.blocks,
                &options(page, tongue, marks.clone()),
            )),
            bios: bios(page)?,
            pages: pages(proof),
            words: Words {
                running: "PROOF, not for publication",
                open: "Still open",
                no_headline: "No headline yet",
                short_headline: "Short headline:",
                end: format!("End of copy, {}", counted(proof.words)),
                read_by: "Read by",
                read_on: "On",
            },
            name,
        })
    }

    /// What stands at the foot of every page.
    pub(crate) fn running(&self) -> String {
        format!("{}. {}", self.words.running, self.printed)
    }
}

/// Words that no page of copy has fewer of, but at a picture or a table.
const FEWEST: usize = 60;

/// More pages than there will be; what comes after the last is cut off.
fn pages(proof: &Proof<'_>) -> Vec<usize> {
    match proof.running {
        Running::Margins => Vec::new(),
        Running::Drawn => (1..=10 + proof.words / FEWEST + proof.page.document.blocks.len()).collect(),
    }
}

fn counted(words: usize) -> String {
    if words == 1 { "1 word".to_owned() } else { format!("{words} words") }
}

fn marks(proof: &Proof<'_>) -> ProofMarks {
    ProofMarks {
        placeholders: proof.placeholders.clone(),
        described: "Says to those who can\u{2019}t see it:".into(),
        undescribed: "Does not say what it shows to those who can\u{2019}t see it.".into(),
        no_picture: "This picture is not in the newsroom file.".into(),
        unread: "This passage could not be read; it needs a decision.".into(),
    }
}

fn options(page: &Page, tongue: Tongue, marks: ProofMarks) -> HtmlOptions {
    HtmlOptions {
        id_prefix: String::new(),
        direction: match page.direction {
            Direction::Ltr => html::Direction::LeftToRight,
            Direction::Rtl => html::Direction::RightToLeft,
        },
        first_heading: 2,
        notes_title: tongue.words.notes.to_owned(),
        back_label: tongue.words.back.to_owned(),
        pictures: inside(page),
        proof: Some(marks),
    }
}
