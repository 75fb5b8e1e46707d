//! What stands between the top of the page and the copy.

use super::furniture::Then;
use super::headline::is_page_title;
use super::unit::Said;
use super::{Fate, Page, kicker, links};
use crate::people::{bio, byline, desk, name};
use crate::words::fold;

/// Sorts everything above the headline.
pub(super) fn before_headline(page: &mut Page<'_>, headline: usize) {
    let title = page.text(headline).to_owned();
    for at in 0..headline {
        let Some(look) = page.look(at) else { return };
        let text = page.text(at).to_owned();
        let said = page.units.get(at).and_then(|unit| unit.said);
        let marked = byline::line(&text).filter(|line| line.said || said == Some(Said::Byline));
        if let Some(rule) = look.rule {
            page.drop(at, rule.why);
        } else if look.mark {
            page.drop(at, "stray mark");
        } else if let Some(kind) = kicker::kind(&look.folded).filter(|_| stands_above(page, at, headline)) {
            page.take_kind(at, kind);
        } else if look.date.is_some() {
            if headline - at <= 4 { page.take_date(at) } else { page.drop(at, "date of the page") }
        } else if is_page_title(&text, &title) || fold(&text) == fold(&title) {
            page.drop(at, "title of the page");
        } else if let Some(line) = marked.filter(|_| headline - at <= 4) {
            page.take_byline(at, &line);
        } else if look.words <= 4 && !look.prose {
            page.drop(at, "navigation");
        } else {
            page.drop(at, "above the headline");
        }
    }
}

/// True for a label right above the headline that is not the end of a menu.
fn stands_above(page: &Page<'_>, at: usize, headline: usize) -> bool {
    let next = (at + 1..headline).all(|between| {
        page.look(between).is_some_and(|look| {
            look.rule.is_some()
                || look.date.is_some()
                || look.mark
                || byline::line(page.text(between)).is_some()
        })
    });
    let menu = |above: usize| {
        page.look(above).is_some_and(|look| look.words <= 2 && look.rule.is_none() && !look.mark)
    };
    let listed = !page.gap(at) && at >= 2 && menu(at - 1) && menu(at - 2) && !page.gap(at - 1);
    next && !listed
}

/// Sorts what stands between the headline and the copy; returns where the copy
/// begins.
pub(super) fn after_headline(page: &mut Page<'_>, first: usize) -> usize {
    let mut standfirst = false;
    let mut at = first;
    while at < page.units.len() {
        let Some(step) = one(page, first, at, standfirst) else { return at };
        if step.standfirst {
            standfirst = true;
        }
        at = step.next.max(at + 1);
    }
    at
}

struct Step {
    next: usize,
    standfirst: bool,
}

fn on(at: usize) -> Option<Step> {
    Some(Step { next: at + 1, standfirst: false })
}

/// One unit; `None` when the copy begins with it.
fn one(page: &mut Page<'_>, first: usize, at: usize, standfirst: bool) -> Option<Step> {
    if !page.is_open(at) {
        return on(at);
    }
    let text = page.text(at).to_owned();
    let look = page.look(at)?;
    let (words, prose, folded, mark, rule) =
        (look.words, look.prose, look.folded.clone(), look.mark, look.rule);
    let dated = look.date.is_some();
    if let Some(said) = page.units.get(at).and_then(|unit| unit.said)
        && let Some(step) = as_said(page, at, said, &text)
    {
        return step;
    }
    if let Some(rule) = rule {
        return furnished(page, at, rule.then, rule.why);
    }
    if mark {
        page.drop(at, "stray mark");
        return on(at);
    }
    if dated {
        page.take_date(at);
        return on(at);
    }
    if folded == fold(&page.sorted.headline) || is_page_title(&text, &page.sorted.headline) {
        page.drop(at, "headline repeated");
        return on(at);
    }
    if let Some(kind) = kicker::kind(&folded) {
        page.take_kind(at, kind);
        return on(at);
    }
    if let Some(author) = about(page, at, &text) {
        page.take_bio(at, &author);
        return on(at);
    }
    if let Some(line) = byline::line(&text).filter(|line| believable(page, at, line)) {
        let place = !line.said && line.when.is_some() && !page.sorted.credits.is_empty();
        if let Some((name, _)) = line.credits.first().filter(|(name, _)| place && !page.is_credited(name)) {
            page.sorted.fields.dateline.get_or_insert(name.clone());
            page.sorted.fields.published = page.sorted.fields.published.take().or(line.when.clone());
            page.fates_set(at, Fate::Used);
            return on(at);
        }
        page.take_byline(at, &line);
        return on(at);
    }
    if !page.sorted.credits.is_empty() && words <= 10 && desk::is_job(&text) && !prose {
        let author = page.authors().last().cloned().unwrap_or_default();
        match desk::title_line(&text) {
            Some(claim) => {
                page.claim(&author, [claim]);
                page.fates_set(at, Fate::Used);
            }
            None => page.drop(at, "job title without a desk"),
        }
        return on(at);
    }
    if is_handle(&text) {
        page.drop(at, "the author's address or handle");
        return on(at);
    }
    caption_or_copy(page, first, at, standfirst)
}

