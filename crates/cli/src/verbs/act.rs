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
        let request =
            ActOn { story: self.story, act: act.to_owned(), note: self.note.unwrap_or_default(), seq: None };
        let view = cases::act::act(&mut desk.session, request)?;
        if act == "file" && view.undescribed > 0 {
            let pictures = counted(view.undescribed, "picture says", "pictures say");
            desk.out.say(&format!("To look at: {pictures} nothing to those who cannot see them."));
        }
        desk.out.result(&Brief::from(&view), || format!("{}\n{}", done(&view), next(&view)))
    }
}

fn done(view: &StoryView) -> String {
    let alone = if view.row.self_approved { ", self-approved" } else { "" };
    let state = match (view.row.publication.as_str(), view.row.workflow.as_str()) {
        ("unpublished", "filed") => match &view.row.desk {
            Some(desk) => format!("filed to {}", desk.name),
            None => "filed".to_owned(),
        },
        ("unpublished", workflow) => workflow.to_owned(),
        (publication, _) => publication.to_owned(),
    };
    format!("{} is {state}{alone}.", named(view))
}
