//! Date lines: "February 22, 2024", "Publié le 3 mai 2026 à 14 h 05".
//!
//! Only a line that says nothing but when is a date line. What is told in
//! days gone by ("2 hours ago") cannot be a date, there is no clock here.

mod months;
mod parts;

use crate::words::fold;
use parts::Part;

/// What a date line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateLine {
    /// ISO 8601, where it can be made out.
    pub(crate) when: Option<String>,
    /// True for the moment of an update rather than of publication.
    pub(crate) updated: bool,
    /// Why `when` is missing.
    pub(crate) why: &'static str,
}

/// Words before a date that say it is one, longest first within a language.
const PUBLISHED: &[&str] = &[
    "date published",
    "publication date",
    "date of publication",
    "first published on",
    "first published",
    "originally published",
    "published on",
    "published at",
    "published",
    "posted on",
    "posted by",
    "posted at",
    "posted",
    "date",
    "publié le",
    "publiée le",
    "publié",
    "paru le",
    "mis en ligne le",
    "le",
    "veröffentlicht am",
    "veröffentlicht",
    "erschienen am",
    "vom",
    "am",
    "publicado el",
    "publicado em",
    "publicado en",
    "publicado",
    "pubblicato il",
    "pubblicato",
    "gepubliceerd op",
    "gepubliceerd",
    "publicerad",
    "publiceret",
    "publisert",
    "opublikowano",
    "data publikacji",
    "julkaistu",
    "опубликовано",
    "дата публикации",
    "опубліковано",
    "yayınlanma",
    "yayın tarihi",
    "diterbitkan",
    "đăng ngày",
    "نشر في",
    "نُشر في",
    "نشرت في",
    "تاريخ النشر",
    "نشر بتاريخ",
    "منتشر شده در",
    "تاریخ انتشار",
    "פורסם",
    "प्रकाशित",
    "公開日時",
    "公開日",
    "公開",
    "掲載日",
    "配信",
    "发布时间",
    "發佈時間",
    "发布于",
    "发表于",
    "发布",
    "입력",
    "게시",
    "등록",
];

/// The same for updates.
const UPDATED: &[&str] = &[
    "last updated on",
    "last updated at",
    "last updated",
    "updated on",
    "updated at",
    "updated",
    "update",
    "last modified on",
    "last modified",
    "modified on",
    "modified",
    "edited on",
    "as of",
    "mis à jour le",
    "mise à jour le",
    "mis à jour",
    "mise à jour",
    "modifié le",
    "actualisé le",
    "aktualisiert am",
    "aktualisiert",
    "zuletzt aktualisiert",
    "stand",
    "actualizado el",
    "actualizado",
    "atualizado em",
    "atualizado",
    "aggiornato il",
    "aggiornato",
    "bijgewerkt op",
    "bijgewerkt",
    "laatst bijgewerkt",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "zaktualizowano",
    "päivitetty",
    "обновлено",
    "оновлено",
    "güncellenme",
    "son güncelleme",
    "diperbarui",
    "cập nhật",
    "آخر تحديث",
    "تم التحديث",
    "حدث في",
    "به‌روزرسانی",
    "עודכן",
    "अपडेट",
    "更新日時",
    "最終更新",
    "更新日",
    "更新时间",
    "更新於",
    "更新于",
    "更新",
    "수정",
    "업데이트",
];

/// Reads a line as a date line, if it is nothing else.
pub(crate) fn line(text: &str) -> Option<DateLine> {
    let figures = text.chars().take(200).any(char::is_numeric);
    if !figures && crate::words::count(text) > 6 {
        return None;
    }
    let folded = fold(text);
    if folded.is_empty() || folded.chars().count() > 120 {
        return None;
    }
    if let Some((first, second)) = two(&folded) {
        let (one, other) = (line(first)?, line(second)?);
        return Some(if one.when.is_some() { one } else { other });
    }
    let (rest, updated, said) = after_word(&folded);
    let parts = parts::of(rest)?;
    if let Some(found) = relative(&parts, updated) {
        return Some(found);
    }
    let days = parts.iter().filter(|part| matches!(part, Part::Day(..))).count();
    let clocks = parts.iter().filter(|part| matches!(part, Part::Clock(..))).count();
    let strange = parts.iter().filter(|part| matches!(part, Part::Strange)).count();
    let vague = parts.iter().any(|part| matches!(part, Part::Vague));
    match (days, clocks) {
        _ if strange > 0 => None,
        (0, _) if vague => Some(DateLine { when: None, updated, why: "a date that can be read two ways" }),
        (0, 0) => None,
        (0, _) if said || parts.len() == 1 => {
            Some(DateLine { when: None, updated, why: "a time without its day" })
        }
        (0, _) => None,
        _ => Some(DateLine { when: parts::iso(&parts), updated, why: "a day that no calendar has" }),
    }
}

/// The day a date names, ISO 8601, whatever else the text says; for metadata.
pub(crate) fn iso(text: &str) -> Option<String> {
    let trimmed = text.trim();
    if parts::is_iso(trimmed) {
        return Some(trimmed.to_owned());
    }
    line(trimmed).and_then(|line| line.when)
}

/// "Published then, updated now": the two halves.
fn two(folded: &str) -> Option<(&str, &str)> {
    UPDATED
        .iter()
        .filter(|word| word.chars().count() > 3)
        .filter_map(|word| folded.find(&format!(" {word} ")).or(folded.find(&format!(" {word}:"))))
        .min()
        .and_then(|at| folded.split_at_checked(at))
        .filter(|(first, _)| first.chars().any(char::is_numeric))
}

fn after_word(folded: &str) -> (&str, bool, bool) {
    let strip = |words: &[&str]| {
        words
            .iter()
            .filter_map(|word| crate::words::after(folded, word))
            .min_by_key(|rest| rest.len())
            .map(|rest| rest.trim_start_matches(|letter: char| !letter.is_alphanumeric()))
    };
    match (strip(UPDATED), strip(PUBLISHED)) {
        (Some(rest), _) => (rest, true, true),
        (None, Some(rest)) => (rest, false, true),
        (None, None) => (folded, false, false),
    }
}

fn relative(parts: &[Part], updated: bool) -> Option<DateLine> {
    let ago = parts.iter().any(|part| matches!(part, Part::Ago));
    let strange = parts.iter().filter(|part| matches!(part, Part::Strange)).count();
    (ago && strange == 0).then_some(DateLine {
        when: None,
        updated,
        why: "a time counted from a day the page does not name",
    })
}

#[cfg(test)]
mod tests;
