//! Bytes kept as what they differ in from bytes that are there already: a
//! paragraph beside its last version, the paragraphs of a revision beside those
//! of the one before.
//!
//! Whatever is kept so stands beside bytes that are kept whole, never beside a
//! difference, so reading takes two steps and damage goes no further than one.
//! Nothing here proves what it gives back; the hash of the whole does.

use lz4_flex::block::{DecompressError, compress_with_dict, decompress_with_dict};

/// The most that one byte of a difference can stand for.
const WIDEST: usize = 255;

/// A difference that is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    #[error("a difference is cut short or longer than it says")]
    Length,
    #[error("a difference cannot be read: {0}")]
    Unreadable(#[from] DecompressError),
}

/// How `whole` differs from `beside`; none when keeping it whole costs little more.
pub(crate) fn apart(beside: &[u8], whole: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(whole.len()).ok()?;
    let mut kept = length.to_be_bytes().to_vec();
    kept.extend(compress_with_dict(whole, beside));
    (kept.len() <= whole.len() / 2).then_some(kept)
}

/// The bytes that differ so from `beside`.
pub(crate) fn together(beside: &[u8], kept: &[u8]) -> Result<Vec<u8>, Broken> {
    let (length, packed) = kept.split_first_chunk::<4>().ok_or(Broken::Length)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    if length > packed.len().saturating_mul(WIDEST) {
        return Err(Broken::Length);
    }
    let whole = decompress_with_dict(packed, length, beside)?;
    if whole.len() == length { Ok(whole) } else { Err(Broken::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAS: &str = r#"{"type":"paragraph","attrs":{"id":"k3v9q"},"content":[{"type":"text","text":"The tender of the second basin closed on Monday, and nobody had asked for it."}]}"#;

    #[test]
    fn a_changed_word_costs_a_few_bytes_and_comes_back() {
        let is = WAS.replace("Monday", "Tuesday");
        let kept = apart(WAS.as_bytes(), is.as_bytes()).unwrap();
        assert!(kept.len() < 50, "{} bytes", kept.len());
        assert_eq!(together(WAS.as_bytes(), &kept).unwrap(), is.as_bytes());
    }

    #[test]
    fn what_has_little_in_common_is_kept_whole() {
        assert_eq!(apart(b"0123456789abcdef", b"Three ships sail at noon."), None);
        assert_eq!(apart(WAS.as_bytes(), b""), None);
        assert_eq!(apart(b"", b"short"), None);
    }

    #[test]
    fn anything_of_any_length_comes_back() {
        let mut state = 7_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        for size in [0, 1, 5, 40, 300, 4_000, 70_000, 300_000] {
            let was: Vec<u8> = (0..size).map(|_| u8::try_from(next(250)).unwrap()).collect();
            for _ in 0..6 {
                let mut is = was.clone();
                for _ in 0..next(4) {
                    let at = next(is.len() + 1);
                    let until = (at + next(9)).min(is.len());
                    is.splice(at..until, (0..next(9)).map(|n| u8::try_from(n).unwrap()));
                }
                if let Some(kept) = apart(&was, &is) {
                    assert!(together(&was, &kept).unwrap() == is, "{size}");
                } else {
                    assert!(!(100..=60_000).contains(&size), "{size} bytes were not kept apart");
                }
            }
        }
    }

    #[test]
    fn broken_bytes_are_an_error_or_other_bytes_but_never_a_panic_or_a_flood() {
        let is = WAS.replace("Monday", "Tuesday");
        let kept = apart(WAS.as_bytes(), is.as_bytes()).unwrap();
        for at in 0..kept.len() {
            for bit in 0..8 {
                let mut broken = kept.clone();
                broken[at] ^= 1 << bit;
                if let Ok(other) = together(WAS.as_bytes(), &broken) {
                    assert!(other.len() <= broken.len() * WIDEST);
                }
            }
            together(WAS.as_bytes(), &kept[..at]).unwrap_err();
        }
        together(b"", &kept).unwrap_err();
        together(WAS.as_bytes(), &[255, 255, 255, 255, 0]).unwrap_err();
    }
}
