//! What crosses to the window and to scripts: plain structs, converted by named
//! functions where the use cases live. Ids and times are strings (RFC 3339,
//! UTC); documents are ProseMirror JSON as in `stet_core::text::json`.
//!
//! The TypeScript twins in `ui/src/platform/wire.ts` are generated from here;
//! a test fails when they are stale.

mod act;
mod comments;
mod failure;
mod history;
mod import;
mod media;
mod merge;
mod newsroom;
mod people;
mod reading;
mod recover;
mod release;
mod review;
mod seat;
mod sign;
mod story;
mod typing;
mod undo;
mod writing;

pub use act::{ActOn, ActView, ApprovalView};
pub use comments::{CommentSaved, CommentView, CommentsView, ResolveComment, SaveComment, ThreadView};
pub use failure::{Code, Failure, RefusalView};
pub use history::{
    Compare, Comparison, FactView, FramedPicture, HistoryEntry, HunkView, LineView, MarkView, NameVersion,
    PieceView, Restore, RunView, Timeline, VersionView,
};
pub use import::{
    AcceptImport, ByClipping, ClippingView, DropView, ImportView, PasteAgain, PasteIn, Pasted, PreviewLine,
    ProposedBio, ProposedCredit, ProposedRole, RawClip, ReadImport, Ticket,
};
pub use media::{MediaTaken, TakePicture};
pub use merge::{MergeAsk, MergeChoice, MergeIn, MergePlace, MergeView, Take, WordRun};
pub use newsroom::{
    ActAs, CreateNewsroom, DeskRef, Empty, Event, HouseState, Me, NewNewsroom, NewsroomView, Notice,
    PersonRef,
};
pub use people::{
    AbleView, AddDesk, AddPerson, AuthorRef, AuthorView, AwayView, ByPerson, DeskView, EndRole, GapView,
    GiveRole, PeopleView, PersonLeaves, PersonView, RevokeRole, RoleView, SaveAuthor, SaveAway, SetManager,
    WhoCan,
};
pub use reading::{
    ApprovalRecord, ChainReport, CreditRecord, CutLine, CutRecord, DoctorReport, Edited, Finding, ListQuery,
    ListRow, NewFromCopy, Print, Printed, ShowStory, StoryRecord, VerifyReport,
};
pub use recover::{DamagedView, Recover, Recovered};
pub use release::{Export, ExportReply, ProofOf, ProofRecord, RefusedStory, ReleaseView, WrittenFile};
pub use review::{
    BlockMarks, ChoiceOf, ChoiceView, GroupView, LineMarks, Marked, MarksAsk, NoteChange, OpenItemView,
    ProposalRef, ProposalText, ProposalView, ProposeText, Proposed, ReviewAsk, ReviewBlock, ReviewLine,
    ReviewRun, ReviewView, Settle,
};
pub use seat::{ResetSeat, SeatRow, SeatView, SecondIn, SetPassphrase, SignatureView, Signing, SitDown};
pub use sign::{AskedView, NextVersionView, SignOffView, UnsignedView};
pub use story::{
    ByStory, CreditIn, CreditView, DeskQuery, DeskQueue, FieldsIn, Furniture, Hit, Home, Json, Jump,
    NewStory, NoteView, SetFields, StoryRow, StoryView,
};
pub use typing::{
    CaretView, CatchUp, CaughtUp, LeaseView, LeaveStory, ResumeView, Saved, SiblingView, TakeOver, TypeText,
    Words,
};
pub use undo::{KeepUndo, KeptUndo};
pub use writing::{
    ApplyTemplate, ById, CorrectionView, CutView, FindLink, Guides, LinkFound, MarkCut, NoteSaved, NotesView,
    PartView, RequiredView, SaveNote, SaveScratch, SetPlaceholders, SnippetView, StoryNote, TemplateView,
    TemplatesView,
};
