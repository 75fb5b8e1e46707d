//! Which line is the headline.

use super::furniture::Then;
use super::unit::Said;
use super::{Page, kicker};
use crate::people::{byline, name};
use crate::words::fold;

/// The headline's place, if there is one.
pub(super) fn find(page: &Page<'_>) -> Option<usize> {
    let said = (0..page.units.len())
        .find(|at| page.units.get(*at).is_some_and(|unit| unit.said == Some(Said::Headline)));
    if said.is_some() {
        return said;
    }
    let end = candidates_end(page);
    let mut best: Option<(usize, i32)> = None;
    for at in 0..end {
        let Some(score) = score(page, at) else { continue };
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((at, score));
        }
    }
    best.filter(|(_, score)| *score > 0).map(|(at, _)| at)
}

/// Candidates stand before the second paragraph of the first run of prose.
fn candidates_end(page: &Page<'_>) -> usize {
    let prose: Vec<usize> = (0..page.units.len()).filter(|at| page.is_prose(*at)).collect();
    let close = |from: usize, to: usize| {
        (from..to).filter(|at| page.look(*at).is_some_and(|look| look.is_title())).count() <= 3
    };
    prose
        .windows(2)
        .find_map(|two| match two {
            [first, second] if close(*first, *second) => Some(*second),
            _ => None,
        })
        .or(prose.first().map(|first| first + 1))
        .unwrap_or(page.units.len().min(3))
}

fn score(page: &Page<'_>, at: usize) -> Option<i32> {
    let look = page.look(at)?;
    let unit = page.units.get(at)?;
    if look.rule.is_some()
        || look.date.is_some()
        || look.mark
        || look.words > 32
        || look.words == 0
        || unit.said.is_some_and(|said| said != Said::Headline)
    {
        return None;
    }
    if unit.node.as_ref().is_some_and(|node| {
        !matches!(node, stet_core::text::Node::Heading { .. } | stet_core::text::Node::Paragraph(_))
    }) {
        return None;
    }
    if super::list::marker(&unit.text)
        .is_some_and(|(marker, _)| !matches!(marker, super::list::Marker::Number(_)))
        || kicker::kind(&look.folded).is_some()
    {
        return None;
    }
    let hinted = page.hints.headline.as_ref().is_some_and(|hint| fold(hint) == look.folded);
    let marked = byline::line(&unit.text);
    if !hinted && marked.as_ref().is_some_and(|line| line.said) {
        return None;
    }
    let mut score = length_points(look.words);
    score += if hinted { 20 } else { 0 };
    score += match unit.level {
        1 => 8,
        2 => 2,
        _ => 0,
    };
    score -= if unit.text.ends_with(['.', '。', '।', '۔', '։']) && !unit.text.ends_with("..") {
        4
    } else {
        0
    };
    score -= if look.prose { 3 } else { 0 };
    score -= if unit.text.ends_with([':', '：', ',', ';']) { 4 } else { 0 };
    score -= if unit.text.contains('@') || unit.text.contains("://") { 4 } else { 0 };
    score -= if marked.is_some() && look.words <= 5 { 5 } else { 0 };
    score -= if name::is_name(&unit.text) && repeats(page, at) > 0 && !name::is_plain_script(&unit.text) {
        4
    } else {
        0
    };
    score += surroundings(page, at);
    score += i32::try_from(names_again(page, at).min(2)).unwrap_or(0);
    let longer =
        page.looks.iter().enumerate().any(|(other, look)| {
            other != at && look.words >= 2 && is_page_title(&unit.text, page.text(other))
        });
    score -= if longer && !hinted { 5 } else { 0 };
    Some(score - distance(page, at))
}

fn length_points(words: usize) -> i32 {
    match words {
        1 => -3,
        2 => 0,
        3 => 2,
        4..=18 => 4,
        19..=26 => 2,
        _ => -2,
    }
}

/// A byline, a date or a bio right below; a menu around; a related box above.
fn surroundings(page: &Page<'_>, at: usize) -> i32 {
    let mut points = 0;
    let below: Vec<usize> = (at + 1..page.units.len())
        .filter(|next| page.look(*next).is_some_and(|look| look.rule.is_none()))
        .take(3)
        .collect();
    let dated = below.iter().any(|next| {
        page.look(*next).is_some_and(|look| look.date.is_some()) || byline::line(page.text(*next)).is_some()
    });
    points += if dated { 3 } else { 0 };
    points += if page.gap(at) && page.gap(at + 1) { 1 } else { 0 };
    let short = |other: Option<usize>| {
        other.and_then(|other| page.look(other)).is_some_and(|look| look.words <= 3 && !look.prose)
    };
    let menu = !page.gap(at) && !page.gap(at + 1) && short(at.checked_sub(1)) && short(Some(at + 1));
    points -= if menu { 3 } else { 0 };
    let boxed = (0..at)
        .rev()
        .take_while(|above| !page.gap(above + 1) || page.look(*above).is_some_and(|look| look.rule.is_some()))
        .find_map(|above| page.look(above).and_then(|look| look.rule))
        .is_some_and(|rule| rule.then == Then::Links);
    points -= if boxed { 6 } else { 0 };
    points
}

/// How far the copy is: titles between here and the first prose.
fn distance(page: &Page<'_>, at: usize) -> i32 {
    let end = (at + 1..page.units.len()).find(|next| page.is_prose(*next));
    let Some(end) = end else {
        return if page.is_prose(at) { 6 } else { 3 };
    };
    let between = (at + 1..end)
        .filter(|next| {
            page.look(*next).is_some_and(|look| look.is_title() && byline::line(page.text(*next)).is_none())
        })
        .count();
    i32::try_from(between.saturating_sub(2)).unwrap_or(9)
}

fn repeats(page: &Page<'_>, at: usize) -> usize {
    let Some(look) = page.look(at) else { return 0 };
    page.looks.iter().enumerate().filter(|(other, found)| *other != at && found.folded == look.folded).count()
}

/// Lines that say the same, alone or with the site's name behind: a browser's
/// title, a breadcrumb.
fn names_again(page: &Page<'_>, at: usize) -> usize {
    let Some(look) = page.look(at).filter(|look| look.words >= 3) else { return 0 };
    page.looks
        .iter()
        .enumerate()
        .filter(|(other, found)| {
            *other != at
                && found.words < look.words + 8
                && (found.folded == look.folded || is_page_title(page.text(*other), page.text(at)))
        })
        .count()
}

/// "Headline - Site" for this headline.
pub(super) fn is_page_title(text: &str, headline: &str) -> bool {
    let behind = text.strip_prefix(headline).is_some_and(|rest| {
        rest.trim_start().starts_with(['|', '-', '–', '—', '·', '«', '»', '•', ':'])
            && crate::words::count(rest) <= 6
    });
    let before = text.strip_suffix(headline).is_some_and(|rest| {
        rest.trim_end().ends_with(['|', '>', '»', '›', '/', '·', '•']) && crate::words::count(rest) <= 8
    });
    behind || before
}
