//! A newsroom of one person, for tests that stand outside the crate.
#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of it")]

use jiff::Timestamp;
use stet_core::ids::StoryId;
use stet_core::newsroom::{Kind, Legal, Person, Publication, Story, Workflow};
use stet_core::text::{Block, Document, Furniture, Inlines, Node};
use stet_store::{Entry, NewsroomRow, Result, Store};

pub fn newsroom(id: &str) -> NewsroomRow {
    NewsroomRow {
        id: id.into(),
        name: "The Harbour Post".into(),
        zone: "Europe/Lisbon".into(),
        solo: Some("ana".into()),
        default_desk: None,
        default_person: Some("ana".into()),
        base_url: String::new(),
        publisher: "The Harbour Post".into(),
        language: "en".into(),
        placeholders: stet_core::text::tk::Placeholders::default(),
        device: "desk-3".into(),
        created: Timestamp::UNIX_EPOCH,
    }
}

pub fn entry(what: &str) -> Entry {
    Entry {
        who: "ana".into(),
        device: "desk-3".into(),
        what: what.into(),
        story: None,
        why: String::new(),
        at: Timestamp::UNIX_EPOCH,
    }
}

/// Adds Ana, and so many stories of two paragraphs.
pub fn fill(store: &mut Store, stories: u32) -> Result<()> {
    store.write(&entry("begin"), |w| {
        w.people().insert(&Person::new("ana".into(), "Ana Sousa".into()))?;
        for n in 0..stories {
            let id = StoryId::new(format!("s{n}"));
            w.stories().insert(&story(&id))?;
            w.working().replace(&id, &text(&format!("The tender of lot {n} closed.")), 0)?;
        }
        Ok(())
    })
}

fn story(id: &StoryId) -> Story {
    Story {
        id: id.clone(),
        slug: format!("slug-{id}"),
        slugline: format!("LOT {id}"),
        desk: None,
        kind: Kind::News,
        credits: Vec::new(),
        dateline: String::new(),
        due: None,
        length: None,
        language: "en".into(),
        embargo: None,
        legal: Legal::None,
        facts: stet_core::newsroom::Facts::None,
        no_due: String::new(),
        no_length: String::new(),
        scheduled_at: None,
        priority: 4,
        urgency: 3,
        tags: Vec::new(),
        workflow: Workflow::Drafting,
        before: None,
        publication: Publication::Unpublished,
        sequence: 0,
        assignee: None,
        holder: None,
        created_by: "ana".into(),
        created_at: Timestamp::UNIX_EPOCH,
        released_at: None,
        shown: false,
        ordered: false,
    }
}

/// A headline and two paragraphs, the second of them given.
pub fn text(words: &str) -> Document {
    let paragraph =
        |id: &str, words: &str| Block { id: id.into(), node: Node::Paragraph(Inlines::plain(words)) };
    Document {
        furniture: Furniture { headline: "Lots and tenders".into(), ..Furniture::default() },
        blocks: vec![paragraph("a", "The port sold its lots on Monday."), paragraph("b", words)],
    }
}
