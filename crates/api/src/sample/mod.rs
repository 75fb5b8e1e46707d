//! The fictional sample newsroom: a harbour town's paper with three desks, six
//! people and some twenty stories, one or more in every state there is.
//!
//! Nothing is put into the file past the rules: every step is taken by somebody
//! who may take it, through the same use cases as a person's, with the clock
//! set to when it is said to have happened. Times are hours before or after the
//! moment of making; days of roles likewise. The words are in `stories/`, who
//! did what in `newsroom.json`.

mod cast;
mod copy;
mod plot;

use crate::clock::Clock;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::Failure;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

/// The newsroom's name.
pub(crate) const NAME: &str = "The Amber Coast Courier";

/// When the people and desks were entered: before the first story, in hours.
const FOUNDED: f64 = -400.0;

/// The first person and their desk.
pub(crate) fn first() -> (&'static str, &'static str) {
    ("Ana Keita", "Coast")
}

/// The zone the town is taken to lie in.
pub(crate) fn zone() -> &'static str {
    "Europe/Copenhagen"
}

#[derive(Debug, Deserialize)]
struct Sample {
    #[serde(flatten)]
    cast: cast::Cast,
    stories: Vec<plot::Told>,
}

/// Fills a newsroom that has its first person and nothing else.
pub(crate) fn load(session: &mut Session) -> Result<()> {
    let sample: Sample = serde_json::from_str(include_str!("newsroom.json"))
        .map_err(|error| Failure::fault(format!("The sample newsroom could not be read: {error}.")))?;
    let (now, first) = (session.now(), session.me().clone());
    session.set_clock(Clock::Fixed(moved(now, FOUNDED)?));
    cast::enter(session, &sample.cast, now)?;
    plot::play(session, &sample.stories, now)?;
    session.act_as(first);
    Ok(())
}

/// So many hours later; earlier when negative.
fn moved(now: Timestamp, hours: f64) -> Result<Timestamp> {
    let by = SignedDuration::try_from_secs_f64((hours * 3600.0).round());
    by.ok()
        .and_then(|by| now.checked_add(by).ok())
        .ok_or_else(|| Failure::fault("A time in the sample newsroom is out of range."))
}

#[cfg(test)]
mod tests;
