//! Who did what to a story.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::Ended;
use crate::when::moment;
use clap::Args;
use jiff::tz::TimeZone;
use stet_api::cases;
use stet_api::wire::{ByStory, HistoryEntry};

/// Show who did what to a story, newest first
#[derive(Args, Debug)]
#[command(after_help = "With --json: an array of at, who, what, why, revision.\n\n\
        Example:\n  stet history ferry-contract")]
pub(crate) struct History {
    /// An id, a unique beginning of one, or a slug
    story: String,
}

impl History {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let entries = cases::history::history(&mut desk.session, ByStory { story: self.story })?;
        let zone = desk.zone()?;
        desk.out.result(&entries, || table(&entries, &zone))
    }
}

fn table(entries: &[HistoryEntry], zone: &TimeZone) -> String {
    let mut table = Table::new(&["WHEN", "WHO", "WHAT", "REVISION", "WHY"]);
    for entry in entries {
        table.row([
            moment(&entry.at, zone),
            entry.who.clone(),
            entry.what.clone(),
            entry.revision.iter().flat_map(|id| id.chars()).take(12).collect(),
            entry.why.clone(),
        ]);
    }
    table.print("Nothing has happened to this story yet.")
}
