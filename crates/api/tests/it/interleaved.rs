//! The promise about words, under every order of things: two windows of one
//! person and one of somebody else type into one story, send, hear of each other
//! and take over, in any order. No word that was acknowledged is missing from
//! the story's text and the texts kept beside it.

use crate::room::Room;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Does {
    /// Types a new word into one of its paragraphs.
    Types { block: usize, place: usize },
    /// Types a new word into the headline.
    Heads,
    /// Begins a paragraph with a new word.
    Begins { place: usize },
    /// Takes out a paragraph it sees.
    TakesOut { block: usize },
    /// Sends what it has.
    Sends,
    /// Hears what the others wrote.
    Hears,
    /// Takes the writing over.
    TakesOver,
}

fn does() -> impl Strategy<Value = Does> {
    prop_oneof![
        6 => (0..6_usize, 0..9_usize).prop_map(|(block, place)| Does::Types { block, place }),
        1 => Just(Does::Heads),
        2 => (0..6_usize).prop_map(|place| Does::Begins { place }),
        1 => (0..6_usize).prop_map(|block| Does::TakesOut { block }),
        5 => Just(Does::Sends),
        2 => Just(Does::Hears),
        1 => Just(Does::TakesOver),
    ]
}

type Text = (String, Vec<(String, String)>);

/// One window with its own idea of the text.
struct Window {
    name: &'static str,
    person: &'static str,
    seq: u64,
    token: Value,
    kept: Value,
    known: Text,
    here: Text,
    /// Words typed here that were not acknowledged yet.
    unsent: BTreeSet<String>,
}

fn text_of(view: &Value) -> Text {
    let words = |block: &Value| block["content"][0]["text"].as_str().unwrap_or_default().to_owned();
    let block = |block: &Value| (block["attrs"]["id"].as_str().unwrap().to_owned(), words(block));
    let headline = view["furniture"]["headline"].as_str().unwrap().to_owned();
    (headline, view["blocks"].as_array().unwrap().iter().map(block).collect())
}

