//! The document inside a stored page: the same JSON the newsroom file holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use stet_core::text::Document;
use stet_core::text::json::{document_from_json, document_to_json};

pub(super) fn serialize<S: Serializer>(document: &Document, to: S) -> Result<S::Ok, S::Error> {
    document_to_json(document).serialize(to)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Document, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    document_from_json(&value).map_err(serde::de::Error::custom)
}
