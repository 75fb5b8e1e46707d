//! Signatures by which a person stands by what they did (Ed25519, RFC 8032).
//!
//! What is signed is the hash of a journal entry, which covers who, when, what and
//! about which words. The name of the use stands before it, so that a signature for
//! one thing is never one for another.

use crate::text::Hash;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use std::fmt;
use zeroize::Zeroizing;

/// What a signing key is made of: 32 random bytes, wiped from memory when dropped
/// and printed nowhere.
#[derive(Clone)]
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// The seed of these bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    /// The bytes, for the lock they are kept under.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key by which its signatures are known.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.key().verifying_key().to_bytes())
    }

    /// Signs that.
    pub fn sign(&self, what: Signed<'_>) -> Signature {
        Signature(self.key().sign(&what.message()).to_bytes())
    }

    /// Wipes itself when dropped.
    fn key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.0)
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(hidden)")
    }
}

/// What somebody puts their name to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed<'a> {
    /// A journal entry, by its hash.
    Entry(&'a Hash),
    /// Another key, which is theirs from now on.
    Key(&'a PublicKey),
}

impl Signed<'_> {
    fn message(self) -> Vec<u8> {
        let (name, bytes) = match self {
            Self::Entry(hash) => ("stet signs an entry 1\n", hash.bytes()),
            Self::Key(key) => ("stet signs a key 1\n", &key.0),
        };
        [name.as_bytes(), bytes].concat()
    }
}

/// The public half of a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The key of these bytes, as they were kept.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// True when that signature is this key's and of that. Bytes that are no key
    /// have signed nothing.
    pub fn signed(&self, what: Signed<'_>, signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(&what.message(), &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A signature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// The signature of these bytes, as they were kept.
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// True of what is signed by whoever has a key: a decision over what goes out or
/// stays, or who else may sign.
pub fn is_signed(what: &str) -> bool {
    // The first half of an act that needs two is signed like the whole.
    let act = what.strip_prefix("ask ").unwrap_or(what);
    SIGNED.contains(&act)
}

const SIGNED: [&str; 9] = [
    "approve",
    "sign-legal",
    "sign-facts",
    "release",
    "break-embargo",
    "correct",
    "withdraw",
    "kill",
    "reset seat",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        unhex(hex).try_into().unwrap()
    }

    fn unhex(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    /// RFC 8032, 7.1, TEST 1 to 3 and TEST SHA(abc): the key pairs are Ed25519's, and
    /// so are the signatures of the library beneath.
    #[test]
    fn the_keys_and_signatures_are_those_of_rfc_8032() {
        let abc = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
        let vectors = [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            ),
            (
                "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
                "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                abc,
                "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
            ),
        ];
        for (seed, public, message, signature) in vectors {
            let seed = Seed::from_bytes(&bytes(seed));
            assert_eq!(seed.public().to_string(), public);
            assert_eq!(seed.key().sign(&unhex(message)).to_bytes(), bytes::<64>(signature));
        }
    }

    #[test]
    fn a_signature_for_one_thing_is_none_for_another() {
        let seed = Seed::from_bytes(&[5; 32]);
        let key = PublicKey::from_bytes([9; 32]);
        let hash = Hash::from_bytes([9; 32]);
        let of_entry = seed.sign(Signed::Entry(&hash));
        assert!(seed.public().signed(Signed::Entry(&hash), &of_entry));
        assert!(!seed.public().signed(Signed::Key(&key), &of_entry));
    }

    #[test]
    fn bytes_that_are_no_key_have_signed_nothing() {
        let hash = Hash::of(b"entry");
        // The neutral point, for which a forged signature could hold.
        let mut weak = [0; 32];
        weak[0] = 1;
        for public in [[0; 32], [255; 32], weak] {
            let mut forged = [0; 64];
            forged[0] = 1;
            let signature = Signature::from_bytes(forged);
            assert!(!PublicKey::from_bytes(public).signed(Signed::Entry(&hash), &signature));
        }
    }

    #[test]
    fn a_seed_is_printed_nowhere() {
        let shown = format!("{:?}", Seed::from_bytes(&[77; 32]));
        assert_eq!(shown, "Seed(hidden)");
    }

    #[test]
    fn both_halves_of_a_kill_are_signed_and_typing_is_not() {
        assert!(["approve", "kill", "ask kill", "sign-legal"].into_iter().all(is_signed));
        assert!(!["type", "file", "view", "ask", "ask file"].into_iter().any(is_signed));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_signature_holds_for_its_key_and_its_entry_alone(
            one: [u8; 32], other: [u8; 32], entry: [u8; 32], another: [u8; 32], at in 0_usize..64, bit in 0_u8..8
        ) {
            let (seed, hash) = (Seed::from_bytes(&one), Hash::from_bytes(entry));
            let signature = seed.sign(Signed::Entry(&hash));
            prop_assert!(seed.public().signed(Signed::Entry(&hash), &signature));
            if other != one {
                prop_assert!(!Seed::from_bytes(&other).public().signed(Signed::Entry(&hash), &signature));
            }
            if another != entry {
                prop_assert!(!seed.public().signed(Signed::Entry(&Hash::from_bytes(another)), &signature));
            }
            let mut touched = *signature.bytes();
            touched[at] ^= 1 << bit;
            prop_assert!(!seed.public().signed(Signed::Entry(&hash), &Signature::from_bytes(touched)));
        }
    }
}
