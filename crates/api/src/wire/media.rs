//! Pictures coming in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Take a picture in: a file chosen or dropped in the host comes with the call,
/// one from the clipboard comes here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TakePicture {
    /// The file's bytes in base64 (RFC 4648, padded); empty where a file was chosen.
    pub data: String,
}

/// A picture that is kept, and what it said about itself, to be offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MediaTaken {
    /// A figure's address for it: `media:` and the hash of its bytes.
    pub src: String,
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What it shows, for those who cannot see it; empty where it does not say.
    pub alt: String,
    /// What is seen.
    pub caption: String,
    /// Who made it, and for whom.
    pub credit: String,
    /// Whose it is and under which terms it may be used.
    pub licence: String,
    /// What was taken away or changed, a sentence each.
    pub notes: Vec<String>,
}
