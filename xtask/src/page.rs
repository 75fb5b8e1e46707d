//! The page in the window: its packages, and the bundle that the window embeds.

use crate::{house, say};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Everything the bundle is made from.
const SOURCES: [&str; 8] = [
    "index.html",
    "package-lock.json",
    "package.json",
    "public",
    "src",
    "svelte.config.js",
    "tsconfig.json",
    "vite.config.ts",
];

/// npm in a folder of the project.
pub(crate) fn npm(folder: &str, args: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(args).current_dir(house::root().join(folder));
    command
}

/// Installs what a folder's lock file names, when it changed. No package's own
/// scripts are run.
pub(crate) fn install(folder: &str) -> Result<()> {
    let at = house::root().join(folder);
    let inputs = [at.join("package.json"), at.join("package-lock.json")];
    let stamp = format!("npm-{}", folder.replace('/', "-"));
    house::when_changed(&stamp, &inputs, &at.join("node_modules"), || {
        say::line(&format!("Installing the packages of {folder}/"));
        say::run(&mut npm(folder, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
    })
    .map(drop)
}

/// Builds the bare page that the bench holds the window against.
pub(crate) fn build_bare() -> Result<()> {
    install("ui")?;
    let out = house::target().join("bare-page");
    let args = ["run", "--silent", "bare", "--", "--logLevel", "warn", "--outDir"];
    say::run(npm("ui", &args).arg(out))
}

/// Builds the bundle, when anything it is made from changed.
pub(crate) fn build() -> Result<()> {
    install("ui")?;
    let ui = house::root().join("ui");
    let inputs: Vec<PathBuf> = SOURCES.iter().map(|name| ui.join(name)).collect();
    house::when_changed("page", &inputs, &ui.join("dist/index.html"), || {
        say::line("Building the page");
        say::run(&mut npm("ui", &["run", "--silent", "build"]))
    })
    .map(drop)
}
