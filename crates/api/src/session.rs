//! One open newsroom file, and who sits in front of it.

use crate::chance;
use crate::clock::{self, Clock};
use crate::due::DueCheck;
use crate::failure::Result;
use crate::wire::{Code, Event};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use stet_core::ids::{BlockId, PersonId, StoryId};
use stet_core::newsroom::passphrase::Hardness;
use stet_core::newsroom::{Lease, Standing};
use stet_core::text::{Moment, RevisionId};
use stet_store::{Entry, KeyHome, KeyRing, LEAVE, NewsroomRow, Read, Store, Write};

mod damage;
mod seat;
mod sight;

pub use seat::Proof;
pub(crate) use seat::{LOCKED, Seat};

/// How long somebody types before the text so far becomes a revision, at the next
/// pause.
const LONG: SignedDuration = SignedDuration::from_mins(10);

/// The most stories whose placeholders are counted before a list is shown; the
/// others wait for the next one, or a quiet moment.
const COUNTED_AT_ONCE: u32 = 200;

/// What a session needs from outside.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The newsroom file.
    pub file: PathBuf,
    /// Where keys are kept and looked for.
    pub keys: KeyRing,
    /// The time.
    pub clock: Clock,
    /// How hard it is to guess a passphrase that is set here.
    pub seats: Hardness,
}

impl Setup {
    /// The machine's clock and the system's keyring, where there is one.
    pub fn new(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), keys: KeyRing::from_env(), clock: Clock::Machine, seats: Hardness::USUAL }
    }
}

/// The open file, with everything a use case may ask of its surroundings.
pub struct Session {
    pub(crate) store: Store,
    pub(crate) newsroom: NewsroomRow,
    pub(crate) key_home: KeyHome,
    pub(crate) readings: BTreeMap<String, crate::cases::import::Waiting>,
    clock: Clock,
    me: PersonId,
    seat: Seat,
    pub(crate) hardness: Hardness,
    events: Vec<Event>,
    /// Something was written since the file was opened.
    written: bool,
    /// What was counted already.
    pub(crate) counted: crate::cases::figures::Counted,
    /// Stories this person typed into since their last revision, and since when.
    typed: BTreeMap<StoryId, Timestamp>,
    /// Stories that were opened for writing here.
    held: BTreeSet<StoryId>,
    /// The windows that wrote.
    windows: BTreeSet<String>,
}

impl Session {
    /// Opens the newsroom file, as its default person.
    pub fn open(setup: &Setup) -> Result<Self> {
        let (store, key_home) = setup.keys.open(&setup.file)?;
        Self::begin(store, key_home, setup)
    }

    pub(crate) fn begin(store: Store, key_home: KeyHome, setup: &Setup) -> Result<Self> {
        let newsroom = store.read(|read| read.newsroom().row())?;
        let me = newsroom.solo.clone().or_else(|| newsroom.default_person.clone()).unwrap_or_default();
        let today = clock::day(setup.clock.now(), &clock::zone(&newsroom.zone));
        let seat = Seat::found(&store, &me, today);
        Ok(Self {
            store,
            newsroom,
            key_home,
            readings: BTreeMap::new(),
            clock: setup.clock,
            me,
            seat,
            hardness: setup.seats,
            events: Vec::new(),
            written: false,
            counted: crate::cases::figures::Counted::default(),
            typed: BTreeMap::new(),
            held: BTreeSet::new(),
            windows: BTreeSet::new(),
        })
    }

    /// Closes the file properly.
    pub fn close(mut self) -> Result<()> {
        self.settle()?;
        Ok(self.store.close()?)
    }

    /// What is due before the file is closed.
    fn settle(&mut self) -> Result<()> {
        self.unattended(|session| {
            session.rise()?;
            session.give_all_up()?;
            crate::cases::paste::tidy(session)
        })?;
        Ok(self.store.checkpoint()?)
    }

    /// Closes the file properly; where something was written, a copy of it is kept
    /// beside it first. What keeps the copy from being made keeps nothing from being
    /// closed, and is told at the next start; a copy is made whatever could not be
    /// settled.
    pub(crate) fn retire(mut self) -> Result<()> {
        let settled = self.settle();
        let kept = if self.written { self.unattended(crate::cases::backup::keep_or_tell) } else { Ok(()) };
        let closed = self.store.close();
        settled?;
        kept?;
        Ok(closed?)
    }

