//! The newsroom file: one encrypted SQLite database, one file of code per table.
//!
//! [`Store`] opens the file, reads through a [`Read`] and writes through a
//! [`Write`], which cannot be had without an [`Entry`]: who did what, when and
//! why goes into the same transaction as the change. [`KeyRing`] finds and keeps
//! the key. What may happen to a story is decided in core, before; here it is
//! only kept, whole, or not at all.
//!
//! In every table: ids are TEXT as core makes them; a moment is RFC 3339 TEXT in
//! UTC with nine digits of fraction, so that nothing is lost and the order of
//! the text is the order in time; a day is `YYYY-MM-DD`; a hash is 64 hex
//! digits; a column may be NULL only where absence is a fact.
//!
//! A call to [`Store::write`] returns after COMMIT under `synchronous=FULL`:
//! what it acknowledged survives a kill and a power cut.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stderr,
        reason = "tests may fail loudly"
    )
)]

mod backup;
mod check;
mod engine;
mod error;
mod excerpt;
mod file;
mod key;
mod keyring;
mod migration;
mod pack;
mod recover;
mod salvage;
mod sql;
mod store;
mod table;

pub use check::{Check, Damage};
pub use error::{Error, Result};
pub use key::Key;
pub use keyring::{KeyHome, KeyRing, Wrap};
pub use recover::{Gap, Near, Place, Readable};
pub use salvage::{Found, Lost, Whence};
pub use store::Store;
pub use table::*;

#[cfg(test)]
mod tests;
