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
    /// True when whoever sits here manages people and desks.
    pub can_manage: bool,
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
    /// Their last day, `YYYY-MM-DD`; none while they stay.
    pub left_on: Option<String>,
    /// True for who manages people and desks.
    pub manages: bool,
    /// When they are away, from today on.
    pub away: Vec<AwayView>,
    /// True when whoever sits here may say when they are away.
    pub can_set_away: bool,
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
    /// `held`, `acting` (printed as such) or `cover` (never printed).
    pub standing: String,
    /// In whose place.
    pub stands_for: Option<PersonRef>,
    /// True when it was given by mistake: it never held.
    pub revoked: bool,
}

/// Somebody who can approve, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AbleView {
    /// Their id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// In a few words: "deputy chief; Ana Sousa is away until 5 June".
    pub why: String,
    /// True when they are away themselves.
    pub away: bool,
}

/// Days on which a desk has nobody of its own who can approve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct GapView {
    /// The first, `YYYY-MM-DD`.
    pub from: String,
    /// The last; none when there is no end to it.
    pub to: Option<String>,
    /// True when somebody could, and everybody who could is away.
    pub everybody_away: bool,
}

/// A time in which somebody is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AwayView {
    /// Its id.
    pub id: String,
    /// Whose, by id.
    pub person: String,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last, included.
    pub to: String,
    /// What colleagues are told.
    pub note: String,
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
    /// The names of those who can approve on it now, in the order to ask.
    pub can_approve: Vec<String>,
    /// The same with the reasons.
    pub able: Vec<AbleView>,
    /// From today on, the days without anybody of its own who can.
    pub gaps: Vec<GapView>,
    /// The functions that whoever sits here may give on it.
    pub can_give: Vec<String>,
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
    /// `held`, `acting` or `cover`; none for held.
    pub standing: Option<String>,
    /// In whose place, by id or name.
    pub stands_for: Option<String>,
}

/// Take a role back that was given by mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RevokeRole {
    /// Which.
    pub role: String,
    /// Why; the journal keeps it.
    pub why: String,
}

/// Somebody leaves the newsroom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PersonLeaves {
    /// Who, by id or name.
    pub person: String,
    /// Their last day, `YYYY-MM-DD`; none for today.
    pub on: Option<String>,
}

/// Somebody by id or name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ByPerson {
    /// Who.
    pub person: String,
}

/// Let somebody manage people and desks, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetManager {
    /// Who, by id or name.
    pub person: String,
    /// May they?
    pub manages: bool,
}

/// Somebody will be away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveAway {
    /// Who, by id or name.
    pub person: String,
    /// The first day, `YYYY-MM-DD`; none for today.
    pub from: Option<String>,
    /// The last, included.
    pub to: String,
    /// What colleagues are told; may be empty.
    pub note: String,
}

/// Who can approve on a desk?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WhoCan {
    /// Which, by id or name.
    pub desk: String,
    /// On which day, `YYYY-MM-DD`; none for today.
    pub day: Option<String>,
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
