//! Who did what to the sample's stories, in the order in which it happened.

use super::copy::{self, broken};
use super::moved;
use crate::cases::{act, edit, find, newsroom, story};
use crate::clock::Clock;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::ActOn;
use jiff::Timestamp;
use serde::Deserialize;
use stet_core::newsroom::{Credit, Embargo, Story, Workflow};
use stet_core::text::{Document, Furniture, Moment};

/// A story and what became of it.
#[derive(Debug, Deserialize)]
pub(super) struct Told {
    name: String,
    desk: String,
    /// Names and roles.
    credits: Vec<(String, String)>,
    #[serde(default)]
    assignee: Option<String>,
    #[serde(default)]
    length: Option<u32>,
    /// Hours from the moment of making, as every time here.
    #[serde(default)]
    due: Option<f64>,
    #[serde(default)]
    priority: Option<u8>,
    #[serde(default)]
    urgency: Option<u8>,
    #[serde(default)]
    legal: Option<String>,
    #[serde(default)]
    embargo: Option<Until>,
    steps: Vec<Step>,
}

#[derive(Debug, Deserialize)]
struct Until {
    until: f64,
    hard: bool,
}

impl Until {
    fn from(&self, now: Timestamp) -> Result<Embargo> {
        Ok(Embargo { until: moved(now, self.until)?, hard: self.hard })
    }
}

/// When, who, what, and a note where there is one. `pitch` and `begin` make the
/// story, `write` puts its words in, the rest are acts.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Step {
    Noted(f64, String, String, String),
    Plain(f64, String, String),
}

impl Step {
    fn parts(&self) -> (f64, &str, &str, &str) {
        match self {
            Self::Noted(hours, who, what, note) => (*hours, who, what, note),
            Self::Plain(hours, who, what) => (*hours, who, what, ""),
        }
    }
}

/// Takes every step of every story, the earliest first.
pub(super) fn play(session: &mut Session, stories: &[Told], now: Timestamp) -> Result<()> {
    let mut steps: Vec<(&Told, &Step)> =
        stories.iter().flat_map(|told| told.steps.iter().map(move |step| (told, step))).collect();
    steps.sort_by(|(_, a), (_, b)| a.parts().0.total_cmp(&b.parts().0));
    for (told, step) in steps {
        let (hours, who, what, note) = step.parts();
        session.set_clock(Clock::Fixed(moved(now, hours)?));
        let who = newsroom::person_named(session, who)?;
        session.act_as(who);
        take(session, told, what, note, now)
            .map_err(|failure| broken(&told.name, format!("{what}: {failure}")))?;
    }
    Ok(())
}

fn take(session: &mut Session, told: &Told, what: &str, note: &str, now: Timestamp) -> Result<()> {
    match what {
        "begin" => begin(session, told, Workflow::Drafting, now),
        "pitch" => begin(session, told, Workflow::Pitched, now),
        "write" => {
            let (_, document) = copy::of(&told.name)?;
            edit::replace(session, &told.name, document).map(|_| ())
        }
        act => act::on_the_text_as_it_stands(
            session,
            ActOn {
                story: told.name.clone(),
                act: act.to_owned(),
                note: note.to_owned(),
                ..ActOn::default()
            },
        )
        .map(|_| ()),
    }
}

/// The record with a headline and no words yet.
fn begin(session: &mut Session, told: &Told, workflow: Workflow, now: Timestamp) -> Result<()> {
    let (_, document) = copy::of(&told.name)?;
    let story = record(session, told, workflow, now)?;
    let furniture = Furniture { headline: document.furniture.headline, ..Furniture::default() };
    let what = if workflow == Workflow::Pitched { "pitch" } else { "start" };
    session.write(what, Some(&story.id), "", |write| {
        story::put(write, &story, &Document { furniture, blocks: vec![] }, Moment::Started)
    })
}

fn record(session: &Session, told: &Told, workflow: Workflow, now: Timestamp) -> Result<Story> {
    let (fields, _) = copy::of(&told.name)?;
    let text = |name: &str| fields.text(name).unwrap_or_default().to_owned();
    let (desk, credits, assignee) = session.read(|read| {
        let credit = |(author, role): &(String, String)| {
            let role = role.parse().map_err(|error| broken(&told.name, error))?;
            Ok(Credit { author: find::author(read, author)?.id, role })
        };
        let assignee = told.assignee.as_deref().map(|name| find::person(read, name)).transpose()?;
        Ok((
            find::desk(read, &told.desk)?,
            told.credits.iter().map(credit).collect::<Result<Vec<_>>>()?,
            assignee,
        ))
    })?;
    let base = story::record(session, &told.name, Some(desk.id), credits)?;
    let pitched = workflow == Workflow::Pitched;
    let assignee = assignee.map(|person| person.id).or_else(|| base.assignee.clone().filter(|_| !pitched));
    Ok(Story {
        slugline: text("slugline"),
        kind: text("kind").parse().map_err(|error| broken(&told.name, error))?,
        dateline: text("dateline"),
        language: text("language"),
        tags: fields.list("tags").into_iter().map(str::to_owned).collect(),
        due: told.due.map(|hours| moved(now, hours)).transpose()?,
        length: told.length,
        embargo: told.embargo.as_ref().map(|embargo| embargo.from(now)).transpose()?,
        priority: told.priority.unwrap_or(base.priority),
        urgency: told.urgency.unwrap_or(base.urgency),
        legal: told
            .legal
            .as_deref()
            .map_or(Ok(base.legal), str::parse)
            .map_err(|error| broken(&told.name, error))?,
        holder: base.holder.clone().filter(|_| !pitched),
        assignee,
        workflow,
        ..base
    })
}
