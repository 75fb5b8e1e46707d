//! What a text is, in 32 bytes.

use super::json::{block_to_json, inlines_to_json};
use super::{Block, Furniture, SCHEMA};
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256 digest (FIPS 180-4), printed as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// A text that should have been a hash and is not 64 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is not a SHA-256 hash (64 hex digits)")]
pub struct HashError(String);

impl Hash {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest that consists of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The digest itself.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hex digits.
    pub fn parse(text: &str) -> Result<Self, HashError> {
        let wrong = || HashError(text.to_owned());
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return Err(wrong()) };
        let mut bytes = [0; 32];
        if pairs.len() != bytes.len() {
            return Err(wrong());
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high).ok_or_else(wrong)? << 4 | digit(*low).ok_or_else(wrong)?;
        }
        Ok(Self(bytes))
    }
}

/// What a hex digit stands for.
fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The address a block is stored under: its canonical JSON, id included.
pub fn block_hash(block: &Block) -> Hash {
    Hash::of(block_to_json(block).to_string().as_bytes())
}

/// What an approval is bound to and a release is checked against: the
/// furniture and the blocks in their order.
pub fn text_hash(furniture: &Furniture, blocks: &[Hash]) -> Hash {
    let mut digest = Sha256::new();
    digest.update(format!("stet text {SCHEMA}\n"));
    for line in [furniture.headline.as_str(), furniture.short_headline.as_str()] {
        digest.update(format!("{}\n", serde_json::Value::from(line)));
    }
    digest.update(format!("{}\n", inlines_to_json(&furniture.standfirst)));
    for block in blocks {
        digest.update(format!("{block}\n"));
    }
    Hash(digest.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Inlines, Node};

    #[test]
    fn a_hash_reads_back_and_nonsense_does_not() {
        let hash = Hash::of(b"stet");
        assert_eq!(Hash::parse(&hash.to_string()), Ok(hash));
        assert_eq!(Hash::parse(&hash.to_string().to_uppercase()), Ok(hash));
        assert_eq!(Hash::from_bytes(*hash.bytes()), hash);
        for (at, letter) in [(0, "g"), (31, "/"), (40, ":"), (63, "`"), (63, "G"), (10, "@"), (9, "+")] {
            let mut text = hash.to_string();
            text.replace_range(at..=at, letter);
            assert!(Hash::parse(&text).is_err(), "{text}");
        }
        assert!(Hash::parse("zz").is_err());
        assert!(Hash::parse(&"0".repeat(63)).is_err());
        assert!(Hash::parse(&"0".repeat(66)).is_err());
        assert!(Hash::parse(&"é".repeat(32)).is_err());
    }

    #[test]
    fn one_changed_letter_or_a_changed_order_is_another_text() {
        let block =
            |id: &str, words: &str| Block { id: id.into(), node: Node::Paragraph(Inlines::plain(words)) };
        let (a, b) = (block_hash(&block("a", "one")), block_hash(&block("b", "two")));
        let furniture = Furniture::default();
        assert_ne!(text_hash(&furniture, &[a, b]), text_hash(&furniture, &[b, a]));
        assert_ne!(a, block_hash(&block("a", "One")));
    }
}
