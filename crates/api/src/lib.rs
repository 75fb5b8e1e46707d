//! Use cases, wire types and the one list of commands.
//!
//! Whoever stands outside (the window, the command line, a test) opens a
//! newsroom here and asks for things: the window by name through a [`House`],
//! the command line through a [`Session`] and the functions in [`cases`]. Each
//! unpacks, calls the rooms behind it and converts. The clock, randomness and
//! the machine's folders are read here and handed inwards as values.
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

pub mod cases;
mod chance;
mod clock;
mod commands;
mod due;
mod failure;
mod house;
mod place;
pub mod rescue;
mod sample;
mod session;
mod view;
mod whole;
pub mod wire;
mod worker;

pub use clock::Clock;
pub use failure::Result;
pub use house::{Chosen, Ear, House};
pub use place::default_newsroom_file;
pub use session::{Proof, Session, Setup};
pub use stet_core::newsroom::passphrase::{Hardness, Passphrase};
pub use whole::Draft;
