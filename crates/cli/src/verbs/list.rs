//! Which stories there are.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::Ended;
use crate::when::moment_or;
use clap::Args;
use clap::builder::PossibleValuesParser;
use jiff::tz::TimeZone;
use stet_api::cases;
use stet_api::wire::{ListQuery, ListRow};

/// List stories, the one that moved last first
#[derive(Args, Debug)]
#[command(
    after_help = "With --json: an array of id, slug, slugline, headline, desk, kind, workflow, publication, writers, holder, writing, due, \
        words, length, placeholders, embargo, embargo_until, language, changed_at, released_at, note, private.\n\n\
        Example:\n  stet list --desk Coast --state filed\n  stet list --limit 50 --after SLUG"
)]
pub(crate) struct List {
    /// Only this desk's, by name or id
    #[arg(long)]
    desk: Option<String>,
    /// Only those in this workflow or publication state
    #[arg(long, value_parser = PossibleValuesParser::new(cases::list::states()), hide_possible_values = true)]
    state: Option<String>,
    /// Only those that credit this author, by name or id
    #[arg(long)]
    author: Option<String>,
    /// At most so many; 0 for all
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
    /// Those after this story, for the next page
    #[arg(long, value_name = "STORY")]
    after: Option<String>,
}

impl List {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let limit = self.limit;
        let query =
            ListQuery { desk: self.desk, state: self.state, author: self.author, limit, after: self.after };
        let rows = cases::list::list(&mut desk.session, query)?;
        let zone = desk.zone()?;
        if limit > 0
            && rows.len() >= usize::try_from(limit).unwrap_or(usize::MAX)
            && let Some(last) = rows.last()
        {
            desk.out.say(&format!("There may be more: stet list --after {} ...", last.slug));
        }
        desk.out.result(&rows, || table(&rows, &zone))
    }
}

fn table(rows: &[ListRow], zone: &TimeZone) -> String {
    let mut table =
        Table::new(&["STORY", "STATE", "DESK", "WRITER", "DUE", ">WORDS", ">TK", "SLUG", "HEADLINE"]);
    for row in rows {
        let words =
            row.length.map_or_else(|| row.words.to_string(), |length| format!("{}/{length}", row.words));
        table.row([
            row.id.chars().take(7).collect(),
            state(row),
            row.desk.clone().unwrap_or_default(),
            row.writers.join(", "),
            moment_or(row.due.as_deref(), zone),
            words,
            if row.placeholders == 0 { String::new() } else { row.placeholders.to_string() },
            row.slug.clone(),
            row.headline.clone(),
        ]);
    }
    table.print("No stories here. Begin one with: stet new --headline \"...\", or stet import FILE")
}

fn state(row: &ListRow) -> String {
    match (row.publication.as_str(), row.private) {
        ("unpublished", true) => format!("{}, private", row.workflow),
        ("unpublished", false) => row.workflow.clone(),
        (out, _) => out.to_owned(),
    }
}
