//! A newsroom in a folder of its own, and short ways to ask it for things.

use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use stet_api::wire::{Event, Failure};
use stet_api::{Chosen, Clock, House, Setup};
use stet_store::KeyRing;

pub(crate) struct Room {
    pub(crate) folder: tempfile::TempDir,
    house: House,
    heard: Arc<Mutex<Vec<Event>>>,
    runtime: tokio::runtime::Runtime,
}

pub(crate) const NOW: &str = "2026-05-14T12:00:00Z";

impl Room {
    pub(crate) fn empty() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    pub(crate) fn in_folder(folder: tempfile::TempDir) -> Self {
        Self::at(folder, NOW.parse().unwrap())
    }

    fn at(folder: tempfile::TempDir, now: jiff::Timestamp) -> Self {
        let setup = Setup {
            file: folder.path().join("room.stet"),
            keys: KeyRing::key_files(),
            clock: Clock::Fixed(now),
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&heard);
        let house = House::new(setup, Arc::new(move |event| ear.lock().unwrap().push(event)));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { folder, house, heard, runtime }
    }

    /// A newsroom of one: Mara Idowu, on her own.
    pub(crate) fn solo() -> Self {
        let room = Self::empty();
        let request = json!({"kind": "solo", "name": "Amber Coast", "person": "Mara Idowu", "desk": "", "zone": "Europe/Lisbon", "language": "en"});
        room.ask("create_newsroom", request);
        room
    }

    /// A newsroom with a desk: Ana Keita, chief of Coast; Mara Idowu, reporter.
    pub(crate) fn team() -> Self {
        let room = Self::empty();
        let request = json!({"kind": "team", "name": "Amber Coast", "person": "Ana Keita", "desk": "Coast", "zone": "Europe/Lisbon", "language": "en"});
        room.ask("create_newsroom", request);
        room.ask("add_person", json!({"name": "Mara Idowu"}));
        room.ask("give_role", json!({"person": "Mara Idowu", "function": "reporter", "desk": "Coast", "beat": "", "from": null, "to": null}));
        room
    }

    pub(crate) fn ask(&self, command: &str, request: Value) -> Value {
        self.tell(command, request, vec![]).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }

    /// The number of the text as whoever sits here has it before their eyes.
    pub(crate) fn seen(&self, story: &str) -> Value {
        self.tell("open_story", json!({"story": story}), vec![])
            .map_or(Value::Null, |view| view["seq"].clone())
    }

    pub(crate) fn refused(&self, command: &str, request: Value) -> Failure {
        match self.tell(command, request, vec![]) {
            Ok(reply) => panic!("{command} was not refused: {reply}"),
            Err(failure) => failure,
        }
    }

    pub(crate) fn tell(&self, command: &str, request: Value, chosen: Vec<PathBuf>) -> Result<Value, Failure> {
        self.runtime.block_on(self.house.call(command, request, Chosen(chosen)))
    }

    pub(crate) fn preview(&self, story: &str) -> String {
        String::from_utf8(self.runtime.block_on(self.house.preview_page(story)).unwrap()).unwrap()
    }

    pub(crate) fn preview_refused(&self, story: &str) -> Failure {
        self.runtime.block_on(self.house.preview_page(story)).unwrap_err()
    }

    /// Goes past the door, as a host does that knows the use cases.
    pub(crate) fn visit<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut stet_api::Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.runtime.block_on(self.house.visit(job))
    }

    /// What the window heard since this was last asked.
    pub(crate) fn heard(&self) -> Vec<Event> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }

    /// The file as it is found so many minutes later, after the program was cut off.
    pub(crate) fn later(self, minutes: i64) -> Self {
        let folder = self.left_behind();
        Self::at(folder, NOW.parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_mins(minutes))
    }

    /// The file as it is found at once after the program was cut off.
    pub(crate) fn cut_off(self) -> Self {
        self.later(0)
    }

    /// What is on the disk, without the program's having closed it.
    pub(crate) fn left_behind(&self) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(self.folder.path()).unwrap().map(Result::unwrap) {
            if !file.file_name().to_string_lossy().ends_with(".lock") {
                std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
            }
        }
        copy
    }

    /// Reads through a use case that the window has no command for.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&mut stet_api::Session) -> T) -> T {
        let copy = self.left_behind();
        let setup = Setup {
            file: copy.path().join("room.stet"),
            keys: KeyRing::key_files(),
            clock: Clock::Fixed(NOW.parse().unwrap()),
            seats: stet_core::newsroom::passphrase::Hardness::NONE,
        };
        look(&mut stet_api::Session::open(&setup).unwrap())
    }

    /// Closes the file and opens it again, as another day would.
    pub(crate) fn reopen(self) -> Self {
        self.runtime.block_on(self.house.close()).unwrap();
        let Self { folder, house, .. } = self;
        drop(house);
        Self::in_folder(folder)
    }

    /// Sits somebody down, by name.
    pub(crate) fn sit(&self, name: &str) {
        self.ask("act_as", json!({"person": name}));
    }

    /// Sits somebody down beside whoever sits here already, who goes on writing: two
    /// machines on one newsroom, as the file sees them.
    pub(crate) fn beside(&self, name: &str) {
        let people = self.ask("people", json!({}));
        let person = people["people"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
        let id = person["id"].as_str().unwrap().into();
        let sat = self.house.visit(move |session| {
            session.act_as(id);
            Ok(())
        });
        self.runtime.block_on(sat).unwrap();
    }

    /// Begins a story with one paragraph; gives its id.
    pub(crate) fn write(&self, headline: &str, words: &str) -> String {
        let story = self.ask("new_story", json!({"headline": headline, "desk": null}));
        let id = story["row"]["id"].as_str().unwrap().to_owned();
        self.type_in(&id, 1, words);
        id
    }

    /// Types one paragraph over the body.
    pub(crate) fn type_in(&self, story: &str, seq: u32, words: &str) -> Value {
        self.ask("type_text", typed(story, seq, words))
    }

    pub(crate) fn act(&self, act: &str, story: &str, note: &str) -> Value {
        self.ask("act", json!({"act": act, "story": story, "note": note, "seq": self.seen(story)}))
    }
}

pub(crate) fn typed(story: &str, seq: u32, words: &str) -> Value {
    let block =
        json!({"type": "paragraph", "attrs": {"id": "p1"}, "content": [{"type": "text", "text": words}]});
    json!({"story": story, "seq": seq, "furniture": null, "changed": [block], "order": ["p1"], "gone": []})
}
