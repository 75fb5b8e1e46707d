//! Two sequences that grew from one, woven together (diff3).

use std::ops::Range;

/// A stretch of the base and what a side put in its place.
struct Edit {
    base: Range<usize>,
    side: Range<usize>,
}

/// What is made of a stretch that both sides changed: base, ours, theirs.
pub(super) type Both<'f, T> = &'f dyn Fn(&[T], &[T], &[T]) -> Option<Vec<T>>;

/// Weaves what two sides made of a base. `pairs` say what each kept of it,
/// rising. Edits that overlap or touch go to `both`, with the stretches of base,
/// ours and theirs they cover; where it has no answer there is none at all.
pub(super) fn weave<T: Clone + PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    [kept_ours, kept_theirs]: [&[(usize, usize)]; 2],
    both: Both<'_, T>,
) -> Option<Vec<T>> {
    let mut left = edits(kept_ours, base.len(), ours.len()).into_iter().peekable();
    let mut right = edits(kept_theirs, base.len(), theirs.len()).into_iter().peekable();
    let mut woven = Vec::with_capacity(ours.len().max(theirs.len()));
    let mut at = 0;
    // How much longer each side is than the base, up to here.
    let (mut at_ours, mut at_theirs) = (0, 0);
    loop {
        let start = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) => a.base.start.min(b.base.start),
            (Some(one), None) | (None, Some(one)) => one.base.start,
            (None, None) => break,
        };
        let mut end = start;
        let (mut of_ours, mut of_theirs) = (false, false);
        let kept = start - at;
        let (start_ours, start_theirs) = (at_ours + kept, at_theirs + kept);
        let (mut end_ours, mut end_theirs) = (start_ours, start_theirs);
        let (mut seen_ours, mut seen_theirs) = (start, start);
        loop {
            let reach = |edit: &Edit, any: bool, end: usize| {
                edit.base.start <= end && (any || edit.base.start == start)
            };
            let any = of_ours || of_theirs;
            if let Some(edit) = left.next_if(|edit| reach(edit, any, end)) {
                of_ours = true;
                end = end.max(edit.base.end);
                seen_ours = edit.base.end;
                end_ours = edit.side.end;
            } else if let Some(edit) = right.next_if(|edit| reach(edit, any, end)) {
                of_theirs = true;
                end = end.max(edit.base.end);
                seen_theirs = edit.base.end;
                end_theirs = edit.side.end;
            } else {
                break;
            }
        }
        end_ours += end - seen_ours;
        end_theirs += end - seen_theirs;
        woven.extend_from_slice(base.get(at..start)?);
        let here = ours.get(start_ours..end_ours)?;
        let there = theirs.get(start_theirs..end_theirs)?;
        match (of_ours, of_theirs) {
            (true, true) if here == there => woven.extend_from_slice(here),
            (true, true) => woven.extend(both(base.get(start..end)?, here, there)?),
            (true, false) => woven.extend_from_slice(here),
            _ => woven.extend_from_slice(there),
        }
        (at, at_ours, at_theirs) = (end, end_ours, end_theirs);
    }
    woven.extend_from_slice(base.get(at..)?);
    Some(woven)
}

/// The edits between what is kept.
fn edits(kept: &[(usize, usize)], base: usize, side: usize) -> Vec<Edit> {
    let (mut at, mut at_side) = (0, 0);
    let mut edits = Vec::new();
    for (next, next_side) in kept.iter().copied().chain([(base, side)]) {
        if at < next || at_side < next_side {
            edits.push(Edit { base: at..next, side: at_side..next_side });
        }
        (at, at_side) = (next + 1, next_side + 1);
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diff::common::common;

    fn check(base: &str, ours: &str, theirs: &str, expect: Option<&str>) {
        let letters = |text: &str| text.chars().map(u32::from).collect::<Vec<_>>();
        let (base, ours, theirs) = (letters(base), letters(ours), letters(theirs));
        let kept = [&ours, &theirs].map(|side| common(&base, side, &|_| true));
        let woven = weave(&base, &ours, &theirs, [&kept[0], &kept[1]], &|_, _, _| None);
        let woven: Option<String> = woven.map(|all| all.into_iter().filter_map(char::from_u32).collect());
        assert_eq!(woven.as_deref(), expect);
    }

    #[test]
    fn edits_apart_are_both_there() {
        check("abcdef", "aXbcdef", "abcdeYf", Some("aXbcdeYf"));
        check("abcdef", "bcdef", "abcde", Some("bcde"));
        check("abc", "Xabc", "abcY", Some("XabcY"));
    }

    #[test]
    fn edits_that_touch_are_not_woven() {
        check("abc", "aXbc", "aYbc", None);
        check("abc", "aXc", "abYc", None);
        check("abc", "ac", "abXc", None);
        check("abcdef", "aXf", "abcYdef", None);
    }

    #[test]
    fn the_same_edit_twice_is_one() {
        check("abc", "aXc", "aXc", Some("aXc"));
        check("abc", "aXcd", "aXc", Some("aXcd"));
    }
}
