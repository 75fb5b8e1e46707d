//! Does this look like somebody's name?

use crate::words::{fold, is_caseless, is_unspaced};

/// Small words inside names, in lower case.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "ben", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "la", "las", "le", "les", "los", "mac", "af", "av", "ten", "ter", "van", "von", "vom", "y",
    "zu", "zum", "ap", "ó", "ní", "i", "e", "dit", "abu", "af",
];

/// Words that stand on pages in capitals and in nobody's name: sections,
/// labels, institutions. One of them makes a line no name.
const NEVER: &str = "news world politics political business economy sport sports culture opinion opinions editorial analysis commentary explainer \
    interview feature features review reviews obituary video videos audio podcast podcasts photo photos gallery live breaking exclusive latest \
    science technology tech health education environment climate travel food lifestyle arts entertainment money markets finance science media \
    home menu search subscribe subscription login sign register account newsletter newsletters contact about us help faq privacy policy terms \
    cookies cookie advertisement sponsored share follow comment comments related more read most popular trending top story stories article articles \
    africa asia europe america americas oceania east west north south middle central eastern western northern southern united states kingdom \
    international national local regional global harbour harbor city council government ministry minister president war crisis report reports special \
    the this that these those with without into from over under after before against between during amid how why what when where who will would \
    is are was were has have had not no new old first last next goes go gets says said say calls set to in on at for as and or but of a an all \
    january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday \
    desk staff team agency press times post daily weekly tribune herald gazette magazine journal radio tv online blog editors reporters correspondents \
    monde politique économie culture actualités accueil société sciences une à le des les sur dans pour \
    welt politik wirtschaft kultur nachrichten startseite sport das die ein eine und mit auf für im am \
    mundo política economía noticias inicio sociedad deportes el en con para por una uno su";

/// A name of a person: two to five words with capitals, or the same length in a
/// script that has none.
pub(crate) fn is_name(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().count();
    if !(2..=48).contains(&letters) || text.chars().any(|letter| !fits(letter)) {
        return false;
    }
    if text.chars().all(|letter| is_unspaced(letter) || matches!(letter, '・' | '·' | ' ')) {
        return (2..=16).contains(&letters) && !is_label(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_part(word))
        && !never(&words)
        && carries(&words)
}

/// True for a name in a script without capitals, which needs more evidence.
pub(crate) fn is_plain_script(text: &str) -> bool {
    text.chars().any(is_caseless)
}

/// Titles before a name that are no part of it.
pub(crate) fn without_title(name: &str) -> &str {
    ["Dr ", "Dr. ", "Prof. ", "Professor ", "Mr ", "Mrs ", "Ms ", "Sir ", "Dame ", "د. ", "د "]
        .iter()
        .find_map(|title| name.strip_prefix(title))
        .unwrap_or(name)
        .trim()
}

/// True when a text begins by naming the person: in full, by the first or by
/// the last name.
pub(crate) fn begins_with(text: &str, name: &str) -> bool {
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let bare = without_title(name);
    let parts: Vec<&str> = bare.split_whitespace().collect();
    let ends = parts.first().into_iter().chain(parts.last()).filter(|part| part.chars().count() > 2);
    std::iter::once(&bare).chain(ends).any(|part| !part.is_empty() && starts(text, part))
}

fn starts(text: &str, part: &str) -> bool {
    crate::words::after(text, part).is_some() || (is_plain_script(part) && text.starts_with(part))
}

fn fits(letter: char) -> bool {
    letter.is_alphabetic()
        || is_mark(letter)
        || matches!(letter, ' ' | '\u{a0}' | '.' | '\'' | '’' | '-' | '‐' | '‑' | '・' | '·' | '\u{200c}')
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{963}' | '\u{5b0}'..='\u{5c7}')
}

fn is_part(word: &str) -> bool {
    let Some(first) = word.chars().find(|letter| letter.is_alphabetic()) else { return false };
    let abbreviated = word.ends_with('.') && word.chars().count() > 4;
    !abbreviated && (first.is_uppercase() || is_caseless(first) || is_particle(word))
}

fn is_particle(word: &str) -> bool {
    let first = word.split(['-', '\'', '’']).next().unwrap_or(word);
    PARTICLES.contains(&word)
        || (first.len() < word.len() && (PARTICLES.contains(&first) || matches!(first, "d" | "l" | "o")))
}

fn carries(words: &[&str]) -> bool {
    words.iter().filter(|word| !PARTICLES.contains(*word)).count() >= 2
        || (words.len() == 2 && words.iter().any(|word| word.contains('-')))
}

fn never(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let folded = fold(word);
        !PARTICLES.contains(word) && NEVER.split_ascii_whitespace().any(|no| no == folded)
    })
}

fn is_label(text: &str) -> bool {
    [
        "新闻", "新聞", "首页", "首頁", "最新", "記事", "文章", "政治", "国际", "経済", "社会", "评论",
        "体育", "文化",
    ]
    .iter()
    .any(|label| text.contains(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_sections_and_headlines() {
        for name in [
            "Mara Idowu",
            "J. R. Okafor",
            "Tomás Ó Briain",
            "Anne-Marie de la Tour",
            "Lena von Weiss",
            "MARA IDOWU",
            "Saïd al-Hadi",
            "Nadia d’Arcy",
            "سارة الحداد",
            "林美玲",
            "Иван Петров",
            "Jean-Luc Moreau",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "World News",
            "Middle East",
            "Mara",
            "Ferry Contract Goes to Outsider",
            "Read more",
            "mara idowu",
            "Port Amber, 14 May",
            "About Us",
            "It rained.",
            "最新新闻",
            "12 comments",
            "Share",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn a_text_may_name_its_author_by_one_name() {
        assert!(begins_with("Mara is a reporter", "Mara Idowu"));
        assert!(begins_with("Idowu joined in 2020", "Mara Idowu"));
        assert!(!begins_with("Maradona is a name", "Mara Idowu"));
    }
}
