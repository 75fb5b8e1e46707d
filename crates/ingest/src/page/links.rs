//! A box of links: its label and the titles below it.

use super::furniture::Then;
use super::{Fate, Page};

/// Drops the label at this place with the titles that belong to it; returns
/// the place after them.
pub(super) fn drop_box(page: &mut Page<'_>, label: usize) -> usize {
    let name = page.text(label).trim_end_matches([':', '：', ' ']).to_owned();
    let why = page.look(label).and_then(|look| look.rule).map_or("label of a related box", |rule| rule.why);
    page.drop(label, why);
    let end = end(page, label + 1);
    for at in label + 1..end {
        if !page.is_open(at) {
            continue;
        }
        let why = match page.look(at) {
            Some(look) if look.date.is_some() => "date of a story in a related box".to_owned(),
            Some(look) if look.rule.is_some() => look.rule.map_or("", |rule| rule.why).to_owned(),
            Some(look) if look.mark => "stray mark".to_owned(),
            _ => format!("title in the box “{name}”"),
        };
        page.drop(at, why);
    }
    end
}

/// Where the run of titles ends. A subhead before the next paragraph is no
/// title any more.
fn end(page: &Page<'_>, from: usize) -> usize {
    let mut at = from;
    while let Some(look) = page.look(at) {
        let open = page.is_open(at) || matches!(page.fates.get(at), Some(Fate::Dropped(_)));
        let other_box = look.rule.is_some_and(|rule| {
            matches!(rule.then, Then::Links | Then::Comments | Then::Author | Then::Tags)
        });
        let linked = page.units.get(at).is_some_and(|unit| unit.linked);
        let goes_on = look.is_title() || look.rule.is_some() || look.date.is_some() || look.mark || linked;
        if !open
            || other_box
            || !goes_on
            || (look.sentence
                && !linked
                && look.words >= 5
                && look.rule.is_none()
                && look.date.is_none()
                && !page.text(at).ends_with(['?', '!', '؟']))
        {
            break;
        }
        at += 1;
    }
    match at.checked_sub(1) {
        Some(last) if last >= from && page.is_prose(at) && is_subhead(page, from, last) => last,
        _ => at,
    }
}

/// The last line of a run reads like a subhead of what follows rather than like
/// the titles before it.
fn is_subhead(page: &Page<'_>, from: usize, last: usize) -> bool {
    let Some(look) = page.look(last).filter(|look| look.rule.is_none() && look.date.is_none() && !look.mark)
    else {
        return false;
    };
    let unit_says = page.units.get(last).is_some_and(|unit| unit.level > 0 && !unit.linked);
    if unit_says || page.text(last).ends_with([':', '：']) {
        return true;
    }
    let others: Vec<usize> = (from..last)
        .filter_map(|at| page.look(at))
        .filter(|look| look.is_title())
        .map(|look| look.words)
        .collect();
    let apart =
        page.gap(last) && (from + 1..last).all(|at| !page.gap(at)) && (last > from + 1 || !page.gap(from));
    match others.as_slice() {
        [] => false,
        others => {
            look.words <= 8
                && (apart || (look.words <= 4 && others.iter().all(|words| *words >= look.words + 3)))
        }
    }
}
