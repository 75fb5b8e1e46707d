//! What belongs to the site rather than to the story.

use super::{Rule, Then};

/// Cookie and consent notices.
pub(super) const COOKIES: Rule = Rule {
    why: "cookie notice",
    then: Then::Nothing,
    phrases: include_str!("phrases/cookies.txt"),
    longest: 0,
    test: Some(|folded, _| {
        [
            "we use cookies",
            "uses cookies",
            "use of cookies",
            "cookies to improve",
            "cookies to give",
            "cookies and similar",
            "our partners store",
            "and our partners",
            "your consent choices",
            "our cookie policy",
            "our use of cookies",
            "accept all cookies",
            "nous utilisons des cookies",
            "utilise des cookies",
            "nos partenaires",
            "utilisation de cookies",
            "wir verwenden cookies",
            "wir nutzen cookies",
            "verwendet cookies",
            "unsere partner",
            "utilizamos cookies",
            "usamos cookies",
            "utiliza cookies",
            "nuestros socios",
            "usiamo i cookie",
            "utilizziamo i cookie",
            "utiliza cookies",
            "wij gebruiken cookies",
            "vi använder cookies",
            "używamy plików cookie",
            "мы используем cookie",
            "использует cookie",
            "файлы cookie",
            "çerezleri kullan",
            "نستخدم ملفات تعريف الارتباط",
            "يستخدم هذا الموقع ملفات تعريف",
            "بملفات تعريف الارتباط",
            "我们使用cookie",
            "本网站使用cookie",
            "当サイトではcookie",
            "cookieを使用",
        ]
        .iter()
        .any(|phrase| folded.contains(phrase) && !folded.contains(['“', '”', '"']))
            && (folded.contains("cookie")
                || folded.contains("ارتباط")
                || folded.contains("çerez")
                || folded.contains("consent"))
    }),
    examples: &[
        "We use cookies to improve your experience.",
        "Accept all",
        "Nous utilisons des cookies pour mesurer notre audience.",
        "Wir verwenden Cookies.",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك",
        "Utilizamos cookies propias y de terceros.",
    ],
    copy: &[
        "The regulator fined two firms that track users without consent.",
        "Bakers sold 4,000 cookies at the harbour fair.",
    ],
};

/// Menus and breadcrumbs.
pub(super) const NAVIGATION: Rule = Rule {
    why: "navigation",
    then: Then::Nothing,
    phrases: include_str!("phrases/navigation.txt"),
    longest: 14,
    test: Some(|_, raw| {
        let crumbs: Vec<&str> = raw
            .split(['>', '›', '»', '/', '|', '·', '•'])
            .map(str::trim)
            .filter(|crumb| !crumb.is_empty())
            .collect();
        crumbs.len() >= 3
            && crumbs.iter().all(|crumb| {
                crumb.split_whitespace().count() <= 3
                    && !crumb.contains([',', '.', '@'])
                    && crumb.chars().count() < 30
                    && !crumb.chars().any(char::is_numeric)
            })
            && !raw.contains("«")
            && (raw.contains(" > ")
                || raw.contains('›')
                || raw.contains(" » ")
                || (raw.contains(" | ")
                    && crumbs.iter().all(|crumb| crumb.split_whitespace().count() <= 2)
                    && (crumbs.len() >= 4 || crumbs.iter().any(|crumb| !crumb.contains(' ')))))
    }),
    examples: &[
        "Skip to content",
        "Menu",
        "Home > World > Coast",
        "News | Sport | Culture | Weather",
        "Aller au contenu",
        "Impressum",
        "الرئيسية",
        "Privacy policy",
        "ホーム",
    ],
    copy: &[
        "Home is where the ferry stops",
        "Search parties left at dawn.",
        "Mara Idowu | Lena Weiss | Ana Lund",
    ],
};

/// Advertisements.
pub(super) const ADVERTISEMENT: Rule = Rule {
    why: "advertisement",
    then: Then::Nothing,
    phrases: include_str!("phrases/advertisement.txt"),
    longest: 8,
    test: None,
    examples: &[
        "Advertisement",
        "Story continues below",
        "Publicité",
        "ANZEIGE",
        "Publicidad",
        "إعلان",
        "広告",
    ],
    copy: &["Advertisement spending fell by a third.", "Sponsored skippers fared best in the regatta."],
};

/// Copyright and rights lines.
pub(super) const COPYRIGHT: Rule = Rule {
    why: "copyright line",
    then: Then::Nothing,
    phrases: include_str!("phrases/copyright.txt"),
    longest: 40,
    test: Some(|folded, raw| {
        let opens = raw.trim_start().starts_with(['©', '®'])
            || folded.starts_with("(c) 20")
            || folded.starts_with("c) 20");
        let copyright_year = folded.starts_with("copyright") && folded.chars().any(char::is_numeric);
        let rights = [
            "all rights reserved",
            "tous droits réservés",
            "alle rechte vorbehalten",
            "derechos reservados",
            "direitos reservados",
            "diritti riservati",
            "права защищены",
            "الحقوق محفوظة",
            "版权所有",
            "無断転載",
        ];
        let share = folded.chars().count() < 260;
        share && (opens || copyright_year || rights.iter().any(|phrase| folded.contains(phrase)))
    }),
    examples: &[
        "© 2026 Tidewater News. All rights reserved.",
        "Copyright 2026 Tidewater",
        "Tous droits réservés",
        "© حقوق النشر 2026",
        "جميع الحقوق محفوظة",
    ],
    copy: &["Copyright law changed little in ten years.", "The rights were sold to a broadcaster in May."],
};

/// Apps and notifications.
pub(super) const APP: Rule = Rule {
    why: "prompt of the site",
    then: Then::Nothing,
    phrases: include_str!("phrases/app.txt"),
    longest: 24,
    test: None,
    examples: &["Download our app", "Get it on Google Play", "Please disable your ad blocker", "حمل التطبيق"],
    copy: &["The app that tells when the ferry leaves was built by two pupils."],
};
