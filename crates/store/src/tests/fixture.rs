//! A newsroom small enough to be seen whole: Ana writes, Ben edits, one desk.

use crate::{Edit, Entry, Error, Key, NewsroomRow, Saved, Store, Write};
use jiff::Timestamp;
use stet_core::ids::{BlockId, StoryId};
use stet_core::newsroom::{
    Author, Credit, CreditRole, Desk, Kind, Legal, Person, Printed, Publication, SignFunction, SignOff,
    Story, Workflow,
};
use stet_core::text::{Block, Document, Furniture, Inlines, Node};
use tempfile::TempDir;

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_780_000_000 + second).unwrap()
}

pub(super) fn newsroom() -> NewsroomRow {
    NewsroomRow {
        id: "room-1".into(),
        name: "The Harbour Post".into(),
        zone: "Europe/Lisbon".into(),
        solo: None,
        default_desk: Some("coast".into()),
        default_person: Some("ana".into()),
        base_url: "https://harbour.example/".into(),
        publisher: "The Harbour Post".into(),
        language: "en".into(),
        placeholders: stet_core::text::tk::Placeholders::default(),
        device: "desk-3".into(),
        created: at(0),
    }
}

pub(super) fn entry(who: &str, what: &str) -> Entry {
    Entry {
        who: who.into(),
        device: "desk-3".into(),
        what: what.into(),
        story: Some("s1".into()),
        why: String::new(),
        at: at(10),
    }
}

pub(super) fn story(id: &str) -> Story {
    Story {
        id: id.into(),
        slug: format!("slug-{id}"),
        slugline: format!("FERRY {id}"),
        desk: Some("coast".into()),
        kind: Kind::News,
        credits: vec![Credit { author: "mara".into(), role: CreditRole::Writer }],
        dateline: "Port Amity".into(),
        due: Some(at(3600)),
        length: Some(600),
        language: "en".into(),
        embargo: None,
        legal: Legal::None,
        facts: stet_core::newsroom::Facts::None,
        no_due: String::new(),
        no_length: String::new(),
        scheduled_at: None,
        priority: 4,
        urgency: 3,
        tags: vec!["ports".into(), "contracts \u{1f6a2}".into()],
        workflow: Workflow::Drafting,
        before: None,
        publication: Publication::Unpublished,
        sequence: 0,
        assignee: Some("ana".into()),
        holder: None,
        created_by: "ana".into(),
        created_at: Timestamp::from_nanosecond(1_780_000_000_123_456_789).unwrap(),
        released_at: None,
        shown: false,
        ordered: false,
    }
}

pub(super) fn paragraph(id: &str, words: &str) -> Block {
    Block { id: id.into(), node: Node::Paragraph(Inlines::plain(words)) }
}

pub(super) fn document(headline: &str, paragraphs: &[(&str, &str)]) -> Document {
    Document {
        furniture: Furniture { headline: headline.into(), ..Furniture::default() },
        blocks: paragraphs.iter().map(|(id, words)| paragraph(id, words)).collect(),
    }
}

/// The newsroom with its people and one story of two paragraphs, open, and the
/// folder and key it is kept with.
pub(super) struct Room {
    pub(super) store: Store,
    pub(super) key: Key,
    pub(super) folder: TempDir,
}

impl Room {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::random().unwrap();
        let mut store = Store::create(&folder.path().join("room.stet"), &key, &newsroom()).unwrap();
        store.write(&entry("ana", "begin"), people).unwrap();
        store.write(&entry("ana", "new"), |w| add(w, "s1")).unwrap();
        Self { store, key, folder }
    }

    pub(super) fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("room.stet")
    }

    pub(super) fn write<T>(
        &mut self,
        who: &str,
        what: &str,
        act: impl FnOnce(&mut Write<'_>) -> crate::Result<T>,
    ) -> crate::Result<T> {
        self.store.write(&entry(who, what), act)
    }

    pub(super) fn save(
        &mut self,
        who: &str,
        changed: &[Block],
        order: &[&str],
        gone: &[&str],
        expected_seq: i64,
    ) -> crate::Result<Saved> {
        let order: Vec<BlockId> = order.iter().map(|id| BlockId::from(*id)).collect();
        let gone: Vec<BlockId> = gone.iter().map(|id| BlockId::from(*id)).collect();
        self.write(who, crate::TYPE, |w| {
            w.working()
                .save(&s1(), &Edit { furniture: None, changed, order: &order, gone: &gone, expected_seq })
        })
    }

    pub(super) fn text(&self) -> Document {
        self.store.read(|r| r.working().load(&s1())).unwrap().document
    }

    /// Closes the file and opens it again.
    pub(super) fn reopened(self) -> Self {
        let Self { store, key, folder } = self;
        store.close().unwrap();
        let store = Store::open(&folder.path().join("room.stet"), &key).unwrap();
        Self { store, key, folder }
    }
}

pub(super) fn s1() -> StoryId {
    "s1".into()
}

pub(super) fn people(w: &mut Write<'_>) -> Result<(), Error> {
    for (id, name) in [("ana", "Ana Sousa"), ("ben", "Ben Okafor")] {
        w.people().insert(&Person::new(id.into(), name.into()))?;
    }
    w.desks().insert(&Desk { id: "coast".into(), name: "Coast".into(), solo_approval: false })?;
    w.authors().insert(&Author {
        id: "mara".into(),
        name: "Mara Idowu".into(),
        person: Some("ana".into()),
        ..Author::default()
    })
}

pub(super) fn add(w: &mut Write<'_>, id: &str) -> Result<(), Error> {
    w.stories().insert(&story(id))?;
    let words = document(
        "Ferry contract goes to island bidder",
        &[("a", "The tender closed on Monday."), ("b", "Two ships sail.")],
    );
    w.working().replace(&id.into(), &words, 0).map(|_| ())
}

/// An approval of these words, for the desk.
pub(super) fn approval(
    by: &str,
    seconds: i64,
    text: stet_core::text::Hash,
    blocks: Vec<stet_core::text::Hash>,
) -> SignOff {
    let printed = Printed::of(&story("s1"), &[], None);
    SignOff {
        by: by.into(),
        at: at(seconds),
        function: SignFunction::Chief,
        text,
        record: Some(printed.hash()),
        printed: Some(printed),
        blocks,
        revision: None,
        solo_reason: String::new(),
        waived: vec![],
    }
}
