//! Those who work here.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::{Ended, Trouble};
use clap::{Args, Subcommand};
use serde::Serialize;
use stet_api::cases::people;
use stet_api::wire::{AddPerson, Empty, Failure, PersonView, RoleView};

/// People: those who write, file and approve
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  stet person add \"Lin Weiss\"\n  stet person list")]
pub(crate) struct Person {
    #[command(subcommand)]
    verb: PersonVerb,
}

#[derive(Debug, Subcommand)]
enum PersonVerb {
    /// Take somebody on
    #[command(
        after_help = "With --json: id, name, active, roles.\n\nExample:\n  stet person add \"Lin Weiss\""
    )]
    Add {
        /// Their name
        name: String,
    },
    /// List everybody
    #[command(
        after_help = "With --json: an array of id, name, active, roles (as in stet role list).\n\nExample:\n  stet person list"
    )]
    List,
}

#[derive(Debug, Serialize)]
struct PersonRecord {
    id: String,
    name: String,
    active: bool,
    roles: Vec<super::role::RoleRecord>,
}

impl From<PersonView> for PersonRecord {
    fn from(person: PersonView) -> Self {
        Self {
            id: person.id,
            name: person.name,
            active: person.active,
            roles: person.roles.into_iter().map(Into::into).collect(),
        }
    }
}

impl Person {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        match self.verb {
            PersonVerb::Add { name } => add(desk, name),
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

fn list(desk: &mut Desk) -> Ended {
    let people = people::view(&mut desk.session, Empty {})?.people;
    let mut table = Table::new(&["PERSON", "NAME", "ROLES TODAY"]);
    for person in &people {
        let today: Vec<String> = person.roles.iter().filter(|role| role.now).map(line).collect();
        table.row([person.id.chars().take(7).collect(), person.name.clone(), today.join("; ")]);
    }
    let records: Vec<PersonRecord> = people.into_iter().map(Into::into).collect();
    desk.out.result(&records, || table.print("Nobody works here yet. Next: stet person add NAME"))
}

fn line(role: &RoleView) -> String {
    format!("{} of {}", role.function, role.desk.name)
}

/// What was written is not among what was read back.
pub(super) fn unseen() -> Trouble {
    Trouble::Failed(Failure {
        code: stet_api::wire::Code::Fault,
        message: "It was saved, but could not be read back. Run: stet doctor".to_owned(),
        refusal: None,
    })
}
