//! Bytes to text: which encoding, and what had to be mended.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text as read.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// NFC, without a byte order mark.
    pub(crate) text: String,
    /// The encoding's usual name.
    pub(crate) name: String,
    /// What had to be mended.
    pub(crate) warnings: Vec<String>,
}

/// Decodes; `Err` says why these bytes are no text.
pub(crate) fn decode(bytes: &[u8], html: bool) -> Result<Decoded, String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let name = format!("{} with byte order mark", encoding.name());
        return Ok(with(encoding, bytes.get(length..).unwrap_or_default(), name, None));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(with(encoding, bytes, encoding.name().to_owned(), None));
    }
    let declared = if html { declared(bytes) } else { None };
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(plain(text, "UTF-8".into(), Vec::new())),
        Err(error) if nearly_utf8(bytes, &error) => Ok(with(UTF_8, bytes, "UTF-8".into(), None)),
        Err(_) => legacy(bytes, declared),
    }
}

fn legacy(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, String> {
    if let Some(encoding) = declared {
        return Ok(with(encoding, bytes, encoding.name().to_owned(), None));
    }
    let encoding = guessed(bytes);
    let controls = bytes.iter().filter(|byte| **byte < 32 && !matches!(byte, 9 | 10 | 12 | 13)).count();
    if controls * 50 > bytes.len() {
        return Err("it is in no encoding we know".into());
    }
    let note = format!(
        "The file does not say its encoding; it was read as {}. Look at accents and quotation marks.",
        encoding.name()
    );
    Ok(with(encoding, bytes, encoding.name().to_owned(), Some(note)))
}

/// What old single-byte and East Asian text most likely is.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let western = high < 12 && high * 20 < bytes.len();
    if western { WINDOWS_1252 } else { found }
}

fn with(encoding: &'static Encoding, bytes: &[u8], name: String, note: Option<String>) -> Decoded {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let mut warnings: Vec<String> = note.into_iter().collect();
    if errors {
        let count = text.matches('\u{fffd}').count();
        warnings.push(format!("Some bytes could not be read ({count} places): the file may be cut off or damaged. Look for \u{fffd} in the copy."));
    }
    plain(&text, name, warnings)
}

fn plain(text: &str, name: String, warnings: Vec<String>) -> Decoded {
    let text = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    };
    Decoded { text, name, warnings }
}

/// UTF-8 cut off at the end, or with the odd damaged place in it.
fn nearly_utf8(bytes: &[u8], error: &std::str::Utf8Error) -> bool {
    if error.error_len().is_none() && bytes.len() - error.valid_up_to() < 4 {
        return bytes.get(..error.valid_up_to()).is_some_and(|head| !head.is_empty());
    }
    let (mut good, mut bad, mut rest) = (0usize, 0usize, bytes);
    while !rest.is_empty() {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                good += text.chars().filter(|letter| !letter.is_ascii()).count();
                break;
            }
            Err(error) => {
                let (head, tail) = rest.split_at_checked(error.valid_up_to()).unwrap_or((rest, &[]));
                good += String::from_utf8_lossy(head).chars().filter(|letter| !letter.is_ascii()).count();
                bad += 1;
                rest = tail.get(error.error_len().unwrap_or(tail.len()).max(1)..).unwrap_or_default();
            }
        }
        if bad > 200 && bad > good {
            return false;
        }
    }
    good > bad * 4
}

/// UTF-16 shows itself by zero bytes on one side only, or, where a text has
/// none, by making whole words of one script.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let some = head.len() / 200;
    let encoding = match (even, odd) {
        (even, odd) if odd > some && odd > even * 20 => UTF_16LE,
        (even, odd) if even > some && even > odd * 20 => UTF_16BE,
        _ => return None,
    };
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let controls = text.chars().filter(|letter| letter.is_control() && !letter.is_whitespace()).count();
    (!errors && controls == 0).then_some(encoding)
}

/// What an HTML page says in its first 2 KB.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head =
        String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or(bytes)).to_ascii_lowercase();
    let rest = head.split_once("charset=").or_else(|| head.split_once("encoding=")).map(|(_, rest)| rest)?;
    let label: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    let wide = encoding == UTF_16LE || encoding == UTF_16BE || encoding == UTF_8;
    (!wide).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COPY: &str = "“Café” — naïve, señor, 14 µm: the façade of Port Amber’s harbour house.";

    fn check(bytes: &[u8], html: bool, name: &str, text: &str) {
        let read = decode(bytes, html).unwrap();
        assert_eq!((read.name.as_str(), read.text.as_str()), (name, text));
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        check(COPY.as_bytes(), false, "UTF-8", COPY);
        check(&[&[0xef, 0xbb, 0xbf], COPY.as_bytes()].concat(), false, "UTF-8 with byte order mark", COPY);
        check(
            &[&[0xff, 0xfe][..], &utf16(COPY, false)].concat(),
            false,
            "UTF-16LE with byte order mark",
            COPY,
        );
        check(
            &[&[0xfe, 0xff][..], &utf16(COPY, true)].concat(),
            false,
            "UTF-16BE with byte order mark",
            COPY,
        );
        check(&utf16(COPY, false), false, "UTF-16LE", COPY);
        check(&utf16(COPY, true), false, "UTF-16BE", COPY);
        check(&WINDOWS_1252.encode(COPY).0, false, "windows-1252", COPY);
    }

    #[test]
    fn old_encodings_of_other_scripts_are_guessed_or_declared() {
        let russian = "Совет порта отложил договор о пароме на следующий месяц после долгого спора.";
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, false, "windows-1251", russian);
        let japanese = "港務局は十四日、島を結ぶ新しい船の契約を延期すると発表した。住民は反発している。";
        check(&encoding_rs::SHIFT_JIS.encode(japanese).0, false, "Shift_JIS", japanese);
        let page = format!("<meta charset=\"windows-1256\"><p>{}</p>", "أعلن المجلس تأجيل العقد");
        check(&encoding_rs::WINDOWS_1256.encode(&page).0, true, "windows-1256", &page);
    }

    #[test]
    fn damage_is_said() {
        let cut = COPY.as_bytes().get(..2).unwrap();
        assert!(decode(cut, false).is_ok());
        let cut = [COPY.as_bytes(), "é".as_bytes().get(..1).unwrap()].concat();
        let read = decode(&cut, false).unwrap();
        assert_eq!((read.name.as_str(), read.warnings.len()), ("UTF-8", 1));
    }

    #[test]
    fn letters_come_composed() {
        check("Cafe\u{301}".as_bytes(), false, "UTF-8", "Café");
    }
}
