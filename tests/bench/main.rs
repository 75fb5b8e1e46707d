//! The figures: each against something measured in the same run, taken in turns,
//! as medians. A table on the screen and `bench.json` beside it.
//!
//! `bench FOLDER [PART...]`; parts are `window`, `keys`, `stories`, `saves`,
//! `texts`, `opening`. A peer that is not installed has its row say so.
#![allow(clippy::indexing_slicing, reason = "a bench may stop where a reply is not what it must be")]

mod copy;
mod inpage;
mod keys;
mod newsroom;
mod opening;
mod processes;
mod report;
mod saves;
mod screen;
mod stories;
mod texts;
mod window;

use anyhow::{Context as _, Result, ensure};
use report::Report;
use std::path::{Path, PathBuf};

/// A part by its name.
type Part = (&'static str, fn(&Path, &mut Report) -> Result<()>);

const PARTS: [Part; 6] = [
    ("window", window::measure),
    ("keys", keys::measure),
    ("stories", stories::measure),
    ("saves", saves::measure),
    ("texts", texts::measure),
    ("opening", opening::measure),
];

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let out = PathBuf::from(args.next().context("usage: bench FOLDER [PART...]")?);
    let wanted: Vec<String> = args.collect();
    let known = |name: &String| PARTS.iter().any(|(part, _)| part == name);
    ensure!(wanted.iter().all(known), "the parts are {}", PARTS.map(|(part, _)| part).join(", "));
    std::fs::create_dir_all(&out)?;
    let mut report = Report::default();
    for (name, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            report.tell(&format!("measuring {name}"));
            measure(&out, &mut report).with_context(|| format!("measuring {name}"))?;
        }
    }
    report.finish(&out)
}
