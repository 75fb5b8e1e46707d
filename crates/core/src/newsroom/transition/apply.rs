//! What each act does to the record.

use super::{Act, Case};
use crate::ids::PersonId;
use crate::newsroom::{NextVersion, Publication, SignFunction, SignOff, Story, VersionKind, Workflow};

/// What readers are handed by a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoesOut {
    /// The story, for the first time.
    First,
    /// A new version of it.
    Next {
        /// Why.
        kind: VersionKind,
        /// What readers are told.
        note: String,
    },
    /// That it was taken back.
    Withdrawn,
    /// That nobody may use it any more.
    Killed,
}

/// One act carried out: the story as it is afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub act: Act,
    /// The story's record afterwards.
    pub story: Story,
    /// The sign-off, where the act was one.
    pub sign_off: Option<SignOff>,
    /// What readers are handed, where they are handed something.
    pub goes_out: Option<GoesOut>,
    /// The next version as it is afterwards; none when there is none open.
    pub next: Option<NextVersion>,
    /// The other of the two who did it, where it took two.
    pub other: Option<PersonId>,
}

impl Act {
    /// The step, when nothing stands in its way.
    pub(super) fn step(self, case: &Case<'_>, other: Option<PersonId>) -> Step {
        Step {
            act: self,
            story: self.apply(case),
            sign_off: self.sign(case),
            goes_out: self.goes_out(case),
            next: self.next(case),
            other,
        }
    }

    fn apply(self, case: &Case<'_>) -> Story {
        let old = case.story.clone();
        let me = || Some(case.who.clone());
        match self {
            Self::Commission => {
                Story { workflow: Workflow::Commissioned, holder: old.assignee.clone(), ordered: true, ..old }
            }
            Self::Start => Story {
                workflow: Workflow::Drafting,
                holder: me(),
                assignee: old.assignee.clone().or_else(me),
                ..old
            },
            Self::Share => Story { shown: true, ..old },
            Self::File => Story {
                workflow: Workflow::Filed,
                shown: true,
                holder: None,
                assignee: old.assignee.clone().or_else(me),
                ..old
            },
            Self::Take => Story { workflow: Workflow::Editing, holder: me(), ..old },
            Self::SignLegal | Self::SignFacts => old,
            Self::Approve => Story { workflow: Workflow::Approved, holder: me(), ..old },
            Self::Schedule => {
                Story { publication: Publication::Scheduled, scheduled_at: case.wish.at, ..old }
            }
            Self::Unschedule => off_the_schedule(old),
            Self::Release | Self::BreakEmbargo | Self::Correct => Story {
                publication: Publication::Live,
                sequence: old.sequence + u32::from(old.released_at.is_some()),
                released_at: old.released_at.or(Some(case.now)),
                scheduled_at: None,
                holder: None,
                ..old
            },
            Self::Return => {
                off_the_schedule(Story { workflow: Workflow::Returned, holder: old.assignee.clone(), ..old })
            }
            Self::Hold => {
                off_the_schedule(Story { workflow: Workflow::Held, before: Some(old.workflow), ..old })
            }
            Self::Spike => {
                Story { workflow: Workflow::Spiked, before: Some(old.workflow), holder: me(), ..old }
            }
            Self::Undo => undone(case),
            Self::Revise => {
                let workflow = if case.writes_it(case.who) { Workflow::Drafting } else { Workflow::Editing };
                Story { workflow, holder: me(), shown: true, ..old }
            }
            Self::Abandon => {
                let back = match case.out {
                    Some(out) => out.put_back(old),
                    None => old,
                };
                Story { workflow: Workflow::Approved, holder: None, ..back }
            }
            Self::Withdraw => Story { publication: Publication::Withdrawn, ..old },
            Self::Kill => Story { publication: Publication::Killed, scheduled_at: None, holder: None, ..old },
        }
    }

    fn sign(self, case: &Case<'_>) -> Option<SignOff> {
        let function = match self {
            Self::Approve => SignFunction::Chief,
            Self::SignLegal => SignFunction::Legal,
            Self::SignFacts => SignFunction::Facts,
            _ => return None,
        };
        let text = case.text;
        let own = function == SignFunction::Chief && case.changed_it(case.who);
        Some(SignOff {
            by: case.who.clone(),
            at: case.now,
            function,
            text: text.hash,
            record: Some(text.record),
            printed: Some(text.printed.clone()),
            blocks: text.blocks.clone(),
            revision: text.revision,
            solo_reason: match (own, case.solo) {
                (false, _) => String::new(),
                (true, true) => "a newsroom of one".to_owned(),
                (true, false) => case.note.trim().to_owned(),
            },
            waived: if self == Self::SignLegal { case.wish.waive.clone() } else { vec![] },
        })
    }

    fn goes_out(self, case: &Case<'_>) -> Option<GoesOut> {
        match self {
            Self::Release | Self::BreakEmbargo | Self::Correct => Some(match case.next {
                Some(next) => GoesOut::Next { kind: next.kind, note: next.note.trim().to_owned() },
                None => GoesOut::First,
            }),
            Self::Withdraw => Some(GoesOut::Withdrawn),
            // What was only going to go out reached nobody.
            Self::Kill => case.story.released_at.map(|_| GoesOut::Killed),
            _ => None,
        }
    }

    fn next(self, case: &Case<'_>) -> Option<NextVersion> {
        match self {
            Self::Revise => case.wish.kind.map(|kind| NextVersion {
                kind,
                note: case.note.trim().to_owned(),
                opened_by: case.who.clone(),
                at: case.now,
            }),
            Self::Release | Self::BreakEmbargo | Self::Correct | Self::Abandon | Self::Kill => None,
            _ => case.next.cloned(),
        }
    }
}

fn off_the_schedule(story: Story) -> Story {
    match story.publication {
        Publication::Scheduled => {
            Story { publication: Publication::Unpublished, scheduled_at: None, ..story }
        }
        _ => story,
    }
}

/// Back where it was; but what was approved is approved only as long as nothing
/// of it changed meanwhile.
fn undone(case: &Case<'_>) -> Story {
    let old = case.story.clone();
    let workflow = match old.before.unwrap_or(Workflow::Drafting) {
        Workflow::Approved if !case.text.covered(SignFunction::Chief) => Workflow::Editing,
        before => before,
    };
    let holder = match workflow {
        Workflow::Filed => None,
        Workflow::Editing | Workflow::Approved => Some(case.who.clone()),
        _ => old.assignee.clone(),
    };
    Story { workflow, before: None, holder, ..old }
}
