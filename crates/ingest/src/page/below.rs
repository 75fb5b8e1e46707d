//! What follows the copy: late bylines, dates, bios, tags, and the rest.

use super::{Fate, Page};
use crate::people::{bio, byline, name};
use crate::words::{after, tidy};
use stet_core::newsroom::CreditRole;

/// Sorts the end of the page: what was taken for copy and is not.
pub(super) fn sort(page: &mut Page<'_>, start: usize) {
    bios(page, start);
    late_bylines(page, start);
    trailing(page, start);
    runs(page, start);
}

/// Paragraphs about the author at the end of the copy.
fn bios(page: &mut Page<'_>, start: usize) {
    let copy = copy(page, start);
    let enough = copy.iter().filter(|at| page.is_prose(**at)).count() > 1;
    if !enough {
        return;
    }
    let from = copy.len().saturating_sub(8).max(1);
    let mut last: Option<String> = None;
    for at in copy.into_iter().skip(from) {
        let text = page.text(at).to_owned();
        let said = page.units.get(at).is_some_and(|unit| unit.said == Some(super::Said::Bio));
        if let Some(author) = page
            .authors()
            .into_iter()
            .find(|author| bio::is_about(&text, author) || (said && bio::may_be_about(&text, author)))
        {
            page.take_bio(at, &author);
            last = Some(author);
        } else if let Some(author) = last.clone().filter(|_| bio::goes_on(&text)) {
            page.take_bio(at, &author);
        } else if is_last_prose(page, at)
            && page.sorted.bios.is_empty()
            && let Some(name) = bio::introduced(&text).filter(|_| page.sorted.credits.is_empty())
        {
            page.credit(&name, CreditRole::Writer);
            page.take_bio(at, &name);
            last = Some(name);
        } else {
            last = None;
        }
    }
}

fn is_last_prose(page: &Page<'_>, at: usize) -> bool {
    !(at + 1..page.units.len()).any(|next| page.is_prose(next) && page.fates.get(next) == Some(&Fate::Body))
}

/// "By X", "Additional reporting by Y" and dates behind the copy.
fn late_bylines(page: &mut Page<'_>, start: usize) {
    for at in copy(page, start).into_iter().rev().take(6) {
        let text = page.text(at).to_owned();
        let inner = text.trim_matches(['(', ')', '[', ']', '*', '_', '（', '）', '【', '】']).trim();
        let dashed = inner.trim_start_matches(['—', '–', '-', ' ']);
        let line = byline::line(inner)
            .or_else(|| byline::line(dashed))
            .filter(|line| line.said)
            .or_else(|| byline::line(dashed).filter(|_| page.sorted.credits.is_empty() && is_last(page, at)));
        let other_role = line
            .as_ref()
            .is_some_and(|line| line.credits.iter().any(|(_, role)| *role != CreditRole::Writer));
        match line {
            Some(line) if other_role || (page.sorted.credits.is_empty() && is_last(page, at)) => {
                page.take_byline(at, &line)
            }
            Some(line)
                if line.credits.iter().all(|(name, _)| page.is_credited(name)) && is_last(page, at) =>
            {
                page.drop(at, "byline repeated")
            }
            _ if page.look(at).is_some_and(|look| look.date.is_some()) && is_last(page, at) => {
                page.take_date(at)
            }
            _ => {}
        }
    }
}

fn is_last(page: &Page<'_>, at: usize) -> bool {
    !(at + 1..page.units.len()).any(|next| page.fates.get(next) == Some(&Fate::Body))
}

/// Short lines behind the last paragraph are the page's.
fn trailing(page: &mut Page<'_>, start: usize) {
    let copy = copy(page, start);
    let Some(last) =
        copy.iter().rposition(|at| page.is_prose(*at) || is_item(page, *at) || is_short_sentence(page, *at))
    else {
        return;
    };
    for (place, at) in copy.iter().enumerate().skip(last + 1) {
        let Some(look) = page.look(*at) else { return };
        let made = page
            .units
            .get(*at)
            .is_some_and(|unit| unit.node.is_some() && unit.level == 0 && page.hints.article && !unit.linked);
        let attribution = place == last + 1
            && super::quotation::attribution_line(page.text(*at)).is_some()
            && super::quotation::is_quote(page.text(copy.get(last).copied().unwrap_or(0)));
        let sentence = look.sentence && look.words >= 2 && place == last + 1;
        let long = look.words >= 12 && place + 1 == copy.len() && place == last + 1;
        if attribution || sentence || made {
            continue;
        }
        if long {
            let warning = format!("The last line may be cut off: “{}”", crate::words::short(page.text(*at)));
            page.sorted.warnings.push(warning);
            continue;
        }
        page.drop(*at, "after the end of the copy");
    }
}

