//! A source cut into units: a line, or the lines of one hard-wrapped paragraph.

use crate::words::{count, ends_sentence, tidy};
use stet_core::text::Node;

/// The smallest thing a page is sorted by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unit {
    /// The source's lines in it: number from 1 (0 for none) and exact text.
    pub(crate) lines: Vec<(usize, String)>,
    /// The words, tidy.
    pub(crate) text: String,
    /// True when a blank line, or a new block, stands before it.
    pub(crate) gap: bool,
    /// What HTML made of it; none for a line of text.
    pub(crate) node: Option<Node>,
    /// 1 to 6 for a heading of HTML, else 0.
    pub(crate) level: u8,
    /// True when all its words are links.
    pub(crate) linked: bool,
    /// True when HTML itself says that this is a standfirst, a byline or a bio.
    pub(crate) said: Option<Said>,
}

/// What HTML says of a block by its name, class or property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// A byline.
    Byline,
    /// About the author.
    Bio,
    /// The kind of piece.
    Kind,
    /// Part of the body, whatever it looks like.
    Body,
}

/// Cuts a text into units; wrapped lines are put together again.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut gap = true;
    for (at, line) in lines(text).enumerate() {
        let tidied = tidy(line);
        if tidied.is_empty() {
            gap = true;
            continue;
        }
        units.push(Unit { lines: vec![(at + 1, line.to_owned())], text: tidied, gap, ..Unit::default() });
        gap = false;
    }
    match wrap_width(&units) {
        Some(width) => unwrapped(units, width),
        None => units,
    }
}

/// The lines of a text, ended by LF, CRLF or CR.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// The width a text was wrapped to, if it was: most lines that go on are about
/// as long, short of a screen, and stop in the middle of a sentence.
fn wrap_width(units: &[Unit]) -> Option<usize> {
    let longest = units.iter().map(|unit| unit.text.chars().count()).max()?;
    if !(40..=110).contains(&longest) {
        return None;
    }
    let going_on: Vec<&Unit> = units
        .windows(2)
        .filter_map(|two| match two {
            [one, next] if !next.gap => Some(one),
            _ => None,
        })
        .collect();
    let long = going_on.iter().filter(|unit| unit.text.chars().count() * 10 >= longest * 7).count();
    let open = going_on.iter().filter(|unit| !ends_sentence(&unit.text)).count();
    (going_on.len() >= 4
        && long * 10 >= going_on.len() * 6
        && open * 2 >= going_on.len()
        && count(&units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join(" ")) > 40)
        .then_some(longest)
}

fn unwrapped(units: Vec<Unit>, width: usize) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut length = 0;
    for unit in units {
        let first_word = unit.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = length + 1 + first_word + 2 > width;
        let starts =
            super::list::marker(&unit.text).is_some() || super::quotation::is_attribution_line(&unit.text);
        length = unit.text.chars().count();
        match out.last_mut() {
            Some(last) if !unit.gap && full && !starts => join(last, unit),
            _ => out.push(unit),
        }
    }
    out
}

fn join(last: &mut Unit, unit: Unit) {
    let hyphen = last.text.ends_with('-') && unit.text.starts_with(char::is_lowercase);
    let unspaced =
        last.text.ends_with(crate::words::is_unspaced) && unit.text.starts_with(crate::words::is_unspaced);
    if !hyphen && !unspaced {
        last.text.push(' ');
    }
    last.text.push_str(&unit.text);
    last.lines.extend(unit.lines);
}
