//! What stands around the copy and belongs to it: pictures, the author, tags.

use super::{Rule, Then};

/// Whose picture it was.
pub(super) const PHOTO_CREDIT: Rule = Rule {
    why: "photo credit (the text carries no picture)",
    then: Then::Picture,
    whole: &["getty images", "getty", "reuters", "associated press", "afp", "file photo", "image source", "photo credit", "credit", "archive photo", "stock photo", "image credit", "shutterstock", "photo", "image", "archivbild", "symbolbild", "symbolfoto"],
    starts: (&["image source", "image credit", "image:", "image caption", "image ©", "photo credit", "photo:", "photo ©", "photos:", "photograph:", "photographs:", "photo by", "photos by", "photograph by", "picture:", "pictures:", "picture credit", "credit:", "(photo", "file photo", "file image", "illustration:", "graphic:", "ap photo", "afp photo", "getty images", "via getty images", "photo :", "photos :", "crédit photo", "crédits photo", "crédit :", "© photo", "foto:", "fotos:", "bild:", "bildquelle", "bildnachweis", "quelle:", "imagen:", "fotografía:", "crédito:", "immagine:", "credito:", "beeld:", "zdjęcie:", "fot.", "фото:", "fotoğraf:", "kuva:", "صورة:", "الصورة:", "تصوير:", "图片来源", "图：", "图片：", "圖片", "写真：", "写真:", "撮影：", "사진", "image provided by"], 22),
    test: Some(|folded, raw| {
        let agency = ["/getty images", "/afp", "/reuters", "/ap", "/epa", "/shutterstock", "getty images", "/dpa", "/ap photo", "via reuters", "via ap", "/efe", "/ansa", "/anadolu", "/belga", "/keystone", "/xinhua", "/tt", "/pa"];
        let tail = folded.ends_with(")") || agency.iter().any(|agency| folded.ends_with(agency));
        let inside = ["photo: ", "photo by ", "photograph: ", "picture: ", "photo : ", "foto: ", "image: ", "photo credit: ", "(photo by", "photo ©", "صورة: ", "写真："];
        let lower = raw.to_lowercase();
        let after_caption = inside.iter().any(|mark| lower.find(mark).is_some_and(|at| at > 0 && lower.get(at..).is_some_and(|rest| rest.split_whitespace().count() <= 10)));
        folded.chars().count() < 320 && (after_caption || (tail && agency.iter().any(|agency| folded.ends_with(agency))))
    }),
    examples: &["Photo: Ana Lund", "Image source, Getty Images", "Foto: Lena Weiss", "Crédit photo : Ana Lund", "The old ferry at anchor. Photo: Ana Lund", "Ana Lund/AFP", "صورة: ليلى ناصر"],
    copy: &["Photo finishes are rare in the island regatta.", "Image is everything, said the harbour master."],
};

/// Where a bio begins.
pub(super) const ABOUT_AUTHOR: Rule = Rule {
    why: "label of the author's box",
    then: Then::Author,
    whole: &["about the author", "about the authors", "about the writer", "about the writers", "about the reporter", "about me", "author bio", "author", "authors", "the author", "the authors", "written by", "meet the author", "contributor", "contributors", "reporter", "view profile", "view all posts", "see full bio", "full bio", "author profile", "author details", "à propos de l'auteur", "à propos de l'autrice", "à propos des auteurs", "l'auteur", "l'autrice", "auteur", "über den autor", "über die autorin", "über die autoren", "zur person", "zum autor", "zur autorin", "der autor", "die autorin", "autor", "autorin", "sobre el autor", "sobre la autora", "sobre los autores", "el autor", "la autora", "sobre o autor", "sobre a autora", "l'autore", "l'autrice", "over de auteur", "om författaren", "om forfatteren", "o autorze", "o autorce", "об авторе", "про автора", "yazar hakkında", "tentang penulis", "عن الكاتب", "عن الكاتبة", "عن المؤلف", "نبذة عن الكاتب", "نبذة عن الكاتبة", "الكاتب", "الكاتبة", "درباره نویسنده", "על הכותב", "लेखक के बारे म", "作者简介", "关于作者", "作者介紹", "作者", "筆者紹介", "筆者プロフィール", "著者プロフィール", "執筆者", "著者", "기자 소개", "필자 소개"],
    starts: (&["view all posts by", "see all posts by", "view all stories by", "read more from", "read all stories by", "follow the author", "voir tous les articles de", "alle beiträge von", "alle artikel von", "ver todos los artículos de", "جميع مقالات"], 9),
    test: None,
    examples: &["About the author", "À propos de l’auteur", "Über die Autorin", "Sobre el autor", "عن الكاتب", "作者简介", "View all posts by Mara Idowu"],
    copy: &["About the author little is known, the library said.", "The author of the plan left in May."],
};

/// Subjects.
pub(super) const TAGS: Rule = Rule {
    why: "label of the tags",
    then: Then::Tags,
    whole: &["tags", "tag", "topics in this story", "topics in this article", "filed under", "in this story", "in this article", "keywords", "categories", "category", "explore more on these topics", "mots-clés", "mots clés", "thèmes", "sujets", "schlagworte", "schlagwörter", "themen", "stichworte", "etiquetas", "temas", "palabras clave", "tópicos", "temi", "argomenti", "onderwerpen", "ämnen", "tagi", "теги", "метки", "etiketler", "الوسوم", "الكلمات المفتاحية", "كلمات مفتاحية", "وسوم", "الكلمات الدلالية", "برچسب‌ها", "תגיות", "标签", "标签", "標籤", "关键词", "タグ", "キーワード", "태그"],
    starts: (&["tags:", "tags :", "tagged:", "tagged as", "tagged with", "tagged in", "topics:", "topics :", "filed under", "keywords:", "categories:", "mots-clés :", "mots-clés:", "thèmes :", "schlagworte:", "themen:", "etiquetas:", "temas:", "الوسوم:", "الكلمات المفتاحية:", "كلمات مفتاحية:", "标签：", "标签:", "关键词：", "タグ：", "タグ:", "теги:", "tagi:", "etiketler:"], 40),
    test: None,
    examples: &["Tags", "Tags: ferries, Port Amber", "Filed under: Transport", "Mots-clés : ferry, port", "الوسوم", "Schlagworte"],
    copy: &["Tags on the nets showed where they came from.", "Topics ranged from tides to taxes."],
};

/// Notes of the house.
pub(super) const DISCLAIMER: Rule = Rule {
    why: "standing notice of the site",
    then: Then::Nothing,
    whole: &["republish this article", "republish", "republish this story", "reuse this content", "order reprints", "request permissions", "this article is more than 1 year old", "fact check", "our standards", "how we work", "why you can trust us", "report a typo", "suggest a correction", "spotted an error", "licensing", "buy rights"],
    starts: (&["this article is more than", "this article was more than", "our standards:", "the views expressed in this article are", "the views expressed are", "opinions expressed here", "have you spotted", "spotted an error", "do you have a story", "do you know more", "got a tip", "send us your", "contact the newsroom", "les opinions exprimées", "cet article vous a plu", "votre adresse e-mail ne sera", "las opiniones expresadas", "se ha detectado un error", "fehler gefunden", "الآراء الواردة في هذا المقال", "免责声明", "责任编辑", "責任編輯"], 45),
    test: None,
    examples: &["Republish this article", "This article is more than 2 years old", "The views expressed in this article are the author’s own.", "Our standards: the Tidewater trust principles"],
    copy: &["This article of the treaty was never used.", "The views from the tower reach far out to sea."],
};
