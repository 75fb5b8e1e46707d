//! The built programs, killed, put to sleep and run into one another while
//! somebody types: whatever was acknowledged is there.
//!
//! The store's own faults (power cuts, full and failing disks, flipped bits) are
//! in `crates/store/tests/faults`. Figures are printed as lines that begin with
//! "fault:"; `cargo xtask faults` gathers them. `STET_KILLS` sets how many kills.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests may fail loudly"
)]
#![cfg(unix)]

mod clocks;
mod desk;
mod kills;
mod sleep;
