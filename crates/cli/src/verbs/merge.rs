//! Putting a text kept beside a story together with it.

use super::story::{Brief, named, next};
use crate::desk::Desk;
use crate::trouble::Ended;
use clap::Args;
use stet_api::cases;
use stet_api::wire::{MergeAsk, MergeIn, MergePlace, MergeView, Take, WordRun};

/// Put words kept beside a story together with it
#[derive(Args, Debug)]
#[command(
    after_help = "Words that came late, after a take-over or from a second window, are kept beside the story's text until \
        somebody settles them. Without a choice this shows the places in which both wrote; where only one did, there is nothing \
        to choose. The result is a revision with both texts for its parents.\n\n\
        With --json and no choice: story, headline, seq, sibling (number, revision, base, by, mine, at, why), places (slot, clash, paragraph, \
        ours, theirs, merged, line), same. With a choice: id, slug, headline, desk, workflow, publication, words, self_approved, asked.\n\n\
        Example:\n  stet merge ferry-contract\n  stet merge ferry-contract 2 --both\n  stet merge ferry-contract --ours"
)]
pub(crate) struct Merge {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// Which of the texts beside it, by its number; not needed where there is one
    sibling: Option<u32>,
    /// Keep the story's text as it is
    #[arg(long, group = "choice")]
    ours: bool,
    /// Take the words kept beside it instead
    #[arg(long, group = "choice")]
    theirs: bool,
    /// Take what either wrote, and both wherever both wrote the same words
    #[arg(long, group = "choice")]
    both: bool,
}

impl Merge {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let all = [(self.ours, Take::Ours), (self.theirs, Take::Theirs), (self.both, Take::Both)];
        let Some((_, all)) = all.into_iter().find(|(chosen, _)| *chosen) else {
            let view =
                cases::merge::view(&mut desk.session, MergeAsk { story: self.story, sibling: self.sibling })?;
            return desk.out.result(&view, || shown(&view));
        };
        let request =
            MergeIn { story: self.story, sibling: self.sibling, seq: None, all: Some(all), choices: vec![] };
        let story = cases::merge::settle_one(&mut desk.session, request)?;
        desk.out.result(&Brief::from(&story), || format!("{} is settled.\n{}", named(&story), next(&story)))
    }
}

fn shown(view: &MergeView) -> String {
    let mut lines = vec![format!(
        "Beside \u{201c}{}\u{201d}: words by {}, number {}.",
        view.headline, view.sibling.by, view.sibling.number
    )];
    if view.same {
        lines.push("The story has every word of them already.".to_owned());
    }
    for place in &view.places {
        lines.push(String::new());
        lines.push(heading(place));
        for (who, words) in [("story", &place.ours), ("beside", &place.theirs), ("together", &place.merged)] {
            if let Some(words) = words {
                lines.push(format!("  {who:9}{}", line(words)));
            }
        }
    }
    lines.push(String::new());
    lines.push("Settle it with --ours, --theirs or --both, or place by place in the window.".to_owned());
    lines.join("\n") + "\n"
}

fn heading(place: &MergePlace) -> String {
    let where_it_is = match (place.slot.as_str(), place.paragraph) {
        ("headline", _) => "Headline".to_owned(),
        ("short_headline", _) => "Short headline".to_owned(),
        ("standfirst", _) => "Standfirst".to_owned(),
        (_, number) => format!("Paragraph {number}"),
    };
    let how = match place.clash.as_str() {
        "merged" => "both wrote, put together",
        "ours_gone" => "taken out of the story, written on beside it",
        "theirs_gone" => "written on in the story, taken out beside it",
        _ => "both wrote the same words",
    };
    format!("{where_it_is}: {how}")
}

/// Words cut in brackets, words added in braces.
fn line(words: &[WordRun]) -> String {
    let run = |run: &WordRun| match run.how.as_str() {
        "cut" => format!("[-{}-]", run.text),
        "added" => format!("{{+{}+}}", run.text),
        _ => run.text.clone(),
    };
    words.iter().map(run).collect()
}
