//! Lines that say who made a piece: "By X and Y | 14 May", "Words by X".

use super::desk::{self, Claim};
use super::name::{is_name, is_plain_script, without_title};
use crate::date;
use crate::words::{after, fold};
use std::sync::LazyLock;
use stet_core::newsroom::CreditRole;

/// A line that credits somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Byline {
    /// Names in order, each with what they did.
    pub(crate) credits: Vec<(String, CreditRole)>,
    /// A date that stood in the same line, ISO 8601.
    pub(crate) when: Option<String>,
    /// "in Port Amber": where it was written.
    pub(crate) place: Option<String>,
    /// Desk roles claimed beside a name: "Africa editor".
    pub(crate) claims: Vec<Claim>,
    /// True when the line says in words that it is a byline.
    pub(crate) said: bool,
}

/// Words that begin a byline, and what they credit for.
static MARKERS: LazyLock<Vec<(CreditRole, &str)>> = LazyLock::new(|| {
    include_str!("byline/markers.txt")
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .filter_map(|(role, markers)| role.parse().ok().map(|role: CreditRole| (role, markers)))
        .flat_map(|(role, markers)| markers.split(" | ").map(move |marker| (role, marker)))
        .collect()
});

/// Words after which a place follows.
const PLACES: &[&str] = &[" in ", " à ", " en ", " aus "];

/// Reads a line as a byline. Without a marker it must be names and nothing else
/// but dates, handles and job titles.
pub(crate) fn line(text: &str) -> Option<Byline> {
    let text = text.trim().trim_matches(|letter: char| matches!(letter, '*' | '_' | '|' | '•' | '·')).trim();
    if text.chars().count() > 240 {
        return None;
    }
    match marked(text) {
        Some((role, rest)) => parse(rest, role, true),
        None => parse(text, CreditRole::Writer, false),
    }
}

/// A byline in words, whose remainder need not be a plain name: "By Staff".
fn marked(text: &str) -> Option<(CreditRole, &str)> {
    MARKERS
        .iter()
        .copied()
        .filter_map(|(role, marker)| strip(text, marker).map(|rest| (role, rest)))
        .min_by_key(|(_, rest)| rest.len())
        .filter(|(_, rest)| !rest.is_empty())
}

fn strip<'t>(text: &'t str, marker: &str) -> Option<&'t str> {
    let rest = after(text, marker)?;
    let rest = rest.trim_start_matches(|letter: char| {
        matches!(letter, ':' | '：' | '/' | '／' | '|') || letter.is_whitespace()
    });
    let weak = matches!(
        marker,
        "文" | "글"
            | "di"
            | "por"
            | "par"
            | "von"
            | "av"
            | "af"
            | "author"
            | "автор"
            | "كتب"
            | "كتبت"
            | "تقرير"
            | "记者"
            | "記者"
            | "作者"
            | "撮影"
            | "写真"
            | "编辑"
            | "翻译"
            | "تحرير"
            | "ترجمة"
            | "تصوير"
            | "إعداد"
    );
    let spaced = text.chars().count() > marker.chars().count();
    (spaced && (!weak || rest.chars().next().is_some_and(|first| !first.is_lowercase()))).then_some(rest)
}

fn parse(text: &str, role: CreditRole, said: bool) -> Option<Byline> {
    let mut found = Byline { said, ..Byline::default() };
    let mut role = role;
    for (dashed, segment) in segments(text) {
        if dashed
            && !said
            && !found.credits.is_empty()
            && is_place(segment)
            && date::line(segment).is_none()
            && !desk::is_job(segment)
        {
            found.place = Some(segment.to_owned());
            continue;
        }
        let Some((of, rest)) = marked(segment).filter(|_| !found.credits.is_empty()) else {
            take(&mut found, segment, role)?;
            continue;
        };
        role = of;
        take(&mut found, rest, role)?;
    }
    (!found.credits.is_empty()).then_some(found)
}

/// Uses one segment of a byline; `None` when it has no place in one.
fn take(found: &mut Byline, segment: &str, role: CreditRole) -> Option<()> {
    let segment = segment.trim().trim_end_matches(['.', ',', ';']).trim();
    if segment.is_empty() || is_handle(segment) || is_service(segment) {
        return Some(());
    }
    if let Some(when) = date::line(segment) {
        found.when = found.when.take().or(when.when);
        return Some(());
    }
    let first = found.credits.is_empty();
    if let Some((people, when)) = dated(segment) {
        found.when = found.when.take().or(when);
        return take(found, people, role);
    }
    if let Some(claim) = desk::title_line(segment).filter(|_| !first) {
        found.claims.push(claim);
        return Some(());
    }
    if !first && desk::is_job(segment) {
        return Some(());
    }
    let (people, place) = placed(segment);
    if let Some((head, of, who)) = other_credit(segment) {
        take(found, head, role)?;
        return take(found, who, of);
    }
    let (credits, behind) = names(people, found)?;
    if let Some(place) = place.or(behind.as_deref()).filter(|_| role == CreditRole::Writer) {
        found.place = Some(place.to_owned());
    }
    found.credits.extend(credits.into_iter().map(|name| (name, role)));
    Some(())
}

