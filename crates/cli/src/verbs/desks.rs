//! Desks: where stories are filed and who answers for them.

use super::person::unseen;
use super::role::{RoleRecord, table};
use crate::desk::Desk;
use crate::table::{Table, counted};
use crate::trouble::{Ended, Trouble};
use clap::{Args, Subcommand};
use serde::Serialize;
use stet_api::cases::{desks, people};
use stet_api::wire::{AddDesk, Code, DeskView, Empty, Failure};

/// Desks
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  stet desk add Coast\n  stet desk show Coast")]
pub(crate) struct DeskVerb {
    #[command(subcommand)]
    verb: Verb,
}

const RECORD: &str =
    "With --json: id, name, solo_approval, can_approve, stories, roles (as in stet role list).";

#[derive(Debug, Subcommand)]
enum Verb {
    /// Open a desk
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet desk add Coast"))]
    Add {
        /// Its name
        name: String,
        /// Let one person approve their own copy, with a written reason
        #[arg(long)]
        solo_approval: bool,
    },
    /// List the desks
    #[command(after_help = format!("{RECORD} (An array.)\n\nExample:\n  stet desk list"))]
    List,
    /// Show one with its roles and who can approve now
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet desk show Coast"))]
    Show {
        /// Which, by name or id
        desk: String,
    },
}

#[derive(Debug, Serialize)]
struct DeskRecord {
    id: String,
    name: String,
    solo_approval: bool,
    can_approve: Vec<String>,
    stories: u32,
    roles: Vec<RoleRecord>,
}

impl From<DeskView> for DeskRecord {
    fn from(desk: DeskView) -> Self {
        Self {
            id: desk.id,
            name: desk.name,
            solo_approval: desk.solo_approval,
            can_approve: desk.can_approve,
            stories: desk.stories,
            roles: desk.roles.into_iter().map(Into::into).collect(),
        }
    }
}

impl DeskVerb {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        match self.verb {
            Verb::Add { name, solo_approval } => add(desk, name, solo_approval),
            Verb::List => list(desk),
            Verb::Show { desk: given } => {
                let record = DeskRecord::from(named(desk, &given)?);
                desk.out.result(&record, || show(&record))
            }
        }
    }
}

fn add(desk: &mut Desk, name: String, solo_approval: bool) -> Ended {
    let before = people::view(&mut desk.session, Empty {})?.desks;
    let after = desks::save_desk(&mut desk.session, AddDesk { id: None, name, solo_approval })?.desks;
    let new =
        after.into_iter().find(|one| before.iter().all(|known| known.id != one.id)).ok_or_else(unseen)?;
    let record = DeskRecord::from(new);
    desk.out
        .result(&record, || format!("{0} is open. Next: stet role give PERSON chief \"{0}\"\n", record.name))
}

fn list(desk: &mut Desk) -> Ended {
    let desks = people::view(&mut desk.session, Empty {})?.desks;
    let records: Vec<DeskRecord> = desks.into_iter().map(Into::into).collect();
    let mut table = Table::new(&["DESK", "NAME", "CAN APPROVE NOW", ">STORIES", "ALONE"]);
    for one in &records {
        let alone = if one.solo_approval { "with a reason" } else { "" };
        table.row([
            one.id.chars().take(7).collect(),
            one.name.clone(),
            one.can_approve.join(", "),
            one.stories.to_string(),
            alone.to_owned(),
        ]);
    }
    desk.out.result(&records, || table.print("No desks yet. Next: stet desk add NAME"))
}

fn show(desk: &DeskRecord) -> String {
    let approve = if desk.can_approve.is_empty() { "nobody".to_owned() } else { desk.can_approve.join(", ") };
    let alone =
        if desk.solo_approval { "One person may approve their own copy, with a reason.\n" } else { "" };
    format!(
        "{}: {} not live\nCan approve now: {approve}\n{alone}\n{}",
        desk.name,
        counted(desk.stories, "story", "stories"),
        table(&desk.roles)
    )
}

fn named(desk: &mut Desk, given: &str) -> Result<DeskView, Trouble> {
    let desks = people::view(&mut desk.session, Empty {})?.desks;
    let wanted = given.trim().to_lowercase();
    let found = desks.into_iter().find(|one| one.id == given || one.name.to_lowercase() == wanted);
    found.ok_or_else(|| {
        Trouble::Failed(Failure {
            code: Code::NotFound,
            message: format!(
                "There is no desk \u{201c}{given}\u{201d} in this newsroom. See: stet desk list"
            ),
            refusal: None,
        })
    })
}
