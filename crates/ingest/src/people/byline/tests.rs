use super::*;

fn check(text: &str, expect: &[&str]) {
    let found: Vec<String> =
        line(text).map(|found| found.credits.into_iter().map(|(name, _)| name).collect()).unwrap_or_default();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn bylines_are_read_in_their_usual_shapes() {
    check("By Mara Idowu", &["Mara Idowu"]);
    check("BY MARA IDOWU AND LENA WEISS", &["MARA IDOWU", "LENA WEISS"]);
    check("Mara Idowu, Lena Weiss and Tomás Ó Briain", &["Mara Idowu", "Lena Weiss", "Tomás Ó Briain"]);
    check("Words by Mara Idowu", &["Mara Idowu"]);
    check("Par Jeanne Moreau et Luc Roche", &["Jeanne Moreau", "Luc Roche"]);
    check("Von Lena Weiss, Hamburg", &["Lena Weiss"]);
    check("Von Lena Weiss", &["Lena Weiss"]);
    check("بقلم سارة الحداد", &["سارة الحداد"]);
    check("بقلم: سارة الحداد وليلى ناصر", &["سارة الحداد", "ليلى ناصر"]);
    check("Author: Mara Idowu", &["Mara Idowu"]);
    check("Mara Idowu | 14 May 2026", &["Mara Idowu"]);
    check("By Mara Idowu (@maraidowu)", &["Mara Idowu"]);
    check("By Mara Idowu, Africa editor", &["Mara Idowu"]);
    check("By Staff", &["Staff"]);
    check("記者：林美玲", &["林美玲"]);
    check("By Mara Idowu in Port Amber", &["Mara Idowu"]);
    check("Words by Mara Idowu | Photographs by Ana Lund", &["Mara Idowu", "Ana Lund"]);
}

#[test]
fn other_lines_are_no_bylines() {
    for text in [
        "By the time the ferry came, everyone had left.",
        "By far the largest bid",
        "Ferry contract goes to an outsider",
        "World News",
        "Por fin llega el barco",
        "Von der Leyen trifft Hafenchef",
        "كتب التاريخ تحكي قصة أخرى عن الميناء القديم والبحر",
        "14 May 2026",
        "Share",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_day_may_follow_a_comma() {
    let found = line("By Mara Idowu, May 14, 2026").unwrap();
    assert_eq!((found.credits.len(), found.when.as_deref()), (1, Some("2026-05-14")));
}

#[test]
fn a_byline_may_carry_date_and_place() {
    let found = line("By Mara Idowu in Port Amber | 14 May 2026").unwrap();
    assert_eq!((found.place.as_deref(), found.when.as_deref()), (Some("Port Amber"), Some("2026-05-14")));
}
