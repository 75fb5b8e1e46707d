//! The key of a newsroom file: 256 random bits, wiped from memory when dropped.

use crate::error::{Error, Result};
use stet_core::text::Hash;
use zeroize::Zeroizing;

/// A file's key. Printing it prints no key.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A new key from the system's source of randomness.
    pub fn random() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(|error| Error::Io {
            what: "No random key could be made".to_owned(),
            why: error.to_string(),
        })?;
        Ok(Self(bytes))
    }

    /// The key made of these bytes; none unless there are 32.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; 32] = bytes.try_into().ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    /// The key's bytes, for whoever keeps it.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key as 64 hex digits.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.0.as_slice()))
    }

    /// Reads 64 hex digits.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        let mut digits = text.chars().map(|c| c.to_digit(16));
        for byte in bytes.iter_mut() {
            *byte = u8::try_from(digits.next()?? * 16 + digits.next()??).ok()?;
        }
        digits.next().is_none().then_some(Self(bytes))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(hidden)")
    }
}

/// A key as hex, for the key file alone: a [`Key`] itself has no way onto a wire.
pub(crate) mod as_hex {
    use super::Key;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};
    use zeroize::Zeroizing;

    pub(crate) fn serialize<S: Serializer>(key: &Key, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&key.hex())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Key, D::Error> {
        let text = Zeroizing::new(String::deserialize(from)?);
        Key::from_hex(&text).ok_or_else(|| D::Error::custom("not a key"))
    }
}

/// What a file is called before it is opened: the sixteen bytes it begins with,
/// which SQLCipher leaves readable (its salt). They are made from the newsroom's
/// id, so a key can be kept under the name before the file exists, and found
/// again after the file was renamed or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileName([u8; 16]);

impl FileName {
    /// The name of the newsroom with this id.
    pub(crate) fn of(newsroom: &str) -> Self {
        let hash = Hash::of(format!("stet newsroom {newsroom}").as_bytes()).to_string();
        let mut name = [0; 16];
        let digits = hash.chars().filter_map(|c| u8::try_from(c.to_digit(16)?).ok()).collect::<Vec<_>>();
        for (byte, pair) in name.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |all, digit| all << 4 | digit);
        }
        Self(name)
    }

    /// The name a file begins with.
    pub(crate) fn from_start(start: [u8; 16]) -> Self {
        Self(start)
    }

    /// As 32 hex digits.
    pub(crate) fn hex(&self) -> String {
        hex(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut all, byte| {
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        let _ = write!(all, "{byte:02x}");
        all
    })
}
