//! The promise that nothing goes missing: every line is used or dropped.

use super::*;
use proptest::prelude::*;

fn is_seen(line: &str) -> bool {
    !crate::words::tidy(line).is_empty()
}

fn accounted(text: &str) {
    let Ok(sorted) = sort(units(text), &Hints::default()) else { return };
    let mut seen: Vec<usize> =
        sorted.used.iter().copied().chain(sorted.dropped.iter().map(|dropped| dropped.line)).collect();
    seen.sort_unstable();
    let expect: Vec<usize> =
        unit::lines(text).enumerate().filter(|(_, line)| is_seen(line)).map(|(at, _)| at + 1).collect();
    assert_eq!(seen, expect, "{text}");
}

fn line() -> impl Strategy<Value = String> {
    let pieces: Vec<String> = [
        "Latest", "Share", "More From Me", "By Mara Idowu", "Mara Idowu", "14 May 2026", "*", "***", "", "", "",
        "Ferry contract goes to an outsider", "Comments", "About the author", "Tags: sea, ferry", "Photo: Ana Lund", "• A point", "1. One", "2. Two",
        "Mara is a reporter on the Coast desk.", "What happens next:", "“We waited all night,” -Mayor Arlen", "— Nadia Arlen, mayor",
        "The council of Port Amber met for six hours on Tuesday and agreed on nothing at all, not even on lunch.",
        "PORT AMBER, 14 May — The old ferry left the island for the last time on Tuesday with nine people on board.",
        "It rained.", "Read more: The pier is closed", "أعلن المجلس يوم الثلاثاء تأجيل العقد إلى الشهر المقبل بعد خلاف طويل بين أعضائه.", "بقلم سارة الحداد",
    ].into_iter().map(str::to_owned).collect();
    prop_oneof![6 => prop::sample::select(pieces), 1 => "\\PC{0,60}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_meets_one_fate(lines in prop::collection::vec(line(), 0..24)) {
        accounted(&lines.join("\n"));
    }

    #[test]
    fn any_text_is_sorted_without_a_panic(text in "\\PC{0,400}") {
        accounted(&text);
    }
}
