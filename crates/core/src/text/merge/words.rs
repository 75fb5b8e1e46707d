//! A line of words that both sides changed.

use super::weave::weave;
use crate::text::diff::aligned;
use crate::text::diff::token::{Token, pieces, tokens};
use crate::text::parts::{Words, string};
use crate::text::{Inline, Inlines, Marks};

/// A line with both changes in it; none where they touch.
pub(super) fn line(base: &Inlines, ours: &Inlines, theirs: &Inlines) -> Option<Inlines> {
    let [base, ours, theirs] = [base, ours, theirs].map(|line| line.iter().cloned().collect::<Vec<_>>());
    merged(&base, &ours, &theirs).map(Inlines::new)
}

/// A plain string with both changes in it; none where they touch.
pub(super) fn plain(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] =
        [base, ours, theirs].map(|text| [Inline::Text { text: text.to_owned(), marks: Marks::none() }]);
    merged(&base, &ours, &theirs).map(|pieces| string(&pieces))
}

/// Words of either kind; none where the kinds differ or the changes touch.
pub(super) fn words(base: &Words, ours: &Words, theirs: &Words) -> Option<Words> {
    match (base, ours, theirs) {
        (Words::Line(base), Words::Line(ours), Words::Line(theirs)) => {
            line(base, ours, theirs).map(Words::Line)
        }
        (Words::Plain(base), Words::Plain(ours), Words::Plain(theirs)) => {
            plain(base, ours, theirs).map(Words::Plain)
        }
        _ => None,
    }
}

fn merged(base: &[Inline], ours: &[Inline], theirs: &[Inline]) -> Option<Vec<Inline>> {
    let [base, ours, theirs] = [base, ours, theirs].map(tokens);
    let kept = [&ours, &theirs].map(|side| kept(&base, side));
    let [kept_ours, kept_theirs] = &kept;
    let woven = weave(&base, &ours, &theirs, [kept_ours, kept_theirs], &|_, _, _| None)?;
    Some(pieces(&woven))
}

/// What a side kept of the base, marks included: a word made bold is a word
/// changed.
fn kept(base: &[Token<'_>], side: &[Token<'_>]) -> Vec<(usize, usize)> {
    aligned(base, side)
        .into_iter()
        .filter(|stretch| stretch.same)
        .flat_map(|stretch| stretch.a.zip(stretch.b))
        .filter(|(a, b)| base.get(*a) == side.get(*b))
        .collect()
}
