//! The table itself: which act leads from where, who may, what must be true.

use super::Act;
use crate::newsroom::{Function, Publication, Workflow};

/// Who may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The assignee; where there is none, whoever made the story.
    Assignee,
    /// A credited writer, the assignee, or whoever made an uncredited story.
    Writer,
    /// Someone holding one of these functions on the story's desk that day.
    Desk(&'static [Function]),
    /// As `Desk`; and a writer.
    DeskOrWriter(&'static [Function]),
    /// As `Desk`; and a writer, who may spike their own pitch or draft and bring
    /// back what they spiked themselves.
    DeskOrOwnDraft(&'static [Function]),
    /// As `Desk`; and whoever opened the next version.
    DeskOrOpener(&'static [Function]),
    /// Who reads for the law; a chief or deputy who lets named changes pass
    /// since it was read.
    LegalOrWaiver,
}

/// Whether it takes two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// One is enough.
    None,
    /// Another person, holding one of these on the story's desk, or chief of
    /// another desk.
    Another(&'static [Function]),
}

/// What must be true besides state and person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Assignee, due time and length are given, or why there is none.
    Ordered,
    /// Headline, a credit, a desk and a body.
    Complete,
    /// A reason or note is given.
    Note,
    /// The kind of the new version and a note to the reader are given.
    VersionOpened,
    /// No suggestion undecided, no comment that must be answered unanswered.
    NothingOpen,
    /// No TK in the copy.
    NoPlaceholder,
    /// Nothing in the copy that could not be read.
    NothingUnread,
    /// Where a legal read is needed, one covers all that stands there.
    SignedLegal,
    /// The same for the check of the facts.
    SignedFacts,
    /// Where a chief lets changes pass without a new legal read: all that changed
    /// is named, and a reason is given.
    WaivedByName,
    /// The approver did not change the text since it was last approved.
    SecondPerson,
    /// Text and printed record are, to the letter, what was approved.
    ApprovedText,
    /// No hard embargo in the future.
    EmbargoOver,
    /// There is a hard embargo in the future.
    EmbargoStands,
    /// A time is given, it is to come, and no embargo stands until later.
    NotBeforeEmbargo,
    /// What goes out again tells readers why.
    ReaderNote,
}

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    /// What is done.
    pub act: Act,
    /// The states of work it leads from.
    pub from: &'static [Workflow],
    /// Whether readers may have it.
    pub out: &'static [Publication],
    /// Who may.
    pub who: Who,
    /// Whether it takes two.
    pub second: Second,
    /// What must be true.
    pub guards: &'static [Guard],
}

/// Chief and deputy.
pub(super) const HEADS: &[Function] = &[Function::Chief, Function::DeputyChief];
/// Those and editors.
pub(super) const EDITORS: &[Function] = &[Function::Chief, Function::DeputyChief, Function::Editor];
/// Those and subs.
pub(super) const TAKERS: &[Function] =
    &[Function::Chief, Function::DeputyChief, Function::Editor, Function::Sub];

const MOVING: &[Workflow] = &[
    Workflow::Pitched,
    Workflow::Commissioned,
    Workflow::Drafting,
    Workflow::Filed,
    Workflow::Editing,
    Workflow::Approved,
    Workflow::Returned,
];
/// The states in which a story that is out can be.
const VERSION: &[Workflow] =
    &[Workflow::Drafting, Workflow::Filed, Workflow::Editing, Workflow::Returned, Workflow::Approved];
const INSIDE: &[Publication] = &[Publication::Unpublished];
/// Not out; a scheduled story comes off the schedule by it.
const HELD_BACK: &[Publication] = &[Publication::Unpublished, Publication::Scheduled];
/// Not out, or out with a next version open.
const WORK: &[Publication] = &[Publication::Unpublished, Publication::Live, Publication::Withdrawn];
/// The same, and on the schedule.
const WORK_OR_SCHEDULED: &[Publication] =
    &[Publication::Unpublished, Publication::Scheduled, Publication::Live, Publication::Withdrawn];
const OUT: &[Publication] = &[Publication::Live, Publication::Withdrawn];

const fn row(
    act: Act,
    from: &'static [Workflow],
    out: &'static [Publication],
    who: Who,
    guards: &'static [Guard],
) -> Row {
    Row { act, from, out, who, second: Second::None, guards }
}

const fn two(row: Row) -> Row {
    Row { second: Second::Another(EDITORS), ..row }
}

/// Every act there is; the order is the order in which a screen offers them.
pub const TABLE: &[Row] = {
    use Guard::*;
    use Publication::{Live, Scheduled, Unpublished, Withdrawn};
    use Workflow::*;
    &[
        row(Act::Commission, &[Pitched], INSIDE, Who::Desk(HEADS), &[Ordered]),
        row(Act::Start, &[Pitched, Commissioned], INSIDE, Who::Assignee, &[]),
        row(Act::File, &[Drafting, Returned], WORK, Who::Writer, &[Complete, ReaderNote]),
        row(Act::Share, &[Pitched, Commissioned, Drafting], INSIDE, Who::Writer, &[]),
        row(Act::Take, &[Filed], WORK, Who::Desk(TAKERS), &[]),
        row(
            Act::Approve,
            &[Editing],
            WORK,
            Who::Desk(HEADS),
            &[
                Complete,
                NothingOpen,
                NoPlaceholder,
                NothingUnread,
                SignedLegal,
                SignedFacts,
                ReaderNote,
                SecondPerson,
            ],
        ),
        row(
            Act::SignLegal,
            &[Filed, Editing, Approved],
            WORK,
            Who::LegalOrWaiver,
            &[NothingUnread, WaivedByName],
        ),
        row(Act::SignFacts, &[Filed, Editing], WORK, Who::Desk(TAKERS), &[]),
        row(
            Act::Release,
            &[Approved],
            &[Unpublished, Scheduled, Withdrawn],
            Who::Desk(EDITORS),
            &[ApprovedText, NothingUnread, EmbargoOver, ReaderNote],
        ),
        row(
            Act::Correct,
            &[Approved],
            &[Live],
            Who::Desk(HEADS),
            &[ApprovedText, NothingUnread, ReaderNote, EmbargoOver],
        ),
        row(
            Act::Schedule,
            &[Approved],
            INSIDE,
            Who::Desk(EDITORS),
            &[ApprovedText, NothingUnread, NotBeforeEmbargo],
        ),
        row(Act::Unschedule, &[Approved], &[Scheduled], Who::Desk(EDITORS), &[]),
        two(row(
            Act::BreakEmbargo,
            &[Approved],
            HELD_BACK,
            Who::Desk(HEADS),
            &[ApprovedText, NothingUnread, EmbargoStands, Note],
        )),
        row(Act::Return, &[Filed, Editing, Approved], WORK_OR_SCHEDULED, Who::Desk(EDITORS), &[Note]),
        row(Act::Hold, MOVING, HELD_BACK, Who::Desk(HEADS), &[Note]),
        row(Act::Spike, MOVING, INSIDE, Who::DeskOrOwnDraft(HEADS), &[Note]),
        row(Act::Undo, &[Held, Spiked], INSIDE, Who::DeskOrOwnDraft(HEADS), &[Note]),
        row(Act::Revise, &[Approved], OUT, Who::DeskOrWriter(TAKERS), &[VersionOpened]),
        row(Act::Abandon, VERSION, OUT, Who::DeskOrOpener(HEADS), &[Note]),
        row(Act::Withdraw, VERSION, &[Live], Who::Desk(HEADS), &[Note]),
        two(row(Act::Kill, VERSION, &[Live, Withdrawn, Scheduled], Who::Desk(HEADS), &[Note])),
    ]
};
