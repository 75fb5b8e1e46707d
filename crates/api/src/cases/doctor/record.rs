//! What the journal is proven by, beyond itself: the copies that are kept beside
//! the file, and signatures. A chain that was written anew as a whole holds; it is
//! not the one that these have seen.

use crate::cases::backup;
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{ChainReport, Code, Finding};
use std::path::Path;
use stet_store::Chain;

/// What a restore is called in the journal.
pub(crate) const RESTORE: &str = "restore";

/// Holds the journal against what is kept elsewhere; what differs is a finding.
pub(super) fn held(session: &Session, findings: &mut Vec<Finding>) -> Option<ChainReport> {
    // Whoever can't read the journal was told so by the check itself.
    let own = session.read(|read| Ok(read.journal().chain()?)).ok()?;
    let mut vouched = signed(session, &own);
    for copy in backup::copies(session) {
        // A copy that can't be opened vouches for nothing; the next one may.
        let Ok(Some(other)) = session.store.chain_in(&copy) else { continue };
        match against(session, &own, &other, &copy) {
            Ok(alike) => vouched = vouched.max(alike),
            Err(said) => findings.push(Finding { code: Code::CannotOpen, story: None, message: said }),
        }
    }
    let alone = (own.head.sealed - vouched).max(0);
    let head = own.head.hash.to_string();
    Some(ChainReport {
        said: said(own.head.sealed, alone, &head),
        entries: number(own.head.sealed),
        alone: number(alone),
        head,
    })
}

/// The place of the newest entry that somebody signed: all before it stands under
/// their name.
fn signed(session: &Session, own: &Chain) -> i64 {
    let newest = session.read(|read| Ok(read.signatures().newest()?)).ok().flatten();
    let place = newest.and_then(|entry| own.hashes.iter().position(|(number, _)| *number == entry));
    place.and_then(|place| i64::try_from(place + 1).ok()).unwrap_or_default()
}

/// How many entries a copy vouches for, or how it differs.
fn against(session: &Session, own: &Chain, other: &Chain, copy: &Path) -> std::result::Result<i64, String> {
    let alike = own.alike(other);
    let theirs = i64::try_from(other.hashes.len()).unwrap_or(i64::MAX);
    if alike == theirs || restored(session, alike + 1).unwrap_or(false) {
        return Ok(alike);
    }
    let name = copy.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mine = i64::try_from(own.hashes.len()).unwrap_or(i64::MAX);
    Err(if alike == mine {
        format!(
            "The kept copy {name} has {} journal entries that this file does not have: its end was cut off, or it was put back from an older copy without the program.",
            theirs - mine
        )
    } else {
        format!(
            "The journal and its kept copy {name} are alike for {alike} entries and differ after them: one of the two was written anew. Keep both files, and hold them against a printed head of the journal."
        )
    })
}

/// Whether the newsroom was put back from a copy at this place, and said so.
fn restored(session: &Session, place: i64) -> Result<bool> {
    let entry = session.read(|read| Ok(read.journal().sealed_at(place)?))?;
    Ok(entry.is_some_and(|row| row.entry.what == RESTORE))
}

