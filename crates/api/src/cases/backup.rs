//! Copies of the newsroom file, and the way back.

use crate::failure::Result;
use crate::session::{Session, Setup};
use crate::wire::{Code, Failure};
use std::path::{Path, PathBuf};

/// Writes a copy of the newsroom, encrypted as it is and read through.
pub fn back_up(session: &mut Session, to: &Path) -> Result<()> {
    Ok(session.store.back_up(to)?)
}

/// What copies beside the file are called, by the moment they were made, in UTC.
pub(crate) const NAME: &str = "%Y-%m-%dT%H%M%S.stet";

/// So many copies are kept beside the file.
const KEPT: usize = 5;

/// Keeps a copy beside the file, and remembers for the next start when that can't be
/// done: whoever closes a window is not there to be told.
pub(crate) fn keep_or_tell(session: &mut Session) -> Result<()> {
    let kept = keep(session);
    let why = kept.as_ref().err().map(|failure| failure.message.clone()).unwrap_or_default();
    let noted = session.store.note_copy(&why);
    kept?;
    Ok(noted?)
}

/// Keeps a copy in the folder `<newsroom file>.backups`, and of earlier ones the
/// newest few.
pub(crate) fn keep(session: &mut Session) -> Result<()> {
    let folder = beside(session);
    let attempted = |error| Failure::io("The copy of the newsroom beside it could not be kept", &error);
    std::fs::create_dir_all(&folder).map_err(attempted)?;
    let name = |second: i64| {
        let at = session.now() + jiff::SignedDuration::from_secs(second);
        folder.join(at.strftime(NAME).to_string())
    };
    // Two in one second are a clock that was set back.
    let new = (0..).map(name).find(|path| !path.exists()).unwrap_or_default();
    session.store.back_up(&new)?;
    let mut old: Vec<PathBuf> = std::fs::read_dir(&folder)
        .and_then(|all| all.map(|one| one.map(|one| one.path())).collect::<std::io::Result<_>>())
        .map_err(attempted)?;
    old.retain(|path| *path != new && is_ours(path));
    old.sort();
    let surplus = old.len().saturating_sub(KEPT - 1);
    old.iter().take(surplus).try_for_each(std::fs::remove_file).map_err(attempted)
}

/// Where copies are kept.
fn beside(session: &Session) -> PathBuf {
    let mut folder = session.store.path().as_os_str().to_owned();
    folder.push(".backups");
    PathBuf::from(folder)
}

/// The copies beside the file, the newest first; none where the folder can't be read.
pub(crate) fn copies(session: &Session) -> Vec<PathBuf> {
    let all = std::fs::read_dir(beside(session)).into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> = all.map(|one| one.path()).filter(|path| is_ours(path)).collect();
    copies.sort();
    copies.reverse();
    copies
}

/// Whether a file has such a name as copies get here.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let shape: String = name.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T000000.stet"
}

/// Puts a backup in the newsroom file's place. A file that is there is kept beside
/// it when `replace` says that it may be moved, and refused else. Gives where it
/// is now.
pub fn restore(setup: &Setup, backup: &Path, replace: bool) -> Result<Option<PathBuf>> {
    let aside = format!(".before-{}", setup.clock.now().strftime("%Y-%m-%dT%H%M%S"));
    if setup.file.exists() && !replace {
        return Err(Failure::new(
            Code::BadRequest,
            format!(
                "{} is there and was left as it is. With --replace it is kept under another name, and the backup takes its place.",
                setup.file.display()
            ),
        ));
    }
    let kept = setup.keys.restore(backup, &setup.file, replace.then_some(aside.as_str()))?;
    told(setup, backup)?;
    Ok(kept)
}

/// A newsroom that was put back says so: what came after the copy is not missing
/// without a word.
fn told(setup: &Setup, backup: &Path) -> Result<()> {
    let mut session = Session::open(setup)?;
    let name = backup.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    session.write(super::doctor::RESTORE, None, &name, |_| Ok(()))?;
    session.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Clock;
    use stet_store::KeyRing;

    #[test]
    fn the_newest_copies_are_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("room.stet");
        let at = |second| Clock::Fixed(jiff::Timestamp::from_second(second).unwrap());
        let setup = |second| Setup {
            file: file.clone(),
            keys: KeyRing::key_files(),
            clock: at(second),
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        let request = crate::wire::CreateNewsroom {
            kind: crate::wire::NewNewsroom::Solo,
            name: "Coast".into(),
            person: "Mara Idowu".into(),
            desk: String::new(),
            zone: String::new(),
            language: String::new(),
        };
        drop(crate::cases::newsroom::create(&setup(0), &request).unwrap());
        let copies = folder.path().join("room.stet.backups");
        std::fs::create_dir(&copies).unwrap();
        std::fs::write(copies.join("keep-me.stet"), "mine").unwrap();
        for second in [10, 20, 30, 40, 50, 60, 70, 5] {
            let mut session = Session::open(&setup(second)).unwrap();
            keep(&mut session).unwrap();
            session.close().unwrap();
        }
        let mut names: Vec<String> = std::fs::read_dir(&copies)
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        let stamp = |second: &str| format!("1970-01-01T0000{second}.stet");
        let mut expect: Vec<String> = ["05", "40", "50"].map(stamp).to_vec();
        expect
            .extend(["1970-01-01T000100.stet", "1970-01-01T000110.stet", "keep-me.stet"].map(str::to_owned));
        assert_eq!(names, expect, "the one just made stays whatever the clock says");
        let newest = copies.join("1970-01-01T000110.stet");
        assert!(restore(&setup(80), &newest, false).is_err());
        let kept = restore(&setup(80), &newest, true).unwrap().unwrap();
        assert!(kept.exists());
        Session::open(&setup(90)).unwrap();
    }

    #[test]
    fn a_copy_that_could_not_be_kept_is_told_at_the_next_start_until_one_is() {
        let mut room = crate::cases::room::room();
        let file = room.session.store.path().to_owned();
        let copies = beside(&room.session);
        let said = |session: &Session| -> Vec<String> {
            let notices = crate::cases::newsroom::notices(session).into_iter();
            notices.filter(|notice| notice.name == "no_copy" && notice.urgent).map(|one| one.text).collect()
        };
        // Where the folder should be stands a file.
        std::fs::write(&copies, "mine").unwrap();
        let request =
            crate::wire::NewFromCopy { headline: "Ferry".into(), ..crate::wire::NewFromCopy::default() };
        crate::cases::edit::new_from_copy(&mut room.session, request).unwrap();
        assert_eq!(said(&room.session), Vec::<String>::new());
        room.session.retire().unwrap_err();
        let setup = Setup {
            file,
            keys: KeyRing::key_files(),
            clock: Clock::Machine,
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        let mut session = Session::open(&setup).unwrap();
        let told = said(&session);
        assert!(told.len() == 1 && told[0].contains("could not be kept"), "{told:?}");
        assert!(session.store.ended_cleanly_last_time());
        std::fs::remove_file(&copies).unwrap();
        let scratch =
            crate::wire::NewFromCopy { headline: "Pier".into(), ..crate::wire::NewFromCopy::default() };
        crate::cases::edit::new_from_copy(&mut session, scratch).unwrap();
        session.retire().unwrap();
        assert_eq!(std::fs::read_dir(&copies).unwrap().count(), 1);
        assert_eq!(said(&Session::open(&setup).unwrap()), Vec::<String>::new());
    }
}
