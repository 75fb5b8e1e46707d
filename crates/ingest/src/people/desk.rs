//! Desk roles claimed in words: "serves as the deputy desk chief for Africa".
//!
//! A claim needs a function and a desk in the same breath, in the present:
//! "former Africa editor" and "editor of the Harbour Post" claim nothing here.

mod elsewhere;
mod tables;

use crate::words::fold;
use stet_core::newsroom::Function;
use tables::{ABOUT, BACKWARDS, DESK_WORDS, FUNCTIONS, Needs, PAST, PRESENT, VERBS};

/// A desk role that a text claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// As what.
    pub(crate) function: Function,
    /// On which desk.
    pub(crate) desk: String,
    /// The words that say so.
    pub(crate) because: String,
}

/// A word of a sentence: as written, folded, and whether a pause follows it.
struct Word<'t> {
    written: &'t str,
    folded: String,
    pause: bool,
}

/// Every desk role a bio claims, in order, each once.
pub(crate) fn claims(text: &str) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for sentence in sentences(text) {
        let words = words(&sentence);
        for claim in in_sentence(&words).into_iter().chain(elsewhere::claims(&sentence)) {
            if !found.iter().any(|known| known.function == claim.function && known.desk == claim.desk) {
                found.push(claim);
            }
        }
    }
    found
}

/// A line that is a job title with a desk and nothing else: "Africa editor".
pub(crate) fn title_line(text: &str) -> Option<Claim> {
    if !is_job(text) {
        return None;
    }
    claims(text).into_iter().next().map(|claim| Claim { because: text.trim().to_owned(), ..claim })
}

/// A line that is a job title, with a desk or without.
pub(crate) fn is_job(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let folded = fold(text);
    (1..=9).contains(&count)
        && !crate::words::ends_sentence(text)
        && !folded.split(' ').any(|word| matches!(word, "is" | "was" | "says" | "said" | "are"))
        && tables::JOBS.split_ascii_whitespace().any(|job| {
            folded.split([' ', '-', '/', ',']).any(|word| word == job || word.strip_suffix('s') == Some(job))
        })
        && text.chars().count() <= 80
}

fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive([';', '!', '?', '\n', '。', '؛'])
        .flat_map(|part| part.split_inclusive(". "))
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    sentence
        .split_whitespace()
        .map(|token| {
            let bare = token.trim_matches(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '&' | '’' | '\'')
            });
            let pause = token.ends_with([',', '.', ';', ':', ')', '!', '?', '—', '،', '|']);
            Word { written: bare, folded: if bare == "&" { "&".into() } else { fold(bare) }, pause }
        })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

fn in_sentence(words: &[Word<'_>]) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        match FUNCTIONS.iter().find(|phrase| says(rest, phrase.words)) {
            Some(phrase) => {
                found.extend(claim(words, at, phrase));
                at += phrase.words.split(' ').count();
            }
            None => {
                found.extend(by_verb(words, at));
                at += 1;
            }
        }
    }
    found
}

