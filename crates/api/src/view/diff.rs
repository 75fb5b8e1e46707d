//! Two texts compared, as the wire carries it.

use super::number;
use crate::wire::{FactView, FramedPicture, HunkView, LineView, PieceView, RunView};
use stet_core::ids::BlockId;
use stet_core::text::diff::{Change, Fact, Hunk, Line, Numbered, Run, Side};
use stet_core::text::{Inline, Marks, Moment, Node};

/// One place of the body; `lost_old` and `lost_new` are blocks that stand for
/// ones that cannot be read.
pub(crate) fn hunk(hunk: &Hunk, lost_old: &[BlockId], lost_new: &[BlockId]) -> HunkView {
    let id = |side: &[Numbered]| side.first().map(|one| one.block.id.to_string()).unwrap_or_default();
    let node = hunk.new.first().or(hunk.old.first()).map(|one| &one.block.node);
    let is_lost = |side: &[Numbered], lost: &[BlockId]| side.iter().any(|one| lost.contains(&one.block.id));
    let lost = if is_lost(&hunk.old, lost_old) || is_lost(&hunk.new, lost_new) {
        "This paragraph cannot be read in this version.".to_owned()
    } else {
        String::new()
    };
    let (level, src) = match node {
        Some(Node::Heading { level, .. }) => (u32::from(*level), String::new()),
        Some(Node::Figure { src, .. }) => (0, src.clone()),
        Some(Node::Embed { url, .. }) => (0, url.clone()),
        _ => (0, String::new()),
    };
    HunkView {
        change: change(hunk.change).to_owned(),
        moved: hunk.moved,
        old: id(&hunk.old),
        new: id(&hunk.new),
        number: hunk.old.first().map_or(0, |one| number(one.at + 1)),
        kind: node.map(|node| node.kind().to_owned()).unwrap_or_default(),
        level,
        src,
        picture_was: hunk.old.first().and_then(picture),
        picture: hunk.new.first().and_then(picture),
        lines: hunk.lines.iter().map(line).collect(),
        facts: hunk.facts.iter().map(fact).collect(),
        lost,
    }
}

fn picture(one: &Numbered) -> Option<FramedPicture> {
    let Node::Figure { src, framing, .. } = &one.block.node else { return None };
    Some(FramedPicture {
        src: src.clone(),
        crop: framing.crop.name().to_owned(),
        focus: framing.focus.to_string(),
    })
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Changed => "changed",
        Change::Added => "added",
        Change::Cut => "cut",
        Change::Split => "split",
        Change::Joined => "joined",
    }
}

fn fact(fact: &Fact) -> FactView {
    FactView {
        name: fact.name.to_owned(),
        was: fact.was.clone().unwrap_or_default(),
        now: fact.now.clone().unwrap_or_default(),
    }
}

/// One line of words.
pub(crate) fn line(line: &Line) -> LineView {
    LineView {
        label: line.label.name().to_owned(),
        place: line.place.iter().map(|at| number(*at)).collect(),
        side: match line.side {
            Side::Both => "both",
            Side::Old => "old",
            Side::New => "new",
        }
        .to_owned(),
        runs: line.runs.iter().map(run).collect(),
    }
}

fn run(run: &Run) -> RunView {
    let (change, pieces, was) = match run {
        Run::Kept(pieces) => ("kept", pieces.as_slice(), [].as_slice()),
        Run::Cut(pieces) => ("cut", pieces.as_slice(), [].as_slice()),
        Run::Added(pieces) => ("added", pieces.as_slice(), [].as_slice()),
        Run::Marked { was, now } => ("marked", now.as_slice(), was.as_slice()),
    };
    let all = |pieces: &[Inline]| pieces.iter().map(piece).collect();
    RunView { change: change.to_owned(), pieces: all(pieces), was: all(was) }
}

pub(crate) fn piece(piece: &Inline) -> PieceView {
    match piece {
        Inline::Text { text, marks } => PieceView {
            text: text.clone(),
            marks: names(marks),
            href: marks.link.as_ref().map(|link| link.href.clone()).unwrap_or_default(),
        },
        Inline::HardBreak => {
            PieceView { text: "\n".to_owned(), marks: vec!["break".to_owned()], href: String::new() }
        }
        Inline::NoteRef { label } => {
            PieceView { text: label.clone(), marks: vec!["note".to_owned()], href: String::new() }
        }
    }
}

fn names(marks: &Marks) -> Vec<String> {
    let all = [
        (marks.strong, "strong"),
        (marks.em, "em"),
        (marks.strike, "strike"),
        (marks.sub, "sub"),
        (marks.sup, "sup"),
        (marks.code, "code"),
        (marks.link.is_some(), "link"),
    ];
    all.into_iter().filter(|(there, _)| *there).map(|(_, name)| name.to_owned()).collect()
}

/// What a version is called that has no name of its own.
pub(crate) fn moment_label(moment: Moment) -> &'static str {
    match moment {
        Moment::Imported => "Imported",
        Moment::Started => "Begun",
        Moment::Replaced => "Replaced from a file",
        Moment::Restored => "Put back",
        Moment::Filed => "Filed",
        Moment::Taken => "Taken",
        Moment::Returned => "Returned",
        Moment::Approved => "Approved",
        Moment::Signed => "Signed off",
        Moment::Released => "Released",
        Moment::Paused => "Typed",
        Moment::TakenOver => "Taken over",
        Moment::Merged => "Merged",
        Moment::Accepted => "Suggestions taken",
        Moment::Kept => "Kept beside",
    }
}
