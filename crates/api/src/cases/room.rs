//! A newsroom of one in a folder of its own, for the tests of the cases that the
//! window has no command for.

use super::newsroom;
use crate::clock::Clock;
use crate::session::{Session, Setup};
use crate::wire::{CreateNewsroom, NewNewsroom};

pub(crate) struct Room {
    pub(crate) session: Session,
    pub(crate) _folder: tempfile::TempDir,
}

pub(crate) fn room() -> Room {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup {
        file: folder.path().join("room.stet"),
        keys: stet_store::KeyRing::key_files(),
        clock: Clock::Fixed("2026-05-14T12:00:00Z".parse().unwrap()),
        seats: stet_core::newsroom::passphrase::Hardness::NONE,
    };
    let request = CreateNewsroom {
        kind: NewNewsroom::Solo,
        name: "Amber Coast".into(),
        person: "Mara Idowu".into(),
        desk: String::new(),
        zone: "Europe/Lisbon".into(),
        language: "en".into(),
    };
    Room { session: newsroom::create(&setup, &request).unwrap(), _folder: folder }
}

impl Room {
    /// Breaks the newsroom file behind the program's back; the day after, it is
    /// opened again.
    pub(crate) fn broken(self, sql: &str) -> Self {
        let Self { session, _folder } = self;
        let file = session.store.path().to_owned();
        session.close().unwrap();
        let sheet = std::fs::read_to_string(format!("{}.key", file.display())).unwrap();
        let sheet: serde_json::Value = serde_json::from_str(&sheet).unwrap();
        let db = rusqlite::Connection::open(&file).unwrap();
        db.execute_batch(&format!(
            "PRAGMA key = \"x'{}'\"; PRAGMA foreign_keys = OFF; {sql};",
            sheet["key"].as_str().unwrap()
        ))
        .unwrap();
        drop(db);
        let setup = Setup {
            file,
            keys: stet_store::KeyRing::key_files(),
            clock: Clock::Fixed("2026-05-15T12:00:00Z".parse().unwrap()),
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        Self { session: Session::open(&setup).unwrap(), _folder }
    }

    /// The same with a page of the file spoiled: the first for which `struck` holds.
    pub(crate) fn spoiled(self, struck: impl Fn(&Session) -> bool) -> Self {
        let Self { session, _folder } = self.broken("SELECT 1");
        let file = session.store.path().to_owned();
        session.close().unwrap();
        let sound = std::fs::read(&file).unwrap();
        let setup = Setup {
            file: file.clone(),
            keys: stet_store::KeyRing::key_files(),
            clock: Clock::Fixed("2026-05-15T12:00:00Z".parse().unwrap()),
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        let found = (1..sound.len() / 4096).find_map(|page| {
            let mut bytes = sound.clone();
            bytes[page * 4096 + 2000] ^= 4;
            std::fs::write(&file, bytes).unwrap();
            Session::open(&setup).ok().filter(&struck)
        });
        Self { session: found.unwrap(), _folder }
    }
}
