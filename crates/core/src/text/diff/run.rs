//! One line of words beside another.

use super::common::common;
use super::tidy::stretches;
use super::token::{Token, numbered, pieces, tokens};
use crate::text::{Inline, count, parts};

/// A stretch of a line that has been compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// In both, under the same marks.
    Kept(Vec<Inline>),
    /// The same words in both, under other marks or another link.
    Marked {
        /// As they were.
        was: Vec<Inline>,
        /// As they are.
        now: Vec<Inline>,
    },
    /// Only in the old line.
    Cut(Vec<Inline>),
    /// Only in the new line.
    Added(Vec<Inline>),
}

impl Run {
    /// What of it stood in the old line.
    pub fn before(&self) -> &[Inline] {
        match self {
            Self::Kept(pieces) | Self::Cut(pieces) | Self::Marked { was: pieces, .. } => pieces,
            Self::Added(_) => &[],
        }
    }

    /// What of it stands in the new line.
    pub fn after(&self) -> &[Inline] {
        match self {
            Self::Kept(pieces) | Self::Added(pieces) | Self::Marked { now: pieces, .. } => pieces,
            Self::Cut(_) => &[],
        }
    }

    /// True where nothing happened.
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::Kept(_))
    }

    /// Words added and cut, as [`count::words`] counts them.
    pub(super) fn tally(&self) -> (usize, usize) {
        let words = |pieces: &[Inline]| count::words(&parts::string(pieces));
        match self {
            Self::Added(pieces) => (words(pieces), 0),
            Self::Cut(pieces) => (0, words(pieces)),
            Self::Kept(_) | Self::Marked { .. } => (0, 0),
        }
    }
}

/// What was kept, cut and added between two lines, in reading order. Before an
/// addition stands the cut it replaces.
pub fn runs(old: &[Inline], new: &[Inline]) -> Vec<Run> {
    if old == new {
        return if old.is_empty() { vec![] } else { vec![Run::Kept(old.to_vec())] };
    }
    let (a, b) = (tokens(old), tokens(new));
    let mut runs = Vec::new();
    for stretch in aligned(&a, &b) {
        let (a, b) = (a.get(stretch.a).unwrap_or_default(), b.get(stretch.b).unwrap_or_default());
        if stretch.same { same(a, b, &mut runs) } else { edited(a, b, &mut runs) }
    }
    runs
}

/// The stretches two lines of tokens share and do not.
pub(crate) fn aligned(a: &[Token<'_>], b: &[Token<'_>]) -> Vec<super::tidy::Stretch> {
    let (numbers_a, numbers_b) = numbered(a, b);
    let anchors = |at: usize| a.get(at).is_some_and(|token| token.weight() > 0);
    stretches(a, b, &common(&numbers_a, &numbers_b, &anchors))
}

pub(super) fn edited(a: &[Token<'_>], b: &[Token<'_>], runs: &mut Vec<Run>) {
    let (cut, added) = (pieces(a), pieces(b));
    if !cut.is_empty() {
        runs.push(Run::Cut(cut));
    }
    if !added.is_empty() {
        runs.push(Run::Added(added));
    }
}

/// Equal words, told apart by whether their marks are equal too.
pub(super) fn same(mut a: &[Token<'_>], mut b: &[Token<'_>], runs: &mut Vec<Run>) {
    while let (Some(first_a), Some(first_b)) = (a.first(), b.first()) {
        let alike = first_a.spans == first_b.spans;
        let length = a.iter().zip(b).take_while(|(a, b)| (a.spans == b.spans) == alike).count();
        let (Some((here_a, rest_a)), Some((here_b, rest_b))) =
            (a.split_at_checked(length), b.split_at_checked(length))
        else {
            return;
        };
        runs.push(if alike {
            Run::Kept(pieces(here_b))
        } else {
            Run::Marked { was: pieces(here_a), now: pieces(here_b) }
        });
        (a, b) = (rest_a, rest_b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Inlines, Marks, generate};
    use proptest::prelude::*;

    fn plain(text: &str) -> Vec<Inline> {
        vec![Inline::Text { text: text.to_owned(), marks: Marks::none() }]
    }

    /// `[-cut-]` and `{+added+}`, the rest as it is.
    fn shown(runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run {
                Run::Kept(pieces) => parts::string(pieces),
                Run::Marked { now, .. } => format!("~{}~", parts::string(now)),
                Run::Cut(pieces) => format!("[-{}-]", parts::string(pieces)),
                Run::Added(pieces) => format!("{{+{}+}}", parts::string(pieces)),
            })
            .collect()
    }

    fn check(old: &str, new: &str, expect: &str) {
        assert_eq!(shown(&runs(&plain(old), &plain(new))), expect);
    }

    #[test]
    fn one_word_for_another() {
        check(
            "The harbour reopened on Monday.",
            "The harbour reopened on Tuesday.",
            "The harbour reopened on [-Monday-]{+Tuesday+}.",
        );
    }

    #[test]
    fn an_added_word_stands_with_the_space_after_it() {
        check("The red boat sank.", "The big red boat sank.", "The {+big +}red boat sank.");
        check("The red boat sank", "The red boat sank fast", "The red boat sank{+ fast+}");
        check("Boats sank.", "The boats sank.", "[-Boats-]{+The boats+} sank.");
    }

    #[test]
    fn an_added_sentence_begins_where_a_sentence_begins() {
        check(
            "The port closed. The crews left.",
            "The port closed. The mayor spoke. The crews left.",
            "The port closed. {+The mayor spoke. +}The crews left.",
        );
    }

    #[test]
    fn an_edit_at_an_end_of_the_line_moves_without_losing_what_it_passes() {
        check("\n\n", "\n", "[-\n-]\n");
        check("\n", "\n\n", "{+\n+}\n");
        check("! ! a", "! a", "! [-! -]a");
    }

    #[test]
    fn a_rewritten_sentence_is_no_confetti() {
        check(
            "The mayor of the port said the contract was a scandal.",
            "The unions on the docks called the deal a disgrace.",
            "[-The mayor of the port said the contract was a scandal.-]{+The unions on the docks called the deal a disgrace.+}",
        );
    }

    #[test]
    fn two_far_edits_stay_two() {
        check(
            "Ferries sail twice a day from the old quay in summer.",
            "Ferries sail thrice a day from the old quay in winter.",
            "Ferries sail [-twice-]{+thrice+} a day from the old quay in [-summer-]{+winter+}.",
        );
    }

    #[test]
    fn every_script_is_compared_in_words() {
        check("港が再開した。", "港が昨日再開した。", "港が{+昨日+}再開した。");
        check("الميناء مفتوح اليوم", "الميناء مغلق اليوم", "الميناء [-مفتوح-]{+مغلق+} اليوم");
    }

    #[test]
    fn marks_alone_are_told_apart_from_words() {
        let strong = Marks { strong: true, ..Marks::none() };
        let new = [
            Inline::Text { text: "The ".into(), marks: Marks::none() },
            Inline::Text { text: "harbour".into(), marks: strong },
        ];
        assert_eq!(shown(&runs(&plain("The harbour"), &new)), "The ~harbour~");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn kept_and_cut_is_the_old_line_and_kept_and_added_the_new(old in generate::line(), new in generate::line()) {
            let runs = runs(&old.iter().cloned().collect::<Vec<_>>(), &new.iter().cloned().collect::<Vec<_>>());
            let before = runs.iter().flat_map(Run::before).cloned();
            let after = runs.iter().flat_map(Run::after).cloned();
            prop_assert_eq!(Inlines::new(before), old);
            prop_assert_eq!(Inlines::new(after), new);
        }
    }
}
