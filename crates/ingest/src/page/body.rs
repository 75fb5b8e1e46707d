//! The copy itself, and the boxes and buttons that stand in the middle of it.

use super::above::is_handle;
use super::furniture::Then;
use super::{Fate, Page, links};
use crate::people::{bio, byline};
use crate::words::fold;
use stet_core::newsroom::CreditRole;

/// Sorts from the first line of the copy to the end of the page.
pub(super) fn sort(page: &mut Page<'_>, start: usize) {
    let mut at = start;
    while at < page.units.len() {
        if !page.is_open(at) {
            at += 1;
            continue;
        }
        at = match page.look(at).and_then(|look| look.rule) {
            Some(rule) => furnished(page, start, at, rule.then, rule.why),
            None => one(page, start, at),
        }
        .max(at + 1);
    }
}

fn furnished(page: &mut Page<'_>, start: usize, at: usize, then: Then, why: &str) -> usize {
    match then {
        Then::Links if ends_copy(page, start, at) => drop_rest(page, at, why),
        Then::Links => links::drop_box(page, at),
        Then::Comments if is_comments(page, start, at) => drop_comments(page, at, why),
        Then::Author => author_box(page, at, why),
        Then::Tags => {
            super::below::take_tags(page, at);
            at + 1
        }
        Then::Picture => {
            caption_above(page, start, at);
            super::below::take_picture(page, at);
            at + 1
        }
        Then::Comments | Then::Nothing => {
            page.drop(at, why);
            at + 1
        }
    }
}

fn one(page: &mut Page<'_>, start: usize, at: usize) -> usize {
    let Some(look) = page.look(at) else { return at + 1 };
    let near_top = at <= start + 2 && prose_between(page, start, at) <= 1;
    let (mark, dated, title, folded) = (look.mark, look.date.is_some(), look.is_title(), look.folded.clone());
    if mark {
        let section = is_section_break(page.text(at))
            && prose_between(page, start, at) > 0
            && (at + 1..page.units.len()).any(|next| page.is_prose(next));
        if section { page.fates_set(at, Fate::Body) } else { page.drop(at, "stray mark") }
    } else if dated && near_top {
        page.take_date(at);
    } else if title && folded == fold(&page.sorted.headline) {
        page.drop(at, "headline repeated");
    } else if near_top && let Some(line) = byline::line(page.text(at)).filter(|line| line.said) {
        page.take_byline(at, &line);
    } else if title && is_handle(page.text(at)) {
        page.drop(at, "the author's address or handle");
    } else if let Some(author) = page
        .authors()
        .into_iter()
        .find(|author| !page.is_prose(at) && super::same_name(author, page.text(at)))
    {
        page.drop(at, format!("byline repeated ({author})"));
    } else {
        page.fates_set(at, Fate::Body);
    }
    at + 1
}

fn prose_between(page: &Page<'_>, from: usize, to: usize) -> usize {
    (from..to).filter(|at| page.is_prose(*at) && page.fates.get(*at) == Some(&Fate::Body)).count()
}

fn words_between(page: &Page<'_>, from: usize, to: usize) -> usize {
    (from..to).filter(|at| page.is_prose(*at)).filter_map(|at| page.look(at)).map(|look| look.words).sum()
}

/// True when a box of links begins here and the copy does not go on after it:
/// what prose follows comes as one title and one teaser, again and again.
/// In doubt the copy goes on; a teaser left in is seen, a paragraph lost is not.
fn ends_copy(page: &Page<'_>, start: usize, label: usize) -> bool {
    let before = words_between(page, start, label);
    if before == 0 {
        return false;
    }
    let (mut pairs, mut titles, mut together) = (0, 0, true);
    for at in label + 1..page.units.len() {
        let Some(look) = page.look(at) else { break };
        if look.rule.is_some_and(|rule| matches!(rule.then, Then::Comments | Then::Author)) {
            break;
        }
        if is_bio(page, at) {
            continue;
        }
        let copy = page.units.get(at).is_some_and(|unit| unit.said == Some(super::Said::Body));
        let asks = page.text(at).ends_with(['?', '؟', '？']);
        if look.prose
            || (look.sentence && look.words >= 4 && !asks && look.rule.is_none() && look.date.is_none())
        {
            if titles != 1 || look.words > 45 || copy {
                return false;
            }
            pairs += 1;
            titles = 0;
            together &= !page.gap(at);
        } else if look.is_title() {
            titles += 1;
        }
    }
    let after = words_between(page, label + 1, page.units.len());
    let parted = (start + 1..label).filter(|at| page.is_prose(*at)).all(|at| page.gap(at));
    pairs == 0 || (after < before.max(60) * 2 && (pairs >= 3 || (together && parted)))
}

fn is_bio(page: &Page<'_>, at: usize) -> bool {
    page.authors().iter().any(|author| bio::is_about(page.text(at), author))
}