fn said(entries: i64, alone: i64, head: &str) -> String {
    let many = |number: i64, one: &str, more: &str| {
        if number == 1 { format!("{number} {one}") } else { format!("{number} {more}") }
    };
    let rest = match alone {
        0 => "A kept copy or a signature vouches for all of them.".to_owned(),
        all if all == entries => {
            "No kept copy and no signature vouches for them yet: they rest on this file alone.".to_owned()
        }
        some => format!(
            "A kept copy or a signature vouches for all but the newest {some}, which rest{} on this file alone.",
            if some == 1 { "s" } else { "" }
        ),
    };
    format!("Journal: {} in one chain, head {head}. {rest}", many(entries, "entry", "entries"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Setup;
    use crate::wire::{NewFromCopy, NewNewsroom};
    use crate::{Clock, cases};
    use std::path::PathBuf;
    use stet_store::KeyRing;

    /// A newsroom with a copy from before its second story, and one from after.
    fn two_copies() -> (tempfile::TempDir, Setup, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let at = |second| Clock::Fixed(jiff::Timestamp::from_second(second).unwrap());
        let setup = Setup {
            file: folder.path().join("room.stet"),
            keys: KeyRing::key_files(),
            clock: at(0),
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        let request = crate::wire::CreateNewsroom {
            kind: NewNewsroom::Solo,
            name: "Coast".into(),
            person: "Mara Idowu".into(),
            desk: String::new(),
            zone: String::new(),
            language: String::new(),
        };
        let mut session = cases::newsroom::create(&setup, &request).unwrap();
        for (second, headline) in [(10, "Ferry"), (20, "Pier")] {
            begin(&mut session, headline);
            session.set_clock(at(second));
            backup::keep(&mut session).unwrap();
        }
        session.close().unwrap();
        let copy = |name: &str| folder.path().join("room.stet.backups").join(name);
        let (early, late) = (copy("1970-01-01T000010.stet"), copy("1970-01-01T000020.stet"));
        assert!(early.exists() && late.exists());
        (folder, setup, early, late)
    }

    fn begin(session: &mut Session, headline: &str) {
        let new = NewFromCopy { headline: headline.into(), ..NewFromCopy::default() };
        cases::edit::new_from_copy(session, new).unwrap();
    }

    fn report(setup: &Setup) -> (ChainReport, Vec<String>) {
        let mut session = Session::open(setup).unwrap();
        let report = cases::doctor::doctor(&mut session, false).unwrap();
        session.close().unwrap();
        (report.journal.unwrap(), report.findings.into_iter().map(|one| one.message).collect())
    }

    #[test]
    fn kept_copies_vouch_for_all_but_what_came_after_them() {
        let (_folder, setup, ..) = two_copies();
        let (journal, findings) = report(&setup);
        assert_eq!((journal.alone, findings), (0, vec![]), "{journal:?}");
        let mut session = Session::open(&setup).unwrap();
        begin(&mut session, "Mole");
        session.close().unwrap();
        let (journal, findings) = report(&setup);
        assert!(journal.alone > 0 && journal.alone < journal.entries, "{journal:?}");
        assert_eq!(findings, Vec::<String>::new());
        assert!(journal.said.contains(&journal.head) && journal.said.contains("rest"), "{}", journal.said);
    }

    #[test]
    fn a_journal_that_is_another_than_its_copies_is_found() {
        let (_folder, setup, early, _late) = two_copies();
        // Past the program: an older file in the place of the newer one.
        setup.keys.restore(&early, &setup.file, Some(".aside")).unwrap();
        let (_, findings) = report(&setup);
        assert!(findings.len() == 1 && findings[0].contains("was cut off"), "{findings:?}");
        // And written on from there, as if nothing had been.
        let mut session = Session::open(&setup).unwrap();
        begin(&mut session, "Another");
        session.close().unwrap();
        let (_, findings) = report(&setup);
        assert!(findings.len() == 1 && findings[0].contains("written anew"), "{findings:?}");
    }

    #[test]
    fn a_newsroom_that_was_put_back_by_the_program_says_so_and_is_sound() {
        let (_folder, setup, early, _late) = two_copies();
        backup::restore(&setup, &early, true).unwrap();
        let (journal, findings) = report(&setup);
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(journal.alone, 1, "the entry that says so");
    }

    #[test]
    fn it_is_said_in_words_how_much_rests_on_the_file_alone() {
        assert!(said(1, 0, "ab").starts_with("Journal: 1 entry in one chain, head ab. A kept copy"));
        assert!(said(9, 9, "ab").contains("on this file alone"));
        assert!(said(9, 1, "ab").contains("all but the newest 1, which rests on"));
    }
}
