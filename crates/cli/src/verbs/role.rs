//! Dated desk roles: who may do what, where, from when to when.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::{Ended, Trouble};
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Serialize;
use stet_api::cases::{desks, people};
use stet_api::wire::{Code, Empty, EndRole, Failure, GiveRole, PeopleView, RevokeRole, RoleView};

const RECORD: &str = "With --json: id, person, function, desk, beat, from, to, now, standing (held, acting, cover), stands_for, revoked.";

/// Roles on desks, from a day to a day
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  stet role give \"Bo Lindqvist\" deputy-chief Coast --to 2026-05-20\n  stet role list --on 2026-05-21"
)]
pub(crate) struct Role {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Give somebody a role, from today unless --from says otherwise
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet role give \"Bo Lindqvist\" deputy-chief Coast --to 2026-05-20"))]
    Give {
        #[command(flatten)]
        held: Held,
        /// A beat or region within the desk
        #[arg(long)]
        beat: Option<String>,
        /// The first day
        #[arg(long, value_name = "DATE", value_parser = day)]
        from: Option<Date>,
        /// The last day
        #[arg(long, value_name = "DATE", value_parser = day)]
        to: Option<Date>,
        /// Until somebody is appointed; printed as “acting”
        #[arg(long, conflicts_with = "cover")]
        acting: bool,
        /// While somebody is away; never printed
        #[arg(long)]
        cover: bool,
        /// In whose place, by name or id
        #[arg(long = "for", value_name = "PERSON")]
        stands_for: Option<String>,
    },
    /// Take back a role that was given by mistake: it never held
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet role revoke \"Bo Lindqvist\" editor Coast --why \"meant Bo Lund\""))]
    Revoke {
        #[command(flatten)]
        held: Held,
        /// Why; the journal keeps it
        #[arg(long)]
        why: String,
    },
    /// End a role
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet role end \"Bo Lindqvist\" deputy-chief Coast --on 2026-05-20"))]
    End {
        #[command(flatten)]
        held: Held,
        /// Its last day [else yesterday, so that it no longer holds]
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<Date>,
    },
    /// List the roles: all of them, or those that hold on a day
    #[command(after_help = format!("{RECORD} (An array.)\n\nExample:\n  stet role list --on 2026-05-21"))]
    List {
        /// Only those that hold on this day
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<Date>,
    },
}

#[derive(Args, Debug)]
struct Held {
    /// Who, by name or id
    person: String,
    /// As what
    #[arg(value_parser = PossibleValuesParser::new(desks::functions()))]
    function: String,
    /// On which desk, by name or id
    desk: String,
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write it as 2026-05-14".to_owned())
}

/// A role as scripts read it.
#[derive(Debug, Serialize)]
pub(super) struct RoleRecord {
    id: String,
    person: String,
    function: String,
    desk: String,
    beat: String,
    from: Option<String>,
    to: Option<String>,
    now: bool,
    standing: String,
    stands_for: Option<String>,
    revoked: bool,
}

impl From<RoleView> for RoleRecord {
    fn from(role: RoleView) -> Self {
        Self {
            id: role.id,
            person: role.person.name,
            function: role.function,
            desk: role.desk.name,
            beat: role.beat,
            from: role.from,
            to: role.to,
            now: role.now,
            standing: role.standing,
            stands_for: role.stands_for.map(|person| person.name),
            revoked: role.revoked,
        }
    }
}

impl Role {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        match self.verb {
            Verb::Give { held, beat, from, to, acting, cover, stands_for } => {
                let text = |day: Option<Date>| day.map(|day| day.to_string());
                let request = GiveRole {
                    person: held.person,
                    function: held.function,
                    desk: held.desk,
                    beat: beat.unwrap_or_default(),
                    from: text(from),
                    to: text(to),
                    standing: acting.then_some("acting").or(cover.then_some("cover")).map(str::to_owned),
                    stands_for,
                };
                give(desk, request)
            }
            Verb::End { held, on } => {
                let role = one(desk, &held)?;
                let request = EndRole { role: role.clone(), on: on.map(|day| day.to_string()) };
                let after = desks::end_role(&mut desk.session, request)?;
                changed(desk, after, &role)
            }
            Verb::Revoke { held, why } => {
                let role = one(desk, &held)?;
                let request = RevokeRole { role: role.clone(), why };
                let after = desks::revoke_role(&mut desk.session, request)?;
                changed(desk, after, &role)
            }
            Verb::List { on } => {
                let view = people::view(&mut desk.session, Empty {})?;
                let roles: Vec<RoleRecord> =
                    all(view).filter(|role| on.is_none_or(|on| holds(role, on))).map(Into::into).collect();
                desk.out.result(&roles, || table(&roles))
            }
        }
    }
}

