//! Who sits here, and their passphrases.

use super::{at_desk, at_the_file};
use crate::args::House;
use crate::desk::Desk;
use crate::passphrase::{self, MINE, NEW, SECOND};
use crate::table::Table;
use crate::trouble::{Ended, Trouble};
use crate::when;
use clap::{Args, Subcommand};
use serde::Serialize;
use stet_api::Passphrase;
use stet_api::cases::seats;
use stet_api::wire::{ByStory, Empty, ResetSeat, SeatRow, Signing};

/// Seats: who sits here, and the passphrases that unlock what they sign with
#[derive(Args, Debug)]
#[command(
    after_help = "Whoever has a passphrase is asked for it by every verb that acts as them: at the terminal, or in STET_PASSPHRASE. What they approve is signed with their key.\n\nExample:\n  stet seat list\n  stet seat passphrase"
)]
pub(crate) struct Seat {
    #[command(subcommand)]
    verb: SeatVerb,
}

#[derive(Debug, Subcommand)]
enum SeatVerb {
    /// List everybody, and since when they have a passphrase
    #[command(
        after_help = "The key is the beginning of the one they sign with. \u{201c}Not vouched for\u{201d}: it came after a reset, so the key before it does not stand by it.\n\nWith --json: an array of id, name, since (null without a passphrase), key, vouched.\n\nExample:\n  stet seat list"
    )]
    List,
    /// Sit somebody down: who acts from now on when nobody is named
    #[command(
        after_help = "Their passphrase, where they have one, is asked for, or taken from STET_PASSPHRASE.\n\nWith --json: id, name.\n\nExample:\n  stet seat take \"Ana Keita\""
    )]
    Take {
        /// Who, by name or id
        #[arg(value_name = "PERSON")]
        who: String,
    },
    /// Set, change or give up your own passphrase
    #[command(
        after_help = "It is asked for twice at the terminal, or taken from STET_NEW_PASSPHRASE; the one you have, from STET_PASSPHRASE. A new passphrase brings a new key, for which the old one vouches.\n\nWith --json: as one line of stet seat list.\n\nExample:\n  stet seat passphrase --as \"Ana Keita\"\n  stet seat passphrase --give-up"
    )]
    Passphrase {
        /// Have none any more; what you do is unsigned from then on
        #[arg(long)]
        give_up: bool,
    },
    /// Show who decided what about a story, and whether it is signed
    #[command(
        after_help = "Signed: with the key of whoever decided. Unsigned: they had no passphrase. Broken: there is a signature, and it does not hold; see stet doctor.\n\nWith --json: an array of act, by, at, state (signed, unsigned, broken), key, vouched.\n\nExample:\n  stet seat signatures ferry-contract"
    )]
    Signatures {
        /// An id, the beginning of one, or a slug
        story: String,
    },
    /// Take away a passphrase that somebody forgot, together with a second person
    #[command(
        after_help = "One of the two is a manager. A newsroom of one does it with --alone. They then set a new one, and its key is marked: the one before does not stand by it. The second person's passphrase is asked for, or taken from STET_SECOND_PASSPHRASE.\n\nWith --json: as stet seat list.\n\nExample:\n  stet seat reset \"Mara Idowu\" --second \"Bo Lindqvist\" --note \"Forgot it on leave\""
    )]
    Reset {
        /// Whose, by name or id
        #[arg(value_name = "PERSON")]
        whose: String,
        /// Who does it with you, by name or id
        #[arg(long, value_name = "PERSON", conflicts_with = "alone")]
        second: Option<String>,
        /// There is nobody else in this newsroom
        #[arg(long)]
        alone: bool,
        /// Why
        #[arg(long, value_name = "TEXT")]
        note: String,
    },
}

#[derive(Debug, Serialize)]
struct SeatRecord {
    id: String,
    name: String,
    since: Option<String>,
    key: String,
    vouched: bool,
}

impl From<SeatRow> for SeatRecord {
    fn from(row: SeatRow) -> Self {
        Self {
            id: row.person.id,
            name: row.person.name,
            since: row.since,
            key: row.key,
            vouched: row.vouched,
        }
    }
}

#[derive(Debug, Serialize)]
struct Sits {
    id: String,
    name: String,
}

