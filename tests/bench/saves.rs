//! How long a save takes from the window's command to its acknowledgement, beside
//! what the disk takes for one sync of its own.

use crate::copy::Copy;
use crate::newsroom::Newsroom;
use crate::report::{Limit, Report, Row, milliseconds, percentile};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;

/// How many saves into a story of how many words.
const STORIES: [(usize, &str, usize); 2] = [(600, "600 words", 600), (50_000, "50,000 words", 200)];

/// Types into a short story and into a long one, a disk sync between the saves.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    STORIES.iter().try_for_each(|(words, name, saves)| type_into(*words, name, *saves, report))
}

fn type_into(words: usize, name: &str, count: usize, report: &mut Report) -> Result<()> {
    let folder =
        tempfile::tempdir_in(std::env::current_dir()?.join("target")).or_else(|_| tempfile::tempdir())?;
    let newsroom = Newsroom::create(&folder.path().join("newsroom.stet"))?;
    let story = folder.path().join("story.md");
    std::fs::write(&story, Copy::story(1, words))?;
    let ids = newsroom.import(&[story])?;
    let id = ids.first().context("one story")?;
    let opened = newsroom.ask("open_story", json!({ "story": id }))?;
    let order: Vec<Value> = opened["blocks"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|block| block.pointer("/attrs/id").cloned())
        .collect();
    let paragraph =
        opened["blocks"].as_array().into_iter().flatten().find(|block| block["type"] == "paragraph");
    let paragraph = paragraph.and_then(|block| block.pointer("/attrs/id")).context("a paragraph")?.clone();
    let mut probe = std::fs::File::create(folder.path().join("probe"))?;
    let mut seq = opened["seq"].clone();
    let (mut saves, mut syncs) = (Vec::new(), Vec::new());
    for number in 0..count {
        let text = format!(
            "The survey was read again, {number} times, and nothing in it had moved. {}",
            "Words follow. ".repeat(number % 20)
        );
        let changed = json!({ "type": "paragraph", "attrs": { "id": paragraph }, "content": [{ "type": "text", "text": text.trim_end() }] });
        let typed = json!({ "story": id, "seq": seq, "furniture": null, "changed": [changed], "order": order, "gone": [], "window": "bench" });
        let (took, mut saved) = milliseconds(|| newsroom.ask("type_text", typed))?;
        seq = saved["seq"].take();
        saves.push(took);
        let (took, ()) = milliseconds(|| {
            probe.write_all(&[7; 4096])?;
            Ok(probe.sync_data()?)
        })?;
        syncs.push(took);
    }
    for (which, per_cent) in [("median", 50.0), ("99 of 100", 99.0)] {
        report.add(Row {
            what: format!("a save committed, {name}, {which}"),
            ours: percentile(&saves, per_cent),
            unit: "ms",
            peer: ("one fdatasync".to_owned(), Some(percentile(&syncs, per_cent))),
            limit: Limit::AtMost(5.0),
            spread: None,
        });
    }
    newsroom.close()
}