/// "Mara Idowu, with reporting by Ana Lund": the second half.
fn other_credit(segment: &str) -> Option<(&str, CreditRole, &str)> {
    segment.match_indices([',', '،', ';']).find_map(|(at, comma)| {
        let (role, who) = marked(segment.get(at + comma.len()..)?.trim())?;
        (role != CreditRole::Writer).then_some((segment.get(..at)?, role, who))
    })
}

/// "Mara Idowu, 14 May 2026": the names, and the day behind a comma.
fn dated(segment: &str) -> Option<(&str, Option<String>)> {
    segment.match_indices([',', '،']).find_map(|(at, comma)| {
        let behind = segment.get(at + comma.len()..)?;
        let found = date::line(behind)?;
        Some((segment.get(..at)?, found.when))
    })
}

/// Parts of a byline that are set apart by bars, dots or dashes; true for one
/// behind a dash.
fn segments(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split(['|', '·', '•', '｜', '●', '\t'])
        .flat_map(|part| part.split(" / "))
        .flat_map(|part| {
            let dashes =
                part.split(" – ").flat_map(|part| part.split(" — ")).flat_map(|part| part.split(" - "));
            dashes.enumerate().map(|(at, part)| (at > 0, part.trim()))
        })
        .filter(|(_, part)| !part.is_empty())
}

fn placed(segment: &str) -> (&str, Option<&str>) {
    PLACES
        .iter()
        .filter_map(|word| segment.split_once(word))
        .find(|(people, place)| !people.is_empty() && is_place(place))
        .map_or((segment, None), |(people, place)| (people, Some(place.trim())))
}

fn is_place(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= 4
        && words.iter().all(|word| {
            word.chars()
                .next()
                .is_some_and(|first| first.is_uppercase() || super::name::is_plain_script(word))
        })
}

/// The names in "X, Y and Z"; every piece must be one. A marked line may credit
/// somebody by one word ("By Staff").
fn names(text: &str, found: &mut Byline) -> Option<(Vec<String>, Option<String>)> {
    let said = found.said;
    let mut names = Vec::new();
    let mut place = None;
    for piece in pieces(text) {
        let bare = without_contact(piece);
        if bare.is_empty() || is_service(&bare) {
            continue;
        }
        if !names.is_empty() && desk::is_job(&bare) {
            found.claims.extend(desk::title_line(&bare));
            continue;
        }
        if said && !names.is_empty() && is_place(&bare) && bare.split_whitespace().count() == 1 {
            place = Some(bare);
            continue;
        }
        let one = said
            && names.is_empty()
            && bare.split_whitespace().count() <= 4
            && !bare.contains(['?', '!', '.', ':', '%'])
            && !bare.chars().any(|letter| letter.is_ascii_digit())
            && bare.split_whitespace().all(|word| {
                word.chars().next().is_some_and(|first| {
                    first.is_uppercase() || first.is_alphabetic() && is_plain_script(word)
                })
            });
        let name = without_title(&bare);
        if !is_name(name) && !one {
            return None;
        }
        if !names.contains(&name.to_owned()) {
            names.push(name.to_owned());
        }
    }
    Some((names, place))
}

fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = vec![text];
    for mark in [
        ",", "،", "、", "，", " and ", " AND ", " And ", " & ", " et ", " und ", " ET ", " UND ", " Y ",
        " y ", " e ", " en ", " och ", " og ", " oraz ", " ve ", " dan ", " и ", " та ", " ו", "和", "と",
        ";",
    ] {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    pieces = pieces.into_iter().flat_map(at_arabic_and).collect();
    pieces
        .into_iter()
        .map(|piece| {
            let piece = piece.trim();
            ["and ", "und ", "et ", "y "]
                .iter()
                .find_map(|word| piece.strip_prefix(word))
                .unwrap_or(piece)
                .trim()
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Arabic writes "and" onto the next word, where names begin with the letter
/// too: it parts names only where both sides keep two words.
fn at_arabic_and(piece: &str) -> Vec<&str> {
    match piece.split_once(" و") {
        Some((one, other)) if [one, other].iter().all(|side| side.split_whitespace().count() > 1) => {
            let mut names = vec![one];
            names.extend(at_arabic_and(other));
            names
        }
        _ => vec![piece],
    }
}

/// A name without what stands in brackets and without handles or addresses.
fn without_contact(piece: &str) -> String {
    let outside = piece.split(['(', '（', '[']).next().unwrap_or(piece);
    outside.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ")
}

fn is_handle(segment: &str) -> bool {
    let inner = segment.trim_matches(['(', ')']);
    (inner.contains('@') && !inner.contains(' '))
        || after(inner, "follow").is_some_and(|rest| rest.contains('@'))
}

/// Who else is named in bylines: agencies and the like, when they stand beside
/// a person.
fn is_service(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "and agencies"
            | "agencies"
            | "et agences"
            | "avec agences"
            | "mit agenturen"
            | "y agencias"
            | "for the"
            | "guest author"
            | "guest writer"
            | "staff writer"
            | "freelance"
            | "وكالات"
    )
}

#[cfg(test)]
mod tests;
