//! Suggesting, and deciding on what is suggested.

use super::edit::copy_from;
use crate::desk::Desk;
use crate::trouble::{End, Ended};
use clap::Args;
use std::path::PathBuf;
use stet_api::cases;
use stet_api::wire::{GroupView, ProposalRef, ReviewAsk, ReviewView, Settle};

/// Suggest changes to a story, from its copy in Markdown
#[derive(Args, Debug)]
#[command(
    after_help = "What differs from the story\u{2019}s text becomes changes of yours, which its desk takes or turns down one by one; the text \
        stays as it is until then. Whoever may read a story may suggest. `stet show STORY --markdown` gives the copy to begin with.\n\n\
        With --json: proposal, seq, at, changes.\n\n\
        Example:\n  stet suggest ferry-contract ferry.md --as \"Bo Lindqvist\"\n  stet suggest ferry-contract --withdraw"
)]
pub(crate) struct Suggest {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// The copy in Markdown; - for what is piped in
    #[arg(required_unless_present = "withdraw")]
    file: Option<PathBuf>,
    /// Take your own suggestions back
    #[arg(long, conflicts_with = "file")]
    withdraw: bool,
}

impl Suggest {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let Some(file) = self.file else {
            cases::propose::withdraw(
                &mut desk.session,
                ProposalRef { story: self.story, proposal: String::new() },
            )?;
            return desk.out.result(&serde_json::json!({"proposal": ""}), || "Taken back.".to_owned());
        };
        let bytes = copy_from(&file)?;
        let kept = cases::propose::from_markdown(&mut desk.session, &self.story, &bytes)?;
        desk.out.result(&kept, || match kept.changes {
            0 => "That is what the text says already; nothing is suggested.".to_owned(),
            1 => "1 change is suggested.".to_owned(),
            many => format!("{many} changes are suggested."),
        })
    }
}

/// Read what changed in a story and what is suggested for it
#[derive(Args, Debug)]
#[command(
    after_help = "Lists every suggestion with its id, who makes it and what it is; where several touch, one of them can be taken.\n\n\
        With --json: the whole page (story, from, word, marks, summary, furniture, blocks, groups, proposals, comments, open).\n\n\
        Example:\n  stet review ferry-contract\n  stet review ferry-contract --from filed --json"
)]
pub(crate) struct Review {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// Since which version: opened, filed, approved, released, a revision or its name
    #[arg(long, default_value = "", hide_default_value = true)]
    from: String,
}

impl Review {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let view = cases::review::view(&mut desk.session, ReviewAsk { story: self.story, from: self.from })?;
        desk.out.result(&view, || printed(&view))
    }
}

fn printed(view: &ReviewView) -> String {
    let mut out = Vec::new();
    if let Some(from) = &view.from {
        out.push(format!("Since {}: {}", from.label.to_lowercase(), view.summary));
    }
    if view.groups.is_empty() {
        out.push("Nothing is suggested.".to_owned());
    }
    for group in &view.groups {
        out.push(suggestion(view, group));
    }
    let open = view.open.iter().filter(|item| item.kind != "suggestion");
    out.extend(open.map(|item| format!("open  {}", item.label)));
    out.join("\n")
}

fn suggestion(view: &ReviewView, group: &GroupView) -> String {
    let who = |id: &str| {
        let found = view.proposals.iter().find(|proposal| proposal.id == id);
        found.map(|proposal| proposal.person.name.clone()).unwrap_or_default()
    };
    let lines = group.choices.iter().map(|choice| {
        let by: Vec<String> = choice.by.iter().map(|of| who(&of.proposal)).collect();
        let id = choice.by.first().and_then(|of| of.changes.first()).cloned().unwrap_or_default();
        let or = if group.contested { " (one of several)" } else { "" };
        let stuck = if group.stuck { " (the words under it changed)" } else { "" };
        format!("{id}  {}: {}{or}{stuck}", by.join(" and "), choice.label)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Take suggested changes into a story, or turn them down
#[derive(Args, Debug)]
pub(crate) struct Decide {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// The suggestions, each by its id or the beginning of it
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    changes: Vec<String>,
    /// All that do not touch one another
    #[arg(long)]
    all: bool,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    /// What for: facts, law, length or style
    #[arg(long, default_value = "", hide_default_value = true)]
    tag: String,
}

impl Decide {
    pub(super) fn run(self, desk: &mut Desk, take: bool) -> Ended {
        let (changes, seq) = cases::review::named(&mut desk.session, &self.story, &self.changes)?;
        let request = Settle {
            story: self.story,
            proposal: String::new(),
            changes,
            take,
            why: self.note,
            tag: self.tag,
            seq,
            from: String::new(),
        };
        let view = cases::review::settle(&mut desk.session, request)?;
        if !desk.out.json {
            desk.out.text(if take { "Taken.\n" } else { "Turned down.\n" })?;
            return Ok(End::Done);
        }
        desk.out.result(&view, || printed(&view))
    }
}
