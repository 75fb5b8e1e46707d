use super::*;

fn check(text: &str, expect: &str) {
    let found = line(text);
    let told = match &found {
        None => "not a date".to_owned(),
        Some(DateLine { when: Some(when), .. }) => when.clone(),
        Some(DateLine { why, .. }) => (*why).to_owned(),
    };
    assert_eq!(told, expect, "{text}");
}

#[test]
fn dates_are_read_in_the_ways_pages_write_them() {
    for (text, expect) in [
        ("February 22, 2024", "2024-02-22"),
        ("22 Feb 2024 14:05", "2024-02-22T14:05"),
        ("Thursday 22nd February 2024, 2:05 pm GMT", "2024-02-22T14:05"),
        ("Published: Feb. 22, 2024 at 9:30 a.m. ET", "2024-02-22T09:30"),
        ("Published: Feb. 22, 2024 at 9:30 a.m. EST", "2024-02-22T09:30"),
        ("2024-02-22T14:05:00Z", "2024-02-22T14:05"),
        ("Publié le 3 mai 2026 à 14h05", "2026-05-03T14:05"),
        ("Mis à jour le lundi 4 mai 2026", "2026-05-04"),
        ("Veröffentlicht am 14. Mai 2026, 08:15 Uhr", "2026-05-14T08:15"),
        ("Stand: 14.05.2026", "2026-05-14"),
        ("14 de mayo de 2026", "2026-05-14"),
        ("14/05/2026", "2026-05-14"),
        ("نشر في 14 مايو 2026", "2026-05-14"),
        ("١٤ أيار ٢٠٢٦", "2026-05-14"),
        ("الثلاثاء 3 تشرين الثاني 2026", "2026-11-03"),
        ("2026年5月14日 10時30分", "2026-05-14T10:30"),
        ("発行", "not a date"),
        ("14 мая 2026 г.", "2026-05-14"),
        ("Publié le 14 mai 2026 à 08h15 - Mis à jour le 15 mai 2026 à 10h00", "2026-05-14T08:15"),
        ("Published May 14, 2026 | Updated: May 15, 2026", "2026-05-14"),
        ("Posted on May 14, 2026", "2026-05-14"),
    ] {
        check(text, expect);
    }
}

#[test]
fn what_cannot_be_a_day_says_why() {
    check("il y a 2 heures", "a time counted from a day the page does not name");
    check("3 hours ago", "a time counted from a day the page does not name");
    check("Updated yesterday", "a time counted from a day the page does not name");
    check("منذ 3 ساعات", "a time counted from a day the page does not name");
    check("05/06/2024", "a date that can be read two ways");
    check("Updated 14:05", "a time without its day");
}

#[test]
fn copy_that_mentions_a_date_is_no_date_line() {
    for text in [
        "On 14 May 2026 the council met.",
        "May 2026 budget",
        "2024 in pictures",
        "The vote is on 14 May 2026",
        "Monday",
        "12",
        "Hamas attack, 7 October 2023",
    ] {
        check(text, "not a date");
    }
}
