//! The words around a place in the copy, for a list of search results.

/// How many letters of context an excerpt has on either side.
const CONTEXT: usize = 80;

/// The words around the first of `wanted` (lower case) that the text has.
pub(crate) fn around(text: &str, wanted: &[String]) -> Option<String> {
    let lower = text.to_lowercase();
    let at = wanted.iter().filter_map(|word| lower.find(word.as_str())).min()?;
    // Lower case may be longer or shorter; count letters, which mostly agree.
    let letter = lower.get(..at)?.chars().count();
    let skip = letter.saturating_sub(CONTEXT);
    let excerpt: String = text.chars().skip(skip).take(letter - skip + CONTEXT).collect();
    Some(excerpt.split_whitespace().collect::<Vec<_>>().join(" "))
}
