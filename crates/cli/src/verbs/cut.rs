//! What can go when a story is too long.

use crate::desk::Desk;
use crate::table::{Table, counted};
use crate::trouble::Ended;
use clap::Args;
use stet_api::cases;
use stet_api::wire::CutRecord;

/// Show or mark what can go when a story is too long, the first to go first
#[derive(Args, Debug)]
#[command(
    after_help = "Paragraphs are counted from 1 as they stand in the copy, as on the proof. The marks are kept beside the story; \
        nothing is taken out of it. In the window they are shown in the text, and cut as one step that can be undone.\n\n\
        With --json: story, slug, words, length, over, saved, over_after, blocks [{number, words, text}].\n\n\
        Example:\n  stet cut ferry-contract\n  stet cut ferry-contract --can-go 7 4\n  stet cut ferry-contract --stay 4"
)]
pub(crate) struct Cut {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// These can go, after those that are marked already
    #[arg(long, value_name = "NUMBER", num_args = 1..)]
    can_go: Vec<u32>,
    /// These stay after all
    #[arg(long, value_name = "NUMBER", num_args = 1..)]
    stay: Vec<u32>,
}

impl Cut {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let record = if self.can_go.is_empty() && self.stay.is_empty() {
            cases::cut::show(&mut desk.session, &self.story)?
        } else {
            cases::cut::mark_numbers(&mut desk.session, &self.story, &self.can_go, &self.stay)?
        };
        desk.out.result(&record, || printed(&record))
    }
}

fn printed(record: &CutRecord) -> String {
    let mut table = Table::new(&[">PARAGRAPH", ">WORDS", "BEGINS"]);
    for block in &record.blocks {
        table.row([
            block.number.to_string(),
            block.words.to_string(),
            block.text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect(),
        ]);
    }
    let length = record.length.map(|length| format!(" of {length}")).unwrap_or_default();
    let saved = match record.blocks.len() {
        0 => String::new(),
        _ => format!(
            "Without what can go: {}{}.\n",
            record.words.saturating_sub(record.saved),
            apart(record.over_after)
        ),
    };
    format!(
        "{}{length}{}.\n{saved}{}",
        counted(record.words, "word", "words"),
        apart(record.over),
        table.print("Nothing is marked. Mark what can go with: stet cut STORY --can-go NUMBER")
    )
}

fn apart(over: Option<i64>) -> String {
    match over {
        None => String::new(),
        Some(0) => ", to length".to_owned(),
        Some(over) if over > 0 => format!(", {over} over"),
        Some(under) => format!(", {} to go", under.unsigned_abs()),
    }
}
