//! Where things stand in this project, and whether they changed since last time.

use anyhow::{Context as _, Result};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Cargo's output folder.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => std::path::absolute(&folder).unwrap_or_else(|_| folder.into()),
        None => root().join("target"),
    }
}

/// The cargo that runs us, in the project's folder.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    command
}

/// True where a program of that name is installed.
pub(crate) fn has(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// Does `work` if the inputs are not what they were when it last succeeded.
/// A `made` that is missing counts as a change.
pub(crate) fn when_changed(
    name: &str,
    inputs: &[PathBuf],
    made: &Path,
    work: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let stamp = target().join("xtask").join(name);
    let now = fingerprint(inputs)?;
    if made.exists() && std::fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(false);
    }
    work()?;
    let folder = stamp.parent().context("a stamp stands in a folder")?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(&stamp, now)?;
    Ok(true)
}

/// A number for the names and bytes of files and of whole folders.
fn fingerprint(inputs: &[PathBuf]) -> Result<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for input in inputs {
        collect(input, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(input: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !input.is_dir() {
        files.extend(input.exists().then(|| input.to_path_buf()));
        return Ok(());
    }
    for entry in std::fs::read_dir(input)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
