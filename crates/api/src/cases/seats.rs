//! Who sits here: sitting down, locking, passphrases, a second person.
//!
//! Trying a passphrase takes long, and is meant to. So each use case comes in parts:
//! what is tried is read from the file, tried beside it, and what came of it is
//! written.

use super::find;
use crate::chance;
use crate::failure::Result;
use crate::session::{Proof, Session};
use crate::view::{at, roles_today};
use crate::wire::{ByStory, Code, Empty, Failure, PersonRef, ResetSeat, SeatRow, SignatureView, Signing};
use jiff::civil::Date;
use stet_core::ids::PersonId;
use stet_core::newsroom::passphrase::{Hardness, Passphrase, Unsuitable};
use stet_core::newsroom::seat::{Colleague, may_reset};
use stet_core::newsroom::signature::{PublicKey, Seed, Signed, is_signed};
use stet_core::newsroom::{Person, Refusal, RefusalCode};
use stet_store::{NewSeatKey, NewsroomRow, Pen, Read, SeatKey, Stands};

/// What somebody stands before: their name, and the lock that their passphrase opens.
#[derive(Debug)]
pub struct Door {
    person: Person,
    key: Option<SeatKey>,
}

/// The door of somebody who works here, by id or name; found though the house is
/// locked.
pub fn door(session: &mut Session, person: &str) -> Result<Door> {
    let today = session.today();
    session.unattended(|session| {
        session.read(|read| {
            let person = find::person(read, person)?;
            if !person.is_here_on(today) {
                return Err(gone(&person).into());
            }
            Ok(Door { key: read.seat_keys().current(&person.id)?, person })
        })
    })
}

fn gone(person: &Person) -> Refusal {
    Refusal {
        code: RefusalCode::NotAllowed,
        reason: format!("{} works here no more.", person.name),
        missing: vec![],
        who_can: vec![],
        next: "Sit down as somebody who does.".to_owned(),
    }
}

impl Door {
    /// True where it takes a passphrase.
    pub fn is_locked(&self) -> bool {
        self.key.is_some()
    }

    /// Whose it is.
    pub fn name(&self) -> &str {
        &self.person.name
    }

    /// Tries the passphrase. Takes long; not for the file's thread.
    pub fn open(self, passphrase: &Passphrase) -> Result<Proof> {
        let pen = self.pen(passphrase)?;
        Ok(Proof { person: self.person.id, pen })
    }

    fn pen(&self, passphrase: &Passphrase) -> Result<Option<Pen>> {
        let name = &self.person.name;
        let Some(key) = &self.key else { return Ok(None) };
        if passphrase.is_empty() {
            return Err(Failure::new(
                Code::Locked,
                format!("{name} has a passphrase, and it was not given."),
            ));
        }
        let wrapped = key.wrapped.as_ref().ok_or_else(|| {
            Failure::new(Code::CannotOpen, format!("The key of {name} is damaged; have it reset."))
        })?;
        match passphrase.unwrap(wrapped, &key.public).map_err(unsuitable)? {
            Some(seed) => Ok(Some(Pen { key: key.number, seed })),
            None => Err(Failure::new(
                Code::Locked,
                format!(
                    "That is not the passphrase of {name}. Mind capitals and the keyboard\u{2019}s language."
                ),
            )),
        }
    }
}

fn unsuitable(why: Unsuitable) -> Failure {
    Failure::bad(format!("{why}."))
}

/// Sits somebody down who has proven who they are, and remembers it for the next
/// start. Whoever sat here gets up: what they typed is theirs, and they hold nobody
/// up.
pub fn sit_down(session: &mut Session, proof: Proof) -> Result<()> {
    session.unattended(|session| {
        session.rise()?;
        session.give_all_up()
    })?;
    session.let_in(proof);
    session.note_changed();
    let person = session.me().clone();
    if session.newsroom.default_person.as_ref() == Some(&person) {
        return Ok(());
    }
    let newsroom = NewsroomRow { default_person: Some(person), ..session.newsroom.clone() };
    session.write("sit down", None, "", |write| Ok(write.newsroom().update(&newsroom)?))?;
    session.newsroom = newsroom;
    Ok(())
}