fn words_of((headline, blocks): &Text) -> BTreeSet<String> {
    let all = blocks.iter().map(|(_, words)| words.as_str()).chain([headline.as_str()]);
    all.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

impl Window {
    fn open(room: &Room, story: &str, name: &'static str, person: &'static str) -> Self {
        let mut window = Self {
            name,
            person,
            seq: 0,
            token: Value::Null,
            kept: Value::Null,
            known: Text::default(),
            here: Text::default(),
            unsent: BTreeSet::new(),
        };
        window.show(&room.ask("open_story", json!({"story": story})));
        window
    }

    fn show(&mut self, view: &Value) {
        self.known = text_of(view);
        self.here = self.known.clone();
        self.seq = view["seq"].as_u64().unwrap();
        self.kept = Value::Null;
        let mine = view["lease"]["mine"] == true;
        self.token = if mine { view["lease"]["token"].clone() } else { Value::Null };
    }

    fn dirty(&self) -> bool {
        self.here != self.known
    }

    /// Sends what differs, as the window's save loop does; the words that are safe now.
    fn send(&mut self, room: &Room, story: &str) -> BTreeSet<String> {
        if !self.dirty() {
            return BTreeSet::new();
        }
        let block = |(id, words): &(String, String)| {
            let content = if words.is_empty() { json!([]) } else { json!([{"type": "text", "text": words}]) };
            json!({"type": "paragraph", "attrs": {"id": id}, "content": content})
        };
        let changed: Vec<Value> =
            self.here.1.iter().filter(|one| !self.known.1.contains(one)).map(block).collect();
        let order: Vec<&String> = self.here.1.iter().map(|(id, _)| id).collect();
        let gone: Vec<&String> =
            self.known.1.iter().map(|(id, _)| id).filter(|id| !order.contains(id)).collect();
        let head = json!({"headline": self.here.0, "short_headline": "", "standfirst": []});
        let furniture = if self.here.0 == self.known.0 { Value::Null } else { head };
        let request = json!({
            "story": story, "seq": self.seq, "furniture": furniture, "changed": changed, "order": order,
            "gone": gone, "window": self.name, "token": self.token, "kept": self.kept,
        });
        let saved = room.ask("type_text", request);
        if saved["kept"].is_null() {
            self.token = saved["token"].clone();
        }
        let elsewhere = saved["met"] == true || !saved["kept"].is_null();
        if elsewhere {
            self.show(&room.ask("open_story", json!({"story": story})));
        } else {
            self.seq = saved["seq"].as_u64().unwrap();
            self.known = self.here.clone();
        }
        std::mem::take(&mut self.unsent)
    }
}

struct Story {
    room: Room,
    id: String,
    windows: Vec<Window>,
    next: usize,
    acknowledged: BTreeSet<String>,
    /// Words somebody saw and took out.
    taken_out: BTreeSet<String>,
}

impl Story {
    fn begin() -> Self {
        let room = Room::team();
        let role = json!({"person": "Mara Idowu", "function": "editor", "desk": "Coast", "beat": "", "from": null, "to": null});
        room.ask("give_role", role);
        room.beside("Mara Idowu");
        let id = room.write("Ferry", "The tender closed on Monday and two ships sail.");
        room.act("file", &id, "");
        room.beside("Ana Keita");
        let windows = [("w1", "Ana Keita"), ("w2", "Ana Keita"), ("w3", "Mara Idowu")];
        let windows = windows.map(|(name, person)| Window::open(&room, &id, name, person)).into();
        Self { room, id, windows, next: 0, acknowledged: BTreeSet::new(), taken_out: BTreeSet::new() }
    }

    fn word(&mut self) -> String {
        self.next += 1;
        format!("word{}x", self.next)
    }

    fn step(&mut self, who: usize, does: &Does) {
        let word = self.word();
        let Self { room, id, windows, .. } = self;
        let window = &mut windows[who];
        room.beside(window.person);
        let there = window.here.1.len();
        match does {
            Does::Types { block, place } if there > 0 => {
                let words = &mut window.here.1[block % there].1;
                let mut split: Vec<&str> = words.split_whitespace().collect();
                split.insert(place % (split.len() + 1), &word);
                *words = split.join(" ");
                window.unsent.insert(word);
            }
            Does::Heads => {
                window.here.0 = format!("{} {word}", window.here.0);
                window.unsent.insert(word);
            }
            Does::Begins { place } | Does::Types { place, .. } => {
                window.here.1.insert(place % (there + 1), (format!("b{word}"), word.clone()));
                window.unsent.insert(word);
            }
            Does::TakesOut { block } if there > 1 => {
                let (_, words) = window.here.1.remove(block % there);
                for word in words.split_whitespace() {
                    window.unsent.remove(word);
                    self.taken_out.insert(word.to_owned());
                }
            }
            Does::TakesOut { .. } => {}
            Does::Sends => self.acknowledged.extend(window.send(room, id)),
            Does::Hears if !window.dirty() => window.show(&room.ask("open_story", json!({"story": id}))),
            Does::Hears => {}
            Does::TakesOver => {
                self.acknowledged.extend(window.send(room, id));
                window.show(&room.ask("take_over", json!({"story": id, "note": "", "window": window.name})));
            }
        }
    }

    /// Every word of the story's text and of the texts beside it.
    fn kept(&self) -> BTreeSet<String> {
        let view = self.room.ask("open_story", json!({"story": self.id}));
        let mut words = words_of(&text_of(&view));
        let revisions: Vec<String> = view["siblings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["revision"].as_str().unwrap().to_owned())
            .collect();
        if revisions.is_empty() {
            return words;
        }
        words.extend(self.room.read(|session| {
            let print = |revision: &String| {
                let request =
                    stet_api::wire::ShowStory { story: self.id.clone(), revision: Some(revision.clone()) };
                stet_api::cases::show::print(session, request, stet_api::wire::Print::Text).unwrap().words
            };
            let texts: Vec<String> = revisions.iter().map(print).collect();
            texts.iter().flat_map(|text| text.split_whitespace().map(str::to_owned)).collect::<Vec<_>>()
        }));
        words
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let kept = self.kept();
        let missing: Vec<&String> = self
            .acknowledged
            .iter()
            .filter(|word| !kept.contains(*word) && !self.taken_out.contains(*word))
            .collect();
        prop_assert!(missing.is_empty(), "lost: {missing:?} of {}", self.acknowledged.len());
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]
    #[test]
    fn no_acknowledged_word_is_ever_missing(steps in prop::collection::vec((0..3_usize, does()), 1..40)) {
        let mut story = Story::begin();
        for (who, does) in &steps {
            story.step(*who, does);
        }
        for who in 0..3 {
            story.step(who, &Does::Sends);
        }
        story.check()?;
    }
}
