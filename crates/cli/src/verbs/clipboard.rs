//! Raw clipboards kept with a story.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::{End, Ended};
use crate::when::moment;
use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;
use std::io::IsTerminal as _;
use stet_api::cases;
use stet_api::wire::{ByClipping, ByStory, ClippingView, PasteAgain};

/// One flavour of a clipboard, as it came.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Raw {
    Html,
    Text,
    Rtf,
}

/// List the clipboards that were pasted into a story, or read one of them again
#[derive(Args, Debug)]
#[command(
    after_help = "Every paste keeps its raw clipboard with the story, until the story is released or for 30 days. With a number it \
        is read again and printed as Markdown; what a tracked change deleted stays out.\n\n\
        With --json: an array of number, at, who, from, said, revision (null while its words are in no version), size (bytes). \
        With --json and a number: blocks, dropped, said, left_out, clipping; with --raw: html, text, rtf, cut.\n\n\
        Example:\n  stet clipboard ferry-contract\n  stet clipboard ferry-contract 412 --plain\n  \
        stet clipboard ferry-contract 412 --raw html"
)]
pub(crate) struct Clipboard {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// Read this one again, by its number
    number: Option<u32>,
    /// Its words alone, without their form
    #[arg(long, requires = "number")]
    plain: bool,
    /// Print one flavour as it came instead
    #[arg(long, value_name = "FLAVOUR", requires = "number", conflicts_with = "plain")]
    raw: Option<Raw>,
}

impl Clipboard {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let Some(number) = self.number else {
            let all = cases::paste::clippings(&mut desk.session, ByStory { story: self.story })?;
            let zone = desk.zone()?;
            return desk.out.result(&all, || table(&all, &zone));
        };
        if let Some(flavour) = self.raw {
            let clip = cases::paste::raw(&mut desk.session, ByClipping { story: self.story, number })?;
            return desk.out.result(&clip, || {
                harmless(match flavour {
                    Raw::Html => &clip.html,
                    Raw::Text => &clip.text,
                    Raw::Rtf => &clip.rtf,
                })
            });
        }
        let request = PasteAgain { story: self.story, number, plain: self.plain };
        if desk.out.json {
            let pasted = cases::paste::again(&mut desk.session, request)?;
            return desk.out.result(&pasted, String::new);
        }
        let words = cases::paste::markdown(&mut desk.session, request)?;
        desk.out.text(&words)?;
        Ok(End::Done)
    }
}

/// A clipboard from elsewhere may hold what a terminal would obey; a file gets it as it is.
fn harmless(flavour: &str) -> String {
    if !std::io::stdout().is_terminal() {
        return flavour.to_owned();
    }
    flavour.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { ' ' } else { c }).collect()
}

fn table(all: &[ClippingView], zone: &TimeZone) -> String {
    let mut table = Table::new(&[">NUMBER", "WHEN", "WHO", "FROM", ">BYTES", "REVISION", "WHAT CAME IN"]);
    for one in all {
        table.row([
            one.number.to_string(),
            moment(&one.at, zone),
            one.who.clone(),
            one.from.clone(),
            one.size.to_string(),
            one.revision.iter().flat_map(|id| id.chars()).take(12).collect(),
            one.said.clone(),
        ]);
    }
    table.print("No clipboard is kept with this story: they go when it is released, or after 30 days.")
}