fn says(words: &[Word<'_>], phrase: &str) -> bool {
    let wanted = phrase.split(' ');
    let length = wanted.clone().count();
    words.len() >= length
        && wanted
            .zip(words)
            .enumerate()
            .all(|(at, (wanted, word))| word.folded == wanted && (!word.pause || at + 1 == length))
}

fn claim(words: &[Word<'_>], at: usize, phrase: &tables::Phrase) -> Option<Claim> {
    let length = phrase.words.split(' ').count();
    let (before, rest) = words.split_at_checked(at)?;
    let (own, after) = rest.split_at_checked(length)?;
    if is_past(before, after) {
        return None;
    }
    let pause = own.last().is_some_and(|word| word.pause);
    let forward = if pause { None } else { ahead(after, phrase.needs) };
    if let Some((desk, used)) = forward {
        let from = lead(before);
        return Some(made(phrase.function, desk, words.get(from..at + length + used)?));
    }
    let (desk, start, deputy) = behind(before, phrase.needs)?;
    let function = match (deputy, phrase.function) {
        (true, Function::Chief) => Function::DeputyChief,
        (_, function) => function,
    };
    let from = lead(words.get(..start)?);
    Some(made(function, desk, words.get(from..at + length)?))
}

fn made(function: Function, desk: String, words: &[Word<'_>]) -> Claim {
    Claim { function, desk, because: words.iter().map(|word| word.written).collect::<Vec<_>>().join(" ") }
}

/// "heads the Coast desk", "edits the Africa pages".
fn by_verb(words: &[Word<'_>], at: usize) -> Option<Claim> {
    let (before, rest) = words.split_at_checked(at)?;
    let (phrase, function) = VERBS.iter().find(|(phrase, _)| says(rest, phrase))?;
    let length = phrase.split(' ').count();
    let after = rest.get(length..)?;
    if is_past(before, after) {
        return None;
    }
    let (desk, used) = named(after, true)?;
    Some(made(*function, desk, rest.get(..length + used)?))
}

/// The nearest word that sets the time decides.
fn is_past(before: &[Word<'_>], after: &[Word<'_>]) -> bool {
    let mut later: Option<&Word<'_>> = None;
    for word in before.iter().rev() {
        if PAST.contains(&word.folded.as_str()) {
            return true;
        }
        if word.folded == "served" || word.folded == "worked" {
            let index = before.iter().position(|other| std::ptr::eq(other, word)).unwrap_or(0);
            let had = index.checked_sub(1).and_then(|previous| before.get(previous));
            return !had.is_some_and(|word| matches!(word.folded.as_str(), "has" | "have" | "ve"));
        }
        if PRESENT.contains(&word.folded.as_str()) && later.is_none_or(|later| later.folded != "formerly") {
            break;
        }
        later = Some(word);
    }
    after.iter().any(|word| word.folded == "until")
        || after.windows(4).any(|four| {
            matches!(four, [from, one, to, other]
            if from.folded == "from" && year(&one.folded) && to.folded == "to" && year(&other.folded))
        })
}

fn year(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|figure| figure.is_ascii_digit())
}

/// "for Africa", "of the Coast desk", "on the foreign desk".
fn ahead(after: &[Word<'_>], needs: Needs) -> Option<(String, usize)> {
    let link = after.first()?;
    if !matches!(link.folded.as_str(), "for" | "of" | "on" | "at" | "in") || link.pause {
        return None;
    }
    let strict = needs == Needs::DeskWord
        || !matches!(link.folded.as_str(), "for" | "of")
        || (needs == Needs::ForOrDesk && link.folded != "for");
    let (desk, used) = named(after.get(1..)?, strict)?;
    Some((desk, used + 1))
}

/// The desk's name at the start of the words; with `strict` it must end in
/// "desk" or the like.
fn named(words: &[Word<'_>], strict: bool) -> Option<(String, usize)> {
    let article = words.first().is_some_and(|word| matches!(word.folded.as_str(), "the" | "our" | "its"));
    let mut used = usize::from(article);
    let mut name: Vec<&str> = Vec::new();
    let mut desk = false;
    let mut lower = 0;
    while let Some(word) = words.get(used) {
        if DESK_WORDS.contains(&word.folded.as_str()) && !name.is_empty() {
            desk = true;
            used += 1;
            break;
        }
        let capital = word.written.chars().next().is_some_and(|first| !first.is_lowercase());
        let next_capital = words
            .get(used + 1)
            .is_some_and(|next| next.written.chars().next().is_some_and(|first| !first.is_lowercase()));
        if matches!(word.folded.as_str(), "and" | "of" | "&" | "the")
            && !name.is_empty()
            && (next_capital || to_desk(words, used))
        {
            name.push(word.written);
        } else if ends_name(words, used, capital, name.is_empty(), lower) {
            break;
        } else {
            lower += usize::from(!capital);
            name.push(word.written);
        }
        used += 1;
        if word.pause {
            break;
        }
    }
    let fits = if strict { desk } else { desk || !article || lower == 0 };
    let own_house = !strict
        && !desk
        && article
        && lower == 0
        && name.iter().any(|word| tables::HOUSES.contains(&fold(word).as_str()));
    (fits && !own_house && !name.is_empty() && name.len() <= 6).then(|| (name.join(" "), used))
}

/// A word in lower case ends a name, unless the name is written so throughout
/// or "desk" is about to come.
fn ends_name(words: &[Word<'_>], at: usize, capital: bool, first: bool, lower: usize) -> bool {
    let small = words.get(at).is_none_or(|word| ABOUT.contains(&word.folded.as_str()));
    !capital && (lower >= 3 || small || (!first && lower == 0 && !to_desk(words, at)))
}

/// True when "desk" comes within the next few words.
fn to_desk(words: &[Word<'_>], from: usize) -> bool {
    for word in words.iter().skip(from).take(4) {
        if DESK_WORDS.contains(&word.folded.as_str()) {
            return true;
        }
        if word.pause {
            return false;
        }
    }
    false
}

/// "Africa desk" before "chief", "deputy transport" before "editor".
fn behind(before: &[Word<'_>], needs: Needs) -> Option<(String, usize, bool)> {
    let mut start = before.len();
    let mut desk = false;
    if before.last().is_some_and(|word| DESK_WORDS.contains(&word.folded.as_str()) && !word.pause) {
        desk = true;
        start -= 1;
    }
    if !desk && needs != Needs::Nothing && needs != Needs::ForOrDesk {
        return None;
    }
    let mut name: Vec<&str> = Vec::new();
    let mut small = false;
    while let Some(word) = start.checked_sub(1).and_then(|at| before.get(at)) {
        let capital = word.written.chars().next().is_some_and(char::is_uppercase);
        let connects = !name.is_empty() && matches!(word.folded.as_str(), "and" | "of" | "&");
        let owner = word.written.ends_with("'s") || word.written.ends_with("’s");
        let subject = capital
            && !name.is_empty()
            && matches!(word.folded.as_str(), "local" | "news" | "digital" | "general" | "special");
        let stop = word.pause
            || owner
            || !subject && BACKWARDS.contains(&word.folded.as_str())
            || (!capital && !connects && (small || !name.is_empty()));
        if stop || name.len() >= 5 {
            break;
        }
        small = small || (!capital && !connects);
        name.insert(0, word.written);
        start -= 1;
    }
    while name.first().is_some_and(|word| matches!(*word, "and" | "of" | "&")) {
        name.remove(0);
        start += 1;
    }
    let opener = start.checked_sub(1).and_then(|at| before.get(at));
    let led = opener.is_none_or(|word| {
        word.pause
            || BACKWARDS.contains(&word.folded.as_str())
            || word.written.ends_with("’s")
            || word.written.ends_with("'s")
    });
    let deputy =
        opener.is_some_and(|word| matches!(word.folded.as_str(), "deputy" | "assistant" | "associate"));
    if deputy {
        start -= 1;
    }
    (!name.is_empty() && (!small || led)).then(|| (name.join(" "), start, deputy))
}

/// How far back the phrase goes: "serves as the".
fn lead(before: &[Word<'_>]) -> usize {
    let mut start = before.len();
    while let Some(word) = start.checked_sub(1).and_then(|at| before.get(at)) {
        if word.pause
            || !matches!(
                word.folded.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "our"
                    | "as"
                    | "is"
                    | "serves"
                    | "works"
                    | "has"
                    | "been"
                    | "served"
                    | "currently"
                    | "now"
            )
        {
            break;
        }
        start -= 1;
    }
    start
}

#[cfg(test)]
mod tests;
