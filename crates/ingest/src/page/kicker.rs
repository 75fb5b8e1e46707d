//! The word above a headline that says what kind of piece it is.

use stet_core::newsroom::Kind;

const KICKERS: &[(Kind, &[&str])] = &[
    (Kind::Analysis, &["analysis", "news analysis", "analyse", "décryptage", "análisis", "análise", "analisi", "analiza", "анализ", "analiz", "تحليل", "تحليل إخباري", "تحلیل", "分析", "解説"]),
    (Kind::Commentary, &["opinion", "commentary", "comment", "op-ed", "editorial", "column", "viewpoint", "guest essay", "perspective", "tribune", "chronique", "éditorial", "édito", "billet", "point de vue", "kommentar", "meinung", "leitartikel", "gastbeitrag", "kolumne", "opinión", "columna", "tribuna", "opinião", "opinione", "commento", "editoriale", "opinie", "ledare", "opinia", "мнение", "görüş", "رأي", "مقال رأي", "آراء", "评论", "社论", "社説", "オピニオン", "コラム"]),
    (Kind::Explainer, &["explainer", "explained", "q&a", "what we know", "guide", "explication", "on vous explique", "erklärt", "erklärstück", "claves", "explicador", "شرح", "سؤال وجواب"]),
    (Kind::Interview, &["interview", "the interview", "entretien", "grand entretien", "im gespräch", "entrevista", "intervista", "wywiad", "интервью", "söyleşi", "مقابلة", "حوار", "专访", "インタビュー"]),
    (Kind::Feature, &["feature", "long read", "longread", "the long read", "reportage", "grand reportage", "reportaje", "reportagem", "репортаж", "تحقيق", "特集", "特写"]),
    (Kind::Obituary, &["obituary", "obituaries", "nécrologie", "disparition", "nachruf", "obituario", "necrológica", "nekrolog", "некролог", "نعي", "讣告", "訃報"]),
    (Kind::Review, &["review", "book review", "film review", "critique", "rezension", "kritik", "reseña", "crítica", "recensione", "recensie", "recension", "рецензия", "书评", "書評"]),
    (Kind::News, &["news report", "news story"]),
];

/// The kind a folded line names, if it is nothing else.
pub(crate) fn kind(folded: &str) -> Option<Kind> {
    KICKERS.iter().find(|(_, names)| names.contains(&folded)).map(|(kind, _)| *kind)
}

/// The kind named at the start of a headline: "Analysis: Who owns the pier?"
pub(crate) fn of_headline(headline: &str) -> Option<Kind> {
    let (label, rest) = headline.split_once([':', '：', '|'])?;
    (!rest.trim().is_empty()).then(|| kind(&crate::words::fold(label))).flatten()
}
