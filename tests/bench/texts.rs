//! Comparing and merging texts of 5,000 words, and the room that 200 revisions of
//! a story of 1,500 words take in the newsroom file.

use crate::copy::Copy;
use crate::newsroom::Newsroom;
use crate::report::{Limit, Report, Row};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use stet_tests::built;

const REVISIONS: usize = 200;

/// Compares, merges, and makes revisions.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    compare(report)?;
    revisions(report)
}

/// Core's own example prints a line for each text it compared or merged:
/// `what: p50 1.23 ms, p99 4.56 ms`.
fn compare(report: &mut Report) -> Result<()> {
    let out = Command::new(built("examples/compare")?).output().context("running the comparisons")?;
    let said = String::from_utf8(out.stdout)?;
    ensure!(out.status.success() && !said.is_empty(), "the comparisons failed");
    for line in said.lines() {
        let (what, times) =
            line.split_once(": p50 ").with_context(|| format!("a line of figures: {line}"))?;
        let (median, worst) = times.split_once(" ms, p99 ").context("two figures")?;
        let worst = worst.trim_end_matches(" ms").parse()?;
        report.add(Row {
            what: what.to_owned(),
            ours: median.parse()?,
            unit: "ms",
            peer: ("its own p99".to_owned(), Some(worst)),
            limit: Limit::AtMost(20.0),
            spread: None,
        });
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "kilobytes of a small file")]
fn revisions(report: &mut Report) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("newsroom.stet");
    let page = folder.path().join("story.md");
    std::fs::write(&page, Copy::story(1, 1_500))?;
    let newsroom = Newsroom::create(&file)?;
    let ids = newsroom.import(&[page])?;
    let id = ids.first().context("one story")?;
    newsroom.close()?;
    let before = std::fs::metadata(&file)?.len();
    let newsroom = Newsroom::open(&file)?;
    let mut copies = 0;
    for number in 0..REVISIONS {
        let opened = newsroom.ask("open_story", json!({ "story": id }))?;
        let blocks = opened["blocks"].as_array().context("blocks")?;
        copies += opened["blocks"].to_string().len();
        let written: Vec<&Value> = blocks.iter().filter(|block| block["type"] == "paragraph").collect();
        let mut changed = (*written.get(number * 7 % written.len()).context("a paragraph")?).clone();
        let mut words = Copy::numbered(number);
        let said = changed.pointer("/content/0/text").and_then(Value::as_str).unwrap_or_default();
        // As long as before, with one sentence for another.
        let kept: Vec<&str> = said.split_inclusive(". ").skip(1).collect();
        changed["content"] =
            json!([{ "type": "text", "text": format!("{} {}", kept.concat(), words.sentence()) }]);
        let order: Vec<&Value> = blocks.iter().filter_map(|block| block.pointer("/attrs/id")).collect();
        newsroom.ask(
            "type_text",
            json!({ "story": id, "seq": opened["seq"], "furniture": null, "changed": [changed], "order": order,
                "gone": [], "window": "bench" }),
        )?;
        newsroom.ask("leave_story", json!({ "story": id, "window": "bench" }))?;
    }
    newsroom.close()?;
    report.add(Row {
        what: format!("{REVISIONS} revisions of 1,500 words"),
        ours: (std::fs::metadata(&file)?.len() - before) as f64 / 1024.0,
        unit: "KB",
        peer: ("as many copies of the text".to_owned(), Some(copies as f64 / 1024.0)),
        limit: Limit::AtMost(150.0),
        spread: None,
    });
    Ok(())
}
