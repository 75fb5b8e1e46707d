//! Paragraphs that were damaged on the disk, found again elsewhere.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::{End, Ended};
use clap::Args;
use stet_api::cases;
use stet_api::wire::{DamagedView, Recover as Ask, Recovered};

/// Show a story's damaged paragraphs, or look for one elsewhere and put it right
#[derive(Args, Debug)]
#[command(
    after_help = "A paragraph of a version comes back only as the very same, proven by its hash: from the text as it stands, from \
        another version, or from a backup beside the newsroom file. Other words that stood there are shown with where they are \
        from, and nothing is changed. A paragraph of the text comes back as the best that is left of it, as a new version.\n\n\
        With --json and no --paragraph: an array of block, number (0 for the version as a whole), why. With it: done, said, words, revision, place.\n\n\
        Example:\n  stet recover ferry-contract\n  stet recover ferry-contract --version 3f9a\n  \
        stet recover ferry-contract --version 3f9a --paragraph 4"
)]
pub(crate) struct Recover {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// A version: a revision, a version's name, or opened, filed, approved, released; else the text as it stands
    #[arg(long, value_name = "VERSION", default_value = "now")]
    version: String,
    /// Look for this paragraph, counted from 1
    #[arg(long, value_name = "NUMBER")]
    paragraph: Option<u32>,
}

impl Recover {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let Some(number) = self.paragraph else {
            let damaged = cases::recover::damaged(&mut desk.session, &self.story, &self.version)?;
            return desk.out.result(&damaged, || listed(&damaged));
        };
        let request =
            Ask { story: self.story.clone(), revision: self.version.clone(), place: number.to_string() };
        let told = cases::recover::recover(&mut desk.session, request)?;
        desk.out.result(&told, || said(&told, &self.story))?;
        Ok(ended(&told))
    }
}

/// What was not found is not done.
fn ended(told: &Recovered) -> End {
    if told.done { End::Done } else { End::Partly }
}

fn listed(damaged: &[DamagedView]) -> String {
    let mut table = Table::new(&["PARAGRAPH", "WHAT IS WRONG"]);
    for one in damaged {
        let paragraph = if one.number == 0 { "all".to_owned() } else { one.number.to_string() };
        table.row([paragraph, one.why.clone()]);
    }
    table.print("Every paragraph can be read.")
}

fn said(told: &Recovered, story: &str) -> String {
    if told.words.is_empty() {
        return format!("{}\n", told.said);
    }
    let revision: String = told.revision.chars().take(12).collect();
    let next = match revision.as_str() {
        "now" => "They are in the text already.".to_owned(),
        revision => format!("To see them there: stet diff {story} {revision}"),
    };
    format!("{}\n\n  {}\n\n{next}\n", told.said, told.words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_that_found_nothing_is_told_to_a_script() {
        for (done, end) in [(true, End::Done), (false, End::Partly)] {
            assert_eq!(ended(&Recovered { done, ..Recovered::default() }), end);
        }
    }

    #[test]
    fn a_version_that_may_lack_paragraphs_is_not_said_to_be_whole() {
        let why = "paragraphs may be missing from it.".to_owned();
        let listed = listed(&[DamagedView { block: String::new(), number: 0, why }]);
        assert!(listed.contains("all") && listed.contains("may be missing"), "{listed}");
    }
}
