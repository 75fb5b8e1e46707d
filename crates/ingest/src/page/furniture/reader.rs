//! What a page offers its reader to do or tells about other readers.

use super::{Rule, Then, only};

/// Share and follow buttons.
pub(super) const SHARE: Rule = Rule {
    why: "share buttons",
    then: Then::Nothing,
    whole: &[
        "share", "share this", "share this article", "share this story", "share this post", "share article", "share via", "share on", "share options", "sharing", "tweet", "tweet this", "pin it", "pin", "email", "e-mail", "email this", "email article", "print", "print this", "print article", "copy link", "link copied", "copied", "copy url", "facebook", "twitter", "x", "x (twitter", "whatsapp", "linkedin", "telegram", "reddit", "bluesky", "mastodon", "threads", "pinterest", "messenger", "instagram", "youtube", "tiktok", "flipboard", "pocket", "save", "save article", "save for later", "saved", "bookmark", "bookmark this", "gift", "gift this article", "gift article", "follow", "follow us", "following", "follow us on", "like", "likes", "repost", "send", "send a tip", "more options", "rss", "viber", "vk", "line", "wechat", "weibo", "opens in new window", "facebook twitter", "facebook twitter whatsapp", "facebook twitter email",
        "partager", "partager sur facebook", "partager l'article", "partager cet article", "envoyer par e-mail", "imprimer", "copier le lien", "enregistrer", "suivre", "suivez-nous", "offrir l'article", "offrir cet article",
        "teilen", "artikel teilen", "auf facebook teilen", "drucken", "merken", "artikel merken", "per e-mail", "per mail", "link kopieren", "folgen", "folgen sie uns", "verschenken", "artikel verschenken", "vorlesen",
        "compartir", "compartir en facebook", "compartir artículo", "imprimir", "enviar por correo", "guardar", "copiar enlace", "síguenos", "seguir", "regalar artículo",
        "compartilhar", "partilhar", "condividi", "stampa", "salva", "delen", "dela", "del", "udostępnij", "поделиться", "распечатать", "paylaş", "bagikan", "jaa", "chia sẻ",
        "مشاركة", "شارك", "شارك المقال", "شارك هذا المقال", "شاركها", "شارك الخبر", "انسخ الرابط", "نسخ الرابط", "طباعة", "حفظ", "فيسبوك", "تويتر", "واتساب", "تيليغرام", "إكس", "تابعنا", "اشتراک‌گذاری", "שתף", "שיתוף", "शेयर कर",
        "分享", "分享到", "转发", "收藏", "シェア", "シェアする", "共有", "印刷", "保存", "リンクをコピー", "ツイート", "ポスト", "공유", "공유하기", "인쇄",
    ],
    starts: (&["share on", "share to", "share via", "share with", "share this", "follow us on", "tweet this", "click to share", "click to email", "follow @", "partager sur", "partager via", "partager par", "auf facebook", "auf x", "auf whatsapp", "compartir en", "compartir por", "شارك على", "شارك عبر", "تابعنا على", "分享到", "share:", "share facebook", "facebook twitter"], 9),
    test: Some(|folded, _| {
        let names = ["facebook", "twitter", "x", "whatsapp", "linkedin", "telegram", "reddit", "bluesky", "mastodon", "threads", "pinterest", "email", "e-mail", "mail", "print", "share", "copy", "link", "messenger", "tumblr", "flipboard", "instagram", "tweet", "save", "pocket", "youtube", "partager", "teilen", "compartir", "مشاركة", "فيسبوك", "تويتر", "واتساب", "タグ"];
        let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty()).collect();
        words.len() >= 2 && words.iter().all(|word| names.contains(word)) && !matches!(folded, "link copy" | "print share")
    }),
    examples: &["Share", "SHARE ON FACEBOOK", "Facebook | Twitter | WhatsApp", "Partager", "Artikel teilen", "شارك على فيسبوك", "Tweet", "🔗 Copy link", "シェア"],
    copy: &["Share prices fell for the third day.", "Print is not dead, says the printer.", "Facebook fined in Port Amber", "Save the pier, they wrote on the wall."],
};

/// "12 comments".
pub(super) const COMMENT_COUNT: Rule = Rule {
    why: "comments count",
    then: Then::Nothing,
    whole: &["no comments", "no comments yet", "be the first to comment", "comment", "view comments", "show comments", "read comments", "see all comments", "jump to comments", "go to comments", "aucun commentaire", "voir les commentaires", "keine kommentare", "sin comentarios"],
    starts: (&[], 0),
    test: Some(|folded, _| folded.contains(char::is_alphabetic) && only(folded, &["comment", "comments", "commentaire", "commentaires", "réaction", "réactions", "réagir", "kommentar", "kommentare", "kommentarer", "comentario", "comentarios", "comentário", "comentários", "commenti", "reacties", "komentarzy", "komentarze", "комментариев", "комментария", "комментарий", "yorum", "تعليق", "تعليقات", "تعليقا", "评论", "條評論", "条评论", "コメント", "件", "件のコメント", "댓글", "replies", "reply", "responses"])),
    examples: &["12 comments", "Comments (4)", "3 commentaires", "5 تعليقات"],
    copy: &["12 comments were filed against the plan by Tuesday.", "The mayor had no comments on the bid."],
};

