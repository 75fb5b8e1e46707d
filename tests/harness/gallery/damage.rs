//! A newsroom file on a failing disk, and one that takes nothing more.

use crate::stet::Stet;
use anyhow::{Context as _, Result, ensure};
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;

/// Words of a paragraph that rots in the text as it stands, and in every version, from which it would
/// come back by itself.
pub(super) const IN_THE_TEXT: &str = "The dredger came a day early.";
/// Words of a paragraph that rots in the versions alone.
pub(super) const IN_THE_VERSIONS: &str = "The log has no entry for that night.";

/// Breaks the paragraphs with those words, behind the program's back.
pub(super) fn done(home: &Path) -> Result<()> {
    let file = open(home)?;
    let sentences = [
        ("UPDATE working_block SET json = 'rot' WHERE json LIKE '%' || ?1 || '%'", IN_THE_TEXT),
        ("UPDATE block SET json = 'rot' WHERE json LIKE '%' || ?1 || '%'", IN_THE_TEXT),
        ("UPDATE block SET json = 'rot' WHERE json LIKE '%' || ?1 || '%'", IN_THE_VERSIONS),
    ];
    for (sentence, words) in sentences {
        ensure!(file.execute(sentence, [words])? == 1, "“{words}” is there once");
    }
    Ok(())
}

/// The newsroom file as something else on the machine has it open.
pub(super) fn open(home: &Path) -> Result<Connection> {
    let newsroom = Stet::at(home)?.newsroom();
    let sheet = std::fs::read_to_string(format!("{}.key", newsroom.display()))?;
    let sheet: Value = serde_json::from_str(&sheet)?;
    let key = sheet.get("key").and_then(Value::as_str).context("the sheet has the key")?;
    let file = Connection::open(newsroom)?;
    file.execute_batch(&format!("PRAGMA key = \"x'{key}'\""))?;
    Ok(file)
}