/// Locks the house. What was typed is committed; what comes later waits.
pub fn lock(session: &mut Session) -> Result<()> {
    if session.is_locked() {
        return Ok(());
    }
    let me = session.me().clone();
    if session.read(|read| Ok(read.seat_keys().current(&me)?))?.is_none() {
        return Err(Failure::bad("Without a passphrase a lock would open to anybody. Set one, then lock."));
    }
    // A disk that takes nothing any more is no reason to leave the house open.
    let kept = session.rise().and_then(|()| session.give_all_up());
    session.shut();
    session.note_changed();
    kept
}

/// A passphrase that is to be set, changed or given up.
#[derive(Debug)]
pub struct Changing {
    door: Door,
    hardness: Hardness,
}

/// What came of trying it.
#[derive(Debug)]
pub struct Changed {
    person: PersonId,
    /// The number of the key there was.
    was: Option<i64>,
    new: Option<(NewSeatKey, Seed)>,
}

/// Begins to change the passphrase of whoever sits here.
pub fn changing(session: &mut Session) -> Result<Changing> {
    session.admit()?;
    let me = session.me().to_string();
    Ok(Changing { door: door(session, &me)?, hardness: session.hardness })
}

impl Changing {
    /// True where there is a passphrase already, to be given first.
    pub fn has_one(&self) -> bool {
        self.door.is_locked()
    }

    /// Makes a new key under the new passphrase, for which the old one vouches; none
    /// when the new one is empty. Takes long; not for the file's thread.
    pub fn with(self, old: &Passphrase, new: &Passphrase) -> Result<Changed> {
        if !new.is_empty() {
            new.suits().map_err(unsuitable)?;
        }
        let pen = self.door.pen(old)?;
        let (person, was) = (self.door.person.id, pen.as_ref().map(|pen| pen.key));
        if new.is_empty() {
            return Ok(Changed { person, was, new: None });
        }
        let seed = Seed::from_bytes(&*chance::secret()?);
        let public = seed.public();
        let wrapped = new.wrap(&seed, chance::bytes()?, self.hardness).map_err(unsuitable)?;
        let vouched = pen.map(|pen| pen.seed.sign(Signed::Key(&public)));
        let key = NewSeatKey { person: person.clone(), public, wrapped, vouched };
        Ok(Changed { person, was, new: Some((key, seed)) })
    }
}

/// Writes it down.
pub fn set_passphrase(session: &mut Session, changed: Changed) -> Result<()> {
    let Changed { person, was, new } = changed;
    let now = session.read(|read| Ok(read.seat_keys().current(&person)?.map(|key| key.number)))?;
    if now != was || *session.me() != person {
        return Err(Failure::new(
            Code::Stale,
            "The passphrase was changed from another window meanwhile. Nothing was changed here.",
        ));
    }
    let Some((key, seed)) = new else {
        if was.is_some() {
            session
                .write("give up passphrase", None, "", |write| Ok(write.seat_keys().put_away(&person)?))?;
        }
        session.take_pen(None);
        return Ok(());
    };
    let what = if was.is_some() { "change passphrase" } else { "set passphrase" };
    let number = session
        .write(what, None, &format!("key {}", key.public), |write| Ok(write.seat_keys().begin(&key)?))?;
    session.take_pen(Some(Pen { key: number, seed }));
    Ok(())
}

/// Takes away somebody's forgotten passphrase, with a second person where the rules
/// ask for one. They set a new one themselves, and it is marked: the old key does
/// not stand by it.
pub fn reset(session: &mut Session, request: &ResetSeat, second: Option<Proof>) -> Result<Vec<SeatRow>> {
    let whose = whose(session, request)?;
    let staff = session.read(|read| staff(read, session.today()))?;
    let by = session.me().clone();
    may_reset(&whose.id, &by, second.as_ref().map(Proof::person), &staff)?;
    let why = format!("{}: {}", whose.name, request.note.trim());
    let away = |session: &mut Session| {
        session.write("reset seat", None, &why, |write| Ok(write.seat_keys().put_away(&whose.id)?))
    };
    match second.filter(|second| *second.person() != by) {
        Some(second) => {
            session.write("ask reset seat", None, &why, |_| Ok(()))?;
            session.as_second(second, away)?;
        }
        None => away(session)?,
    }
    rows(session, Empty {})
}

