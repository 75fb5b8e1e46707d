//! The open newsroom file: the only way to read it, the only way to write it.

use crate::check::Check;
use crate::engine::{self, Role};
use crate::error::{Error, Result};
use crate::file::{self, Lock};
use crate::key::{FileName, Key};
use crate::migration;
use crate::table::{Entry, NewsroomRow, Pen, Read, Write, journal, mark, newsroom, search, signature, story};
use rusqlite::{Connection, TransactionBehavior};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use stet_core::text::tk::Placeholders;

/// An open newsroom file. It belongs to one thread at a time, and to one process:
/// a second [`Store::open`] of the same file is refused while this one lives.
#[derive(Debug)]
pub struct Store {
    db: RefCell<Connection>,
    path: PathBuf,
    key: Key,
    ended_cleanly: bool,
    /// A page was found that is not what was written; the next opening is told.
    damage_seen: Cell<bool>,
    state: State,
    _lock: Lock,
}

#[derive(Debug, PartialEq)]
enum State {
    Sound,
    /// The disk failed under a commit: what it holds of that is not known any more.
    Failed,
    Closed,
}

impl Store {
    /// Makes a new newsroom file, readable by its owner alone. An existing path
    /// is refused; after any error nothing is left behind.
    pub fn create(path: &Path, key: &Key, newsroom: &NewsroomRow) -> Result<Self> {
        let folder = file::folder(path).canonicalize().map_err(|error| file::refused(path, &error))?;
        let path = match path.file_name() {
            Some(name) => folder.join(name),
            None => return Err(Error::Directory(path.to_owned())),
        };
        if path.is_dir() {
            return Err(Error::Directory(path));
        }
        file::make(&path)?;
        let made = Self::fill(&path, key, newsroom);
        if made.is_err() {
            for left in ["", "-wal", "-shm", ".lock"] {
                // Best effort: the error that led here is the one to tell.
                let _ = std::fs::remove_file(file::sibling(&path, left));
            }
        }
        made
    }

    fn fill(path: &Path, key: &Key, row: &NewsroomRow) -> Result<Self> {
        let lock = Lock::take(path)?;
        let mut db = engine::connect(path, key, Role::Maker(FileName::of(&row.id)))?;
        migration::migrate(&mut db, path)?;
        let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        newsroom::create(&change, row)?;
        change.commit()?;
        let store = Self::begin(db, path, key, lock)?;
        // The first page must be in the file itself for the file to have its name.
        store.checkpoint()?;
        file::sync_folder(path)?;
        Ok(store)
    }

    /// Opens a newsroom file, bringing an older one up to this program. However
    /// many stories it holds, this reads the same few pages; [`Store::check`]
    /// reads them all.
    pub fn open(path: &Path, key: &Key) -> Result<Self> {
        let path = file::existing(path)?;
        let lock = Lock::take(&path)?;
        file::name(&path)?;
        Self::open_held(&path, key, lock)
    }

    /// Opens a file whose outside was looked at under `lock`.
    pub(crate) fn open_held(path: &Path, key: &Key, lock: Lock) -> Result<Self> {
        let mut db = engine::connect(path, key, Role::Writer)?;
        migration::migrate(&mut db, path)?;
        crate::check::shape(&db)?;
        Self::begin(db, path, key, lock)
    }

    fn begin(db: Connection, path: &Path, key: &Key, lock: Lock) -> Result<Self> {
        let ended_cleanly = mark::open(&db)?;
        Ok(Self {
            db: RefCell::new(db),
            path: path.to_owned(),
            key: key.clone(),
            ended_cleanly,
            damage_seen: Cell::new(false),
            state: State::Sound,
            _lock: lock,
        })
    }

