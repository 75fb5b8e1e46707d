//! The exported pages before their judges: the Nu HTML checker, html-validate and
//! axe, over the awkward stories and over the sample newsroom's live ones.

use crate::run::Profile;
use crate::{house, page, say};
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The moment the sample is exported at, so that every run judges the same pages.
const NOW: &str = "2026-03-14T09:30:00Z";

/// Writes the pages and has them judged; gives the judges' summary.
pub(crate) fn judge() -> Result<Vec<String>> {
    page::install("tests/pages")?;
    let out = house::target().join("pages");
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    std::fs::create_dir_all(&out)?;
    say::run(&mut house::cargo(&["build", "--locked", "--workspace", "--examples"]))?;
    say::run(Command::new(Profile::Dev.program("examples/pages")).arg(out.join("awkward")))?;
    sample(&out)?;
    let mut pages = Vec::new();
    collect(&out, &mut pages)?;
    ensure!(!pages.is_empty(), "no page was written into {}", out.display());
    let mut judges = Command::new("node");
    judges.arg("check.mjs").args(&pages).current_dir(house::root().join("tests/pages"));
    let said = say::run_and_keep(&mut judges, |line| line.contains(" pages, "))?;
    Ok(said)
}

/// Exports the sample newsroom's live stories.
fn sample(out: &Path) -> Result<()> {
    let file = out.join("newsroom.stet");
    let exported = out.join("sample");
    let stet = || {
        let mut command = Command::new(Profile::Dev.program("stet"));
        command.env("STET_KEYRING", "off").env("STET_NEWSROOM", &file).args(["--now", NOW]);
        command
    };
    say::run(stet().arg("init").arg(&file).arg("--sample"))?;
    say::run(stet().args(["export", "--to", "html", "fragment", "--out"]).arg(&exported))
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(())
}