/// A caption, the standfirst, debris, or the copy.
fn caption_or_copy(page: &mut Page<'_>, first: usize, at: usize, standfirst: bool) -> Option<Step> {
    let text = page.text(at).to_owned();
    let look = page.look(at)?;
    let (words, prose, sentence) = (look.words, look.prose, look.sentence);
    let heading = page.units.get(at).is_some_and(|unit| unit.level > 1);
    let next = page.next_open(at + 1);
    if page.look(at + 1).and_then(|look| look.rule).is_some_and(|rule| rule.then == Then::Picture)
        && !page.gap(at + 1)
        && words <= 45
    {
        page.drop(at, "caption of a picture that the text does not carry");
        return on(at);
    }
    if page.units.get(at).is_some_and(|unit| {
        unit.node.is_some() && prose && !matches!(unit.node, Some(stet_core::text::Node::Paragraph(_)))
    }) {
        return None;
    }
    let credited = !page.sorted.credits.is_empty();
    let hinted = page.hints.standfirst.as_ref().is_some_and(|hint| fold(hint) == fold(&text));
    let leads = leads_to_byline(page, at, credited);
    let deck = !prose
        && !sentence
        && (6..=40).contains(&words)
        && !heading
        && next.is_some_and(|next| page.is_prose(next))
        && (!credited || words >= 9)
        && super::list::marker(&text).is_none();
    if !standfirst
        && page.sorted.standfirst.is_empty()
        && (hinted || (leads && (5..=65).contains(&words) && crate::words::sentences(&text) <= 3) || deck)
        && at >= first
    {
        page.fates_set(at, Fate::Standfirst);
        return Some(Step { next: at + 1, standfirst: true });
    }
    if prose
        || sentence
        || heading
        || super::list::marker(&text).is_some()
        || super::quotation::is_quote(&text)
    {
        return None;
    }
    let before_prose = next.is_some_and(|next| page.is_prose(next));
    if before_prose && !leads && words >= 3 {
        return None;
    }
    next?;
    page.drop(at, "short line between headline and copy");
    on(at)
}

/// What HTML says of a unit, if it can be so; `None` where it is no help.
#[expect(
    clippy::option_option,
    reason = "the outer says whether it was judged, the inner whether the copy begins"
)]
fn as_said(page: &mut Page<'_>, at: usize, said: Said, text: &str) -> Option<Option<Step>> {
    match said {
        Said::Standfirst => {
            page.fates_set(at, Fate::Standfirst);
            Some(Some(Step { next: at + 1, standfirst: true }))
        }
        Said::Byline => {
            let line = byline::line(text).or_else(|| byline::line(&format!("By {text}")))?;
            page.take_byline(at, &line);
            Some(on(at))
        }
        Said::Kind => {
            match kicker::kind(&fold(text)) {
                Some(kind) => page.take_kind(at, kind),
                None => page.drop(at, "section of the site"),
            }
            Some(on(at))
        }
        Said::Body => Some(None),
        Said::Bio | Said::Headline => None,
    }
}

