//! Bytes in, story text out: page dumps, HTML files and Markdown.
//!
//! [`read`] takes a file as it came, [`clipboard`] a whole page that somebody
//! copied, [`paste`] a fragment put into the copy. What a page says about its
//! author is only ever *proposed*; every line that is not used is named with
//! its reason. Nothing is stored here and nothing is asked of the clock or the
//! network: who keeps the original, and who accepts the proposals, is decided
//! by the caller.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stdout,
        clippy::print_stderr,
        reason = "tests may fail loudly"
    )
)]

mod date;
mod docx;
mod encoding;
mod form;
mod html;
mod language;
mod lines;
mod markdown;
mod newcomer;
mod page;
mod paste;
mod people;
pub mod picture;
mod reading;
mod refused;
mod rtf;
mod scrub;
mod words;

pub use markdown::fields;
pub use newcomer::{LIMIT, Source, clipboard, limit, read};
pub use paste::{Cleaned, Clip, PICTURE, Pasted, PastedPicture, Program, paste, paste_file, paste_plain};
pub use reading::{Dropped, Fields, Form, LeftOut, ProposedBio, ProposedCredit, ProposedRole, Reading};
pub use refused::Refused;
pub use scrub::Scrubbed;
