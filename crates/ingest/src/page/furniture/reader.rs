//! What a page offers its reader to do or tells about other readers.

use super::{Rule, Then, only};

/// Share and follow buttons.
pub(super) const SHARE: Rule = Rule {
    why: "share buttons",
    then: Then::Nothing,
    phrases: include_str!("phrases/share.txt"),
    longest: 9,
    test: Some(|folded, _| {
        let names = [
            "facebook",
            "twitter",
            "x",
            "whatsapp",
            "linkedin",
            "telegram",
            "reddit",
            "bluesky",
            "mastodon",
            "threads",
            "pinterest",
            "email",
            "e-mail",
            "mail",
            "print",
            "share",
            "copy",
            "link",
            "messenger",
            "tumblr",
            "flipboard",
            "instagram",
            "tweet",
            "save",
            "pocket",
            "youtube",
            "partager",
            "teilen",
            "compartir",
            "مشاركة",
            "فيسبوك",
            "تويتر",
            "واتساب",
            "タグ",
        ];
        let words: Vec<&str> = folded
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .filter(|word| !word.is_empty())
            .collect();
        words.len() >= 2
            && words.iter().all(|word| names.contains(word))
            && !matches!(folded, "link copy" | "print share")
    }),
    examples: &[
        "Share",
        "SHARE ON FACEBOOK",
        "Facebook | Twitter | WhatsApp",
        "Partager",
        "Artikel teilen",
        "شارك على فيسبوك",
        "Tweet",
        "🔗 Copy link",
        "シェア",
    ],
    copy: &[
        "Share prices fell for the third day.",
        "Print is not dead, says the printer.",
        "Facebook fined in Port Amber",
        "Save the pier, they wrote on the wall.",
    ],
};

/// "12 comments".
pub(super) const COMMENT_COUNT: Rule = Rule {
    why: "comments count",
    then: Then::Nothing,
    phrases: include_str!("phrases/comment_count.txt"),
    longest: 0,
    test: Some(|folded, _| {
        folded.contains(char::is_alphabetic)
            && only(
                folded,
                &[
                    "comment",
                    "comments",
                    "commentaire",
                    "commentaires",
                    "réaction",
                    "réactions",
                    "réagir",
                    "kommentar",
                    "kommentare",
                    "kommentarer",
                    "comentario",
                    "comentarios",
                    "comentário",
                    "comentários",
                    "commenti",
                    "reacties",
                    "komentarzy",
                    "komentarze",
                    "комментариев",
                    "комментария",
                    "комментарий",
                    "yorum",
                    "تعليق",
                    "تعليقات",
                    "تعليقا",
                    "评论",
                    "條評論",
                    "条评论",
                    "コメント",
                    "件",
                    "件のコメント",
                    "댓글",
                    "replies",
                    "reply",
                    "responses",
                ],
            )
    }),
    examples: &["12 comments", "Comments (4)", "3 commentaires", "5 تعليقات"],
    copy: &["12 comments were filed against the plan by Tuesday.", "The mayor had no comments on the bid."],
};

/// Where readers' comments begin.
pub(super) const COMMENTS: Rule = Rule {
    why: "label of the readers' comments",
    then: Then::Comments,
    phrases: include_str!("phrases/comments.txt"),
    longest: 20,
    test: None,
    examples: &["Comments", "Leave a Reply", "Commentaires", "التعليقات", "Join the conversation"],
    copy: &["Comments on the draft are due on Friday.", "Discussion of the bids took six hours."],
};

/// "5 min read".
pub(super) const READING_TIME: Rule = Rule {
    why: "reading time",
    then: Then::Nothing,
    phrases: include_str!("phrases/reading_time.txt"),
    longest: 6,
    test: Some(|folded, _| {
        let words = [
            "min",
            "mins",
            "minute",
            "minutes",
            "read",
            "reading",
            "time",
            "min.",
            "to",
            "de",
            "lecture",
            "lesezeit",
            "minuten",
            "minutos",
            "lectura",
            "leitura",
            "lettura",
            "minuti",
            "di",
            "minuut",
            "leestijd",
            "lästid",
            "мин",
            "минут",
            "минуты",
            "чтения",
            "dk",
            "دقيقة",
            "دقائق",
            "قراءة",
            "للقراءة",
            "分钟",
            "分鐘",
            "分で読める",
        ];
        only(folded, &words) && folded.split(' ').count() >= 2
    }),
    examples: &[
        "5 min read",
        "4 minute read",
        "Reading time: 3 minutes",
        "Temps de lecture : 4 min",
        "Lesezeit: 5 Minuten",
        "3 دقائق قراءة",
    ],
    copy: &["5 minutes later the ferry left.", "It was a long read, he said, and a dull one."],
};

/// Views, shares, likes, and bare numbers.
pub(super) const COUNTERS: Rule = Rule {
    why: "a counter of the page",
    then: Then::Nothing,
    phrases: include_str!("phrases/counters.txt"),
    longest: 0,
    test: Some(|folded, _| {
        only(
            folded,
            &[
                "views",
                "view",
                "shares",
                "share",
                "likes",
                "like",
                "reads",
                "claps",
                "retweets",
                "reposts",
                "vues",
                "partages",
                "aufrufe",
                "visitas",
                "visualizaciones",
                "просмотров",
                "مشاهدة",
                "مشاهدات",
                "次阅读",
                "阅读",
                "浏览",
                "閲覧",
                "조회",
            ],
        ) && !(folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20")))
    }),
    examples: &["1,204 views", "12 shares", "88", "1.2k likes"],
    copy: &["2024", "12 shares were sold before noon."],
};

/// Players and reading tools.
pub(super) const PLAYER: Rule = Rule {
    why: "a button of the page",
    then: Then::Nothing,
    phrases: include_str!("phrases/player.txt"),
    longest: 14,
    test: Some(|folded, _| {
        folded.contains('/')
            && folded.split(['/', ' ']).filter(|part| !part.is_empty()).all(|part| {
                part.contains(':') && part.chars().all(|letter| letter.is_ascii_digit() || letter == ':')
            })
    }),
    examples: &[
        "Listen to this article",
        "0:00 / 4:12",
        "Play video",
        "Back to top",
        "View image in fullscreen",
        "استمع إلى المقال",
        "Escuchar artículo",
    ],
    copy: &[
        "Listen, she said, and nobody did.",
        "Watch how the harbour works at night",
        "Next week the council votes.",
    ],
};
