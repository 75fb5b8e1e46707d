//! Desk roles claimed in other languages: a fixed phrase, then the desk.

use super::Claim;
use crate::words::{fold, is_caseless};
use stet_core::newsroom::Function;

/// Longest first where one begins like another.
const PHRASES: &[(&str, Function)] = &[
    ("chef adjoint du service", Function::DeputyChief),
    ("cheffe adjointe du service", Function::DeputyChief),
    ("chef-adjoint du service", Function::DeputyChief),
    ("adjoint au chef du service", Function::DeputyChief),
    ("adjointe au chef du service", Function::DeputyChief),
    ("adjointe à la cheffe du service", Function::DeputyChief),
    ("chef du service", Function::Chief),
    ("cheffe du service", Function::Chief),
    ("chef de la rubrique", Function::Chief),
    ("cheffe de la rubrique", Function::Chief),
    ("responsable du service", Function::Chief),
    ("dirige le service", Function::Chief),
    ("rédacteur au service", Function::Reporter),
    ("rédactrice au service", Function::Reporter),
    ("journaliste au service", Function::Reporter),
    ("reporter au service", Function::Reporter),
    ("stellvertretender leiter des ressorts", Function::DeputyChief),
    ("stellvertretende leiterin des ressorts", Function::DeputyChief),
    ("stellvertretender ressortleiter", Function::DeputyChief),
    ("stellvertretende ressortleiterin", Function::DeputyChief),
    ("leiter des ressorts", Function::Chief),
    ("leiterin des ressorts", Function::Chief),
    ("leitet das ressort", Function::Chief),
    ("ressortleiter", Function::Chief),
    ("ressortleiterin", Function::Chief),
    ("redakteur im ressort", Function::Editor),
    ("redakteurin im ressort", Function::Editor),
    ("reporter im ressort", Function::Reporter),
    ("reporterin im ressort", Function::Reporter),
    ("subjefe de la sección de", Function::DeputyChief),
    ("subjefa de la sección de", Function::DeputyChief),
    ("subjefe de la sección", Function::DeputyChief),
    ("subjefa de la sección", Function::DeputyChief),
    ("jefe adjunto de la sección de", Function::DeputyChief),
    ("jefa adjunta de la sección de", Function::DeputyChief),
    ("jefe de la sección de", Function::Chief),
    ("jefa de la sección de", Function::Chief),
    ("jefe de la sección", Function::Chief),
    ("jefa de la sección", Function::Chief),
    ("editor de la sección de", Function::Editor),
    ("editora de la sección de", Function::Editor),
    ("redactor de la sección de", Function::Reporter),
    ("redactora de la sección de", Function::Reporter),
    ("periodista de la sección de", Function::Reporter),
    ("نائب رئيس قسم", Function::DeputyChief),
    ("نائبة رئيس قسم", Function::DeputyChief),
    ("نائبة رئيسة قسم", Function::DeputyChief),
    ("رئيس قسم", Function::Chief),
    ("رئيسة قسم", Function::Chief),
    ("محرر في قسم", Function::Editor),
    ("محررة في قسم", Function::Editor),
    ("محرر قسم", Function::Editor),
    ("محررة قسم", Function::Editor),
    ("مراسل في قسم", Function::Reporter),
    ("مراسلة في قسم", Function::Reporter),
    ("صحفي في قسم", Function::Reporter),
    ("صحفية في قسم", Function::Reporter),
    ("صحافي في قسم", Function::Reporter),
    ("صحافية في قسم", Function::Reporter),
];

/// Words close by that put it in the past.
const PAST: &[&str] = &[
    "ancien",
    "ancienne",
    "ehemaliger",
    "ehemalige",
    "früher",
    "exjefe",
    "exjefa",
    "antiguo",
    "antigua",
    "fue",
    "war",
    "était",
    "fut",
    "سابق",
    "سابقا",
    "سابقًا",
    "السابق",
    "السابقة",
    "كان",
    "كانت",
];

/// Words that end a desk's name.
const ENDS: &[&str] = &[
    "et", "und", "y", "où", "wo", "donde", "depuis", "seit", "desde", "في", "منذ", "حيث", "لدى", "und", "à",
    "bei", "en", "der", "del", "de", "du", "qui",
];

/// The claims of one sentence.
pub(super) fn claims(sentence: &str) -> Vec<Claim> {
    let tokens: Vec<&str> = sentence.split_whitespace().collect();
    let folded: Vec<String> = tokens.iter().map(|token| fold(token)).collect();
    let mut found: Vec<Claim> = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        match PHRASES
            .iter()
            .filter(|(phrase, _)| starts(&folded, at, phrase))
            .max_by_key(|(phrase, _)| phrase.len())
        {
            Some((phrase, function)) => {
                let length = phrase.split(' ').count();
                found.extend(claim(&tokens, &folded, at, length, *function));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn starts(folded: &[String], at: usize, phrase: &str) -> bool {
    let length = phrase.split(' ').count();
    folded.get(at..at + length).is_some_and(|words| words.iter().map(String::as_str).eq(phrase.split(' ')))
}

fn claim(tokens: &[&str], folded: &[String], at: usize, length: usize, function: Function) -> Option<Claim> {
    let close = folded.get(at.saturating_sub(3)..at)?;
    if close.iter().any(|word| PAST.contains(&word.as_str())) {
        return None;
    }
    let mut name: Vec<&str> = Vec::new();
    for (token, word) in tokens.iter().zip(folded).skip(at + length) {
        let capital = token
            .chars()
            .find(|letter| letter.is_alphabetic())
            .is_some_and(|first| first.is_uppercase() || is_caseless(first));
        if name.len() >= 3
            || ENDS.contains(&word.as_str())
            || PAST.contains(&word.as_str())
            || (!capital && !name.is_empty())
        {
            break;
        }
        name.push(token.trim_matches(|letter: char| !letter.is_alphanumeric()));
        if token.ends_with([',', '.', '،', ';', ')', '!', '؛']) {
            break;
        }
    }
    let phrase = tokens.get(at..at + length)?.join(" ");
    let past = folded.get(at + length + name.len()).is_some_and(|word| PAST.contains(&word.as_str()));
    let desk = name.join(" ");
    (!desk.is_empty() && !past).then(|| Claim { function, because: format!("{phrase} {desk}"), desk })
}
