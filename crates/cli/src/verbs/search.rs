//! Finding a story by its words.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::Ended;
use clap::Args;
use stet_api::cases;
use stet_api::wire::{Hit, Jump};

/// Find stories by words in their headline, byline or copy
#[derive(Args, Debug)]
#[command(
    after_help = "With --json: an array of story (id), headline, slugline, desk, state, byline, snippet.\n\n\
        Example:\n  stet search harbour dredging"
)]
pub(crate) struct Search {
    /// The words; all of them must be there
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: u32,
}

impl Search {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let hits =
            cases::search::jump(&mut desk.session, Jump { query: self.words.join(" "), limit: self.limit })?;
        desk.out.result(&hits, || table(&hits))
    }
}

fn table(hits: &[Hit]) -> String {
    let mut table = Table::new(&["STORY", "STATE", "DESK", "WRITER", "HEADLINE", "WORDS AROUND IT"]);
    for hit in hits {
        let id = hit.story.chars().take(7).collect();
        table.row([
            id,
            hit.state.clone(),
            hit.desk.clone(),
            hit.byline.clone(),
            hit.headline.clone(),
            hit.snippet.clone(),
        ]);
    }
    table.print("Nothing found. Try fewer words, or the beginning of one.")
}
