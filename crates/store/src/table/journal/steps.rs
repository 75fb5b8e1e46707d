//! How the journal's tables came to be.

use super::seal;
use crate::migration::{InCode, Migration};

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112302,
        sql: "
CREATE TABLE journal (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    device TEXT NOT NULL,
    what TEXT NOT NULL,
    story TEXT,
    why TEXT NOT NULL,
    -- For typing that was drawn together: how many saves, and since when.
    saves INTEGER NOT NULL DEFAULT 1,
    since TEXT NOT NULL
) STRICT;
CREATE INDEX journal_story ON journal (story, number);
CREATE INDEX journal_story_what ON journal (story, what, number);
",
    },
    Migration {
        number: 2026112583,
        sql: "
CREATE TABLE journal_packed (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    -- Nanoseconds since 1970.
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    device TEXT NOT NULL,
    what TEXT NOT NULL,
    story TEXT,
    why TEXT NOT NULL,
    -- For typing that was drawn together: how many saves, and since when.
    saves INTEGER NOT NULL DEFAULT 1,
    since INTEGER
) STRICT;
INSERT INTO journal_packed (number, at, who, device, what, story, why, saves, since)
    SELECT number, unixepoch(substr(at, 1, 19)) * 1000000000 + substr(at, 21, 9), who, device, what, story, why, saves,
        CASE since WHEN at THEN NULL ELSE unixepoch(substr(since, 1, 19)) * 1000000000 + substr(since, 21, 9) END
    FROM journal ORDER BY number;
-- No number is ever given twice.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'journal') WHERE name = 'journal_packed';
DROP TABLE journal;
ALTER TABLE journal_packed RENAME TO journal;
CREATE INDEX journal_story ON journal (story, number);
-- What there is most of is never looked for by its verb.
CREATE INDEX journal_story_what ON journal (story, what, number) WHERE what NOT IN ('typed', 'pause');
",
    },
    Migration {
        number: SEALED,
        sql: "
-- The desk the story was on; for an entry from before there was this column, where
-- the story was when the file was brought up.
ALTER TABLE journal ADD COLUMN desk TEXT;
-- What exactly was done, as JSON; empty for nothing more.
ALTER TABLE journal ADD COLUMN detail TEXT NOT NULL DEFAULT '';
-- The place in the chain; NULL for the window's bookkeeping.
ALTER TABLE journal ADD COLUMN seal INTEGER;
CREATE INDEX journal_desk ON journal (desk, number)
    WHERE what NOT IN ('type', 'typed', 'pause', 'undo', 'view', 'leave', 'scratch');
CREATE INDEX journal_who ON journal (who, number)
    WHERE what NOT IN ('type', 'typed', 'pause', 'undo', 'view', 'leave', 'scratch');
CREATE INDEX journal_at ON journal (at)
    WHERE what NOT IN ('type', 'typed', 'pause', 'undo', 'view', 'leave', 'scratch');
-- The hash at the chain's end, and at every 64th place.
CREATE TABLE journal_seal (seal INTEGER NOT NULL PRIMARY KEY, hash BLOB NOT NULL) STRICT;
UPDATE journal SET desk = (SELECT story.desk FROM story WHERE story.id = journal.story)
    WHERE story IS NOT NULL AND what NOT IN ('type', 'typed', 'pause', 'undo', 'view', 'leave', 'scratch');
",
    },
];

/// The step from which on entries are sealed.
const SEALED: i64 = 2026112692;

/// Seals what an older file has.
pub(crate) const SEAL: InCode = (SEALED, seal::all);