impl Seat {
    pub(super) fn run(self, house: &House) -> Ended {
        match self.verb {
            SeatVerb::List => at_desk(house, |desk| {
                let rows = seats::rows(&mut desk.session, Empty {})?;
                show(desk, rows)
            }),
            SeatVerb::Signatures { story } => at_desk(house, |desk| signatures(desk, story)),
            SeatVerb::Take { who } => at_the_file(house, |desk| take(desk, &who)),
            SeatVerb::Passphrase { give_up } => at_desk(house, |desk| change(desk, give_up)),
            SeatVerb::Reset { whose, alone: true, note, .. } => at_the_file(house, |desk| {
                let request = ResetSeat { person: whose, second: None, note };
                let rows = seats::reset_alone(&mut desk.session, &request)?;
                show(desk, rows)
            }),
            SeatVerb::Reset { whose, second, note, .. } => at_desk(house, |desk| {
                let second =
                    second.map(|second| passphrase::prove(&mut desk.session, &second, SECOND)).transpose()?;
                let request = ResetSeat { person: whose, second: None, note };
                let rows = seats::reset(&mut desk.session, &request, second)?;
                show(desk, rows)
            }),
        }
    }
}

fn take(desk: &mut Desk, person: &str) -> Ended {
    let proof = passphrase::prove(&mut desk.session, person, MINE)?;
    seats::sit_down(&mut desk.session, proof)?;
    let me = desk.newsroom()?.me;
    let sits = Sits { id: me.id, name: me.name };
    desk.out.result(&sits, || format!("{} sits here now.\n", sits.name))
}

fn change(desk: &mut Desk, give_up: bool) -> Ended {
    let changing = seats::changing(&mut desk.session)?;
    let old = if changing.has_one() {
        passphrase::ask(MINE, "The passphrase you have: ")?
    } else {
        Passphrase::default()
    };
    let new = if give_up { Passphrase::default() } else { twice()? };
    let changed = changing.with(&old, &new)?;
    seats::set_passphrase(&mut desk.session, changed)?;
    let me = desk.session.me().to_string();
    let rows = seats::rows(&mut desk.session, Empty {})?;
    let mine = rows.into_iter().find(|row| row.person.id == me).ok_or_else(super::person::unseen)?;
    let record = SeatRecord::from(mine);
    desk.out.result(&record, || match &record.since {
        Some(_) => format!(
            "{} has a passphrase now; what they approve is signed with key {}. Keep it in mind: it can\u{2019}t be looked up.\n",
            record.name, record.key
        ),
        None => format!("{} has no passphrase any more; what they approve is unsigned.\n", record.name),
    })
}

/// What is set is typed twice, where it is typed.
fn twice() -> Result<Passphrase, Trouble> {
    let once = passphrase::ask(NEW, "The new passphrase: ")?;
    if once.is_empty() {
        return Err(Trouble::Usage(
            "no new passphrase was given; to have none, say stet seat passphrase --give-up".to_owned(),
        ));
    }
    if std::env::var_os(NEW).is_none() && passphrase::ask(NEW, "Once more: ")? != once {
        return Err(Trouble::Usage("the two were not the same; nothing was changed".to_owned()));
    }
    Ok(once)
}

fn signatures(desk: &mut Desk, story: String) -> Ended {
    let zone = desk.zone()?;
    let all = seats::signatures(&mut desk.session, ByStory { story })?;
    let mut table = Table::new(&["ACT", "BY", "AT", "SIGNED"]);
    for one in &all {
        let signed = match (one.state, one.vouched) {
            (Signing::Signed, true) => format!("with key {}", one.key),
            (Signing::Signed, false) => format!("with key {}, not vouched for", one.key),
            (Signing::Unsigned, _) => "unsigned".to_owned(),
            (Signing::Broken, _) => "BROKEN: the signature does not hold".to_owned(),
        };
        table.row([one.act.clone(), one.by.clone(), when::moment(&one.at, &zone), signed]);
    }
    desk.out.result(&all, || table.print("Nobody has decided anything about it that is signed."))
}

fn show(desk: &mut Desk, rows: Vec<SeatRow>) -> Ended {
    let zone = desk.zone()?;
    let mut table = Table::new(&["NAME", "PASSPHRASE", "KEY"]);
    for row in &rows {
        let since = row
            .since
            .as_ref()
            .map_or("none: unsigned".to_owned(), |since| format!("since {}", when::moment(since, &zone)));
        let key = if row.vouched { row.key.clone() } else { format!("{} not vouched for", row.key) };
        table.row([row.person.name.clone(), since, key]);
    }
    let records: Vec<SeatRecord> = rows.into_iter().map(Into::into).collect();
    desk.out.result(&records, || table.print("Nobody works here yet. Next: stet person add NAME"))
}
