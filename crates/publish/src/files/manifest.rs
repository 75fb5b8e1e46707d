//! The manifest: what an export holds, by hash, in one order.
//!
//! It has no clock, no random number and no path of this machine in it, so two
//! exports of the same releases give the same bytes.

use super::{ExportFile, Filed, Mode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io;

/// The manifest's name in a released export.
pub const MANIFEST: &str = "manifest.json";
/// Its name among proofs, which no pipeline may take.
pub const PROOFS: &str = "proofs.json";

/// The version of the manifest's shape that this program writes.
const SCHEMA: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    schema: u32,
    proof: bool,
    set: String,
    pub(super) files: Vec<Listed>,
}

/// One file, as listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
    pub(super) media_type: String,
    pub(super) story: String,
    pub(super) revision: String,
    pub(super) text_hash: String,
    pub(super) action: Action,
    pub(super) sequence: u32,
}

/// What the pipeline is to do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    Publish,
}

impl Listed {
    pub(super) fn new(file: &ExportFile, sha256: String) -> Self {
        Self {
            path: file.path.clone(),
            bytes: file.bytes.len() as u64,
            sha256,
            media_type: file.media_type.clone(),
            story: file.story.clone(),
            revision: file.revision.clone(),
            text_hash: file.text_hash.clone(),
            action: Action::Publish,
            sequence: file.sequence,
        }
    }

    pub(super) fn filed(&self) -> Filed {
        Filed { path: self.path.clone(), bytes: self.bytes, sha256: self.sha256.clone() }
    }

    /// The part of the name before the first dot.
    pub(super) fn stem(&self) -> &str {
        self.path.split('.').next().unwrap_or_default()
    }
}

impl Manifest {
    pub(super) fn new(mut files: Vec<Listed>, mode: Mode) -> Self {
        files.sort();
        Self { schema: SCHEMA, proof: mode == Mode::Proof, set: set_hash(&files), files }
    }

    /// Reads one; the error is a sentence.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|error| format!("it is not a manifest ({error})"))?;
        match value.get("schema").and_then(serde_json::Value::as_u64) {
            Some(schema) if schema > u64::from(SCHEMA) => {
                return Err(format!(
                    "it was written by a later Stet (manifest schema {schema}); use that one"
                ));
            }
            _ => {}
        }
        serde_json::from_value(value).map_err(|error| format!("it is not a manifest ({error})"))
    }

    pub(super) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    pub(super) fn mode(&self) -> Mode {
        if self.proof { Mode::Proof } else { Mode::Released }
    }

    pub(super) fn set(&self) -> &str {
        &self.set
    }

    /// True when the list is sorted, names nothing twice and matches its own hash.
    pub(super) fn is_whole(&self) -> bool {
        self.set == set_hash(&self.files) && self.files.is_sorted_by(|a, b| a.path < b.path)
    }
}

impl Mode {
    /// The name of the list in the folder.
    pub(super) fn manifest(self) -> &'static str {
        match self {
            Self::Released => MANIFEST,
            Self::Proof => PROOFS,
        }
    }
}

/// SHA-256 of some bytes, hex.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 over one line per file, `path bytes sha256 media-type story revision
/// text-hash action sequence`, apart by tabs, each line ended by a newline.
fn set_hash(files: &[Listed]) -> String {
    let mut digest = Sha256::new();
    for file in files {
        let Listed { path, bytes, sha256, media_type, story, revision, text_hash, action, sequence } = file;
        let action = match action {
            Action::Publish => "publish",
        };
        digest.update(format!(
            "{path}\t{bytes}\t{sha256}\t{media_type}\t{story}\t{revision}\t{text_hash}\t{action}\t{sequence}\n"
        ));
    }
    hex(&digest.finalize())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
