//! The table itself, and what each act does to the record.

use super::Case;
use crate::newsroom::{Approval, Function, Publication, Story, Workflow};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What can be done to a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Order it.
    Commission,
    /// Begin writing.
    Start,
    /// Let the desk read the draft before it is filed.
    Share,
    /// Hand the copy to the desk.
    File,
    /// Take it in hand for editing.
    Take,
    /// Send it back with a note.
    Return,
    /// Sign it off.
    Approve,
    /// Hand it to the pipeline.
    Release,
    /// Keep it back, with a reason.
    Hold,
    /// Take it out of the workflow.
    Spike,
    /// Bring it back from hold or spike.
    Undo,
}

/// Who may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The assignee; where there is none, whoever made the story.
    Assignee,
    /// A credited writer, the assignee, or whoever made an uncredited story.
    Writer,
    /// Someone holding one of these functions on the story's desk that day.
    Desk(&'static [Function]),
    /// As `Desk`; and a writer, who may spike their own pitch or draft and bring
    /// back what they spiked themselves.
    DeskOrOwnDraft(&'static [Function]),
}

/// What must be true besides state and person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Assignee, due time and length are given.
    Ordered,
    /// Headline, a credit, a desk and a body.
    Complete,
    /// A reason or note is given.
    Note,
    /// No TK in the copy.
    NoPlaceholder,
    /// Nothing in the copy that could not be read.
    NothingUnread,
    /// No legal read outstanding.
    LegalRead,
    /// The approver did not change the text since it was last approved.
    SecondPerson,
    /// The text is, to the letter, the text that was approved.
    ApprovedText,
    /// No hard embargo in the future.
    EmbargoOver,
}

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    /// What is done.
    pub act: Act,
    /// The states it leads from.
    pub from: &'static [Workflow],
    /// Who may.
    pub who: Who,
    /// What must be true.
    pub guards: &'static [Guard],
}

const HEADS: &[Function] = &[Function::Chief, Function::DeputyChief];
const EDITORS: &[Function] = &[Function::Chief, Function::DeputyChief, Function::Editor];
const TAKERS: &[Function] = &[Function::Chief, Function::DeputyChief, Function::Editor, Function::Sub];
const MOVING: &[Workflow] = &[
    Workflow::Pitched,
    Workflow::Commissioned,
    Workflow::Drafting,
    Workflow::Filed,
    Workflow::Editing,
    Workflow::Approved,
    Workflow::Returned,
];

/// Every act there is; the order is the order in which a screen offers them.
pub const TABLE: &[Row] = {
    use Guard::*;
    use Workflow::*;
    &[
        Row { act: Act::Commission, from: &[Pitched], who: Who::Desk(HEADS), guards: &[Ordered] },
        Row { act: Act::Start, from: &[Pitched, Commissioned], who: Who::Assignee, guards: &[] },
        Row { act: Act::File, from: &[Drafting, Returned], who: Who::Writer, guards: &[Complete] },
        Row { act: Act::Share, from: &[Pitched, Commissioned, Drafting], who: Who::Writer, guards: &[] },
        Row { act: Act::Take, from: &[Filed], who: Who::Desk(TAKERS), guards: &[] },
        Row {
            act: Act::Approve,
            from: &[Editing],
            who: Who::Desk(HEADS),
            guards: &[Complete, NoPlaceholder, NothingUnread, LegalRead, SecondPerson],
        },
        Row {
            act: Act::Release,
            from: &[Approved],
            who: Who::Desk(EDITORS),
            guards: &[ApprovedText, NothingUnread, EmbargoOver],
        },
        Row { act: Act::Return, from: &[Filed, Editing, Approved], who: Who::Desk(EDITORS), guards: &[Note] },
        Row { act: Act::Hold, from: MOVING, who: Who::Desk(HEADS), guards: &[Note] },
        Row { act: Act::Spike, from: MOVING, who: Who::DeskOrOwnDraft(HEADS), guards: &[Note] },
        Row { act: Act::Undo, from: &[Held, Spiked], who: Who::DeskOrOwnDraft(HEADS), guards: &[Note] },
    ]
};

impl Act {
    /// The verb as it is typed and shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Commission => "commission",
            Self::Start => "start",
            Self::Share => "share",
            Self::File => "file",
            Self::Take => "take",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Release => "release",
            Self::Hold => "hold",
            Self::Spike => "spike",
            Self::Undo => "undo",
        }
    }

    /// The past participle, for "has been approved".
    pub fn done(self) -> &'static str {
        match self {
            Self::Commission => "commissioned",
            Self::Start => "started",
            Self::Share => "shown to the desk",
            Self::File => "filed",
            Self::Take => "taken",
            Self::Return => "returned",
            Self::Approve => "approved",
            Self::Release => "released",
            Self::Hold => "held",
            Self::Spike => "spiked",
            Self::Undo => "brought back",
        }
    }

    #[expect(clippy::expect_used, reason = "a test walks every act through the table")]
    pub(super) fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.act == self).expect("every act has its row")
    }

    /// The record after the act.
    pub(super) fn apply(self, case: &Case<'_>) -> Story {
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
            Self::Return => Story { workflow: Workflow::Returned, holder: old.assignee.clone(), ..old },
            Self::Approve => Story { workflow: Workflow::Approved, holder: me(), ..old },
            Self::Release => Story {
                publication: Publication::Live,
                released_at: old.released_at.or(Some(case.now)),
                holder: None,
                ..old
            },
            Self::Hold => Story { workflow: Workflow::Held, before: Some(old.workflow), ..old },
            Self::Spike => {
                Story { workflow: Workflow::Spiked, before: Some(old.workflow), holder: me(), ..old }
            }
            Self::Undo => {
                let workflow = old.before.unwrap_or(Workflow::Drafting);
                let holder = match workflow {
                    Workflow::Filed => None,
                    Workflow::Editing | Workflow::Approved => me(),
                    _ => old.assignee.clone(),
                };
                Story { workflow, before: None, holder, ..old }
            }
        }
    }

    /// The sign-off the act makes, if it is one.
    pub(super) fn sign(self, case: &Case<'_>) -> Option<Approval> {
        (self == Self::Approve).then(|| Approval {
            by: case.who.clone(),
            at: case.now,
            text: case.text.hash,
            blocks: case.text.blocks.clone(),
            solo_reason: match (case.changed_it(case.who), case.solo) {
                (false, _) => String::new(),
                (true, true) => "a newsroom of one".to_owned(),
                (true, false) => case.note.trim().to_owned(),
            },
        })
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Act {
    type Err = String;
    /// The error is a sentence.
    fn from_str(name: &str) -> Result<Self, String> {
        let found = TABLE.iter().map(|row| row.act).find(|act| act.name() == name);
        found.ok_or_else(|| format!("\u{201c}{name}\u{201d} is not something that can be done to a story"))
    }
}
