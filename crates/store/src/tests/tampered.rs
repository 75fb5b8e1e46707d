//! Every way of altering the journal past the program, in a newsroom of more than
//! 150 sealed entries that begins with some typing, *file* and *return*.

/// What somebody with the key does to the file past the program, and what it is
/// called.
pub(crate) const TAMPERED: [(&str, &str); 24] = [
    ("the moment", "UPDATE journal SET at = at + 1 WHERE what = 'file'"),
    ("who", "UPDATE journal SET who = 'ana' WHERE what = 'return'"),
    ("the machine", "UPDATE journal SET device = 'desk-4' WHERE what = 'file'"),
    ("the verb", "UPDATE journal SET what = 'approve' WHERE what = 'return'"),
    ("a verb hidden as bookkeeping", "UPDATE journal SET what = 'view' WHERE what = 'return'"),
    ("the story", "UPDATE journal SET story = NULL WHERE what = 'return'"),
    ("the desk", "UPDATE journal SET desk = 'world' WHERE what = 'return'"),
    ("the reason", "UPDATE journal SET why = '' WHERE what = 'file'"),
    ("the detail", "UPDATE journal SET detail = '{}' WHERE what = 'return'"),
    ("how many saves", "UPDATE journal SET saves = 9 WHERE what = 'typed' AND who = 'ana'"),
    ("since when", "UPDATE journal SET since = at - 1 WHERE what = 'typed' AND who = 'ana'"),
    ("an entry deleted", "DELETE FROM journal WHERE what = 'return'"),
    ("the first deleted", "DELETE FROM journal WHERE number = 1"),
    ("an entry taken out of the chain", "UPDATE journal SET seal = NULL WHERE what = 'return'"),
    (
        "an entry put in",
        "INSERT INTO journal (at, who, device, what, story, why) VALUES (7, 'ben', 'desk-3', 'approve', 's1', '')",
    ),
    (
        "an entry put in, with a place",
        "INSERT INTO journal (at, who, device, what, story, why, seal) VALUES (7, 'ben', 'desk-3', 'approve', 's1', '', 5)",
    ),
    (
        "two places swapped",
        "UPDATE journal SET seal = CASE seal WHEN 6 THEN 7 ELSE 6 END WHERE seal IN (6, 7)",
    ),
    ("a number changed", "UPDATE journal SET number = number + 1000 WHERE what = 'return'"),
    (
        "two numbers swapped",
        "UPDATE journal SET number = -1 WHERE seal = 9; UPDATE journal SET number = number - 1 WHERE seal = 10; UPDATE journal SET number = (SELECT number FROM journal WHERE seal = 10) + 1 WHERE seal = 9",
    ),
    ("the end cut off", "DELETE FROM journal WHERE seal > 150"),
    (
        "the end cut off and the head set back",
        "DELETE FROM journal WHERE seal > 128; DELETE FROM journal_seal WHERE seal > 128",
    ),
    (
        "the head's hash",
        "UPDATE journal_seal SET hash = zeroblob(32) WHERE seal = (SELECT max(seal) FROM journal_seal)",
    ),
    ("a kept hash deleted", "DELETE FROM journal_seal WHERE seal = 64"),
    ("the newsroom's id", "UPDATE newsroom SET id = 'room-2'"),
];
