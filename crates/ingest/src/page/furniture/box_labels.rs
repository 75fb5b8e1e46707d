//! Labels of boxes that list other stories.

use super::{Rule, Then};

/// Related stories, and more by somebody or about something.
pub(super) const RELATED: Rule = Rule {
    why: "label of a related box",
    then: Then::Links,
    whole: &[
        "related", "related stories", "related articles", "related story", "related article", "related content", "related links", "related news", "related posts", "related topics", "related coverage", "related reading", "more on this story", "more on this topic", "more on this", "more from me", "more from this author", "more by this author", "more by the author", "more from the author", "more from us", "more stories", "more news", "more like this", "more articles", "more to read", "more to explore", "more in this section", "more from", "more", "you may also like", "you might also like", "you may like", "you might like", "you may also be interested in", "we also recommend", "recommended", "recommended for you", "recommended stories", "recommended reading", "suggested", "suggested for you", "further reading", "see also", "read also", "also read", "read next", "up next", "next up", "what to read next", "don't miss", "don't miss this", "in case you missed it", "from our partners", "from around the web", "around the web", "elsewhere", "in this series", "in this section", "explore more", "keep reading", "discover more", "similar stories", "similar articles", "other stories", "other news", "background", "in pictures", "featured", "featured stories", "editor's picks", "editors' picks", "editor's choice", "our picks", "picked for you", "must read", "must reads", "the best of", "promoted stories", "more coverage", "on this topic", "topics",
        "à lire aussi", "lire aussi", "à lire également", "lire également", "sur le même sujet", "dans la même rubrique", "articles liés", "articles similaires", "vous aimerez aussi", "à voir aussi", "voir aussi", "à découvrir", "notre sélection", "du même auteur", "plus d'articles", "contenus sponsorisés", "pour aller plus loin", "recommandé pour vous", "nos lecteurs ont aussi lu",
        "mehr zum thema", "zum thema", "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "das könnte sie interessieren", "weitere artikel", "ähnliche artikel", "verwandte artikel", "mehr von", "mehr", "empfehlungen der redaktion", "empfohlen", "lesetipps", "passend dazu", "weiterführende links", "mehr vom autor", "mehr aus diesem ressort", "unsere empfehlungen",
        "te puede interesar", "te puede interesar también", "también te puede interesar", "relacionado", "relacionados", "noticias relacionadas", "artículos relacionados", "más información", "más noticias", "lea también", "lee también", "ver también", "más del autor", "recomendado", "recomendados", "otras noticias", "leia também", "leia mais", "veja também", "notícias relacionadas", "relacionadas", "mais notícias", "leggi anche", "articoli correlati", "potrebbe interessarti", "correlati", "lees ook", "lees meer", "gerelateerd", "läs också", "läs mer", "läs även", "relaterat", "læs også", "les også", "czytaj także", "czytaj też", "zobacz także", "zobacz też", "lue myös", "читайте также", "по теме", "материалы по теме", "ещё по теме", "рекомендуем", "читайте також", "ilgili haberler", "bunlar da ilginizi çekebilir", "baca juga", "artikel terkait", "xem thêm", "tin liên quan",
        "اقرأ أيضا", "اقرأ أيضا", "اقرأ أيضًا", "إقرأ أيضا", "مواضيع ذات صلة", "مقالات ذات صلة", "أخبار ذات صلة", "موضوعات ذات صلة", "ذات صلة", "قد يعجبك أيضا", "قد يعجبك أيضًا", "قد يهمك أيضا", "المزيد", "المزيد من الأخبار", "المزيد من الكاتب", "المزيد للكاتب", "مزيد من المقالات", "اخترنا لك", "شاهد أيضا", "شاهد أيضًا", "مطالب مرتبط", "אולי יעניין אותך", "כתבות נוספות", "यह भी पढ", "संबंधित खबर",
        "相关新闻", "相关阅读", "相关文章", "延伸阅读", "延伸閱讀", "相關新聞", "推荐阅读", "猜你喜欢", "更多", "関連記事", "関連ニュース", "関連リンク", "あわせて読みたい", "おすすめ", "おすすめ記事", "こちらもおすすめ", "次に読む", "관련기사", "관련 기사", "추천 기사", "함께 보면 좋은 기사",
    ],
    starts: (&["more from", "more by", "more on", "more about", "more stories from", "more in", "related to", "plus d'articles de", "plus de", "mehr von", "mehr zu", "mehr aus", "más de", "mais de", "altri articoli di", "المزيد من", "المزيد عن", "مقالات أخرى ل"], 6),
    test: Some(|folded, _| folded.ends_with("also like") && folded.split(' ').count() <= 5),
    examples: &["More From Me", "Related", "You may also like", "More from Mara Idowu", "À lire aussi", "Mehr zum Thema", "Te puede interesar", "اقرأ أيضا", "関連記事", "Related:"],
    copy: &["Related questions were not asked.", "More from the council is expected on Tuesday, a clerk said.", "Background checks take a year, they say."],
};

