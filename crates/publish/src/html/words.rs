//! The few words a page adds to the copy, in the page's language.
//!
//! A language that is not here gets English words, marked as English, and dates
//! as ISO 8601 writes them. Titles and bios come with the page as they are.

use jiff::ZonedDateTime;
use stet_core::newsroom::{CreditRole, Kind};

/// The furniture of a page in one language.
#[derive(Debug)]
pub(super) struct Words {
    /// The primary language subtag.
    language: &'static str,
    /// Between the last two names.
    and: &'static str,
    /// Before a page's date.
    pub(super) published: &'static str,
    /// Before the date of its last change.
    pub(super) updated: &'static str,
    /// Before the names over the box of their other stories.
    pub(super) more_from: &'static str,
    /// Over the box of the newsroom's newest.
    pub(super) latest: &'static str,
    /// Over the footnotes.
    pub(super) notes: &'static str,
    /// What the link from a footnote to the copy says to those who listen.
    pub(super) back: &'static str,
    /// The mark on a proof.
    pub(super) proof: &'static str,
    /// Before names, in the order of [`CreditRole::ALL`].
    credits: [&'static str; 6],
    /// Analysis, commentary, explainer, interview, obituary, review.
    kinds: [&'static str; 6],
    months: [&'static str; 12],
}

#[rustfmt::skip]
const LANGUAGES: [Words; 5] = [
    Words {
        language: "en", and: " and ", published: "Published", updated: "Updated",
        more_from: "More from", latest: "Latest",
        notes: "Notes", back: "Back to the text",
        proof: "Proof \u{2013} not for publication",
        credits: ["By", "Additional reporting by", "Photographs by", "Illustrations by", "Translated by", "Edited by"],
        kinds: ["Analysis", "Commentary", "Explainer", "Interview", "Obituary", "Review"],
        months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"],
    },
    Words {
        language: "fr", and: " et ", published: "Publié le", updated: "Mis à jour le",
        more_from: "Du même auteur :", latest: "Dernières nouvelles",
        notes: "Notes", back: "Retour au texte",
        proof: "Épreuve \u{2013} ne pas publier",
        credits: ["Par", "Avec", "Photographies de", "Illustrations de", "Traduction de", "Édition de"],
        kinds: ["Analyse", "Opinion", "Décryptage", "Entretien", "Nécrologie", "Critique"],
        months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre"],
    },
    Words {
        language: "de", and: " und ", published: "Veröffentlicht am", updated: "Aktualisiert am",
        more_from: "Mehr von", latest: "Neueste Beiträge",
        notes: "Anmerkungen", back: "Zurück zum Text",
        proof: "Korrekturabzug \u{2013} nicht zur Veröffentlichung",
        credits: ["Von", "Mitarbeit:", "Fotos:", "Illustrationen:", "Übersetzung:", "Redaktion:"],
        kinds: ["Analyse", "Kommentar", "Hintergrund", "Interview", "Nachruf", "Rezension"],
        months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember"],
    },
    Words {
        language: "es", and: " y ", published: "Publicado el", updated: "Actualizado el",
        more_from: "Más de", latest: "Últimas noticias",
        notes: "Notas", back: "Volver al texto",
        proof: "Prueba \u{2013} no publicar",
        credits: ["Por", "Con información de", "Fotografías de", "Ilustraciones de", "Traducción de", "Edición de"],
        kinds: ["Análisis", "Opinión", "Claves", "Entrevista", "Obituario", "Reseña"],
        months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre"],
    },
    Words {
        language: "ar", and: " و", published: "نُشر في", updated: "حُدّث في",
        more_from: "المزيد من", latest: "أحدث المواد",
        notes: "الهوامش", back: "العودة إلى النص",
        proof: "مسودة للمراجعة \u{2013} ليست للنشر",
        credits: ["بقلم", "شارك في التغطية", "تصوير", "رسوم", "ترجمة", "تحرير"],
        kinds: ["تحليل", "رأي", "شرح", "مقابلة", "نعي", "مراجعة"],
        months: ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر"],
    },
];

/// The words for a page, and how its dates are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tongue {
    pub(super) words: &'static Words,
    known: bool,
    american: bool,
}

impl Tongue {
    /// The words for a BCP 47 tag.
    pub(super) fn of(tag: &str) -> Self {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let american =
            primary.eq_ignore_ascii_case("en") && parts.any(|part| part.eq_ignore_ascii_case("us"));
        let [english, ..] = &LANGUAGES;
        let found = LANGUAGES.iter().find(|words| words.language.eq_ignore_ascii_case(primary));
        Self { words: found.unwrap_or(english), known: found.is_some(), american }
    }

    /// `en` where the words are not in the page's language, to mark them so.
    pub(super) fn foreign(self) -> Option<&'static str> {
        (!self.known).then_some(self.words.language)
    }

    /// The words before the names credited in one role.
    pub(super) fn credit(self, role: CreditRole) -> &'static str {
        let place = CreditRole::ALL.iter().position(|other| *other == role);
        place.and_then(|place| self.words.credits.get(place)).copied().unwrap_or_default()
    }

