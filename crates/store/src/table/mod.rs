//! The tables, one file each: how it came to be, its row, its reads, its writes.

mod approval;
mod asked;
mod author;
mod away;
pub(crate) mod block;
pub(crate) mod block_again;
mod change;
mod clipping;
mod comment;
mod contributor;
mod correction;
mod credit;
mod desk;
mod desk_role;
pub(crate) mod journal;
mod laid_anew;
mod lease;
pub(crate) mod mark;
mod media;
pub(crate) mod newsroom;
mod next_version;
mod note;
mod original;
pub(crate) mod past;
mod person;
mod proposal;
mod register;
mod release;
mod revision;
mod revision_name;
mod scratch;
pub(crate) mod search;
mod seat_key;
mod set_aside;
mod sibling;
pub(crate) mod signature;
mod snippet;
pub(crate) mod story;
mod summary;
mod target_cut;
mod template;
mod undo;
mod viewed;
pub(crate) mod working;

use rusqlite::Connection;

pub(crate) use register::{IN_CODE, MIGRATIONS, NAMES};
use serde_json::{Map, Value};
use std::cell::RefCell;

pub use approval::{Approvals, ApprovalsMut, KeptSignOff};
pub use asked::{AskedFor, AskedForMut};
pub use author::{Authors, AuthorsMut};
pub use away::{Absences, AbsencesMut};
pub use block::Blocks;
pub use change::{ChangeNote, Settled, Settlements, SettlementsMut};
pub use clipping::{Clipping, Clippings, ClippingsMut};
pub use comment::{Comment, Comments, CommentsMut};
pub use contributor::{Contributors, ContributorsMut};
pub use correction::{Corrections, CorrectionsMut};
pub use desk::{Desks, DesksMut};
pub use desk_role::{DeskRoles, DeskRolesMut};
pub use journal::{Broken, Chain, Entry, Head, Journal, JournalRow, LEAVE, SCRATCH, TYPE, UNDO, VIEW};
pub use lease::{Leases, LeasesMut};
pub use media::{Media, MediaMut, MediaRow};
pub use newsroom::{Newsroom, NewsroomMut, NewsroomRow};
pub use next_version::{NextVersions, NextVersionsMut};
pub use note::{Note, Notes, NotesMut};
pub use original::{Original, Originals, OriginalsMut};
pub use past::{PastText, Since};
pub use person::{People, PeopleMut};
pub use proposal::{Ended, Proposal, Proposals, ProposalsMut};
pub use release::{Release, Releases, ReleasesMut};
pub use revision::{RevisionLine, Revisions, RevisionsMut};
pub use revision_name::{RevisionNames, RevisionNamesMut};
pub use scratch::{Scratches, ScratchesMut};
pub use search::{Hit, Search};
pub use seat_key::{NewSeatKey, SeatKey, SeatKeys, SeatKeysMut};
pub use sibling::{Sibling, Siblings, SiblingsMut};
pub use signature::{Pen, Signatures, Stands};
pub use snippet::{Snippet, Snippets, SnippetsMut};
pub use story::{Page, Stories, StoriesMut, StoryLine, Wanted};
pub use summary::Summaries;
pub use target_cut::{TargetCuts, TargetCutsMut};
pub use template::{Templates, TemplatesMut};
pub use undo::{Undos, UndosMut};
pub use viewed::{Viewed, ViewedMut};
pub use working::{Edit, Saved, Working, WorkingCopy, WorkingMut};

/// Reads the newsroom; each method leads to one table.
#[derive(Clone, Copy, Debug)]
pub struct Read<'c> {
    db: &'c Connection,
}

/// Writes the newsroom, inside one transaction that is already signed for.
#[derive(Debug)]
pub struct Write<'c> {
    db: &'c Connection,
    /// Who does it, what, when and why.
    entry: &'c Entry,
    /// The journal's number for it: later is higher, whatever any clock says.
    number: i64,
    /// What exactly is done, for the journal.
    detail: RefCell<Map<String, Value>>,
}

impl<'c> Read<'c> {
    pub(crate) fn new(db: &'c Connection) -> Self {
        Self { db }
    }
}

impl<'c> Write<'c> {
    pub(crate) fn new(db: &'c Connection, entry: &'c Entry, number: i64) -> Self {
        Self { db, entry, number, detail: RefCell::default() }
    }

    /// The journal's number of what is being written.
    pub fn number(&self) -> i64 {
        self.number
    }

    /// Tells the journal what exactly is done: each field of an object is added to
    /// what was told before. Names, times, states and hashes; never a word of copy,
    /// which a reader of the journal may not be allowed to see.
    pub fn tell(&self, detail: Value) {
        if let Value::Object(fields) = detail {
            self.detail.borrow_mut().extend(fields);
        }
    }

    /// Reads what stands so far, this change included.
    pub fn read(&self) -> Read<'_> {
        Read { db: self.db }
    }
}

