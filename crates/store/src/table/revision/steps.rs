//! How the table of revisions came to be.

use crate::migration::Migration;

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112312,
        sql: "
CREATE TABLE revision (
    row INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story TEXT NOT NULL REFERENCES story (id),
    headline TEXT NOT NULL,
    short_headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    moment TEXT NOT NULL,
    -- The journal's number of its making; later is higher.
    number INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_story ON revision (story, number);
CREATE TABLE revision_block (
    revision INTEGER NOT NULL REFERENCES revision (row),
    position INTEGER NOT NULL,
    block INTEGER NOT NULL REFERENCES block (row),
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_block_block ON revision_block (block);
CREATE TABLE revision_parent (
    revision INTEGER NOT NULL REFERENCES revision (row),
    position INTEGER NOT NULL,
    parent TEXT NOT NULL REFERENCES revision (id),
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_parent_parent ON revision_parent (parent);
",
    },
    Migration {
        number: 2026112580,
        sql: "
CREATE TABLE furniture (
    row INTEGER NOT NULL PRIMARY KEY,
    headline TEXT NOT NULL,
    short_headline TEXT NOT NULL,
    standfirst TEXT NOT NULL
) STRICT;
INSERT INTO furniture (row, headline, short_headline, standfirst)
    SELECT min(row), headline, short_headline, standfirst FROM revision
    GROUP BY story, headline, short_headline, standfirst;
ALTER TABLE revision ADD COLUMN furniture INTEGER REFERENCES furniture (row);
CREATE INDEX revision_said ON revision (story, headline, short_headline, standfirst, row);
UPDATE revision SET furniture = (
    SELECT min(same.row) FROM revision AS same WHERE same.story = revision.story
    AND same.headline = revision.headline AND same.short_headline = revision.short_headline
    AND same.standfirst = revision.standfirst
);
DROP INDEX revision_said;
-- The rows of its blocks, four bytes each, the highest first; or else how that
-- list differs from another revision's.
ALTER TABLE revision ADD COLUMN list BLOB NOT NULL DEFAULT x'';
ALTER TABLE revision ADD COLUMN beside INTEGER REFERENCES revision (row);
UPDATE revision SET list = coalesce((
    SELECT unhex(group_concat(printf('%08x', block), '' ORDER BY position))
    FROM revision_block WHERE revision_block.revision = revision.row
), x'');
ALTER TABLE revision ADD COLUMN text BLOB NOT NULL DEFAULT x'';
UPDATE revision SET text = unhex(text_hash);
ALTER TABLE revision RENAME COLUMN at TO written;
-- Nanoseconds since 1970.
ALTER TABLE revision ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
UPDATE revision SET at = unixepoch(substr(written, 1, 19)) * 1000000000 + substr(written, 21, 9);
ALTER TABLE revision DROP COLUMN written;
ALTER TABLE revision DROP COLUMN headline;
ALTER TABLE revision DROP COLUMN short_headline;
ALTER TABLE revision DROP COLUMN standfirst;
ALTER TABLE revision DROP COLUMN text_hash;
DROP TABLE revision_block;
CREATE TABLE parent (
    revision INTEGER NOT NULL REFERENCES revision (row),
    position INTEGER NOT NULL,
    parent INTEGER NOT NULL REFERENCES revision (row),
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;
INSERT INTO parent (revision, position, parent)
    SELECT c.revision, c.position, p.row FROM revision_parent AS c JOIN revision AS p ON p.id = c.parent;
DROP TABLE revision_parent;
ALTER TABLE parent RENAME TO revision_parent;
CREATE INDEX revision_parent_parent ON revision_parent (parent);
",
    },
];
