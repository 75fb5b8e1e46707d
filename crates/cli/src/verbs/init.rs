//! A new newsroom file.

use crate::args::House;
use crate::desk::{clock, file};
use crate::out::Out;
use crate::trouble::{End, Ended};
use clap::Args;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::path::PathBuf;
use stet_api::wire::{CreateNewsroom, NewNewsroom, NewsroomView};
use stet_api::{Setup, cases};

/// Make a new newsroom file; one that is there is never overwritten
#[derive(Args, Debug)]
#[command(
    after_help = "With --solo one person has one desk and approves their own copy, marked so. With --sample the file is filled with a \
        fictional newsroom of three desks to try things on. Otherwise it gets a first person (--as, else your login name), who is chief \
        of a first desk.\n\n\
        With --json: file, name, person, desk, solo, zone, notices.\n\n\
        Example:\n  stet init newsroom.stet --solo \"Mara Idowu\" --name \"World desk\"\n  stet init try.stet --sample"
)]
pub(crate) struct Init {
    /// Where to make it [else as with --newsroom]
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    /// The newsroom's name
    #[arg(long)]
    name: Option<String>,
    /// A newsroom of one: this person
    #[arg(long, value_name = "PERSON", conflicts_with = "sample")]
    solo: Option<String>,
    /// The fictional sample newsroom
    #[arg(long, conflicts_with = "name")]
    sample: bool,
}

#[derive(Debug, Serialize)]
struct Made<'a> {
    file: &'a str,
    name: &'a str,
    person: &'a str,
    desk: &'a str,
    solo: bool,
    zone: &'a str,
    notices: Vec<&'a str>,
}

impl Init {
    pub(super) fn run(self, house: &House) -> Ended {
        let out = Out { json: house.json };
        let setup =
            Setup { clock: clock(house), ..Setup::new(self.path.clone().map_or_else(|| file(house), Ok)?) };
        let mut session = cases::newsroom::create(&setup, &self.request(house))?;
        let view = cases::newsroom::view(&mut session)?;
        session.close()?;
        let desk = view
            .desks
            .iter()
            .find(|desk| Some(&desk.id) == view.default_desk.as_ref())
            .map_or("", |desk| desk.name.as_str());
        let notices = view.notices.iter().map(|notice| notice.text.as_str()).collect();
        let NewsroomView { file, name, solo, zone, .. } = &view;
        out.result(&Made { file, name, person: &view.me.name, desk, solo: *solo, zone, notices }, || {
            format!("{name} is ready in {file}. You sit down as {}, {}.\n", view.me.name, role(&view, desk))
        })?;
        if !out.json {
            view.notices.iter().for_each(|notice| out.say(&notice.text));
            out.say("Next: stet import FILE, or stet new --headline \"...\"");
        }
        Ok(End::Done)
    }

    fn request(&self, house: &House) -> CreateNewsroom {
        let kind = match (&self.solo, self.sample) {
            (_, true) => NewNewsroom::Sample,
            (Some(_), false) => NewNewsroom::Solo,
            (None, false) => NewNewsroom::Team,
        };
        let person = self.solo.clone().or_else(|| house.person.clone()).or_else(login).unwrap_or_default();
        CreateNewsroom {
            kind,
            name: self.name.clone().unwrap_or_default(),
            person,
            desk: String::new(),
            zone: TimeZone::system().iana_name().unwrap_or_default().to_owned(),
            language: String::new(),
        }
    }
}

fn role(view: &NewsroomView, desk: &str) -> String {
    match view.me.roles.first() {
        Some(role) => role.clone(),
        None => format!("alone at {desk}"),
    }
}

/// The name this machine knows you by.
fn login() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.trim().is_empty())
}
