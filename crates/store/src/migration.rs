//! How a file grows from version to version.
//!
//! Each table's file states its own steps; a step is never edited once it was
//! released, only followed by another. All that are due run in one transaction,
//! in the order of their numbers: the day they were written and two digits. The
//! highest becomes the file's `user_version`.

use crate::error::{Error, Result};
use crate::table::{IN_CODE, MIGRATIONS};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// One step.
pub(crate) struct Migration {
    /// The day and a running number, `YYYYMMDDnn`.
    pub(crate) number: i64,
    /// What it does.
    pub(crate) sql: &'static str,
}

/// What SQL can't do of a step, done right after it in the same transaction.
pub(crate) type InCode = (i64, fn(&Connection) -> Result<()>);

/// The steps of every table, in their order.
fn steps() -> Vec<&'static Migration> {
    let mut steps: Vec<_> = MIGRATIONS.iter().copied().flatten().collect();
    steps.sort_by_key(|step| step.number);
    steps
}

/// The version this program writes.
pub(crate) fn known() -> i64 {
    steps().last().map_or(0, |step| step.number)
}

/// Brings an older file up to this program; refuses a newer one.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<()> {
    migrate_to(db, path, known())
}

/// The same, as the program would have that knew steps up to `known`.
pub(crate) fn migrate_to(db: &mut Connection, path: &Path, known: i64) -> Result<()> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(Error::Newer { path: path.to_owned(), found, known });
    }
    if found == known {
        return Ok(());
    }
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps().into_iter().filter(|step| step.number > found && step.number <= known) {
        change.execute_batch(step.sql)?;
        for (_, fill) in IN_CODE.iter().filter(|(number, _)| *number == step.number) {
            fill(&change)?;
        }
    }
    change.pragma_update(None, "user_version", known)?;
    Ok(change.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_and_no_two_are_equal() {
        let numbers: Vec<i64> = steps().iter().map(|step| step.number).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
        assert!(
            IN_CODE.iter().all(|(number, _)| numbers.contains(number)),
            "a step in code follows one in SQL"
        );
        assert!(numbers.iter().all(|n| (2_026_010_100..2_099_123_199).contains(n)), "{numbers:?}");
    }
}
