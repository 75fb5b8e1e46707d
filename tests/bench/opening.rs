//! Opening a newsroom of 10,000 stories beside one of 100, to the first list.

use crate::copy::Copy;
use crate::newsroom::Newsroom;
use crate::report::{Limit, Report, Row, median, milliseconds};
use anyhow::Result;
use serde_json::json;
use std::path::{Path, PathBuf};

const ROUNDS: usize = 9;

/// Fills both, then opens them in turns.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    let folder = tempfile::tempdir()?;
    report.tell("filling newsrooms of 100 and of 10,000 stories");
    let small = fill(folder.path(), 100)?;
    let large = fill(folder.path(), 10_000)?;
    let (mut smalls, mut larges) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        smalls.push(open(&small)?);
        larges.push(open(&large)?);
    }
    report.add(Row {
        what: "opening a newsroom of 10,000 stories".to_owned(),
        ours: median(&larges),
        unit: "ms",
        peer: ("one of 100".to_owned(), Some(median(&smalls))),
        limit: Limit::Times(2.0),
        spread: None,
    });
    Ok(())
}

fn fill(folder: &Path, count: usize) -> Result<PathBuf> {
    let file = folder.join(format!("of-{count}.stet"));
    let pages = folder.join(format!("pages-{count}"));
    std::fs::create_dir(&pages)?;
    let mut paths = Vec::with_capacity(count);
    for number in 0..count {
        let path = pages.join(format!("{number}.md"));
        std::fs::write(&path, Copy::story(number, 150))?;
        paths.push(path);
    }
    let newsroom = Newsroom::create(&file)?;
    newsroom.import(&paths)?;
    newsroom.close()?;
    Ok(file)
}

fn open(file: &Path) -> Result<f64> {
    let (took, newsroom) = milliseconds(|| {
        let newsroom = Newsroom::open(file)?;
        newsroom.ask("home", json!({}))?;
        Ok(newsroom)
    })?;
    newsroom.close()?;
    Ok(took)
}
