//! The newsroom as a whole, and who sits at this desk.

use super::{Code, Failure, SeatView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say, in either direction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Empty {}

/// A desk by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DeskRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A person by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PersonRef {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are, for a menu: "Chief, Coast"; empty without a role today.
    pub title: String,
}

/// The house before and after a newsroom is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct HouseState {
    /// The open newsroom; none at first run, or when it will not open.
    pub newsroom: Option<NewsroomView>,
    /// Why the newsroom file would not open.
    pub problem: Option<Failure>,
    /// The file a new newsroom would be kept in, for people to see.
    pub file: String,
}

/// The open newsroom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NewsroomView {
    /// Its name.
    pub name: String,
    /// Its file, for people to see.
    pub file: String,
    /// True in a newsroom of one.
    pub solo: bool,
    /// Its time zone, IANA.
    pub zone: String,
    /// Who sits here.
    pub me: Me,
    /// Whether they are let in, and who has a passphrase.
    pub seat: SeatView,
    /// Everyone, to choose who sits here.
    pub people: Vec<PersonRef>,
    /// Every desk.
    pub desks: Vec<DeskRef>,
    /// The words that stand for what is to come.
    pub placeholders: Vec<String>,
    /// The desk a new story goes to.
    pub default_desk: Option<String>,
    /// Things to know: a key kept in a file, an unclean end, damage found.
    pub notices: Vec<Notice>,
}

/// Who sits at this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Me {
    /// The person's id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their roles today, a line each: "Chief, Coast desk".
    pub roles: Vec<String>,
    /// The desks they hold a role on today.
    pub desks: Vec<String>,
}

/// Something to know, in a sentence or two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Notice {
    /// Names the notice, so that it can be put away: `key_file`, `recovered`, `no_copy`, `damage`.
    pub name: String,
    /// The sentence.
    pub text: String,
    /// True when it needs doing something about.
    pub urgent: bool,
}

/// What sort of newsroom to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum NewNewsroom {
    /// One person, one desk, self-approving.
    Solo,
    /// A newsroom with a first desk and its chief.
    Team,
    /// The fictional sample newsroom.
    Sample,
}

/// Make a newsroom file where `HouseState::file` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CreateNewsroom {
    /// What sort.
    pub kind: NewNewsroom,
    /// Its name; may be empty for the sample.
    pub name: String,
    /// The first person; may be empty for the sample.
    pub person: String,
    /// The first desk; empty for the newsroom's own name.
    pub desk: String,
    /// The time zone, IANA, as the machine has it; empty for UTC.
    pub zone: String,
    /// BCP 47 tag of the newsroom's language; empty for English.
    pub language: String,
}

/// Sit down as somebody else, who has no passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ActAs {
    /// The person's id.
    pub person: String,
}

/// What the window hears, after commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Event {
    /// Something was committed; lists may be stale.
    Changed {
        /// The story it was about, if one.
        story: Option<String>,
        /// The story's text now, where that was written to.
        seq: Option<u32>,
        /// The window that wrote it; empty where none did.
        window: String,
    },
    /// A long job moved on.
    Progress {
        /// Which job: `import` or `export`.
        job: String,
        /// Steps done.
        done: u32,
        /// Steps in all.
        total: u32,
    },
    /// A background check of the file found something.
    Problem {
        /// What kind.
        code: Code,
        /// What it found and what to do.
        message: String,
    },
}