/// Drops a box at the end of the page, except what is about the author.
fn drop_rest(page: &mut Page<'_>, label: usize, why: &str) -> usize {
    let name = page.text(label).trim_end_matches([':', '：']).to_owned();
    page.drop(label, why);
    let mut at = label + 1;
    while at < page.units.len() {
        let Some(look) = page.look(at) else { break };
        if let Some(rule) = look.rule {
            if rule.then != Then::Nothing && rule.then != Then::Picture {
                return at;
            }
            page.drop(at, rule.why);
        } else if is_bio(page, at) {
            page.fates_set(at, Fate::Body);
        } else if look.date.is_some() {
            page.drop(at, "date of a story in a related box");
        } else if look.mark {
            page.drop(at, "stray mark");
        } else if look.prose {
            page.drop(at, format!("teaser in the box “{name}”"));
        } else if !byline::line(page.text(at))
            .is_some_and(|line| line.said && line.credits.iter().any(|(_, role)| *role != CreditRole::Writer))
        {
            page.drop(at, format!("title in the box “{name}”"));
        }
        at += 1;
    }
    at
}

/// True when what follows is readers talking, not copy going on.
fn is_comments(page: &Page<'_>, start: usize, label: usize) -> bool {
    if words_between(page, start, label) == 0 {
        return false;
    }
    let after = label + 1..page.units.len();
    let prose = after.clone().filter(|at| page.is_prose(*at)).count();
    let others = after.filter(|at| page.look(*at).is_some_and(|look| !look.prose)).count();
    others * 2 >= prose
}

fn drop_comments(page: &mut Page<'_>, label: usize, why: &str) -> usize {
    page.drop(label, why);
    let mut at = label + 1;
    while at < page.units.len() {
        let then = page.look(at).and_then(|look| look.rule);
        match then {
            Some(rule) if matches!(rule.then, Then::Links | Then::Author | Then::Tags) => return at,
            Some(rule) => page.drop(at, rule.why),
            None => page.drop(at, "a reader's comment"),
        }
        at += 1;
    }
    at
}

/// "About the author", then a name, then the bio.
fn author_box(page: &mut Page<'_>, label: usize, why: &str) -> usize {
    page.drop(label, why);
    let mut whose: Option<String> = None;
    let mut at = label + 1;
    while let Some(look) = page.look(at) {
        if look.rule.is_some_and(|rule| rule.then != Then::Nothing) {
            break;
        }
        let text = page.text(at).to_owned();
        let known = page.authors().into_iter().find(|author| bio::may_be_about(&text, author));
        if let Some(rule) = look.rule {
            page.drop(at, rule.why);
        } else if !look.prose
            && let Some(line) = byline::line(&text)
        {
            whose = line.credits.first().map(|(name, _)| name.clone());
            page.take_byline(at, &line);
        } else if let Some(author) = known {
            page.take_bio(at, &author);
            whose = Some(author);
        } else if let Some(name) = bio::introduced(&text) {
            page.credit(&name, CreditRole::Writer);
            page.take_bio(at, &name);
            whose = Some(name);
        } else if let Some(author) = whose
            .clone()
            .or_else(|| only(page.authors()))
            .filter(|_| bio::goes_on(&text) || (look.sentence && at <= label + 2))
        {
            page.take_bio(at, &author);
            whose = Some(author);
        } else if let Some(author) = whose.clone().filter(|_| crate::people::desk::is_job(&text)) {
            match crate::people::desk::title_line(&text) {
                Some(claim) => {
                    page.claim(&author, [claim]);
                    page.fates_set(at, Fate::Used);
                }
                None => page.drop(at, "job title without a desk"),
            }
        } else {
            break;
        }
        at += 1;
    }
    at
}

fn only(mut names: Vec<String>) -> Option<String> {
    let first = names.pop();
    if names.is_empty() { first } else { None }
}

/// A caption stands right above a photo credit, without a blank line.
fn caption_above(page: &mut Page<'_>, start: usize, at: usize) {
    let Some(above) = at.checked_sub(1).filter(|above| *above > start && !page.gap(at)) else { return };
    let alone = page.gap(above);
    let short = page.look(above).is_some_and(|look| look.words <= 40 && look.rule.is_none());
    if alone
        && short
        && page.fates.get(above) == Some(&Fate::Body)
        && page.units.get(above).is_some_and(|unit| unit.node.is_none())
    {
        page.drop(above, "caption of a picture that the text does not carry");
    }
}

/// "***", "* * *", "—": a break between sections.
fn is_section_break(text: &str) -> bool {
    let marks: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let first = marks.chars().next();
    matches!(marks.as_str(), "⁂" | "❦" | "§")
        || (marks.chars().count() >= 3
            && marks.chars().all(|mark| Some(mark) == first)
            && matches!(first, Some('*' | '-' | '_' | '~' | '—' | '–' | '•' | '#' | '=' | '·')))
}
