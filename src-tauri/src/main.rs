//! The windows: one page in a webview each, over the one newsroom.
//!
//! It forwards commands to `stet_api` and events back, shows the host's file
//! dialogs, serves previews and pictures, prints proofs, and closes in good order. It decides
//! nothing about stories.
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

mod acceleration;
mod closing;
mod commands;
mod composing;
mod dialogs;
mod drops;
mod fence;
mod folders;
mod handles;
mod left;
mod pages;
mod placement;
mod proofs;
mod window;

fn main() -> anyhow::Result<()> {
    acceleration::settle();
    window::open()
}

#[cfg(test)]
mod capabilities_tests;