/// What others read.
pub(super) const MOST_READ: Rule = Rule {
    why: "label of the box of most read stories",
    then: Then::Links,
    whole: &[
        "most read", "most popular", "most viewed", "most shared", "most commented", "most watched", "most recent", "popular", "popular now", "popular stories", "popular posts", "popular articles", "popular on", "trending", "trending now", "trending stories", "trending topics", "top stories", "top news", "today's top stories", "top 10", "best of the week", "what others are reading", "readers also read",
        "les plus lus", "les plus lues", "le plus lu", "articles les plus lus", "les plus partagés", "les plus populaires", "tendances", "à la une", "meistgelesen", "am meisten gelesen", "meistgelesene artikel", "beliebt", "top-themen", "lo más leído", "lo más visto", "más leídas", "más leídos", "las más leídas", "lo más popular", "tendencias", "mais lidas", "as mais lidas", "mais lidos", "i più letti", "più letti", "meest gelezen", "mest läst", "mest läsa", "mest læste", "mest lest", "najczęściej czytane", "popularne", "luetuimmat", "самое читаемое", "популярное", "главное", "en çok okunanlar", "terpopuler", "đọc nhiều",
        "الأكثر قراءة", "الأكثر مشاهدة", "الأكثر شعبية", "الأكثر تداولا", "الأكثر رواجا", "الاكثر قراءة", "پربازدیدترین", "الرائج", "הנקראות ביותר", "सबसे ज्यादा पढ़े गए", "热门", "热门新闻", "熱門", "排行榜", "热点", "人气", "ランキング", "アクセスランキング", "よく読まれている記事", "人気記事", "많이 본 뉴스", "인기 기사",
    ],
    starts: (&["most read in", "most popular in", "most viewed in", "trending in", "popular in", "top stories in"], 6),
    test: None,
    examples: &["Most read", "TRENDING NOW", "Les plus lus", "Meistgelesen", "Lo más leído", "الأكثر قراءة", "ランキング"],
    copy: &["Most read the notice and threw it away.", "Popular anger grew after the vote on the pier."],
};

/// What came last.
pub(super) const LATEST: Rule = Rule {
    why: "label of the box of latest stories",
    then: Then::Links,
    whole: &[
        "latest", "latest news", "latest stories", "latest articles", "latest posts", "latest updates", "latest from", "the latest", "recent", "recent posts", "recent stories", "recent articles", "recent news", "new", "new stories", "just in", "breaking news", "live updates", "in other news", "news in brief", "headlines", "today's headlines", "today's news", "news feed", "newsfeed",
        "dernières nouvelles", "derniers articles", "les dernières actualités", "dernières actualités", "dernières infos", "les dernières infos", "en continu", "actualités", "le direct", "neueste artikel", "aktuelle nachrichten", "neueste nachrichten", "aktuell", "aktuelles", "schlagzeilen", "newsticker", "neueste", "últimas noticias", "lo último", "última hora", "últimas notícias", "ultime notizie", "ultimi articoli", "laatste nieuws", "senaste nytt", "senaste", "seneste nyt", "siste nytt", "najnowsze", "tuoreimmat", "последние новости", "новости", "лента новостей", "son haberler", "son dakika", "berita terbaru", "tin mới",
        "آخر الأخبار", "أحدث الأخبار", "آخر المقالات", "أحدث المقالات", "آخر المستجدات", "الأحدث", "عاجل", "آخرین اخبار", "חדשות אחרונות", "ताज़ा खबर", "最新", "最新新闻", "最新消息", "最新文章", "最新ニュース", "最新記事", "新着", "新着記事", "速報", "최신 기사", "최신뉴스",
    ],
    starts: (&["latest in", "latest from"], 5),
    test: None,
    examples: &["Latest", "Latest news", "Derniers articles", "Neueste Artikel", "Últimas noticias", "آخر الأخبار", "最新記事"],
    copy: &["Latest figures put the cost at 40 million.", "The latest offer was refused.", "Recent rain has filled the reservoirs."],
};

/// A link to one other story.
pub(super) const READ_MORE: Rule = Rule {
    why: "link to another story",
    then: Then::Nothing,
    whole: &["read more", "read the full story", "read full story", "read full article", "read the story", "learn more", "find out more", "full story", "click here", "click here to read more", "view all", "see all", "all stories", "view more", "lire la suite", "en savoir plus", "voir tout", "mehr erfahren", "weiterlesen", "alle anzeigen", "leer más", "ver todo", "seguir leyendo", "saiba mais", "leggi tutto", "lees verder", "lees meer", "läs mer", "czytaj więcej", "читать далее", "подробнее", "devamını oku", "اقرأ المزيد", "المزيد", "للمزيد", "عرض الكل", "ادامه مطلب", "阅读全文", "查看更多", "阅读更多", "もっと見る", "続きを読む", "一覧へ", "더보기"],
    starts: (&[], 0),
    test: Some(|folded, raw| {
        let starts = ["read more:", "read more about", "read also:", "also read:", "also read |", "read:", "read |", "read next:", "related:", "see also:", "watch:", "watch |", "listen:", "more:", "in pictures:", "opinion:", "à lire aussi :", "à lire aussi:", "lire aussi :", "lire aussi:", "voir aussi :", "lire aussi |", "lesen sie auch:", "mehr dazu:", "lesen sie hier:", "lee también:", "lea también:", "leia também:", "leggi anche:", "lees ook:", "läs också:", "læs også:", "czytaj też:", "czytaj także:", "читайте также:", "baca juga:", "اقرأ أيضا:", "اقرأ أيضاً:", "اقرأ أيضًا:", "إقرأ أيضا:", "شاهد أيضا:", "相关阅读：", "延伸阅读：", "関連記事：", "関連記事:"];
        let raw = raw.to_lowercase().replace('’', "'");
        let raw = raw.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        folded.chars().count() < 200 && !matches!(folded, "read" | "watch") && starts.iter().any(|start| raw.starts_with(start) && raw.len() > start.len() + 3) && !raw.starts_with("opinion:")
    }),
    examples: &["Read more", "READ MORE: Ferry contract goes to an outsider", "Lire aussi : Le ferry change de mains", "Weiterlesen »", "اقرأ أيضا: المجلس يؤجل العقد", "もっと見る"],
    copy: &["Read more books, the teacher told them.", "Learn more about less, he liked to say."],
};