/// The same by the one person of a newsroom, who can't get in: for the command line
/// alone, where whoever stands has the file and its key in hand.
pub fn reset_alone(session: &mut Session, request: &ResetSeat) -> Result<Vec<SeatRow>> {
    session.unattended(|session| {
        let whose = whose(session, request)?;
        let staff = session.read(|read| staff(read, session.today()))?;
        may_reset(&whose.id, &whose.id, None, &staff)?;
        session.act_as(whose.id.clone());
        let why = format!("{}: {}", whose.name, request.note.trim());
        // What is signed needs the key that was forgotten.
        session
            .write("reset seat alone", None, &why, |write| Ok(write.seat_keys().put_away(&whose.id)?))?;
        rows(session, Empty {})
    })
}

fn whose(session: &mut Session, request: &ResetSeat) -> Result<Person> {
    if request.note.trim().is_empty() {
        return Err(Failure::bad(
            "Say in a few words why the passphrase is reset; it is kept in the journal.",
        ));
    }
    let whose = session.read(|read| find::person(read, &request.person))?;
    match session.read(|read| Ok(read.seat_keys().current(&whose.id)?))? {
        Some(_) => Ok(whose),
        None => Err(Failure::bad(format!("{} has no passphrase; there is nothing to reset.", whose.name))),
    }
}

fn staff(read: &Read<'_>, today: Date) -> Result<Vec<Colleague>> {
    let here = read.people().all()?.into_iter().filter(|person| person.is_here_on(today));
    Ok(here
        .map(|person| Colleague { manages: person.manages, person: person.id, name: person.name })
        .collect())
}

/// Everybody's seat.
pub fn rows(session: &mut Session, _: Empty) -> Result<Vec<SeatRow>> {
    let today = session.today();
    session.read(|read| {
        let (people, desks, roles) = (read.people().all()?, read.desks().all()?, read.desk_roles().all()?);
        let row = |person: Person| {
            let keys = read.seat_keys().of_person(&person.id)?;
            let title = roles_today(&roles, &desks, &person.id, today).into_iter().next();
            let current = keys.iter().find(|key| key.ended.is_none());
            Ok(SeatRow {
                since: current.map(|key| at(key.at)),
                key: current.map(|key| short(&key.public)).unwrap_or_default(),
                vouched: current.is_none_or(|key| is_vouched(&keys, key.number)),
                person: PersonRef {
                    id: person.id.to_string(),
                    name: person.name,
                    title: title.map(|(_, title)| title).unwrap_or_default(),
                },
            })
        };
        people.into_iter().filter(|person| person.is_here_on(today)).map(row).collect()
    })
}

/// True when every key since somebody's first was vouched for by the one before.
pub(crate) fn is_vouched(keys: &[SeatKey], number: i64) -> bool {
    keys.iter().skip(1).take_while(|key| key.number <= number).all(|key| key.vouched.is_some())
}

/// The beginning of a key in four groups, short enough to be read out.
pub(crate) fn short(key: &PublicKey) -> String {
    let digits: Vec<char> = key.to_string().chars().take(16).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The decisions about a story, newest first, and whether each is signed.
pub fn signatures(session: &mut Session, request: ByStory) -> Result<Vec<SignatureView>> {
    session.read(|read| {
        let (line, _) = find::record(session, read, &request.story)?;
        let people = read.people().all()?;
        let rows = read.journal().of_story(&line.story.id, None, u32::MAX)?;
        let decisions = rows.into_iter().filter(|row| is_signed(&row.entry.what));
        decisions
            .map(|row| {
                let stands = read.signatures().under(row.number)?;
                let keys = read.seat_keys().of_person(&row.entry.who)?;
                let (state, key) = match stands {
                    Stands::Signed(key) => (Signing::Signed, Some(key)),
                    Stands::Unsigned => (Signing::Unsigned, None),
                    Stands::Broken => (Signing::Broken, None),
                };
                let number = keys.iter().find(|kept| Some(kept.public) == key).map(|kept| kept.number);
                Ok(SignatureView {
                    by: people
                        .iter()
                        .find(|person| person.id == row.entry.who)
                        .map(|person| person.name.clone())
                        .unwrap_or_default(),
                    act: row.entry.what,
                    at: at(row.entry.at),
                    state,
                    key: key.as_ref().map(short).unwrap_or_default(),
                    vouched: number.is_none_or(|number| is_vouched(&keys, number)),
                })
            })
            .collect()
    })
}
