//! Comparing and merging texts of 5,000 words, and the room that 200 revisions of
//! a story of 1,500 words take in the newsroom file.

use crate::copy::Copy;
use crate::newsroom::Newsroom;
use crate::report::{Limit, Report, Row, median, milliseconds, spread};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;
use stet_core::ids::BlockId;
use stet_core::text::diff::diff;
use stet_core::text::merge::merge;
use stet_core::text::{Block, Document, Inlines, Node};

const ROUNDS: usize = 21;
const REVISIONS: usize = 200;

/// Compares, merges, and makes revisions.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    compare(report)?;
    revisions(report)
}

fn paragraph(id: usize, words: &str) -> Block {
    Block::new(BlockId::new(format!("p{id}")), Node::Paragraph(Inlines::plain(words)))
}

/// The text, with a sentence of its own in every `nth` paragraph.
fn rewritten(lines: &[String], nth: usize, from: usize) -> Document {
    let mut new = Copy::numbered(from);
    let blocks = lines.iter().enumerate().map(|(id, line)| match id % nth {
        rest if rest == from % nth => paragraph(id, &format!("{line} {}", new.sentence())),
        _ => paragraph(id, line),
    });
    Document { blocks: blocks.collect(), ..Document::default() }
}

fn compare(report: &mut Report) -> Result<()> {
    let text = Copy::numbered(5).body(5_000);
    let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let base = rewritten(&lines, usize::MAX, 1);
    let (ours, theirs) = (rewritten(&lines, 4, 2), rewritten(&lines, 6, 3));
    let (mut diffs, mut merges) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (took, found) = milliseconds(|| Ok(diff(&base, &ours)))?;
        ensure!(found.hunks.len() >= lines.len() / 4, "{} changes were found", found.hunks.len());
        diffs.push(took);
        let (took, merged) = milliseconds(|| Ok(merge(&base, &ours, &theirs)))?;
        ensure!(merged.document.blocks.len() >= lines.len(), "paragraphs were lost");
        merges.push(took);
    }
    for (what, took) in
        [("comparing two texts of 5,000 words", diffs), ("merging two texts of 5,000 words", merges)]
    {
        report.add(Row {
            what: what.to_owned(),
            ours: median(&took),
            unit: "ms",
            peer: (String::new(), None),
            limit: Limit::AtMost(20.0),
            spread: spread(&took),
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
