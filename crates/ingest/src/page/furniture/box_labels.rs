//! Labels of boxes that list other stories.

use super::{Rule, Then};

/// Related stories, and more by somebody or about something.
pub(super) const RELATED: Rule = Rule {
    why: "label of a related box",
    then: Then::Links,
    phrases: include_str!("phrases/related.txt"),
    longest: 6,
    test: Some(|folded, _| folded.ends_with("also like") && folded.split(' ').count() <= 5),
    examples: &[
        "More From Me",
        "Related",
        "You may also like",
        "More from Mara Idowu",
        "À lire aussi",
        "Mehr zum Thema",
        "Te puede interesar",
        "اقرأ أيضا",
        "関連記事",
        "Related:",
    ],
    copy: &[
        "Related questions were not asked.",
        "More from the council is expected on Tuesday, a clerk said.",
        "Background checks take a year, they say.",
    ],
};

/// What others read.
pub(super) const MOST_READ: Rule = Rule {
    why: "label of the box of most read stories",
    then: Then::Links,
    phrases: include_str!("phrases/most_read.txt"),
    longest: 6,
    test: None,
    examples: &[
        "Most read",
        "TRENDING NOW",
        "Les plus lus",
        "Meistgelesen",
        "Lo más leído",
        "الأكثر قراءة",
        "ランキング",
    ],
    copy: &["Most read the notice and threw it away.", "Popular anger grew after the vote on the pier."],
};

/// What came last.
pub(super) const LATEST: Rule = Rule {
    why: "label of the box of latest stories",
    then: Then::Links,
    phrases: include_str!("phrases/latest.txt"),
    longest: 5,
    test: None,
    examples: &[
        "Latest",
        "Latest news",
        "Derniers articles",
        "Neueste Artikel",
        "Últimas noticias",
        "آخر الأخبار",
        "最新記事",
    ],
    copy: &[
        "Latest figures put the cost at 40 million.",
        "The latest offer was refused.",
        "Recent rain has filled the reservoirs.",
    ],
};

/// A link to one other story.
pub(super) const READ_MORE: Rule = Rule {
    why: "link to another story",
    then: Then::Nothing,
    phrases: include_str!("phrases/read_more.txt"),
    longest: 0,
    test: Some(|folded, raw| {
        let starts = [
            "read more:",
            "read more about",
            "read also:",
            "also read:",
            "also read |",
            "read:",
            "read |",
            "read next:",
            "related:",
            "see also:",
            "watch:",
            "watch |",
            "listen:",
            "more:",
            "in pictures:",
            "opinion:",
            "à lire aussi :",
            "à lire aussi:",
            "lire aussi :",
            "lire aussi:",
            "voir aussi :",
            "lire aussi |",
            "lesen sie auch:",
            "mehr dazu:",
            "lesen sie hier:",
            "lee también:",
            "lea también:",
            "leia também:",
            "leggi anche:",
            "lees ook:",
            "läs också:",
            "læs også:",
            "czytaj też:",
            "czytaj także:",
            "читайте также:",
            "baca juga:",
            "اقرأ أيضا:",
            "اقرأ أيضاً:",
            "اقرأ أيضًا:",
            "إقرأ أيضا:",
            "شاهد أيضا:",
            "相关阅读：",
            "延伸阅读：",
            "関連記事：",
            "関連記事:",
        ];
        let raw = raw.to_lowercase().replace('’', "'");
        let raw = raw.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        folded.chars().count() < 200
            && !matches!(folded, "read" | "watch")
            && starts.iter().any(|start| raw.starts_with(start) && raw.len() > start.len() + 3)
            && !raw.starts_with("opinion:")
    }),
    examples: &[
        "Read more",
        "READ MORE: Ferry contract goes to an outsider",
        "Lire aussi : Le ferry change de mains",
        "Weiterlesen »",
        "اقرأ أيضا: المجلس يؤجل العقد",
        "もっと見る",
    ],
    copy: &["Read more books, the teacher told them.", "Learn more about less, he liked to say."],
};
