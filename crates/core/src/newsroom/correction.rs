//! A person's own autocorrect words: what they type, and what they mean by it.

/// The most letters of a slip.
const MOST_TYPED: usize = 40;
/// The most characters of what stands instead.
const MOST_MEANT: usize = 200;

/// One pair. A word that stands for itself is one that is left alone, whatever
/// the language’s own list says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The slip, in small letters: one word of letters and apostrophes.
    pub typed: String,
    /// What stands instead, on one line.
    pub meant: String,
}

impl Correction {
    /// Takes a pair as somebody gives it; the error is a sentence that says what is
    /// wrong with it.
    pub fn of(typed: &str, meant: &str) -> Result<Self, String> {
        let typed = Self::slip(typed);
        let meant = meant.split_whitespace().collect::<Vec<_>>().join(" ");
        if typed.is_empty() || !typed.chars().all(in_word) {
            return Err(format!(
                "\u{201c}{typed}\u{201d} can\u{2019}t be put right while it is typed: use one word of letters"
            ));
        }
        if typed.chars().count() > MOST_TYPED {
            return Err(format!("A word to be put right has at most {MOST_TYPED} letters"));
        }
        if meant.is_empty() {
            return Err(format!("Say what is meant by \u{201c}{typed}\u{201d}"));
        }
        if meant.chars().count() > MOST_MEANT {
            return Err(format!(
                "What stands instead has at most {MOST_MEANT} characters; keep longer copy as a snippet"
            ));
        }
        if meant.chars().any(char::is_control) {
            return Err("What stands instead holds a character that can\u{2019}t be typed".to_owned());
        }
        Ok(Self { typed, meant })
    }

    /// A slip in its one form, by which it is found: in small letters, with the
    /// apostrophe that typing puts.
    pub fn slip(typed: &str) -> String {
        typed.trim().replace('\'', "\u{2019}").to_lowercase()
    }
}

/// What smart typing takes for a part of a word: letters, the marks on them, and
/// the apostrophe.
fn in_word(c: char) -> bool {
    c.is_alphabetic() || c == '\u{2019}' || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_brought_into_its_one_form() {
        let pair = Correction::of(" Cdg ", "Charles  de\nGaulle").unwrap();
        assert_eq!((pair.typed.as_str(), pair.meant.as_str()), ("cdg", "Charles de Gaulle"));
        assert_eq!(Correction::of("don't", "don\u{2019}t").unwrap().typed, "don\u{2019}t");
        assert_eq!(Correction::of("ОБА", "оба").unwrap().typed, "оба");
    }

    #[test]
    fn what_typing_would_never_meet_is_refused_with_a_sentence() {
        let long = "a".repeat(41);
        for (typed, meant) in [
            ("", "x"),
            ("two words", "x"),
            ("a1", "x"),
            ("teh", " "),
            (long.as_str(), "x"),
            ("teh", "a\u{7}b"),
        ] {
            assert!(Correction::of(typed, meant).is_err(), "{typed:?} {meant:?}");
        }
        assert!(Correction::of("teh", &"x".repeat(201)).unwrap_err().contains("snippet"));
    }
}
