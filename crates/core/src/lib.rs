//! The domain of Stet, pure: no files, no clock, no SQL, no window.
//!
//! Two rooms. [`text`] is story text: blocks, marks, revisions, and the ways in
//! and out (Markdown, HTML, plain text). [`newsroom`] is who did what to it:
//! people, authors, desks, dated roles, stories, and the two state machines.
//!
//! Ids, the time and the text itself arrive as arguments; nothing here reads
//! a clock or makes a random number, so the same input gives the same output.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "tests may fail loudly"
    )
)]

pub mod ids;
pub mod newsroom;
pub mod text;
