//! Use cases, wire types and the one list of commands.
//!
//! Whoever stands outside (the window, the command line, a test) opens a
//! newsroom here and asks for things by name; each command unpacks, calls the
//! rooms behind it and converts. The clock, randomness and the machine's
//! folders are read here and handed inwards as values.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly"))]

mod commands;
pub mod wire;
