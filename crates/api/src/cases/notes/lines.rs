//! Two windows wrote on one page of plain lines: every line that either of them
//! wrote stays.

/// What a page says that said `since`, where `there` is what another window made
/// of it and `here` what this one did. Changes in different lines both go in.
/// Where they met, the other window’s lines come first, and what was written
/// here follows.
pub(super) fn both(since: &str, there: &str, here: &str) -> String {
    if there == since || there == here {
        return here.to_owned();
    }
    if here == since {
        return there.to_owned();
    }
    let [old, theirs, ours] = [since, there, here].map(|text| text.split('\n').collect::<Vec<_>>());
    let (other, mine) = (Change::of(&old, &theirs), Change::of(&old, &ours));
    let mut made: Vec<&str> = Vec::new();
    if other.end <= mine.start {
        made.extend(old.iter().take(other.start));
        made.extend(&other.lines);
        made.extend(old.iter().take(mine.start).skip(other.end));
        made.extend(&mine.lines);
        made.extend(old.iter().skip(mine.end));
    } else if mine.end <= other.start {
        made.extend(old.iter().take(mine.start));
        made.extend(&mine.lines);
        made.extend(old.iter().take(other.start).skip(mine.end));
        made.extend(&other.lines);
        made.extend(old.iter().skip(other.end));
    } else {
        made.extend(old.iter().take(other.start));
        made.extend(&other.lines);
        made.extend(&mine.lines);
        made.extend(old.iter().skip(other.end));
    }
    made.join("\n")
}

/// What became of the lines from `start` to before `end`.
struct Change<'t> {
    start: usize,
    end: usize,
    lines: Vec<&'t str>,
}

impl<'t> Change<'t> {
    fn of(old: &[&str], new: &[&'t str]) -> Self {
        let same = |(one, other): &(&&str, &&str)| one == other;
        let start = old.iter().zip(new).take_while(same).count();
        let rest = (old.len() - start).min(new.len() - start);
        let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
        let lines = new.iter().take(new.len() - tail).skip(start).copied().collect();
        Self { start, end: old.len() - tail, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::both;

    #[test]
    fn one_window_alone_says_what_the_page_says() {
        assert_eq!(both("a\nb", "a\nb", "a"), "a");
        assert_eq!(both("a\nb", "a", "a\nb"), "a");
        assert_eq!(both("", "", "a\nb"), "a\nb");
    }

    #[test]
    fn changes_in_different_lines_both_go_in_and_what_was_taken_out_stays_out() {
        assert_eq!(both("a\nb\nc", "A\nb\nc", "a\nb\nC"), "A\nb\nC");
        assert_eq!(both("a\nb\nc", "a\nb\nC", "A\nb\nc"), "A\nb\nC");
        assert_eq!(both("a\nb\nc", "a\nb\nc\nd", "b\nc"), "b\nc\nd");
    }

    #[test]
    fn where_they_met_every_line_that_was_written_stays() {
        assert_eq!(both("a", "a\nfrom there", "a\nfrom here"), "a\nfrom there\nfrom here");
        assert_eq!(both("", "from there", "from here"), "from there\nfrom here");
        assert_eq!(both("a\nb", "a there\nb", "a here\nb"), "a there\na here\nb");
        assert_eq!(both("a\nb\nc", "x", "a\ny\nc"), "x\ny");
    }
}
