//! Two versions of a story, word by word.

use crate::desk::Desk;
use crate::trouble::Ended;
use crate::when::moment;
use clap::Args;
use jiff::tz::TimeZone;
use std::io::IsTerminal;
use stet_api::cases;
use stet_api::wire::{Compare, Comparison, FactView, HunkView, LineView, PieceView, RunView, VersionView};

/// Compare two versions of a story, word by word
#[derive(Args, Debug)]
#[command(
    after_help = "A and B are versions: the beginning of a revision\u{2019}s id, a name given with `stet history --name`, or a word: \
        opened (what you last saw in the window), filed, approved, released, now. Without A and B the last change is \
        shown; with A alone, what changed from it to now.\n\n\
        Cut words stand as [-cut-], added ones as {+added+}; words whose marks or link changed as {~marked~}. \
        Paragraphs that did not change are counted, not printed; --all prints them.\n\n\
        With --json: a, b (revision, label, name, who, at, damage), summary, added, cut, language, direction, furniture \
        [{label, place, side, runs [{change, pieces [{text, marks, href}], was}]}], hunks [{change, moved, old, new, number, \
        kind, level, src, picture_was and picture {src, crop, focus}, lines, facts [{name, was, now}], lost}].\n\n\
        Example:\n  stet diff ferry-contract\n  stet diff ferry-contract filed now\n  stet diff ferry-contract 3f9a 81c2"
)]
pub(crate) struct Diff {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// The older version
    #[arg(default_value = "", hide_default_value = true)]
    a: String,
    /// The newer version
    #[arg(default_value = "", hide_default_value = true)]
    b: String,
    /// Print the paragraphs that did not change too
    #[arg(long)]
    all: bool,
}

impl Diff {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let request = Compare { story: self.story, a: self.a, b: self.b };
        let found = cases::versions::compare(&mut desk.session, request)?;
        let zone = desk.zone()?;
        let colour =
            std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty());
        let ink = if colour { Ink::COLOUR } else { Ink::PLAIN };
        desk.out.result(&found, || print(&found, &zone, &ink, self.all))
    }
}

/// What stands before and after words that changed.
struct Ink {
    cut: [&'static str; 2],
    added: [&'static str; 2],
    marked: [&'static str; 2],
}

impl Ink {
    const PLAIN: Self = Self { cut: ["[-", "-]"], added: ["{+", "+}"], marked: ["{~", "~}"] };
    /// Red and struck, green and underlined: told apart without colour too.
    const COLOUR: Self = Self {
        cut: ["\u{1b}[31;9m[-", "-]\u{1b}[0m"],
        added: ["\u{1b}[32;4m{+", "+}\u{1b}[0m"],
        marked: ["\u{1b}[33m{~", "~}\u{1b}[0m"],
    };
}

fn print(found: &Comparison, zone: &TimeZone, ink: &Ink, all: bool) -> String {
    let mut out =
        format!("{}\n{}\n{}\n", side("A", &found.a, zone), side("B", &found.b, zone), found.summary);
    for line in found.furniture.iter().filter(|line| all || changed(line)) {
        let words = words(line, ink);
        if !words.is_empty() {
            out.push_str(&format!("\n{}: {words}\n", line.label.replace('_', " ")));
        }
    }
    let mut same = 0;
    for hunk in &found.hunks {
        if hunk.change == "same" && !hunk.moved && !all {
            same += 1;
            continue;
        }
        out.push_str(&unchanged(&mut same));
        out.push_str(&block(hunk, ink));
    }
    out.push_str(&unchanged(&mut same));
    out
}

fn side(letter: &str, version: &VersionView, zone: &TimeZone) -> String {
    let id: String = version.revision.chars().take(12).collect();
    let name =
        if version.name.is_empty() { String::new() } else { format!(" \u{201c}{}\u{201d}", version.name) };
    let made = if version.at.is_empty() {
        String::new()
    } else {
        format!("  {}, {}  {id}", moment(&version.at, zone), version.who)
    };
    let damage = if version.damage.is_empty() { String::new() } else { format!("\n   {}", version.damage) };
    format!("{letter}  {}{name}{made}{damage}", version.label)
}

fn unchanged(same: &mut u32) -> String {
    match std::mem::take(same) {
        0 => String::new(),
        1 => "\n\u{2026} 1 paragraph unchanged\n".to_owned(),
        many => format!("\n\u{2026} {many} paragraphs unchanged\n"),
    }
}

fn block(hunk: &HunkView, ink: &Ink) -> String {
    let mut said: Vec<String> = Vec::new();
    let number = if hunk.number == 0 { String::new() } else { format!(" {}", hunk.number) };
    let kind = hunk.kind.replace('_', " ");
    let moved = if hunk.moved { ", moved" } else { "" };
    said.push(format!(
        "{kind}{number} {}{moved}",
        if hunk.change == "same" { "unchanged" } else { &hunk.change }
    ));
    said.extend(hunk.facts.iter().map(fact));
    if !hunk.lost.is_empty() {
        said.push(hunk.lost.clone());
    }
    let lines: Vec<String> = hunk
        .lines
        .iter()
        .map(|line| (line, words(line, ink)))
        .filter(|(_, words)| !words.is_empty())
        .map(|(line, words)| if line.label == "text" { words } else { format!("{}: {words}", line.label) })
        .collect();
    format!("\n({})\n{}\n", said.join("; "), lines.join("\n"))
}

fn fact(fact: &FactView) -> String {
    match (fact.was.is_empty(), fact.now.is_empty()) {
        (true, true) => format!("{} changed", fact.name),
        (true, false) => format!("{}: {}", fact.name, fact.now),
        (false, true) => format!("{}: no longer {}", fact.name, fact.was),
        (false, false) => format!("{}: {} \u{2192} {}", fact.name, fact.was, fact.now),
    }
}

fn changed(line: &LineView) -> bool {
    line.side != "both" || line.runs.iter().any(|run| run.change != "kept")
}

fn words(line: &LineView, ink: &Ink) -> String {
    line.runs.iter().map(|run| run_words(run, ink)).collect()
}

fn run_words(run: &RunView, ink: &Ink) -> String {
    let text: String = run.pieces.iter().map(piece).collect();
    let [before, after] = match run.change.as_str() {
        "cut" => ink.cut,
        "added" => ink.added,
        "marked" => ink.marked,
        _ => ["", ""],
    };
    format!("{before}{text}{after}")
}

fn piece(piece: &PieceView) -> String {
    if piece.marks.iter().any(|mark| mark == "note") {
        return format!("[^{}]", piece.text);
    }
    // Copy from elsewhere may hold what a terminal would obey.
    piece.text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
