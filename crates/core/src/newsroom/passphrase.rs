//! A person's passphrase, and the lock it is to their signing key.
//!
//! Argon2id (RFC 9106) makes 32 bytes of a passphrase and a fresh salt; a key's
//! seed is kept with those laid over it. The bytes are used once, so they are a
//! one-time pad: what is kept says nothing of the seed, and a wrong passphrase is
//! known by the public key that does not come out.

use super::signature::{PublicKey, Seed};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The shortest passphrase there may be, in characters.
pub const SHORTEST: usize = 8;
/// The longest, in characters: nobody types more, and nobody has to wait for it.
pub const LONGEST: usize = 1024;
/// More work than anybody asks for: numbers above these are damage.
const MOST: Hardness = Hardness { memory: 1024 * 1024, passes: 64, lanes: 64 };
/// Bytes of salt.
pub const SALT: usize = 16;

/// What somebody typed to prove who they are: wiped from memory when dropped, and
/// printed nowhere. The same words typed on another keyboard are the same.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The passphrase that was typed.
    pub fn new(typed: impl Into<String>) -> Self {
        let typed = Zeroizing::new(typed.into());
        // Room for all of it from the start: no half-filled copy is left behind.
        let mut plain = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(3)));
        plain.extend(typed.nfc().map(|letter| if letter.is_whitespace() { ' ' } else { letter }));
        Self(plain)
    }

    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it may become somebody's.
    pub fn suits(&self) -> Result<(), Unsuitable> {
        match self.0.chars().take(LONGEST + 1).count() {
            0..SHORTEST => Err(Unsuitable::Short),
            SHORTEST..=LONGEST if self.0.trim().is_empty() => Err(Unsuitable::Short),
            SHORTEST..=LONGEST => Ok(()),
            _ => Err(Unsuitable::Long),
        }
    }

    /// Lays a seed under the lock of this passphrase. `salt` is fresh for each.
    pub fn wrap(&self, seed: &Seed, salt: [u8; SALT], hardness: Hardness) -> Result<Wrapped, Unsuitable> {
        let pad = self.pad(&salt, hardness)?;
        Ok(Wrapped { bytes: over(seed.bytes(), &pad), salt, hardness })
    }

    /// The seed of that public key, when this is the passphrase it was laid under.
    pub fn unwrap(&self, wrapped: &Wrapped, public: &PublicKey) -> Result<Option<Seed>, Unsuitable> {
        if self.0.chars().nth(LONGEST).is_some() {
            return Ok(None);
        }
        let pad = self.pad(&wrapped.salt, wrapped.hardness)?;
        let bytes = Zeroizing::new(over(&wrapped.bytes, &pad));
        let seed = Seed::from_bytes(&bytes);
        Ok((seed.public() == *public).then_some(seed))
    }

    fn pad(&self, salt: &[u8; SALT], hardness: Hardness) -> Result<Zeroizing<[u8; 32]>, Unsuitable> {
        let mut pad = Zeroizing::new([0; 32]);
        let Hardness { memory, passes, lanes } = hardness;
        if memory > MOST.memory || passes > MOST.passes || lanes > MOST.lanes {
            return Err(Unsuitable::Hardness);
        }
        let params = Params::new(memory, passes, lanes, Some(pad.len())).map_err(|_| Unsuitable::Hardness)?;
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.0.as_bytes(), salt, pad.as_mut_slice())
            .map_err(|_| Unsuitable::Hardness)?;
        Ok(pad)
    }
}

fn over(bytes: &[u8; 32], pad: &[u8; 32]) -> [u8; 32] {
    let mut both = *bytes;
    both.iter_mut().zip(pad).for_each(|(byte, pad)| *byte ^= pad);
    both
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

impl Serialize for Passphrase {
    /// A passphrase is written nowhere; in its place stands nothing.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str("")
    }
}

impl<'de> Deserialize<'de> for Passphrase {
    /// What comes in its place is never repeated: it may be a passphrase.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match String::deserialize(from) {
            Ok(typed) => Ok(Self::new(typed)),
            Err(_) => Err(serde::de::Error::custom("a passphrase is a text")),
        }
    }
}

/// Why a passphrase can't be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsuitable {
    /// Too easily guessed.
    #[error(
        "A passphrase has at least {SHORTEST} characters. Four or five words are easy to keep in mind and hard to guess"
    )]
    Short,
    /// Longer than anybody types.
    #[error("A passphrase has at most {LONGEST} characters")]
    Long,
    /// The numbers kept with a key are none of Argon2's, or there is no memory for them.
    #[error(
        "The passphrase could not be tried: this machine has too little memory free, or the key's record is damaged"
    )]
    Hardness,
}

/// How much work a guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hardness {
    /// KiB of memory.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Hardness {
    /// RFC 9106's second recommended choice: 64 MiB, three passes, four lanes.
    pub const USUAL: Self = Self { memory: 64 * 1024, passes: 3, lanes: 4 };
    /// The least Argon2 takes, for tests: it keeps nobody out.
    pub const NONE: Self = Self { memory: 8, passes: 1, lanes: 1 };
}

