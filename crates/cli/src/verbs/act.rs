//! The workflow: every act on a story, with the same guards as in the window.

use super::story::{Brief, named, next};
use crate::desk::Desk;
use crate::table::counted;
use crate::trouble::Ended;
use clap::Args;
use stet_api::cases;
use stet_api::wire::{ActOn, StoryView};

#[derive(Args, Debug)]
pub(crate) struct OnStory {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// The note or reason that goes with it
    #[arg(long, value_name = "NOTE")]
    note: Option<String>,
}

impl OnStory {
    pub(super) fn run(self, desk: &mut Desk, act: &str) -> Ended {
        let request = ActOn {
            story: self.story,
            act: act.to_owned(),
            note: self.note.unwrap_or_default(),
            ..ActOn::default()
        };
        done_to(desk, request)
    }
}

/// Sign a story off for the law or for the facts, as it stands
#[derive(Args, Debug)]
#[command(
    after_help = "A chief or deputy may let pass what changed since the legal read: name every change by its key, as \
        `stet show --to json` lists them, and say why.\n\nExample:\n  stet sign harbour-budget legal --as \"Ines Duarte\"\n  \
        stet sign harbour-budget legal --waive headline --note \"A comma\""
)]
pub(crate) struct Sign {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// For what
    #[arg(value_parser = ["legal", "facts"])]
    function: String,
    /// What may pass without a new legal read, by its key
    #[arg(long, value_name = "KEY", num_args = 1.., requires = "note")]
    waive: Vec<String>,
    /// The reason that goes with it
    #[arg(long, value_name = "NOTE")]
    note: Option<String>,
}

impl Sign {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let request = ActOn {
            story: self.story,
            act: format!("sign-{}", self.function),
            note: self.note.unwrap_or_default(),
            blocks: self.waive,
            ..ActOn::default()
        };
        done_to(desk, request)
    }
}

/// Mark an approved story for release at a time; an editor releases it then
#[derive(Args, Debug)]
#[command(after_help = "Nobody may change what is printed until then; `stet unschedule` takes it back.\n\n\
        Example:\n  stet schedule ferry-contract --at 2030-05-14T17:00")]
pub(crate) struct Schedule {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// When: RFC 3339, or 2026-05-14T17:00 in the newsroom's zone
    #[arg(long, value_name = "TIME")]
    at: String,
}

impl Schedule {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let request =
            ActOn { story: self.story, act: "schedule".to_owned(), at: Some(self.at), ..ActOn::default() };
        done_to(desk, request)
    }
}

/// Open the next version of a story that is out
#[derive(Args, Debug)]
#[command(
    after_help = "What readers have stays until the next version is approved and published with `stet correct`.\n\n\
        Example:\n  stet revise ferry-contract --kind correction --note \"An earlier version misstated the fare.\""
)]
pub(crate) struct Revise {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// Why there is one
    #[arg(long, value_parser = ["correction", "clarification", "update"])]
    kind: String,
    /// What readers will be told
    #[arg(long, value_name = "NOTE")]
    note: String,
}

impl Revise {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let request = ActOn {
            story: self.story,
            act: "revise".to_owned(),
            note: self.note,
            kind: Some(self.kind),
            ..ActOn::default()
        };
        done_to(desk, request)
    }
}

/// Do what somebody asked for and only a second person can do
#[derive(Args, Debug)]
#[command(
    after_help = "A kill, breaking an embargo and loosening a hard embargo take two people: one asks, another does it.\n\n\
        Example:\n  stet second ferry-contract kill --as \"Bo Lindqvist\""
)]
pub(crate) struct Second {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// What was asked for
    #[arg(value_parser = ["kill", "break-embargo", "loosen-embargo", "release", "correct"])]
    act: String,
}

impl Second {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let view = cases::act::second(&mut desk.session, &self.story, &self.act)?;
        desk.out.result(&Brief::from(&view), || format!("{}\n{}", done(&view, &self.act), next(&view)))
    }
}

/// Acts on the text as it stands: nobody else is at the file while this runs.
fn done_to(desk: &mut Desk, request: ActOn) -> Ended {
    let act = request.act.clone();
    let view = cases::act::on_the_text_as_it_stands(&mut desk.session, request)?;
    if act == "file" && view.undescribed > 0 {
        let pictures = counted(view.undescribed, "picture says", "pictures say");
        desk.out.say(&format!("To look at: {pictures} nothing to those who cannot see them."));
    }
    desk.out.result(&Brief::from(&view), || format!("{}\n{}", done(&view, &act), next(&view)))
}

fn done(view: &StoryView, act: &str) -> String {
    if let Some(asked) = view.asked.as_ref().filter(|asked| asked.mine && asked.act == act) {
        let names = asked.who_can.join(" or ");
        let verb = act.replace('-', " ");
        return format!("You asked to {verb} {}. It takes a second person: {names}.", named(view));
    }
    let row = &view.row;
    let signed = |function: &str| view.sign_offs.iter().any(|one| one.function == function && one.current);
    let alone = if row.self_approved { ", self-approved" } else { "" };
    let state = match (row.publication.as_str(), row.workflow.as_str(), &view.next) {
        _ if act == "sign-legal" && signed("legal") => "signed off for the law".to_owned(),
        _ if act == "sign-facts" && signed("facts") => "signed off for the facts".to_owned(),
        ("unpublished", "filed", _) => match &row.desk {
            Some(desk) => format!("filed to {}", desk.name),
            None => "filed".to_owned(),
        },
        ("unpublished", workflow, _) => workflow.to_owned(),
        ("scheduled", ..) => format!("scheduled for {}", view.scheduled_at.as_deref().unwrap_or_default()),
        (publication, workflow, Some(_)) => format!("{publication}; its next version is {workflow}"),
        (publication, ..) => publication.to_owned(),
    };
    format!("{} is {state}{alone}.", named(view))
}
