//! The words of the sample's stories: canonical Markdown with its fields above.

use crate::failure::Result;
use crate::session::Session;
use crate::wire::Failure;
use stet_core::text::front_matter::{self, FrontMatter};
use stet_core::text::{Document, Furniture, Inlines, markdown};

macro_rules! stories {
    ($($name:literal),+ $(,)?) => {
        /// Every story's name and source.
        pub(super) const SOURCES: &[(&str, &str)] = &[$(($name, include_str!(concat!("stories/", $name, ".md")))),+];
    };
}

stories![
    "beach-tideline",
    "count-gulls",
    "ferry-contract",
    "grain-silos",
    "harbour-budget",
    "herring-run",
    "lake-vote",
    "library-lends",
    "market-hall",
    "night-bus",
    "obit-moravec",
    "orvenia-candidate",
    "pilots-audit",
    "pilots-ballot",
    "rope-interview",
    "ropewalk-stop",
    "seed-vault",
    "strait-tolls",
    "surge-maps",
    "toll-war",
    "tram-depot",
    "water-budget-ar",
];

/// A story's fields and its words.
pub(super) fn of(name: &str) -> Result<(FrontMatter, Document)> {
    let (_, source) = SOURCES
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(|| broken(name, "there is no such story"))?;
    let (Some(Ok(fields)), body) = front_matter::split(source) else {
        return Err(broken(name, "its fields cannot be read"));
    };
    let furniture = Furniture {
        headline: fields.text("headline").unwrap_or_default().to_owned(),
        short_headline: String::new(),
        standfirst: Inlines::plain(fields.text("standfirst").unwrap_or_default()),
    };
    let blocks = markdown::read(body, &mut Session::block_ids()?);
    Ok((fields, Document { furniture, blocks }))
}

pub(super) fn broken(name: &str, why: impl std::fmt::Display) -> Failure {
    Failure::fault(format!("The sample story {name} is broken: {why}."))
}