    /// For quiet moments: long typing becomes a revision, what was typed can be
    /// searched for, and what was committed moves from the log into the file. A
    /// failure loses nothing, and the next commit meets it and tells.
    pub(crate) fn tidy(&mut self) {
        let long_ago = self.now() - LONG;
        self.unattended(|session| {
            let _ = session.name_all(|since| since <= long_ago);
            let _ = crate::cases::paste::tidy(session);
        });
        self.index();
        self.count_to_come();
        let _ = self.store.checkpoint();
    }

    /// Lets a search find what was typed. On a disk that takes nothing any more it
    /// finds the words of before, which is better than none.
    pub(crate) fn index(&mut self) {
        let _ = self.store.index();
    }

    /// Lets a list say how much is still to come in each story. Where that can't be
    /// kept now, those stories are listed without it.
    pub(crate) fn count_to_come(&mut self) {
        let words = self.newsroom.placeholders.clone();
        let _ = self.store.count_placeholders(&words, COUNTED_AT_ONCE);
    }

    /// Notes that this person typed into a story in that window, whose text has
    /// that number now; the other windows are told.
    pub(crate) fn typed(&mut self, story: &StoryId, seq: i64, window: &str) {
        self.typed_at(story, self.now());
        self.held.insert(story.clone());
        self.told(story, seq, window);
    }

    /// Notes that this person has typed into a story since then.
    pub(crate) fn typed_at(&mut self, story: &StoryId, since: Timestamp) {
        self.typed.entry(story.clone()).or_insert(since);
    }

    /// Adds to what is told of the last write which text it led to, and which
    /// window did it.
    pub(crate) fn told(&mut self, story: &StoryId, seq: i64, window: &str) {
        let story = Some(story.to_string());
        if let Some(Event::Changed { story: about, seq: text, window: by }) = self.events.last_mut()
            && *about == story
        {
            *text = u32::try_from(seq).ok();
            window.clone_into(by);
        }
    }

    /// Notes that a story is open for writing here.
    pub(crate) fn holds(&mut self, story: &StoryId) {
        self.held.insert(story.clone());
    }

    /// True when a story was opened for writing since the program began.
    pub(crate) fn is_held(&self, story: &StoryId) -> bool {
        self.held.contains(story)
    }

    /// A window's name, remembered as one of ours.
    pub(crate) fn window(&mut self, name: &str) -> String {
        let short: String = name.chars().take(64).collect();
        if !short.is_empty() {
            self.windows.insert(short.clone());
        }
        short
    }

    /// True for a window that wrote since the program began.
    pub(crate) fn has_window(&self, name: &str) -> bool {
        self.windows.contains(name)
    }

    /// What a lease means to whoever sits here.
    pub(crate) fn standing(&self, lease: &Lease) -> Standing {
        lease.standing(&self.me, &self.newsroom.device, self.now())
    }

    /// What was open for writing here is anybody's again.
    pub(crate) fn give_all_up(&mut self) -> Result<()> {
        let device = self.newsroom.device.clone();
        let open = self.read(|read| Ok(read.leases().on_device(&device)?))?;
        let ours: Vec<StoryId> =
            open.into_iter().map(|(story, _)| story).filter(|story| self.held.contains(story)).collect();
        for story in ours {
            self.write(LEAVE, Some(&story), "", |write| Ok(write.leases().end(&story)?))?;
        }
        Ok(())
    }

    /// Makes a story's text, as it stands, a revision of whoever sits here.
    pub(crate) fn pause(&mut self, story: &StoryId, why: &str) -> Result<RevisionId> {
        self.write("pause", Some(story), why, |write| Ok(write.revisions().make(story, Moment::Paused)?.0))
    }

    /// Makes what this person typed into a story a revision of theirs, if they did.
    pub(crate) fn name_typed(&mut self, story: &StoryId) -> Result<()> {
        if self.typed.remove(story).is_none() {
            return Ok(());
        }
        self.pause(story, "").map(drop)
    }

