//! What stands around the copy and belongs to it: pictures, the author, tags.

use super::{Rule, Then};

/// Whose picture it was.
pub(super) const PHOTO_CREDIT: Rule = Rule {
    why: "photo credit (the text carries no picture)",
    then: Then::Picture,
    phrases: include_str!("phrases/photo_credit.txt"),
    longest: 22,
    test: Some(|folded, raw| {
        let agency = [
            "/getty images",
            "/afp",
            "/reuters",
            "/ap",
            "/epa",
            "/shutterstock",
            "getty images",
            "/dpa",
            "/ap photo",
            "via reuters",
            "via ap",
            "/efe",
            "/ansa",
            "/anadolu",
            "/belga",
            "/keystone",
            "/xinhua",
            "/tt",
            "/pa",
        ];
        let tail = folded.ends_with(")") || agency.iter().any(|agency| folded.ends_with(agency));
        let inside = [
            "photo: ",
            "photo by ",
            "photograph: ",
            "picture: ",
            "photo : ",
            "foto: ",
            "image: ",
            "photo credit: ",
            "(photo by",
            "photo ©",
            "صورة: ",
            "写真：",
        ];
        let lower = raw.to_lowercase();
        let after_caption = inside.iter().any(|mark| {
            lower.find(mark).is_some_and(|at| {
                at > 0 && lower.get(at..).is_some_and(|rest| rest.split_whitespace().count() <= 10)
            })
        });
        folded.chars().count() < 320
            && (after_caption || (tail && agency.iter().any(|agency| folded.ends_with(agency))))
    }),
    examples: &[
        "Photo: Ana Lund",
        "Image source, Getty Images",
        "Foto: Lena Weiss",
        "Crédit photo : Ana Lund",
        "The old ferry at anchor. Photo: Ana Lund",
        "Ana Lund/AFP",
        "صورة: ليلى ناصر",
    ],
    copy: &[
        "Photo finishes are rare in the island regatta.",
        "Image is everything, said the harbour master.",
    ],
};

/// Where a bio begins.
pub(super) const ABOUT_AUTHOR: Rule = Rule {
    why: "label of the author's box",
    then: Then::Author,
    phrases: include_str!("phrases/about_author.txt"),
    longest: 9,
    test: None,
    examples: &[
        "About the author",
        "À propos de l’auteur",
        "Über die Autorin",
        "Sobre el autor",
        "عن الكاتب",
        "作者简介",
        "View all posts by Mara Idowu",
    ],
    copy: &["About the author little is known, the library said.", "The author of the plan left in May."],
};

/// Subjects.
pub(super) const TAGS: Rule = Rule {
    why: "label of the tags",
    then: Then::Tags,
    phrases: include_str!("phrases/tags.txt"),
    longest: 40,
    test: None,
    examples: &[
        "Tags",
        "Tags: ferries, Port Amber",
        "Filed under: Transport",
        "Mots-clés : ferry, port",
        "الوسوم",
        "Schlagworte",
    ],
    copy: &["Tags on the nets showed where they came from.", "Topics ranged from tides to taxes."],
};

/// Notes of the house.
pub(super) const DISCLAIMER: Rule = Rule {
    why: "standing notice of the site",
    then: Then::Nothing,
    phrases: include_str!("phrases/disclaimer.txt"),
    longest: 45,
    test: None,
    examples: &[
        "Republish this article",
        "This article is more than 2 years old",
        "The views expressed in this article are the author’s own.",
        "Our standards: the Tidewater trust principles",
    ],
    copy: &["This article of the treaty was never used.", "The views from the tower reach far out to sea."],
};

/// "-30-", "###", "Ends".
pub(super) const END_MARK: Rule = Rule {
    why: "end mark",
    then: Then::Nothing,
    phrases: include_str!("phrases/end_mark.txt"),
    longest: 0,
    test: Some(|folded, raw| {
        (folded == "30" && raw.contains(['-', '–', '—'])) || raw.trim() == "###" || raw.trim() == "■"
    }),
    examples: &["--30--", "-30-", "Ends", "###", "(ENDS)"],
    copy: &["Ends meet, just, he said.", "***"],
};