/// A seed under the lock of a passphrase, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    /// The seed with the passphrase's bytes laid over it.
    pub bytes: [u8; 32],
    /// What makes those bytes like no others of the same passphrase.
    pub salt: [u8; SALT],
    /// How hard they are to make.
    pub hardness: Hardness,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seed(of: u8) -> Seed {
        Seed::from_bytes(&[of; 32])
    }

    /// RFC 9106, 5.3, has a secret and associated data beside, which we do not
    /// use; this is the reference implementation's own test without them.
    #[test]
    fn the_pad_is_argon2id() {
        let hardness = Hardness { memory: 65_536, passes: 2, lanes: 1 };
        let mut pad = [0; 32];
        let params = Params::new(hardness.memory, hardness.passes, hardness.lanes, Some(32)).unwrap();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(b"password", b"somesalt", &mut pad)
            .unwrap();
        let hex: String = pad.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    #[test]
    fn the_same_words_from_another_keyboard_are_the_same_passphrase() {
        let composed = Passphrase::new("caf\u{e9} au lait");
        let apart = Passphrase::new("cafe\u{301}\u{a0}au\u{2003}lait");
        let wrapped = composed.wrap(&seed(7), [1; SALT], Hardness::NONE).unwrap();
        assert!(apart.unwrap(&wrapped, &seed(7).public()).unwrap().is_some());
        let other = Passphrase::new("cafe au lait");
        assert!(other.unwrap(&wrapped, &seed(7).public()).unwrap().is_none());
    }

    #[test]
    fn a_passphrase_is_neither_short_nor_blank_nor_endless() {
        let suits = |typed: &str| Passphrase::new(typed).suits();
        assert_eq!(suits(""), Err(Unsuitable::Short));
        assert_eq!(suits("seven77"), Err(Unsuitable::Short));
        assert_eq!(suits("\u{a0}        "), Err(Unsuitable::Short));
        assert_eq!(suits("eight888"), Ok(()));
        // Eight characters, however many bytes.
        assert_eq!(suits("ночь1234"), Ok(()));
        assert_eq!(suits("夜夜夜夜夜夜夜"), Err(Unsuitable::Short));
        assert_eq!(suits(&"a".repeat(LONGEST)), Ok(()));
        assert_eq!(suits(&"a".repeat(LONGEST + 1)), Err(Unsuitable::Long));
    }

    #[test]
    fn nothing_prints_a_passphrase() {
        let shown = format!("{:?}", Passphrase::new("four quiet herring gulls"));
        assert!(!shown.contains("herring"), "{shown}");
        let written = serde_json::to_string(&Passphrase::new("four quiet herring gulls")).unwrap();
        assert_eq!(written, "\"\"");
        let wrong = serde_json::from_str::<Passphrase>("12345678").unwrap_err().to_string();
        assert!(!wrong.contains("123"), "{wrong}");
        let wrong = serde_json::from_str::<Passphrase>("[\"herring\"]").unwrap_err().to_string();
        assert!(!wrong.contains("herring"), "{wrong}");
    }

    #[test]
    fn numbers_that_are_none_of_argon2s_are_refused_and_do_not_panic() {
        let passphrase = Passphrase::new("four quiet gulls");
        for hardness in [
            Hardness { memory: 0, passes: 1, lanes: 1 },
            Hardness { memory: 8, passes: 0, lanes: 1 },
            Hardness { memory: 8, passes: 1, lanes: 0 },
            Hardness { memory: 8, passes: 1, lanes: u32::MAX },
            Hardness { memory: u32::MAX, passes: 1, lanes: 1 },
            Hardness { memory: 8, passes: u32::MAX, lanes: 1 },
        ] {
            assert!(passphrase.wrap(&seed(1), [0; SALT], hardness).is_err(), "{hardness:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn only_the_passphrase_it_was_laid_under_gives_the_seed_back(
            bytes: [u8; 32], salt: [u8; SALT], one in ".{1,20}", other in ".{1,20}"
        ) {
            let (seed, right, wrong) = (Seed::from_bytes(&bytes), Passphrase::new(one), Passphrase::new(other));
            let wrapped = right.wrap(&seed, salt, Hardness::NONE).unwrap();
            let back = right.unwrap(&wrapped, &seed.public()).unwrap().unwrap();
            prop_assert_eq!(back.bytes(), &bytes);
            prop_assert_ne!(wrapped.bytes, bytes);
            if *wrong.0 != *right.0 {
                prop_assert!(wrong.unwrap(&wrapped, &seed.public()).unwrap().is_none());
            }
        }

        #[test]
        fn what_is_kept_is_other_under_every_salt(bytes: [u8; 32], one: [u8; SALT], other: [u8; SALT]) {
            prop_assume!(one != other);
            let (seed, passphrase) = (Seed::from_bytes(&bytes), Passphrase::new("four quiet gulls"));
            let kept = |salt| passphrase.wrap(&seed, salt, Hardness::NONE).unwrap().bytes;
            prop_assert_ne!(kept(one), kept(other));
        }
    }
}