    /// Whoever sat here gets up: what they typed becomes revisions of theirs.
    pub(crate) fn rise(&mut self) -> Result<()> {
        self.name_all(|_| true)
    }

    fn name_all(&mut self, due: impl Fn(Timestamp) -> bool) -> Result<()> {
        let stories: Vec<StoryId> =
            self.typed.iter().filter(|(_, since)| due(**since)).map(|(story, _)| story.clone()).collect();
        stories.iter().try_for_each(|story| self.name_typed(story))
    }

    /// Acts as somebody else from here on, without making them the default. Asks
    /// nobody for a passphrase, and signs nothing for one who has one.
    pub fn act_as(&mut self, person: PersonId) {
        self.me = person;
    }

    /// Fixes or frees the clock.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Who acts.
    pub fn me(&self) -> &PersonId {
        &self.me
    }

    /// Now, in UTC.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The earliest it can be, in UTC; see [`Clock::surely`].
    pub(crate) fn surely(&self) -> Timestamp {
        self.clock.surely()
    }

    /// True when the machine's clock was seen to be moved.
    pub(crate) fn clock_moved(&self) -> bool {
        false
    }

    /// The newsroom's zone.
    pub(crate) fn zone(&self) -> TimeZone {
        clock::zone(&self.newsroom.zone)
    }

    /// Today, in the newsroom's zone.
    pub(crate) fn today(&self) -> Date {
        clock::day(self.now(), &self.zone())
    }

    /// True in a newsroom of one.
    pub(crate) fn solo(&self) -> bool {
        self.newsroom.solo.is_some()
    }

    /// A source of block ids. Ids are made ahead, because core asks for them in
    /// the middle of its work and cannot fail there.
    pub(crate) fn block_ids() -> Result<impl FnMut() -> BlockId> {
        let stem = chance::id()?;
        let mut next = 0_u32;
        Ok(move || {
            next += 1;
            BlockId::new(format!("{}{next:x}", stem.get(..10).unwrap_or(&stem)))
        })
    }

    /// Reads from the file.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.admit()?;
        self.store.read(look)
    }

    /// Writes, signing for it; the window is told once it is committed.
    pub(crate) fn write<T>(
        &mut self,
        what: &str,
        story: Option<&StoryId>,
        why: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        let made = self.sign(what, story, why, act)?;
        let story = story.map(StoryId::to_string);
        self.events.push(Event::Changed { story, seq: None, window: String::new() });
        Ok(made)
    }

    /// Writes what no screen shows, signing for it; nobody is told.
    pub(crate) fn write_unseen<T>(
        &mut self,
        what: &str,
        story: Option<&StoryId>,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        self.sign(what, story, "", act)
    }

    fn sign<T>(
        &mut self,
        what: &str,
        story: Option<&StoryId>,
        why: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        self.admit()?;
        let pen = self.pen_for(what)?;
        let entry = self.entry(what, story, why);
        self.written = true;
        let words = &self.newsroom.placeholders;
        let made: Result<T> = self.store.write_with(&entry, pen.as_ref(), |write| {
            let made = act(write)?;
            if let Some(story) = story {
                write.stories().count(story, words)?;
            }
            Ok(made)
        });
        if let (Err(failure), Some(story)) = (&made, story)
            && failure.code == Code::CannotOpen
        {
            self.clear_the_way(story);
        }
        made
    }

    fn entry(&self, what: &str, story: Option<&StoryId>, why: &str) -> Entry {
        Entry {
            who: self.me.clone(),
            device: self.newsroom.device.clone(),
            what: what.to_owned(),
            story: story.cloned(),
            why: why.to_owned(),
            at: self.now(),
        }
    }

    /// Notes that the newsroom itself is another than the windows know.
    pub(crate) fn note_changed(&mut self) {
        self.events.push(Event::Changed { story: None, seq: None, window: String::new() });
    }

    /// What happened since this was last asked.
    pub(crate) fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The full check that is owed after an unclean end.
    pub(crate) fn due_check(&self) -> Option<DueCheck> {
        (!self.store.ended_cleanly_last_time()).then(|| DueCheck(self.store.check()))
    }
}
