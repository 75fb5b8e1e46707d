//! Paragraphs about the author rather than by the author.

use super::name::{begins_with, is_name, is_plain_script};
use crate::words::fold;

/// Stems that speak of the trade. A paragraph about an author has one near the
/// author's name.
const TRADE: &[&str] = &[
    "journalis",
    "reporter",
    "correspondent",
    "columnist",
    "editor",
    "freelance",
    "writer",
    "writes ",
    "desk chief",
    "contributor",
    "contributes ",
    "photograph",
    "author of",
    "researcher",
    "historian",
    "novelist",
    "blogger",
    "broadcaster",
    "analyst",
    "professor",
    "lecturer",
    "academic",
    "edits ",
    " desk",
    "heads the ",
    "leads the ",
    "fellow ",
    "reports ",
    "covers ",
    "producer",
    "translator",
    "journaliste",
    "rédact",
    "correspondant",
    "collabor",
    "couvre ",
    "écrit ",
    "redakteur",
    "korrespondent",
    "journalist",
    "schreibt ",
    "berichtet ",
    "autorin",
    "autor ",
    "periodista",
    "redactor",
    "corresponsal",
    "escribe ",
    "cubre ",
    "giornalista",
    "scrive ",
    "jornalista",
    "repórter",
    "escreve ",
    "journalista",
    "dziennikar",
    "redaktor",
    "pisze ",
    "gazeteci",
    "muhabir",
    "wartawan",
    "журналист",
    "корреспондент",
    "редактор",
    "пишет ",
    "صحفي",
    "صحافي",
    "كاتب",
    "مراسل",
    "محرر",
    "باحث",
    "تكتب ",
    "يكتب ",
    "تغطي ",
    "يغطي ",
    "روزنامه‌نگار",
    "עיתונאי",
    "כתב",
    "पत्रकार",
    "记者",
    "記者",
    "编辑",
    "編集",
    "ジャーナリスト",
    "기자",
];

/// Stems that speak of a life, which add to the first.
const LIFE: &[&str] = &[
    " is a ",
    " is an ",
    " is the ",
    "based in",
    "lives in",
    "expertise",
    "specialis",
    "specializ",
    "experience",
    "graduat",
    "degree",
    "serves as",
    "years",
    "follow ",
    "has written",
    "has worked",
    "joined ",
    "born in",
    "award",
    "interested in",
    "passion",
    "focus",
    "holds a",
    "studied",
    "@",
    " est ",
    "vit à",
    "spécialis",
    "ist ",
    "lebt in",
    "studierte",
    " es ",
    "vive en",
    "especializ",
    "vive a",
    "متخصص",
    "مقيم",
    "يعيش",
    "تعيش",
    "живет",
    "живёт",
];

/// Pronouns a bio goes on with.
const PRONOUNS: &[&str] = &[
    "he", "she", "they", "his", "her", "their", "il", "elle", "son", "sa", "ses", "er", "sie", "ihr", "ihre",
    "sein", "él", "ella", "su", "egli", "lei", "ele", "ela", "он", "она", "هو", "هي", "彼", "彼女", "他",
    "她",
];

/// A paragraph that begins with the person's name and speaks of the trade.
pub(crate) fn is_about(text: &str, name: &str) -> bool {
    begins_with(text, name) && hits(text, TRADE) + hits(text, LIFE) >= 1 && hits(text, TRADE) >= 1
}

/// The same with a weaker hint, for a place where nothing but bios stand.
pub(crate) fn may_be_about(text: &str, name: &str) -> bool {
    begins_with(text, name) && hits(text, TRADE) + hits(text, LIFE) >= 1
}

/// A paragraph that goes on about a person: a pronoun and the trade or a life.
pub(crate) fn goes_on(text: &str) -> bool {
    let first = text.split_whitespace().next().map(fold).unwrap_or_default();
    PRONOUNS.contains(&first.as_str()) && hits(text, TRADE) + hits(text, LIFE) >= 1
}

/// The name in a paragraph that introduces somebody by it: "Mara Idowu is a
/// reporter on the Coast desk."
pub(crate) fn introduced(text: &str) -> Option<String> {
    if text.chars().count() > 900 {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = (2..=4).rev().find_map(|length| {
        let name = words.get(..length)?.join(" ");
        let verb = words.get(length).map(|word| fold(word)).unwrap_or_default();
        let is = matches!(
            verb.as_str(),
            "is" | "writes"
                | "covers"
                | "reports"
                | "est"
                | "ist"
                | "es"
                | "schreibt"
                | "écrit"
                | "escribe"
                | "edits"
                | "works"
                | "has"
                | "serves"
                | "è"
                | "é"
                | "tiene"
                | "berichtet"
                | "couvre"
                | "cubre"
        );
        let name = name.trim_end_matches(',').to_owned();
        (is && is_name(&name) && !is_plain_script(&name)).then_some(name)
    })?;
    is_trade_near(text).then_some(name)
}

fn is_trade_near(text: &str) -> bool {
    let head: String = text.chars().take(160).collect();
    hits(
        &head,
        &[
            "journalis",
            "reporter",
            "correspondent",
            "columnist",
            "editor",
            "freelance",
            "writer",
            "writes ",
            "desk chief",
            "contributor",
            "photographer",
            "rédact",
            "correspondant",
            "redakteur",
            "korrespondent",
            "schreibt ",
            "periodista",
            "redactor",
            "corresponsal",
            "giornalista",
            "jornalista",
            "журналист",
            "корреспондент",
        ],
    ) > 0
}

fn hits(text: &str, stems: &[&str]) -> usize {
    let folded = format!(" {} ", text.to_lowercase());
    stems.iter().filter(|stem| folded.contains(*stem)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bio_names_its_author_and_the_trade() {
        assert!(is_about("Mara is a reporter on the Coast desk.", "Mara Idowu"));
        assert!(is_about("سارة الحداد صحفية متخصصة في شؤون البحر.", "سارة الحداد"));
        assert!(!is_about("Idowu said the ferry was late.", "Mara Idowu"));
        assert!(!is_about("The reporter asked Mara Idowu.", "Mara Idowu"));
        assert!(goes_on("Her main expertise is in shipping."));
        assert!(!goes_on("He said the ferry was late."));
    }

    #[test]
    fn an_introduction_gives_the_name() {
        assert_eq!(introduced("Mara Idowu is a reporter on the Coast desk.").as_deref(), Some("Mara Idowu"));
        assert_eq!(introduced("Nadia Arlen is the mayor of Port Amber."), None);
    }
}
