//! Desks: where stories are filed and who answers for them.

use super::person::unseen;
use super::role::{RoleRecord, table};
use crate::desk::Desk;
use crate::table::{Table, counted};
use crate::trouble::{Ended, Trouble};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Serialize;
use stet_api::cases::{desks, people};
use stet_api::wire::{AbleView, AddDesk, Code, DeskView, Empty, Failure, GapView, WhoCan};

/// Desks
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  stet desk add Coast\n  stet desk show Coast")]
pub(crate) struct DeskVerb {
    #[command(subcommand)]
    verb: Verb,
}

const RECORD: &str = "With --json: id, name, solo_approval, can_approve, able (name, why, away), gaps (from, to, everybody_away), stories, roles (as in stet role list).";

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
    /// Who can approve on a desk, in the order to ask, and why
    #[command(
        after_help = "With --json: an array of name, why, away.\n\nExample:\n  stet desk who Coast --on 2026-06-03"
    )]
    Who {
        /// Which, by name or id
        desk: String,
        /// On which day [else today]
        #[arg(long, value_name = "DATE", value_parser = super::role::day)]
        on: Option<Date>,
    },
}

#[derive(Debug, Serialize)]
struct DeskRecord {
    id: String,
    name: String,
    solo_approval: bool,
    can_approve: Vec<String>,
    able: Vec<AbleRecord>,
    gaps: Vec<GapRecord>,
    stories: u32,
    roles: Vec<RoleRecord>,
}

#[derive(Debug, Serialize)]
struct AbleRecord {
    name: String,
    why: String,
    away: bool,
}

#[derive(Debug, Serialize)]
struct GapRecord {
    from: String,
    to: Option<String>,
    everybody_away: bool,
}

impl From<AbleView> for AbleRecord {
    fn from(able: AbleView) -> Self {
        Self { name: able.name, why: able.why, away: able.away }
    }
}

impl From<GapView> for GapRecord {
    fn from(gap: GapView) -> Self {
        Self { from: gap.from, to: gap.to, everybody_away: gap.everybody_away }
    }
}

impl From<DeskView> for DeskRecord {
    fn from(desk: DeskView) -> Self {
        Self {
            id: desk.id,
            name: desk.name,
            solo_approval: desk.solo_approval,
            can_approve: desk.can_approve,
            able: desk.able.into_iter().map(Into::into).collect(),
            gaps: desk.gaps.into_iter().map(Into::into).collect(),
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
            Verb::Who { desk: given, on } => {
                let request = WhoCan { desk: given, day: on.map(|day| day.to_string()) };
                let able = desks::who_can(&mut desk.session, request)?;
                let able: Vec<AbleRecord> = able.into_iter().map(Into::into).collect();
                desk.out.result(&able, || match able.as_slice() {
                    [] => "Nobody. Next: stet role give PERSON chief DESK\n".to_owned(),
                    able => who(able),
                })
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
    let approve = if desk.able.is_empty() { "  nobody\n".to_owned() } else { who(&desk.able) };
    let gaps: String = desk.gaps.iter().map(gap).collect();
    let alone =
        if desk.solo_approval { "One person may approve their own copy, with a reason.\n" } else { "" };
    format!(
        "{}: {} not live\nCan approve now, in this order:\n{approve}{gaps}{alone}\n{}",
        desk.name,
        counted(desk.stories, "story", "stories"),
        table(&desk.roles)
    )
}

fn who(able: &[AbleRecord]) -> String {
    able.iter().map(|one| format!("  {} ({})\n", one.name, one.why)).collect()
}

fn gap(gap: &GapRecord) -> String {
    let why = if gap.everybody_away { "everybody who can approve is away" } else { "nobody can approve" };
    match &gap.to {
        Some(to) if *to == gap.from => format!("On {to} {why}.\n"),
        Some(to) => format!("From {} to {to} {why}.\n", gap.from),
        None => format!("From {} on {why}.\n", gap.from),
    }
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
