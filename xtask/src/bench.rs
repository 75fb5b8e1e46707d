//! `cargo xtask bench`: builds what ships, then lets `stet-bench` measure it.

use crate::run::Profile;
use crate::{house, machine, page, say};
use anyhow::Result;
use std::process::Command;

/// Measures all parts, or the named ones.
pub(crate) fn bench(parts: &[&str]) -> Result<()> {
    say::step("set up", || machine::set_up(&machine::for_the_bench()))?;
    say::step("page", || {
        page::build()?;
        page::build_bare()
    })?;
    say::step("build", || {
        Profile::Release.build()?;
        let example =
            ["build", "--locked", "--release", "--workspace", "--example", "bare", "--example", "compare"];
        say::run(&mut house::cargo(&example))
    })?;
    let out = house::target().join("bench");
    say::step("bench", || {
        // The figures are about a file with a key file; no keyring is asked.
        say::run(
            Command::new(Profile::Release.program("bench")).arg(&out).args(parts).env("STET_KEYRING", "off"),
        )
    })
}
