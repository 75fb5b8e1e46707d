//! A proof: the whole copy as the desk reads it, on paper, with what is not
//! settled marked and room for a pencil.
//!
//! It is the newsroom's own sheet and no form of publication: no theme touches
//! it, no manifest lists it, and it says on every page what it is.

use crate::html::Sheet;
use crate::theme::environment;
use crate::{Page, PublishError};
use jiff::Timestamp;
use minijinja::Value;
use minijinja::value::Serde;
use std::fmt;
use std::str::FromStr;
use stet_core::text::tk::Placeholders;

const TEMPLATE: &str = "proof.html";
const SHEET: &str = include_str!("../proof/proof.html");
const STYLE: &str = include_str!("../proof/proof.css");

/// What a proof is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A word that names no paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is not a paper; use a4 or letter")]
pub struct UnknownPaper(pub String);

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// The name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Width and height, in points.
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// Width and height of what is printed on, in points. WebKit lays a page out
    /// in five quarters of these as whole pixels, so they are multiples of four.
    fn printed(self) -> (f64, f64) {
        match self {
            Self::A4 => (508.0, 744.0),
            Self::Letter => (524.0, 696.0),
        }
    }

    /// The margins, in points: above, beside on each side, below.
    pub fn margins(self) -> (f64, f64, f64) {
        let ((wide, high), (across, down)) = (self.size(), self.printed());
        let (beside, over) = ((wide - across) / 2.0, high - down);
        (over * 0.46, beside, over * 0.54)
    }

    /// How high a printed page is, in parts of its width.
    pub(crate) fn ratio(self) -> f64 {
        let (across, down) = self.printed();
        down / across
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Paper {
    type Err = UnknownPaper;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|paper| paper.name().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| UnknownPaper(name.to_owned()))
    }
}

/// Who draws what stands on every page: that it is a proof, whose, and which page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Running {
    /// The printer's engine, in the margins, as style sheets may ask of it: any
    /// browser since 2024 but those of WebKit.
    #[default]
    Margins,
    /// The document itself, beside the copy where every page will begin, for an
    /// engine that slices one long sheet into pages and draws no margins.
    Drawn,
}

/// Something to know about the story, above its copy.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fact {
    /// "Desk", "Due" ...
    pub name: String,
    /// What it is.
    pub value: String,
}

/// What a proof is made of.
#[derive(Clone, Debug)]
pub struct Proof<'a> {
    /// The story, with the pictures it prints.
    pub page: &'a Page,
    /// What it is printed on.
    pub paper: Paper,
    /// Who draws what stands on every page.
    pub running: Running,
    /// The words that stand for what is to come; each is marked.
    pub placeholders: &'a Placeholders,
    /// What is known of the story, in order.
    pub facts: Vec<Fact>,
    /// What stands between this copy and its sign-off, a line each.
    pub open: Vec<String>,
    /// Words of the body.
    pub words: usize,
    /// Who prints it.
    pub by: &'a str,
    /// When, in UTC.
    pub at: Timestamp,
}

/// The proof as an HTML document that asks nobody for anything. The same proof
/// gives the same bytes.
pub fn proof(proof: &Proof<'_>) -> Result<Vec<u8>, PublishError> {
    let refuse = |why| PublishError::Page { slug: proof.page.slug.clone(), why };
    let sheet = Sheet::of(proof).map_err(refuse)?;
    let mut templates = environment()?;
    let style = format!("{}{STYLE}", page_rules(proof, &sheet.running()));
    templates.add_global("style", Value::from_safe_string(style));
    templates.add_template(TEMPLATE, SHEET).map_err(|error| crate::theme::wrong(&error))?;
    crate::theme::rendered(&templates, TEMPLATE, &Value::from(Serde(sheet)))
}

/// The size of the sheet and what stands in its margins.
fn page_rules(proof: &Proof<'_>, running: &str) -> String {
    let paper = proof.paper;
    let (above, beside, below) = paper.margins();
    let boxes = match proof.running {
        Running::Drawn => String::new(),
        Running::Margins => format!(
            "@bottom-left {{ content: \"{}\"; font: 8pt sans-serif; color: #444; }} \
             @bottom-right {{ content: counter(page) \" / \" counter(pages); font: 8pt sans-serif; color: #444; }} ",
            css_string(running)
        ),
    };
    format!(
        "@page {{ size: {paper}; margin: {above:.3}pt {beside:.3}pt {below:.3}pt; {boxes}}}\n\
         :root {{ --wide: {:.3}pt; --page: {:.5}%; }}\n",
        paper.size().0,
        paper.ratio() * 100.0,
    )
}

/// Text between a style sheet's quotation marks: whatever could end them, or the
/// style element, is written by its number.
fn css_string(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | ',' | ':' | '-' => out.push(c),
            c => out.push_str(&format!("\\{:x} ", u32::from(c))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_string_or_a_style_early() {
        assert_eq!(css_string("Bo \"x\"</style>\n\\é"), "Bo \\22 x\\22 \\3c \\2f style\\3e \\a \\5c \\e9 ");
    }

    #[test]
    fn what_is_printed_on_and_the_margins_make_the_paper() {
        for paper in Paper::ALL {
            let ((wide, high), (above, beside, below)) = (paper.size(), paper.margins());
            assert!((wide - 2.0 * beside) / (high - above - below) - 1.0 / paper.ratio() < 1e-9);
            assert!(beside > 40.0 && above > 40.0 && below > above, "room for a printer's own margins");
        }
    }

    #[test]
    fn a_paper_is_called_by_its_name() {
        assert_eq!(" Letter".parse(), Ok(Paper::Letter));
        assert_eq!("A4".parse(), Ok(Paper::A4));
        assert!("a3".parse::<Paper>().unwrap_err().to_string().contains("a4 or letter"));
    }
}