    /// What stands before the name at `place` of `of`.
    pub(super) fn joiner(self, place: usize, of: usize) -> &'static str {
        match place {
            0 => "",
            _ if place + 1 == of => self.words.and,
            _ if self.words.language == "ar" => "\u{60c} ",
            _ => ", ",
        }
    }

    /// The label of a kind: ours translated, any other as it was given.
    pub(super) fn label(self, kind: Kind, given: &str) -> String {
        let [analysis, commentary, explainer, interview, obituary, review] = self.words.kinds;
        let ours = match kind {
            Kind::Analysis => analysis,
            Kind::Commentary => commentary,
            Kind::Explainer => explainer,
            Kind::Interview => interview,
            Kind::Obituary => obituary,
            Kind::Review => review,
            Kind::News | Kind::Feature => given,
        };
        if kind.label() == Some(given) { ours.to_owned() } else { given.to_owned() }
    }

    /// A day: "14 May 2026".
    pub(super) fn day(self, at: &ZonedDateTime) -> String {
        let (year, day) = (at.year(), at.day());
        let month =
            usize::try_from(at.month() - 1).ok().and_then(|at| self.words.months.get(at)).unwrap_or(&"");
        match self.words.language {
            _ if !self.known => at.date().to_string(),
            _ if self.american => format!("{month} {day}, {year}"),
            "fr" if day == 1 => format!("1er {month} {year}"),
            "de" => format!("{day}. {month} {year}"),
            "es" => format!("{day} de {month} de {year}"),
            _ => format!("{day} {month} {year}"),
        }
    }

    /// A day and a time with its zone: "14 May 2026, 16:05 CEST".
    pub(super) fn moment(self, at: &ZonedDateTime) -> String {
        let comma = if self.words.language == "ar" { "\u{60c}" } else { "," };
        format!("{}{comma} {} {}", self.day(at), at.strftime("%H:%M"), zone(at))
    }
}

/// The zone's letters where it has some, else its distance from UTC.
fn zone(at: &ZonedDateTime) -> String {
    let letters = at.strftime("%Z").to_string();
    match letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        true => letters,
        false => format!("UTC{}", at.strftime("%:z")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, zone: &str, expect: &str) {
        let at: jiff::Timestamp = "2026-05-01T14:05:00Z".parse().unwrap();
        assert_eq!(Tongue::of(tag).moment(&at.in_tz(zone).unwrap()), expect, "{tag}");
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        check("en", "Europe/Berlin", "1 May 2026, 16:05 CEST");
        check("en-US", "America/New_York", "May 1, 2026, 10:05 EDT");
        check("fr", "Europe/Paris", "1er mai 2026, 16:05 CEST");
        check("de-AT", "Europe/Vienna", "1. Mai 2026, 16:05 CEST");
        check("es", "UTC", "1 de mayo de 2026, 14:05 UTC");
        check("ar", "Asia/Dubai", "1 مايو 2026\u{60c} 18:05 UTC+04:00");
        check("hy", "Asia/Yerevan", "2026-05-01, 18:05 UTC+04:00");
    }

    #[test]
    fn our_labels_are_translated_and_others_left_alone() {
        assert_eq!(Tongue::of("fr").label(Kind::Commentary, "Commentary"), "Opinion");
        assert_eq!(Tongue::of("fr").label(Kind::Commentary, "Billet"), "Billet");
        assert_eq!(Tongue::of("hy").label(Kind::Analysis, "Analysis"), "Analysis");
    }

    #[test]
    fn words_of_another_language_are_said_to_be_so() {
        assert_eq!(Tongue::of("pt").foreign(), Some("en"));
        assert_eq!(Tongue::of("DE-ch").foreign(), None);
    }
}
