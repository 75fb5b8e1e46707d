//! What the journeys stand on: a display of their own, a hand on the window
//! (W3C WebDriver), the built `stet`, and newsrooms in folders that vanish.
//!
//! Nothing here sleeps for a fixed time: everything waits for a condition and
//! says what it was waiting for when that does not come.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic,
        reason = "tests may fail loudly"
    )
)]

pub mod axe;
pub mod day;
pub mod display;
pub mod gallery;
pub mod hand;
mod http;
pub mod room;
pub mod stet;
pub mod tour;
pub mod wait;
pub mod webdriver;
pub mod window;

use std::path::{Path, PathBuf};

/// The folder with the fictional pages and pictures.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// The project's own folder.
pub fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A program of this workspace, built in the same profile as the caller: beside
/// it, or one folder up from a test.
pub fn built(program: &str) -> anyhow::Result<PathBuf> {
    let me = std::env::current_exe()?;
    let beside =
        me.ancestors().skip(1).take(2).map(|folder| folder.join(program)).find(|path| path.is_file());
    beside.ok_or_else(|| {
        anyhow::anyhow!(
            "`{program}` is not built in this profile: `cargo build -p stet-cli -p stet-window` first"
        )
    })
}