/// Where readers' comments begin.
pub(super) const COMMENTS: Rule = Rule {
    why: "label of the readers' comments",
    then: Then::Comments,
    whole: &[
        "comments", "reader comments", "readers' comments", "join the conversation", "join the discussion", "leave a comment", "leave a reply", "post a comment", "add a comment", "add your comment", "write a comment", "have your say", "discussion", "conversation", "your comments", "responses", "sort by newest", "sort by oldest", "newest first", "most liked", "what are your thoughts", "what do you think", "comments are closed", "log in to comment", "sign in to comment",
        "commentaires", "réactions", "vos réactions", "laisser un commentaire", "réagir", "contribuer", "kommentare", "kommentar schreiben", "diskussion", "ihr kommentar", "mitdiskutieren", "comentarios", "deja un comentario", "escribe un comentario", "comentários", "deixe um comentário", "commenti", "lascia un commento", "reacties", "komentarze", "комментарии", "yorumlar", "kommentarer",
        "التعليقات", "تعليقات", "اترك تعليقا", "اترك تعليقًا", "أضف تعليقا", "أضف تعليقك", "نظرات", "תגובות", "टिप्पणिय", "评论", "發表評論", "发表评论", "コメント", "コメントを書く", "댓글",
    ],
    starts: (&["your email address will not be published", "you must be logged in to"], 20),
    test: None,
    examples: &["Comments", "Leave a Reply", "Commentaires", "التعليقات", "Join the conversation"],
    copy: &["Comments on the draft are due on Friday.", "Discussion of the bids took six hours."],
};

/// "5 min read".
pub(super) const READING_TIME: Rule = Rule {
    why: "reading time",
    then: Then::Nothing,
    whole: &[],
    starts: (&["reading time", "read time", "estimated reading time", "temps de lecture", "lecture", "lesezeit", "tiempo de lectura", "tempo de leitura", "tempo di lettura", "leestijd", "czas czytania", "время чтения", "okuma süresi", "مدة القراءة", "وقت القراءة", "زمن القراءة", "阅读时间", "読了時間"], 6),
    test: Some(|folded, _| {
        let words = ["min", "mins", "minute", "minutes", "read", "reading", "time", "min.", "to", "de", "lecture", "lesezeit", "minuten", "minutos", "lectura", "leitura", "lettura", "minuti", "di", "minuut", "leestijd", "lästid", "мин", "минут", "минуты", "чтения", "dk", "دقيقة", "دقائق", "قراءة", "للقراءة", "分钟", "分鐘", "分で読める"];
        only(folded, &words) && folded.split(' ').count() >= 2
    }),
    examples: &["5 min read", "4 minute read", "Reading time: 3 minutes", "Temps de lecture : 4 min", "Lesezeit: 5 Minuten", "3 دقائق قراءة"],
    copy: &["5 minutes later the ferry left.", "It was a long read, he said, and a dull one."],
};

/// Views, shares, likes, and bare numbers.
pub(super) const COUNTERS: Rule = Rule {
    why: "a counter of the page",
    then: Then::Nothing,
    whole: &[],
    starts: (&[], 0),
    test: Some(|folded, _| only(folded, &["views", "view", "shares", "share", "likes", "like", "reads", "claps", "retweets", "reposts", "vues", "partages", "aufrufe", "visitas", "visualizaciones", "просмотров", "مشاهدة", "مشاهدات", "次阅读", "阅读", "浏览", "閲覧", "조회"]) && !(folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20")))),
    examples: &["1,204 views", "12 shares", "88", "1.2k likes"],
    copy: &["2024", "12 shares were sold before noon."],
};

/// Players and reading tools.
pub(super) const PLAYER: Rule = Rule {
    why: "a button of the page",
    then: Then::Nothing,
    whole: &[
        "listen", "listen to this article", "listen to article", "listen to this story", "listen now", "play", "pause", "play video", "watch", "watch now", "watch the video", "video player", "audio player", "media playback is unsupported on your device", "mute", "unmute", "current time", "duration", "loaded", "fullscreen", "skip ad", "font size", "text size", "a a", "aa", "aa aa", "larger text", "smaller text", "increase text size", "decrease text size", "dark mode", "light mode", "toggle navigation", "open image in gallery", "view image in fullscreen", "view in fullscreen", "enlarge image", "expand image", "image caption", "close gallery", "view gallery", "next", "previous", "prev", "close", "expand", "collapse", "show more", "show less", "load more", "see more", "loading", "translate", "translate this page", "print this page", "report an error", "report this", "top", "back to top", "scroll to top", "to top", "highlights", "speed", "1x", "download", "embed", "transcript",
        "écouter", "écouter l'article", "lire plus tard", "lire la vidéo", "agrandir l'image", "fermer", "haut de page", "afficher plus", "signaler une erreur", "artikel anhören", "anhören", "nach oben", "bild vergrößern", "schließen", "mehr anzeigen", "fehler melden", "escuchar", "escuchar artículo", "ampliar imagen", "cerrar", "ver más", "ouvir", "ascolta", "luisteren",
        "استمع", "استمع للمقال", "استمع إلى المقال", "تكبير الخط", "تصغير الخط", "حجم الخط", "أعلى الصفحة", "إغلاق", "المزيد من الخيارات", "听新闻", "收听", "返回顶部", "音声で聞く", "閉じる", "トップへ戻る",
    ],
    starts: (&["listen to this", "your browser does not support", "media playback", "advertisement 0", "this video is", "please enable javascript", "this content is not available"], 14),
    test: Some(|folded, _| folded.contains(':') && folded.split(['/', ' ']).all(|part| part.chars().all(|letter| letter.is_ascii_digit() || letter == ':')) && folded.contains('/')),
    examples: &["Listen to this article", "0:00 / 4:12", "Play video", "Back to top", "View image in fullscreen", "استمع إلى المقال", "Escuchar artículo"],
    copy: &["Listen, she said, and nobody did.", "Watch how the harbour works at night", "Next week the council votes."],
};