macro_rules! reads {
    ($($(#[$doc:meta])* $table:ident -> $Reads:ident;)+) => {
        impl<'c> Read<'c> {$(
            $(#[$doc])*
            pub fn $table(&self) -> $Reads<'c> {
                $Reads { db: self.db }
            }
        )+}
    };
}

macro_rules! writes {
    ($($(#[$doc:meta])* $table:ident -> $Writes:ident;)+) => {
        impl<'c> Write<'c> {$(
            $(#[$doc])*
            pub fn $table(&self) -> $Writes<'_> {
                $Writes { write: self }
            }
        )+}
    };
}

reads! {
    /// Who is away, and when.
    absences -> Absences;
    /// Sign-offs.
    approvals -> Approvals;
    /// What waits for a second person.
    asked -> AskedFor;
    /// Reader-facing names.
    authors -> Authors;
    /// The immutable paragraphs.
    blocks -> Blocks;
    /// Clipboards as they came.
    clippings -> Clippings;
    /// Remarks on stories.
    comments -> Comments;
    /// Who changed a text since it was signed off.
    contributors -> Contributors;
    /// Each person's own autocorrect words.
    corrections -> Corrections;
    /// Desks.
    desks -> Desks;
    /// Dated roles on desks.
    desk_roles -> DeskRoles;
    /// Who did what.
    journal -> Journal;
    /// Who has which story open for writing.
    leases -> Leases;
    /// Pictures.
    media -> Media;
    /// The newsroom's own row.
    newsroom -> Newsroom;
    /// Versions being worked on of stories that are out.
    next_versions -> NextVersions;
    /// Internal notes.
    notes -> Notes;
    /// Imported bytes.
    originals -> Originals;
    /// People.
    people -> People;
    /// What people suggest.
    proposals -> Proposals;
    /// What went out.
    releases -> Releases;
    /// The immutable texts.
    revisions -> Revisions;
    /// What people called them.
    revision_names -> RevisionNames;
    /// Each person's own words beside a story.
    scratches -> Scratches;
    /// Words, everywhere.
    search -> Search;
    /// What was said of changes, and became of them.
    settlements -> Settlements;
    /// People's signing keys.
    seat_keys -> SeatKeys;
    /// Whose name stands under which entry.
    signatures -> Signatures;
    /// Named pieces of copy.
    snippets -> Snippets;
    /// Texts kept beside a story's own.
    siblings -> Siblings;
    /// Stories' records and lists of them.
    stories -> Stories;
    /// What can go when a story is too long.
    target_cuts -> TargetCuts;
    /// What stories begin with.
    templates -> Templates;
    /// What can be taken back.
    undos -> Undos;
    /// How much each revision changed.
    summaries -> Summaries;
    /// What each person last saw.
    viewed -> Viewed;
    /// The texts being worked on.
    working -> Working;
}

writes! {
    /// Who is away, and when.
    absences -> AbsencesMut;
    /// Sign-offs.
    approvals -> ApprovalsMut;
    /// What waits for a second person.
    asked -> AskedForMut;
    /// Reader-facing names.
    authors -> AuthorsMut;
    /// Clipboards as they came.
    clippings -> ClippingsMut;
    /// Remarks on stories.
    comments -> CommentsMut;
    /// Who changed a text since it was signed off.
    contributors -> ContributorsMut;
    /// Each person's own autocorrect words.
    corrections -> CorrectionsMut;
    /// Desks.
    desks -> DesksMut;
    /// Dated roles on desks.
    desk_roles -> DeskRolesMut;
    /// Who has which story open for writing.
    leases -> LeasesMut;
    /// Pictures.
    media -> MediaMut;
    /// The newsroom's own row.
    newsroom -> NewsroomMut;
    /// Versions being worked on of stories that are out.
    next_versions -> NextVersionsMut;
    /// Internal notes.
    notes -> NotesMut;
    /// Imported bytes.
    originals -> OriginalsMut;
    /// People.
    people -> PeopleMut;
    /// What people suggest.
    proposals -> ProposalsMut;
    /// What goes out.
    releases -> ReleasesMut;
    /// The immutable texts.
    revisions -> RevisionsMut;
    /// What people call them.
    revision_names -> RevisionNamesMut;
    /// Each person's own words beside a story.
    scratches -> ScratchesMut;
    /// What is said of changes, and becomes of them.
    settlements -> SettlementsMut;
    /// People's signing keys.
    seat_keys -> SeatKeysMut;
    /// Named pieces of copy.
    snippets -> SnippetsMut;
    /// Texts kept beside a story's own.
    siblings -> SiblingsMut;
    /// Stories' records.
    stories -> StoriesMut;
    /// What can go when a story is too long.
    target_cuts -> TargetCutsMut;
    /// What stories begin with.
    templates -> TemplatesMut;
    /// What can be taken back.
    undos -> UndosMut;
    /// What each person last saw.
    viewed -> ViewedMut;
    /// The texts being worked on.
    working -> WorkingMut;
}
