//! Who sits here: passphrases, the lock, a second person. What is typed as a
//! passphrase comes in here and goes nowhere else.

use super::PersonRef;
use serde::{Deserialize, Serialize};
use stet_core::newsroom::passphrase::Passphrase;
use ts_rs::TS;

/// The seat as every window shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SeatView {
    /// True while nobody is let in.
    pub locked: bool,
    /// Ids of those who have a passphrase.
    pub keyed: Vec<String>,
}

/// Sit down, or unlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SitDown {
    /// Who, by id or name.
    pub person: String,
    /// Their passphrase; empty where they have none.
    #[serde(default)]
    #[ts(type = "string")]
    pub passphrase: Passphrase,
}

/// Set, change or give up one's own passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetPassphrase {
    /// The one there is; empty where there is none.
    #[serde(default)]
    #[ts(type = "string")]
    pub old: Passphrase,
    /// The one there is to be; empty to have none any more.
    #[serde(default)]
    #[ts(type = "string")]
    pub new: Passphrase,
}

/// A second person, at the same machine, for what one person does not do alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SecondIn {
    /// Who, by id or name.
    pub person: String,
    /// Their passphrase; empty where they have none.
    #[serde(default)]
    #[ts(type = "string")]
    pub passphrase: Passphrase,
}

/// Take away a passphrase that was forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ResetSeat {
    /// Whose, by id or name.
    pub person: String,
    /// Who does it together with whoever sits here.
    #[serde(default)]
    pub second: Option<SecondIn>,
    /// Why.
    pub note: String,
}

/// Somebody's seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SeatRow {
    /// Whose.
    pub person: PersonRef,
    /// Since when they have the passphrase they have; none where they have none.
    pub since: Option<String>,
    /// The beginning of their key, to be compared with what they say it is.
    pub key: String,
    /// False when it is not their first key and the one before it does not stand by it.
    pub vouched: bool,
}

/// Whose name stands under a decision about a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SignatureView {
    /// The decision: `approve`, `release`, `kill` ...
    pub act: String,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: String,
    /// How it stands.
    pub state: Signing,
    /// The beginning of the key it is signed with; empty where it is not.
    pub key: String,
    /// False when that key is not their first and the one before does not stand by it.
    pub vouched: bool,
}

/// Whether a decision is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Signing {
    /// With the key of whoever took it.
    Signed,
    /// By nobody: there was no passphrase.
    Unsigned,
    /// There is a signature, and it does not hold.
    Broken,
}
