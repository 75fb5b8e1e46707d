//! The page's wire types, written anew from the api's.

use crate::{house, say};
use anyhow::{Context as _, Result, bail};

/// What the api's tests write.
const WRITTEN: [&str; 2] = ["ui/src/platform/wire.ts", "ui/src/platform/commands.ts"];

/// Writes them. One process writes all: the types share a file.
pub(crate) fn write() -> Result<()> {
    say::run(&mut house::cargo(&[
        "test",
        "--quiet",
        "--locked",
        "--package",
        "stet-api",
        "--lib",
        "export_bindings",
    ]))
}

/// Writes them and fails if that changed anything.
pub(crate) fn check() -> Result<()> {
    let before = read()?;
    write()?;
    if read()? != before {
        bail!(
            "the page's wire types were stale; they are written anew now: look at {} and commit them",
            WRITTEN.join(", ")
        );
    }
    Ok(())
}

fn read() -> Result<Vec<Vec<u8>>> {
    let root = house::root();
    WRITTEN
        .iter()
        .map(|file| std::fs::read(root.join(file)).with_context(|| format!("reading {file}")))
        .collect()
}