/// "I can walk." is copy; "Who pays?" may be somebody else's headline.
fn is_short_sentence(page: &Page<'_>, at: usize) -> bool {
    let asks = page.text(at).ends_with(['?', '؟', '？', '!']);
    page.look(at).is_some_and(|look| look.sentence && look.words >= 3 && !asks)
}

fn is_item(page: &Page<'_>, at: usize) -> bool {
    super::list::marker(page.text(at)).is_some()
}

/// A run of titles in the middle of the copy under a label that no list knows:
/// "Our picks", then three headlines.
fn runs(page: &mut Page<'_>, start: usize) {
    let copy = copy(page, start);
    let mut run: Vec<usize> = Vec::new();
    for at in copy.into_iter().chain([usize::MAX]) {
        let title = page.look(at).is_some_and(|look| look.is_title() && !look.sentence)
            && !is_item(page, at)
            && super::quotation::attribution_line(page.text(at)).is_none()
            && page.units.get(at).is_some_and(|unit| unit.node.is_none());
        let joins = run.last().is_none_or(|last| at == last + 1);
        if title && joins {
            run.push(at);
            continue;
        }
        drop_run(page, &run);
        run = if title { vec![at] } else { Vec::new() };
    }
}

fn drop_run(page: &mut Page<'_>, run: &[usize]) {
    let [label, titles @ ..] = run else { return };
    let label_like =
        page.look(*label).is_some_and(|look| look.words <= 3) && !page.text(*label).ends_with([':', '：']);
    let title_like = titles.len() >= 3
        && titles.iter().all(|at| page.look(*at).is_some_and(|look| look.words >= 5) && !page.gap(*at));
    let introduced = label.checked_sub(1).is_some_and(|above| page.text(above).ends_with([':', '：']));
    if !label_like || !title_like || introduced {
        return;
    }
    let name = page.text(*label).to_owned();
    page.drop(*label, "label of a related box");
    for at in titles {
        page.drop(*at, format!("title in the box “{name}”"));
    }
}

fn copy(page: &Page<'_>, start: usize) -> Vec<usize> {
    (start..page.units.len()).filter(|at| page.fates.get(*at) == Some(&Fate::Body)).collect()
}

/// "Tags: ferries, harbour", or a label and a tag a line.
pub(super) fn take_tags(page: &mut Page<'_>, at: usize) {
    let text = page.text(at).to_owned();
    let behind = text.split_once([':', '：']).map(|(_, tags)| tags).or_else(|| {
        ["filed under", "tagged as", "tagged with", "tagged in", "tagged"]
            .iter()
            .find_map(|label| after(&text, label))
    });
    let tags = |list: &str| -> Vec<String> {
        list.split([',', '،', '、', '，', ';', '|', '·', '•', '#', '/'])
            .map(tidy)
            .filter(|tag| !tag.is_empty() && crate::words::count(tag) <= 6)
            .collect()
    };
    match behind.map(tags).filter(|tags| !tags.is_empty()) {
        Some(tags) => page.take_tags(at, tags),
        None => tags_below(page, at, tags),
    }
}

fn tags_below(page: &mut Page<'_>, label: usize, tags: impl Fn(&str) -> Vec<String>) {
    page.drop(label, "label of the tags");
    for at in label + 1..page.units.len().min(label + 16) {
        let fits = page.look(at).is_some_and(|look| {
            look.rule.is_none() && !look.prose && !look.sentence && look.date.is_none() && look.words <= 12
        });
        let apart = page.gap(at) && at > label + 1;
        let found = tags(page.text(at));
        if !fits
            || apart
            || found.is_empty()
            || (found.len() == 1 && page.look(at).is_some_and(|look| look.words > 4))
        {
            break;
        }
        page.take_tags(at, found);
    }
}

/// "Photo: Ana Lund" credits her; an agency is only named as dropped.
pub(super) fn take_picture(page: &mut Page<'_>, at: usize) {
    let text = page.text(at).to_owned();
    let why = page.look(at).and_then(|look| look.rule).map_or("photo credit", |rule| rule.why);
    let person = byline::line(&text).filter(|line| {
        line.said
            && line.credits.iter().all(|(found, role)| {
                *role == CreditRole::Photographer && name::is_name(found) && !found.contains('/')
            })
    });
    match person {
        Some(line) => page.take_byline(at, &line),
        None => page.drop(at, why),
    }
}