fn furnished(page: &mut Page<'_>, at: usize, then: Then, why: &str) -> Option<Step> {
    match then {
        Then::Links => Some(Step { next: links::drop_box(page, at), standfirst: false }),
        Then::Tags => {
            super::below::take_tags(page, at);
            on(at)
        }
        Then::Picture => {
            super::below::take_picture(page, at);
            on(at)
        }
        _ => {
            page.drop(at, why);
            on(at)
        }
    }
}

/// Whose bio this is, when it is one.
fn about(page: &mut Page<'_>, at: usize, text: &str) -> Option<String> {
    let authors = page.authors();
    let last_bio = at.checked_sub(1).and_then(|above| {
        page.sorted
            .bios
            .last()
            .filter(|bio| page.text(above).contains(bio.text.split("\n\n").last().unwrap_or("")))
            .map(|bio| bio.author.clone())
    });
    if let Some(author) = authors.iter().find(|author| bio::is_about(text, author)) {
        return Some(author.clone());
    }
    if let Some(author) = last_bio.filter(|_| bio::goes_on(text)) {
        return Some(author);
    }
    let below_byline = at.checked_sub(1).is_some_and(|above| {
        matches!(page.fates.get(above), Some(Fate::Used))
            || matches!(page.fates.get(above), Some(Fate::Dropped(why)) if why == "byline repeated")
    });
    if authors.len() == 1 && below_byline && bio::goes_on(text) && !page.is_first_prose_of_copy(at) {
        return authors.first().cloned();
    }
    let introduced =
        bio::introduced(text).filter(|_| page.next_open(at + 1).is_some_and(|next| page.is_prose(next)))?;
    page.credit(&introduced, stet_core::newsroom::CreditRole::Writer);
    Some(introduced)
}

/// A name without "by" must be believed: in scripts without capitals it needs a
/// second sign.
fn believable(page: &Page<'_>, at: usize, line: &byline::Byline) -> bool {
    if line.said || line.when.is_some() {
        return true;
    }
    let Some((first, _)) = line.credits.first() else { return false };
    if page.hints.authors.iter().any(|author| fold(author) == fold(first)) || page.is_credited(first) {
        return true;
    }
    if page.is_prose(at) {
        return false;
    }
    if !name::is_plain_script(first) {
        return true;
    }
    let again = page.looks.iter().enumerate().any(|(other, look)| other != at && look.folded == fold(first));
    let next =
        (at + 1..page.units.len()).find(|next| page.look(*next).is_some_and(|look| look.rule.is_none()));
    let dated = next.is_some_and(|next| {
        page.look(next).is_some_and(|look| look.date.is_some()) || bio::is_about(page.text(next), first)
    });
    again || dated
}

/// True when a byline or a date comes right after, before any more prose.
fn leads_to_byline(page: &Page<'_>, at: usize, credited: bool) -> bool {
    let mut seen = 0;
    for next in at + 1..page.units.len() {
        let Some(look) = page.look(next) else { return false };
        if look.rule.is_some_and(|rule| rule.then == Then::Nothing || rule.then == Then::Picture) || look.mark
        {
            continue;
        }
        if look.date.is_some() {
            return true;
        }
        let said = page.units.get(next).and_then(|unit| unit.said);
        if said == Some(Said::Byline) {
            return true;
        }
        if !credited && byline::line(page.text(next)).is_some_and(|line| believable(page, next, &line)) {
            return true;
        }
        if look.prose || look.rule.is_some() {
            return false;
        }
        seen += 1;
        if seen >= 2 {
            return false;
        }
    }
    false
}

pub(super) fn is_handle(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', ' ']);
    bare.split_whitespace().count() <= 3
        && (bare.starts_with('@')
            || (bare.contains('@') && bare.contains('.') && !bare.contains(' '))
            || bare.starts_with("https://")
            || bare.starts_with("www."))
}

impl Page<'_> {
    /// True when no other prose is left for the copy.
    fn is_first_prose_of_copy(&self, at: usize) -> bool {
        !(at + 1..self.units.len()).any(|next| self.is_prose(next))
    }
}
