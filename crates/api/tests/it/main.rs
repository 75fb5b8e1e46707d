//! The use cases through the door the window uses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly")]

mod desk;
mod door;
mod drafts;
mod import;
mod interleaved;
mod laundering;
mod leases;
mod lists;
mod merges;
mod review;
mod roles;
mod room;
mod scratch;
mod seats;
mod signing;
mod solo;
mod undo;