    /// The connection itself, for tests that break things.
    #[cfg(test)]
    pub(crate) fn raw(&self) -> std::cell::Ref<'_, Connection> {
        self.db.borrow()
    }

    pub(crate) fn connection(&self) -> std::cell::Ref<'_, Connection> {
        self.db.borrow()
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    /// Where the file is, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// False when the program that had the file last was killed, the power went,
    /// or it met with damage. Nothing acknowledged is lost by the first two; a
    /// [`Store::check`] is due.
    pub fn ended_cleanly_last_time(&self) -> bool {
        self.ended_cleanly
    }

    /// Reads. All reads of one call see the same state.
    pub fn read<T, E: From<Error>>(
        &self,
        look: impl FnOnce(&Read<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let seen = look(&Read::new(&self.db.borrow()));
        if seen.is_err() {
            self.revive();
        }
        seen
    }

    /// Writes, and signs for it: the journal's row and the change become durable
    /// together, or, when `act` fails, neither does. Returning is the
    /// acknowledgement; it comes after COMMIT.
    pub fn write<T, E: From<Error>>(
        &mut self,
        entry: &Entry,
        act: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write_with(entry, None, act)
    }

    /// The same; whoever does it signs with their own key, where a pen is given.
    pub fn write_with<T, E: From<Error>>(
        &mut self,
        entry: &Entry,
        pen: Option<&Pen>,
        act: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.sound()?;
        let made = self.attempt(entry, pen, act);
        if made.is_err() {
            self.revive();
        }
        made
    }

    fn attempt<T, E: From<Error>>(
        &mut self,
        entry: &Entry,
        pen: Option<&Pen>,
        act: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let db = self.db.get_mut();
        let change = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from)?;
        let number = journal::append(&change, entry)?;
        let mut write = Write::new(&change, entry, number);
        let made = act(&mut write)?;
        let sealed = write.seal()?;
        if let (Some(pen), Some(sealed)) = (pen, sealed) {
            signature::put(&change, number, pen, &sealed)?;
        }
        let committed = change.commit().map_err(Error::from);
        self.note(committed)?;
        Ok(made)
    }

    /// A commit the disk failed under is the last one.
    fn note(&mut self, committed: Result<()>) -> Result<()> {
        if matches!(committed, Err(Error::Io { .. })) {
            self.state = State::Failed;
        }
        committed
    }

    /// Brings the index of words up to what was typed. For quiet moments, and
    /// before a search; nobody signs for it, since it changes no word.
    pub fn index(&mut self) -> Result<()> {
        self.sound()?;
        let done = self.catch_up();
        if done.is_err() {
            self.revive();
        }
        done
    }

    fn catch_up(&mut self) -> Result<()> {
        let db = self.db.get_mut();
        if search::behind(db)?.is_empty() {
            return Ok(());
        }
        let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        search::behind(&change)?.iter().try_for_each(|story| search::enter(&change, story))?;
        let committed = change.commit().map_err(Error::from);
        self.note(committed)
    }

    /// Counts the placeholders of stories that are not counted, of at most so many.
    /// Before a list; nobody signs for it, since it changes no word.
    pub fn count_placeholders(&mut self, words: &Placeholders, most: u32) -> Result<()> {
        self.sound()?;
        let done = self.count_some(words, most);
        if done.is_err() {
            self.revive();
        }
        done
    }

    fn count_some(&mut self, words: &Placeholders, most: u32) -> Result<()> {
        let db = self.db.get_mut();
        if story::uncounted(db, 1)?.is_empty() {
            return Ok(());
        }
        let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        story::count_some(&change, words, most)?;
        let committed = change.commit().map_err(Error::from);
        self.note(committed)
    }

    /// SQLCipher ends a connection at the first page that fails its proof. One
    /// bad page must not cost the sound ones: where that has happened the next
    /// question gets a new connection.
    fn revive(&self) {
        if engine::is_alive(&self.db.borrow()) {
            return;
        }
        self.damage_seen.set(true);
        // Where not even a new one can be had, the old one goes on saying so.
        if let (Ok(db), Ok(mut place)) =
            (engine::connect(&self.path, &self.key, Role::Writer), self.db.try_borrow_mut())
        {
            *place = db;
        }
    }

    /// After a failed sync the system may forget what it did not write, and say
    /// that a second try succeeded. So nothing is put behind what failed: all that
    /// was committed before moves into the file, and a new log is begun. Until the
    /// disk does that much, nothing more is written.
    fn sound(&mut self) -> Result<()> {
        if self.state != State::Failed {
            return Ok(());
        }
        let moved = self
            .db
            .get_mut()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.get::<_, i64>("busy")? == 0));
        match moved {
            Ok(true) => {
                self.state = State::Sound;
                Ok(())
            }
            Ok(false) | Err(_) => Err(Error::Io {
                what: "The disk failed during an earlier save, so nothing more is written".to_owned(),
                why: "check the disk; saving goes on by itself once it works again".to_owned(),
            }),
        }
    }

    /// Moves what was committed from the log into the file, as far as nobody
    /// waits. For quiet moments; no commit pays for it.
    pub fn checkpoint(&self) -> Result<()> {
        Ok(self.db.borrow().query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    /// A full check of what is on the disk, to be run on any thread while this
    /// one goes on working.
    pub fn check(&self) -> Check {
        Check::new(self.path.clone(), self.key.clone())
    }

    /// Runs [`Store::check`] here and now; an empty list means all is well.
    pub fn check_all(&self) -> Result<Vec<crate::Damage>> {
        self.check().run()
    }

    /// Ends the work and marks the file as properly closed. Dropping does the
    /// same, but cannot tell when it fails.
    pub fn close(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        if self.state != State::Sound {
            return Ok(());
        }
        self.state = State::Closed;
        if self.damage_seen.get() {
            return Ok(());
        }
        mark::close(self.db.get_mut())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // A mark that could not be set reads as an unclean end, which is right.
        let _ = self.end();
    }
}
