//! What stands on pages and is no copy: one rule, one constant, with lines it
//! catches and lines it must leave alone.
//!
//! A rule looks at one line. Whether it may drop a line where it stands, and
//! what it means for the lines after it, is judged by where the line stands.

mod account;
mod around;
mod box_labels;
mod reader;
mod site;

use crate::words::{after, count, fold};
use std::collections::HashMap;
use std::sync::LazyLock;

/// One kind of furniture.
pub(crate) struct Rule {
    /// Shown to the person who imports.
    pub(crate) why: &'static str,
    /// What the line says about those after it.
    pub(crate) then: Then,
    /// Its phrases, folded, apart by ` | `: whole lines, and on lines that begin
    /// with `> ` how a line begins.
    pub(crate) phrases: &'static str,
    /// How many words a line may have that only begins like one.
    pub(crate) longest: usize,
    /// What phrases cannot say; handed the folded and the raw line.
    pub(crate) test: Option<fn(&str, &str) -> bool>,
    /// Lines it catches.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(crate) examples: &'static [&'static str],
    /// Lines that no rule may catch.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(crate) copy: &'static [&'static str],
}

/// What follows a line of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing in particular.
    Nothing,
    /// A list of other stories.
    Links,
    /// Readers' comments, to the end of the page.
    Comments,
    /// Somebody's bio.
    Author,
    /// Subjects.
    Tags,
    /// A picture stands above; its caption may too.
    Picture,
}

/// Every rule there is.
pub(crate) const RULES: &[&Rule] = &[
    &around::END_MARK,
    &reader::SHARE,
    &reader::COMMENT_COUNT,
    &reader::COMMENTS,
    &reader::READING_TIME,
    &reader::COUNTERS,
    &reader::PLAYER,
    &account::SIGN_IN,
    &account::NEWSLETTER,
    &account::SUPPORT,
    &site::COOKIES,
    &site::NAVIGATION,
    &site::ADVERTISEMENT,
    &site::COPYRIGHT,
    &site::APP,
    &box_labels::RELATED,
    &box_labels::MOST_READ,
    &box_labels::LATEST,
    &box_labels::READ_MORE,
    &around::PHOTO_CREDIT,
    &around::ABOUT_AUTHOR,
    &around::TAGS,
    &around::DISCLAIMER,
];

/// The phrases of all rules, ready for looking up.
struct Phrases {
    whole: HashMap<&'static str, usize>,
    /// By the first letter: the rule, and how its lines begin.
    starts: HashMap<char, Vec<(usize, &'static str)>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases { whole: HashMap::new(), starts: HashMap::new() };
    for (at, rule) in RULES.iter().enumerate() {
        for line in rule.phrases.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("> ") {
                Some(line) => line.split(" | ").for_each(|start| {
                    let first = start.chars().next().unwrap_or(' ');
                    phrases.starts.entry(first).or_default().push((at, start));
                }),
                None => line.split(" | ").for_each(|phrase| {
                    phrases.whole.entry(phrase).or_insert(at);
                }),
            }
        }
    }
    phrases
});

/// The rule that catches a line, if any; where several would, the first.
pub(crate) fn judge(text: &str) -> Option<&'static Rule> {
    if text.len() > 2000 {
        return None;
    }
    let folded = fold(text);
    let words = count(text);
    let whole = PHRASES.whole.get(folded.as_str()).copied();
    let first = folded.chars().next().unwrap_or(' ');
    let started: Vec<usize> = PHRASES
        .starts
        .get(&first)
        .into_iter()
        .flatten()
        .filter(|(at, start)| {
            RULES.get(*at).is_some_and(|rule| words <= rule.longest) && after(&folded, start).is_some()
        })
        .map(|(at, _)| *at)
        .collect();
    let caught = |at: usize, rule: &Rule| {
        whole == Some(at) || started.contains(&at) || rule.test.is_some_and(|test| test(&folded, text))
    };
    RULES.iter().enumerate().find(|(at, rule)| caught(*at, rule)).map(|(_, rule)| *rule)
}

/// True when every word is a number or one of these.
fn only(folded: &str, words: &[&str]) -> bool {
    let mut numbers = 0;
    let fits = folded
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '|' | '·' | '•' | ':' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            let number = word.chars().next().is_some_and(char::is_numeric)
                && word
                    .chars()
                    .all(|letter| letter.is_numeric() || matches!(letter, '.' | ',' | 'k' | 'm' | '+'));
            numbers += usize::from(number);
            number || words.contains(&word)
        });
    fits && numbers > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_catches_its_examples_and_none_catches_copy() {
        for rule in RULES {
            assert!(!rule.examples.is_empty() && !rule.copy.is_empty(), "{} has no examples", rule.why);
            for example in rule.examples {
                let found = judge(example).map(|found| found.why);
                assert_eq!(found, Some(rule.why), "{example}");
            }
            for line in rule.copy {
                assert_eq!(judge(line).map(|found| found.why), None, "{line}");
            }
        }
    }

    #[test]
    fn every_rule_of_the_files_is_registered() {
        let files = [
            include_str!("account.rs"),
            include_str!("around.rs"),
            include_str!("box_labels.rs"),
            include_str!("reader.rs"),
            include_str!("site.rs"),
        ];
        let written: usize = files.iter().map(|file| file.matches(": Rule = Rule {").count()).sum();
        assert_eq!(written, RULES.len());
    }

    #[test]
    fn phrases_are_written_folded_and_once() {
        for rule in RULES {
            for phrase in
                rule.phrases.lines().filter(|line| !line.starts_with("> ")).flat_map(|line| line.split(" | "))
            {
                assert_eq!(fold(phrase), phrase, "a whole line of {}", rule.why);
            }
        }
    }
}
