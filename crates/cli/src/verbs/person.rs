//! Those who work here.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::{Ended, Trouble};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Serialize;
use stet_api::cases::{away, people};
use stet_api::wire::{
    AddPerson, AwayView, ById, ByPerson, Code, Empty, Failure, PeopleView, PersonLeaves, PersonView,
    RoleView, SaveAway, SetManager,
};

/// People: those who write, file and approve
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  stet person add \"Lin Weiss\"\n  stet person list")]
pub(crate) struct Person {
    #[command(subcommand)]
    verb: PersonVerb,
}

const RECORD: &str = "With --json: id, name, active, left_on, manages, away (id, from, to, note), roles (as in stet role list).";

#[derive(Debug, Subcommand)]
enum PersonVerb {
    /// Take somebody on
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet person add \"Lin Weiss\""))]
    Add {
        /// Their name
        name: String,
    },
    /// Somebody leaves: their roles end that day, everything of theirs stays
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet person leaves \"Lin Weiss\" --on 2026-05-31"))]
    Leaves {
        /// Who, by name or id
        name: String,
        /// Their last day [else today]
        #[arg(long, value_name = "DATE", value_parser = super::role::day)]
        on: Option<Date>,
    },
    /// Somebody who left comes back; give them roles anew
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet person returns \"Lin Weiss\""))]
    Returns {
        /// Who, by name or id
        name: String,
    },
    /// Let somebody manage people and desks, or with --end no longer
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet person manages \"Lin Weiss\""))]
    Manages {
        /// Who, by name or id
        name: String,
        /// No longer
        #[arg(long)]
        end: bool,
    },
    /// Somebody will be away; they keep their rights and are asked last
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet person away \"Lin Weiss\" --to 2026-06-05 --note \"on leave\""))]
    Away {
        /// Who, by name or id
        name: String,
        /// The first day [else today]
        #[arg(long, value_name = "DATE", value_parser = super::role::day)]
        from: Option<Date>,
        /// The last day
        #[arg(long, value_name = "DATE", value_parser = super::role::day)]
        to: Date,
        /// What colleagues are told
        #[arg(long)]
        note: Option<String>,
    },
    /// They are here after all: takes back every time away from today on
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet person here \"Lin Weiss\""))]
    Here {
        /// Who, by name or id
        name: String,
    },
    /// List everybody
    #[command(
        after_help = "With --json: an array of id, name, active, left_on, manages, away (id, from, to, note), roles (as in stet role list).\n\nExample:\n  stet person list"
    )]
    List,
}

#[derive(Debug, Serialize)]
struct PersonRecord {
    id: String,
    name: String,
    active: bool,
    left_on: Option<String>,
    manages: bool,
    away: Vec<AwayRecord>,
    roles: Vec<super::role::RoleRecord>,
}

#[derive(Debug, Serialize)]
struct AwayRecord {
    id: String,
    from: String,
    to: String,
    note: String,
}

