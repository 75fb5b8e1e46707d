//! A thousand stories in and out, beside what Markdown-to-HTML converters take for
//! the same text, and how large they make the newsroom file.

use crate::copy::Copy;
use crate::newsroom::Newsroom;
use crate::report::{Limit, Report, Row, median, milliseconds};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const STORIES: usize = 1_000;
const ROUNDS: usize = 5;

/// Pages are 600 words, as performance figures of other programs have them.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (paths, whole) = pages(folder.path())?;
    let file = folder.path().join("newsroom.stet");
    let newsroom = Newsroom::create(&file)?;
    one_import(&newsroom, report)?;
    let (took, stories) = milliseconds(|| newsroom.import(&paths))?;
    ensure!(stories.len() == STORIES, "{} of {STORIES} stories were imported", stories.len());
    let mut cmark = Vec::new();
    let mut pandoc = Vec::new();
    for _ in 0..ROUNDS {
        cmark.push(converter(Command::new("cmark-gfm").args(["--extension", "table"]).arg(&whole))?);
        pandoc.push(converter(Command::new("pandoc").args(["--from", "gfm", "--to", "html"]).arg(&whole))?);
    }
    let pandoc: Option<Vec<f64>> = pandoc.into_iter().collect();
    report.add(Row {
        what: format!("import of {STORIES} stories, each committed"),
        ours: took,
        unit: "ms",
        peer: ("pandoc to HTML, one process".to_owned(), pandoc.map(|all| median(&all))),
        limit: Limit::None,
        spread: None,
    });
    sizes(&file, &whole, report)?;
    stories.iter().try_for_each(|story| newsroom.release(story))?;
    export(&newsroom, folder.path(), &whole, report)?;
    newsroom.close()
}

/// The files, and all of their text in one.
fn pages(folder: &Path) -> Result<(Vec<PathBuf>, PathBuf)> {
    let pages = folder.join("pages");
    std::fs::create_dir(&pages)?;
    let mut paths = Vec::new();
    let mut all = String::new();
    for number in 0..STORIES {
        let story = Copy::story(number, 600);
        all += story.splitn(3, "---\n").last().unwrap_or_default();
        let path = pages.join(format!("{number}.md"));
        std::fs::write(&path, story)?;
        paths.push(path);
    }
    let whole = folder.join("whole.md");
    std::fs::write(&whole, all)?;
    Ok((paths, whole))
}

/// Milliseconds that a converter takes; none when it is not installed.
fn converter(command: &mut Command) -> Result<Option<f64>> {
    let (took, status) = milliseconds(|| Ok(command.stdout(Stdio::null()).stderr(Stdio::null()).status()))?;
    match status {
        Ok(status) => {
            ensure!(status.success(), "{command:?}: {status}");
            Ok(Some(took))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{command:?}")),
    }
}

/// Reading one copied page, before and without committing it.
fn one_import(newsroom: &Newsroom, report: &mut Report) -> Result<()> {
    let page = stet_tests::fixture("ferry.txt");
    let mut took = Vec::new();
    for _ in 0..ROUNDS * 5 {
        let (one, readings) = milliseconds(|| {
            newsroom.ask_with("read_import", json!({ "html": null, "text": null }), vec![page.clone()])
        })?;
        took.push(one);
        for reading in readings.as_array().into_iter().flatten() {
            newsroom.ask("discard_import", json!({ "ticket": reading["ticket"] }))?;
        }
    }
    report.add(Row {
        what: "reading one copied page".to_owned(),
        ours: median(&took),
        unit: "ms",
        peer: (String::new(), None),
        limit: Limit::AtMost(50.0),
        spread: None,
    });
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "kilobytes of a small file")]
fn sizes(file: &Path, whole: &Path, report: &mut Report) -> Result<()> {
    let kilobytes =
        |path: &Path| -> Result<f64> { Ok(std::fs::metadata(path)?.len() as f64 / 1024.0 / STORIES as f64) };
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let waiting = std::fs::metadata(log).map_or(0.0, |log| log.len() as f64 / 1024.0 / STORIES as f64);
    report.add(Row {
        what: "newsroom file for each story".to_owned(),
        ours: kilobytes(file)? + waiting,
        unit: "KB",
        peer: ("its Markdown".to_owned(), Some(kilobytes(whole)?)),
        limit: Limit::None,
        spread: None,
    });
    Ok(())
}

fn export(newsroom: &Newsroom, folder: &Path, whole: &Path, report: &mut Report) -> Result<()> {
    let (mut ours, mut again, mut cmark, mut files) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let to = folder.join(format!("public-{round}"));
        std::fs::create_dir(&to)?;
        let asked = || json!({ "stories": [], "targets": ["html"], "proof": false });
        let (took, reply) = milliseconds(|| newsroom.ask_with("export", asked(), vec![to.clone()]))?;
        let written = reply["written"].as_array().map_or(0, Vec::len);
        ensure!(written >= STORIES, "{written} files of {STORIES} stories were written");
        ours.push(took);
        again.push(milliseconds(|| newsroom.ask_with("export", asked(), vec![to.clone()]))?.0);
        files.push(create_only(&reply, &folder.join(format!("floor-{round}")))?);
        cmark.push(converter(Command::new("cmark-gfm").args(["--extension", "table"]).arg(whole))?);
    }
    let cmark: Option<Vec<f64>> = cmark.into_iter().collect();
    report.add(Row {
        what: format!("export of {STORIES} stories to html"),
        ours: median(&ours),
        unit: "ms",
        peer: ("cmark-gfm, one process".to_owned(), cmark.map(|all| median(&all))),
        limit: Limit::Times(3.0),
        spread: None,
    });
    let floor = ("creating as many files of that size".to_owned(), Some(median(&files)));
    report.add(Row {
        what: "the same, beside its floor".to_owned(),
        ours: median(&ours),
        unit: "ms",
        peer: floor.clone(),
        limit: Limit::None,
        spread: None,
    });
    report.add(Row {
        what: "the same again, nothing changed".to_owned(),
        ours: median(&again),
        unit: "ms",
        peer: floor,
        limit: Limit::None,
        spread: None,
    });
    Ok(())
}

/// Milliseconds for writing as many bytes into as many files, and nothing else.
fn create_only(reply: &Value, to: &Path) -> Result<f64> {
    std::fs::create_dir(to)?;
    let sizes: Vec<usize> = reply["written"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|file| usize::try_from(file["bytes"].as_u64()?).ok())
        .collect();
    let largest = vec![b'x'; sizes.iter().copied().max().unwrap_or(0)];
    let (took, ()) = milliseconds(|| {
        for (number, size) in sizes.iter().enumerate() {
            std::fs::write(to.join(number.to_string()), largest.get(..*size).unwrap_or_default())?;
        }
        Ok(())
    })?;
    Ok(took)
}
