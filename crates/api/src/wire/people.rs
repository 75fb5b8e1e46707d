//! People, authors and desks.

use super::{DeskRef, PersonRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An author by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AuthorRef {
    /// Their id.
    pub id: String,
    /// Their name as printed.
    pub name: String,
}

/// Everything under People and desks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PeopleView {
    /// Reader-facing names, by name.
    pub authors: Vec<AuthorView>,
    /// Those who work here, by name.
    pub people: Vec<PersonView>,
    /// The desks, by name.
    pub desks: Vec<DeskView>,
}

/// An author in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AuthorView {
    /// Their id.
    pub id: String,
    /// Their name as printed.
    pub name: String,
    /// The person behind the name.
    pub person: Option<PersonRef>,
    /// One or two sentences, plain text.
    pub short_bio: String,
    /// The author page's text, plain.
    pub long_bio: String,
    /// Address of the portrait inside the window; none without one.
    pub photo: Option<String>,
    /// The day the bio was last confirmed, `YYYY-MM-DD`.
    pub confirmed: Option<String>,
    /// The title that would be printed today.
    pub title_today: Option<String>,
    /// How many stories credit them.
    pub used_in: u32,
    /// The newest of those stories, at most five.
    pub recent: Vec<super::Hit>,
}

/// Someone who works here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PersonView {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// False once they have left.
    pub active: bool,
    /// Every role they hold, held or will hold.
    pub roles: Vec<RoleView>,
}

/// One dated role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RoleView {
    /// Its id.
    pub id: String,
    /// Who.
    pub person: PersonRef,
    /// Where.
    pub desk: DeskRef,
    /// As what: `chief`, `deputy-chief`, `editor`, `sub`, `legal`, `reporter`, `contributor`.
    pub function: String,
    /// Beat or region; empty for the whole desk.
    pub beat: String,
    /// First day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day, included.
    pub to: Option<String>,
    /// True when it holds today.
    pub now: bool,
}

/// A desk in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DeskView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// True where one person may approve their own copy with a reason.
    pub solo_approval: bool,
    /// Its roles, highest first.
    pub roles: Vec<RoleView>,
    /// The names of those who can approve on it now.
    pub can_approve: Vec<String>,
    /// Stories on it that are not live or spiked.
    pub stories: u32,
}

/// Make an author, or change one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveAuthor {
    /// Which; none for a new one.
    pub id: Option<String>,
    /// The name as printed.
    pub name: String,
    /// Plain text.
    pub short_bio: String,
    /// Plain text.
    pub long_bio: String,
    /// The person behind the name.
    pub person: Option<String>,
    /// True to confirm the bio as of today.
    pub confirm: bool,
}

/// Take on a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AddPerson {
    /// Their name.
    pub name: String,
}

/// Open a desk, or change one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AddDesk {
    /// Which; none for a new one.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// May one person approve their own copy here?
    pub solo_approval: bool,
}

/// Give somebody a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct GiveRole {
    /// Who, by id or name.
    pub person: String,
    /// As what.
    pub function: String,
    /// Where, by id or name.
    pub desk: String,
    /// Beat or region.
    pub beat: String,
    /// First day; none for today.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

/// End a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct EndRole {
    /// Which.
    pub role: String,
    /// Its last day; none for yesterday, so that it no longer holds today.
    pub on: Option<String>,
}
