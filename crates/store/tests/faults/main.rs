//! What the promise rests on: every acknowledged save survives a power cut, a
//! full disk, a failing disk and rotten bits.
//!
//! The real [`stet_store::Store`] works on a disk of ours ([`disk`]), which every
//! write and sync of SQLite goes through. Each proof comes with a change that
//! must break it, run here too: a suite that nothing can fail proves nothing.
//!
//! The figures are printed as lines that begin with "fault:"; `cargo xtask
//! faults` gathers them. `STET_FAULTS` sets how thorough it is: 1 as in CI, and
//! so many seeds or rounds more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests may fail loudly"
)]
#![cfg(unix)]

#[path = "../common/mod.rs"]
mod common;
mod disk;
mod failing;
mod flips;
mod platter;
mod power;
mod shim;
mod tally;
#[path = "../../src/tests/tampered.rs"]
mod tampered;
mod tampering;
mod typing;