fn give(desk: &mut Desk, request: GiveRole) -> Ended {
    let before: Vec<String> = all(people::view(&mut desk.session, Empty {})?).map(|role| role.id).collect();
    let after = desks::give_role(&mut desk.session, request)?;
    let new = all(after).find(|role| !before.contains(&role.id)).ok_or_else(super::person::unseen)?;
    tell(desk, new)
}

/// The one role that was named.
fn one(desk: &mut Desk, held: &Held) -> Result<String, Trouble> {
    let view = people::view(&mut desk.session, Empty {})?;
    let fits: Vec<RoleView> = all(view).filter(|role| held.is(role) && !over(role)).collect();
    match fits.as_slice() {
        [role] => Ok(role.id.clone()),
        _ => Err(which(held, &fits)),
    }
}

fn changed(desk: &Desk, view: PeopleView, id: &str) -> Ended {
    tell(desk, all(view).find(|one| one.id == id).ok_or_else(super::person::unseen)?)
}

/// It has an end and does not hold today: ended, or never more than planned.
fn over(role: &RoleView) -> bool {
    role.revoked
        || role.to.is_some()
            && !role.now
            && role.from.as_ref().zip(role.to.as_ref()).is_none_or(|(from, to)| from > to)
}

impl Held {
    fn is(&self, role: &RoleView) -> bool {
        let same = |given: &str, id: &str, name: &str| {
            given == id || given.trim().to_lowercase() == name.to_lowercase()
        };
        role.function == self.function
            && same(&self.person, &role.person.id, &role.person.name)
            && same(&self.desk, &role.desk.id, &role.desk.name)
    }
}

fn which(held: &Held, fits: &[RoleView]) -> Trouble {
    let Held { person, function, desk } = held;
    let (code, message) = if fits.is_empty() {
        (Code::NotFound, format!("{person} is not {function} of {desk}. See: stet role list"))
    } else {
        (
            Code::Ambiguous,
            format!(
                "{person} is {function} of {desk} more than once. End them in the window, or one at a time by beat."
            ),
        )
    };
    Trouble::Failed(Failure { code, message, refusal: None })
}

fn tell(desk: &Desk, role: RoleView) -> Ended {
    let record = RoleRecord::from(role);
    desk.out.result(&record, || {
        if record.revoked {
            return format!("{} never was {} of {}.\n", record.person, record.function, record.desk);
        }
        let (from, to) = (dated("from", record.from.as_deref()), dated("until", record.to.as_deref()));
        format!("{} is {} of {}{from}{to}.\n", record.person, shown(&record), record.desk)
    })
}

/// The function as it is had: "acting chief", "editor (cover for Ana Sousa)".
fn shown(role: &RoleRecord) -> String {
    let of = role.stands_for.as_ref().map(|name| format!(" for {name}")).unwrap_or_default();
    match role.standing.as_str() {
        "acting" => format!("acting {}{of}", role.function),
        "cover" => format!("{} (cover{of})", role.function),
        _ => role.function.clone(),
    }
}

fn dated(word: &str, day: Option<&str>) -> String {
    day.map(|day| format!(", {word} {day}")).unwrap_or_default()
}

fn all(view: PeopleView) -> impl Iterator<Item = RoleView> {
    view.people.into_iter().flat_map(|person| person.roles)
}

/// Days as text are in order as days are.
fn holds(role: &RoleView, on: Date) -> bool {
    let on = on.to_string();
    !role.revoked
        && role.from.as_ref().is_none_or(|from| *from <= on)
        && role.to.as_ref().is_none_or(|to| on <= *to)
}

/// Roles for people to read.
pub(super) fn table(roles: &[RoleRecord]) -> String {
    let mut table = Table::new(&["PERSON", "FUNCTION", "DESK", "BEAT", "FROM", "UNTIL", "NOW"]);
    for role in roles {
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        let now = if role.revoked {
            "revoked"
        } else if role.now {
            "yes"
        } else {
            ""
        };
        let cells = [
            role.person.clone(),
            shown(role),
            role.desk.clone(),
            role.beat.clone(),
            day(&role.from),
            day(&role.to),
            now.to_owned(),
        ];
        table.row(cells);
    }
    table.print("No roles. Next: stet role give PERSON FUNCTION DESK")
}
