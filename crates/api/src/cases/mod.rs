//! The use cases: one function each, taking the open session and a request,
//! giving a reply or a [`crate::wire::Failure`] that says what to do.

pub mod act;
pub mod away;
pub mod backup;
pub mod comments;
pub(crate) mod copy;
pub mod corrections;
pub mod cut;
pub mod desks;
pub mod doctor;
pub mod edit;
pub mod fields;
pub(crate) mod figures;
pub(crate) mod find;
pub mod history;
pub mod home;
pub mod import;
pub(crate) mod kept;
pub mod lease;
pub mod links;
pub mod list;
pub mod media;
pub mod merge;
pub mod newsroom;
pub mod notes;
pub mod paste;
pub mod people;
pub mod propose;
pub mod recover;
pub mod release;
pub mod review;
#[cfg(test)]
pub(crate) mod room;
pub mod search;
pub mod seats;
pub mod show;
pub(crate) mod signed;
pub mod snippets;
pub mod story;
pub mod templates;
pub mod typing;
pub mod undo;
pub mod versions;
