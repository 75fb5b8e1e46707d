//! The open newsroom a verb works on.

use crate::args::House;
use crate::out::Out;
use crate::passphrase;
use crate::trouble::Trouble;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use stet_api::wire::{Code, NewsroomView};
use stet_api::{Clock, Session, Setup, cases};

/// An open newsroom, and where to print.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) out: Out,
}

impl Desk {
    /// Opens the newsroom that is meant, as the person who is meant: with their
    /// passphrase, where they have one.
    pub(crate) fn open(house: &House) -> Result<Self, Trouble> {
        let mut desk = Self::open_though_locked(house)?;
        let me = desk.session.me().to_string();
        let person = house.person.as_deref().unwrap_or(&me);
        if house.person.is_some() || desk.session.is_locked() {
            let proof = passphrase::prove(&mut desk.session, person, passphrase::MINE)?;
            desk.session.act_with(proof);
        }
        Ok(desk)
    }

    /// The same as nobody, for what is done to the file and shows no word of it.
    pub(crate) fn open_though_locked(house: &House) -> Result<Self, Trouble> {
        let out = Out { json: house.json };
        let session = patiently(&setup(house)?)?;
        for notice in cases::newsroom::notices(&session).iter().filter(|notice| notice.name != "key_file") {
            out.say(&notice.text);
        }
        Ok(Self { session, out })
    }

    pub(crate) fn newsroom(&mut self) -> Result<NewsroomView, Trouble> {
        Ok(cases::newsroom::view(&mut self.session)?)
    }

    pub(crate) fn zone(&mut self) -> Result<TimeZone, Trouble> {
        Ok(TimeZone::get(&self.newsroom()?.zone).unwrap_or(TimeZone::UTC))
    }
}

/// Another run that is just ending is waited for, so that one line of a script
/// may follow another; a window that has the file open is not.
const PATIENCE: Duration = Duration::from_secs(2);

fn patiently(setup: &Setup) -> Result<Session, Trouble> {
    let since = Instant::now();
    loop {
        match Session::open(setup) {
            Err(failure) if failure.code == Code::InUse && since.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            opened => return Ok(opened?),
        }
    }
}

/// The newsroom file that is meant, with the clock that is wanted.
pub(crate) fn setup(house: &House) -> Result<Setup, Trouble> {
    Ok(Setup { clock: clock(house), ..Setup::new(file(house)?) })
}

pub(crate) fn clock(house: &House) -> Clock {
    house.now.map_or(Clock::Machine, Clock::Told)
}

const NO_HOME: &str = "This machine names no home folder, so there is no usual place for a newsroom file; name one with --newsroom FILE.";

/// As named; else the one in this folder; else the one the window uses.
pub(crate) fn file(house: &House) -> Result<PathBuf, Trouble> {
    let here = Path::new("newsroom.stet");
    match &house.newsroom {
        Some(named) => Ok(named.clone()),
        None if here.exists() => Ok(here.to_owned()),
        None => stet_api::default_newsroom_file().ok_or_else(|| Trouble::Usage(NO_HOME.to_owned())),
    }
}