impl From<PersonView> for PersonRecord {
    fn from(person: PersonView) -> Self {
        Self {
            id: person.id,
            name: person.name,
            active: person.active,
            left_on: person.left_on,
            manages: person.manages,
            away: person.away.into_iter().map(AwayRecord::from).collect(),
            roles: person.roles.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<AwayView> for AwayRecord {
    fn from(away: AwayView) -> Self {
        Self { id: away.id, from: away.from, to: away.to, note: away.note }
    }
}

impl Person {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        match self.verb {
            PersonVerb::Add { name } => add(desk, name),
            PersonVerb::Leaves { name, on } => {
                let request = PersonLeaves { person: name.clone(), on: on.map(|day| day.to_string()) };
                let after = people::leave(&mut desk.session, request)?;
                tell(desk, after, &name, |one| {
                    let on = one.left_on.as_deref().unwrap_or_default();
                    format!("{}\u{2019}s last day is {on}. Everything of theirs stays.\n", one.name)
                })
            }
            PersonVerb::Returns { name } => {
                let after = people::return_to_work(&mut desk.session, ByPerson { person: name.clone() })?;
                tell(desk, after, &name, |one| {
                    format!("{0} works here again. Next: stet role give \"{0}\" reporter DESK\n", one.name)
                })
            }
            PersonVerb::Manages { name, end } => {
                let request = SetManager { person: name.clone(), manages: !end };
                let after = people::set_manager(&mut desk.session, request)?;
                tell(desk, after, &name, |one| match one.manages {
                    true => format!("{} manages people and desks now.\n", one.name),
                    false => format!("{} no longer manages people and desks.\n", one.name),
                })
            }
            PersonVerb::Away { name, from, to, note } => {
                let request = SaveAway {
                    person: name.clone(),
                    from: from.map(|day| day.to_string()),
                    to: to.to_string(),
                    note: note.unwrap_or_default(),
                };
                let after = away::save(&mut desk.session, request)?;
                tell(desk, after, &name, |one| format!("{} is away until {to}.\n", one.name))
            }
            PersonVerb::Here { name } => here(desk, &name),
            PersonVerb::List => list(desk),
        }
    }
}

fn add(desk: &mut Desk, name: String) -> Ended {
    let before = people::view(&mut desk.session, Empty {})?.people;
    let after = people::add_person(&mut desk.session, AddPerson { name })?.people;
    let new = after
        .into_iter()
        .find(|person| before.iter().all(|known| known.id != person.id))
        .ok_or_else(unseen)?;
    let record = PersonRecord::from(new);
    desk.out.result(&record, || {
        format!("{0} works here now. Next: stet role give \"{0}\" reporter DESK\n", record.name)
    })
}

fn here(desk: &mut Desk, name: &str) -> Ended {
    let mut view = people::view(&mut desk.session, Empty {})?;
    for away in named(&view, name)?.away.clone() {
        view = away::remove(&mut desk.session, ById { id: away.id })?;
    }
    tell(desk, view, name, |one| format!("{} is not away.\n", one.name))
}

/// Somebody by name or id.
fn named<'v>(view: &'v PeopleView, given: &str) -> Result<&'v PersonView, Trouble> {
    let same = |one: &&PersonView| one.id == given || one.name.to_lowercase() == given.trim().to_lowercase();
    view.people.iter().find(same).ok_or_else(|| {
        let message = format!("Nobody called \u{201c}{given}\u{201d} works here. See: stet person list");
        Trouble::Failed(Failure { code: Code::NotFound, message, refusal: None })
    })
}

fn tell(desk: &Desk, view: PeopleView, given: &str, say: impl FnOnce(&PersonRecord) -> String) -> Ended {
    let record = PersonRecord::from(named(&view, given)?.clone());
    desk.out.result(&record, || say(&record))
}

fn list(desk: &mut Desk) -> Ended {
    let people = people::view(&mut desk.session, Empty {})?.people;
    let mut table = Table::new(&["PERSON", "NAME", "ROLES TODAY", "NOTE"]);
    for person in &people {
        let today: Vec<String> = person.roles.iter().filter(|role| role.now).map(line).collect();
        table.row([
            person.id.chars().take(7).collect(),
            person.name.clone(),
            today.join("; "),
            noted(person),
        ]);
    }
    let records: Vec<PersonRecord> = people.into_iter().map(Into::into).collect();
    desk.out.result(&records, || table.print("Nobody works here yet. Next: stet person add NAME"))
}

/// What else there is to know of somebody.
fn noted(person: &PersonView) -> String {
    let left = person.left_on.as_ref().map(|day| format!("left {day}"));
    let manages = person.manages.then(|| "manages".to_owned());
    let away = person.away.iter().map(|away| format!("away {} to {}", away.from, away.to));
    left.into_iter().chain(manages).chain(away).collect::<Vec<_>>().join("; ")
}

fn line(role: &RoleView) -> String {
    format!("{} of {}", role.function, role.desk.name)
}

/// What was written is not among what was read back.
pub(super) fn unseen() -> Trouble {
    Trouble::Failed(Failure {
        code: Code::Fault,
        message: "It was saved, but could not be read back. Run: stet doctor".to_owned(),
        refusal: None,
    })
}
