//! The built `stet`, driven on newsrooms in folders of their own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests may fail loudly"
)]

mod backups;
mod bad_input;
mod beside;
mod drafts;
mod end_to_end;
mod manners;
mod merges;
mod pictures;
mod seats;
mod shapes;
mod support;
