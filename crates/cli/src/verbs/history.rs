//! Who did what to a story, and what its versions are called.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::{Ended, Trouble};
use crate::when::moment;
use clap::Args;
use jiff::tz::TimeZone;
use stet_api::cases;
use stet_api::wire::{ByStory, HistoryEntry, NameVersion};

/// Show who did what to a story, newest first, or give one of its versions a name
#[derive(Args, Debug)]
#[command(
    after_help = "With --json: an array of at, who, what, why, revision (null where no version was made), name, summary, added, cut \
        (words), sibling (the number of words that wait beside the story, else null).\n\n\
        Example:\n  stet history ferry-contract\n  stet history ferry-contract --name 3f9a=\"Before the lawyers\"\n  \
        stet history ferry-contract --name now=\"As agreed on the phone\""
)]
pub(crate) struct History {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// Call a version something (a revision, a word as in stet diff, or now); an empty name takes it away
    #[arg(long, value_name = "VERSION=NAME")]
    name: Option<String>,
}

impl History {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        if let Some(given) = &self.name {
            let (revision, name) = given.split_once('=').ok_or_else(|| {
                Trouble::Usage(
                    "Write the version, an equals sign and the name: --name 3f9a=\"Before the lawyers\"."
                        .to_owned(),
                )
            })?;
            let request =
                NameVersion { story: self.story.clone(), revision: revision.into(), name: name.into() };
            cases::versions::name(&mut desk.session, request)?;
        }
        let entries = cases::history::history(&mut desk.session, ByStory { story: self.story.clone() })?;
        let zone = desk.zone()?;
        desk.out.result(&entries, || format!("{}{}", table(&entries, &zone), waiting(&entries, &self.story)))
    }
}

fn table(entries: &[HistoryEntry], zone: &TimeZone) -> String {
    let mut table = Table::new(&["WHEN", "WHO", "WHAT", "REVISION", "CHANGED", "NAME", "WHY"]);
    for entry in entries {
        table.row([
            moment(&entry.at, zone),
            entry.who.clone(),
            entry.what.clone(),
            entry.revision.iter().flat_map(|id| id.chars()).take(12).collect(),
            entry.summary.clone(),
            entry.name.clone(),
            entry.why.clone(),
        ]);
    }
    table.print("Nothing has happened to this story yet.")
}

/// What waits beside the story, and how it is settled.
fn waiting(entries: &[HistoryEntry], story: &str) -> String {
    let open = entries.iter().filter_map(|entry| Some((entry.sibling?, entry)));
    let line = |(number, entry): (u32, &HistoryEntry)| {
        format!(
            "\nWords by {} wait beside this story, number {number}. Settle them: stet merge {story} {number}\n",
            entry.who
        )
    };
    open.map(line).collect()
}
