//! A page, sorted: what is headline, standfirst, byline, bio and copy, and what
//! is furniture of the page.
//!
//! A page comes as units (lines of text, or blocks that HTML gave). Where a
//! unit stands decides more than what it says: the headline is looked for
//! first, then what stands above it, then the lines between it and the copy,
//! then the copy itself, and last what follows the copy. Every unit meets
//! exactly one fate.

mod above;
mod below;
mod body;
mod build;
mod dateline;
mod furniture;
mod headline;
mod kicker;
mod links;
pub(crate) mod list;
mod look;
mod no_story;
pub(crate) mod quotation;
mod unit;

pub(crate) use build::{cut_end as up_to, paragraphs, plain_blocks};
pub(crate) use kicker::kind;
pub(crate) use unit::{Said, Unit, units};

use crate::people::byline::Byline;
use crate::people::desk::Claim;
use crate::reading::{Dropped, Fields, LeftOut, ProposedBio, ProposedCredit, ProposedRole};
use dateline::split as body_dateline;
use look::Look;
use stet_core::newsroom::CreditRole;
use stet_core::text::{Inlines, Node};

/// What is known of a story from elsewhere than its words: a page's metadata.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    /// The headline, as the metadata gives it.
    pub(crate) headline: Option<String>,
    /// The standfirst or description.
    pub(crate) standfirst: Option<String>,
    /// The authors' names.
    pub(crate) authors: Vec<String>,
    /// True when an article was marked as such, so that there is one.
    pub(crate) article: bool,
}

/// A page, sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sorted {
    pub(crate) headline: String,
    pub(crate) standfirst: Inlines,
    pub(crate) body: Vec<Node>,
    pub(crate) fields: Fields,
    pub(crate) credits: Vec<ProposedCredit>,
    pub(crate) bios: Vec<ProposedBio>,
    pub(crate) roles: Vec<ProposedRole>,
    pub(crate) dropped: Vec<Dropped>,
    pub(crate) warnings: Vec<String>,
    /// The numbers of the lines that were used.
    pub(crate) used: Vec<usize>,
}

/// Why a page is no story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoStory {
    /// It is something else.
    SomethingElse(String),
    /// It has no words to print.
    NoCopy(String),
}

/// What becomes of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Open,
    Headline,
    Standfirst,
    /// A credit, a date, a field or a bio was made of it.
    Used,
    Body,
    Dropped(String),
}

/// A page being sorted.
struct Page<'h> {
    units: Vec<Unit>,
    looks: Vec<Look>,
    fates: Vec<Fate>,
    hints: &'h Hints,
    sorted: Sorted,
}

/// Sorts a page.
pub(crate) fn sort(units: Vec<Unit>, hints: &Hints) -> Result<Sorted, NoStory> {
    let mut page = Page::new(units, hints);
    if let Some(why) = no_story::at_a_glance(&page) {
        return Err(why);
    }
    let headline = headline::find(&page);
    if let Some(at) = headline {
        page.fates_set(at, Fate::Headline);
        page.sorted.headline = page.text(at).to_owned();
    }
    let first = headline.map_or(0, |at| at + 1);
    above::before_headline(&mut page, headline.unwrap_or(0));
    let start = above::after_headline(&mut page, first);
    body::sort(&mut page, start);
    below::sort(&mut page, start);
    page.finish(headline, start)
}

impl<'h> Page<'h> {
    fn new(units: Vec<Unit>, hints: &'h Hints) -> Self {
        let looks = units.iter().map(Look::at).collect();
        let fates = vec![Fate::Open; units.len()];
        Self { units, looks, fates, hints, sorted: Sorted::default() }
    }

    fn text(&self, at: usize) -> &str {
        self.units.get(at).map_or("", |unit| unit.text.as_str())
    }

    fn look(&self, at: usize) -> Option<&Look> {
        self.looks.get(at)
    }

    fn is_open(&self, at: usize) -> bool {
        self.fates.get(at) == Some(&Fate::Open)
    }

    fn fates_set(&mut self, at: usize, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(at) {
            *slot = fate;
        }
    }

    fn drop(&mut self, at: usize, why: impl Into<String>) {
        self.fates_set(at, Fate::Dropped(why.into()));
    }

    fn gap(&self, at: usize) -> bool {
        self.units.get(at).is_none_or(|unit| unit.gap)
    }

    fn is_prose(&self, at: usize) -> bool {
        self.look(at).is_some_and(|look| look.prose)
    }

    /// The next unit from here on that is not furniture and still open.
    fn next_open(&self, from: usize) -> Option<usize> {
        (from..self.units.len())
            .find(|at| self.is_open(*at) && self.look(*at).is_some_and(|look| look.rule.is_none()))
    }

    fn is_credited(&self, name: &str) -> bool {
        self.sorted.credits.iter().any(|credit| same_name(&credit.author, name))
    }

    fn authors(&self) -> Vec<String> {
        let mut names: Vec<String> = self.sorted.credits.iter().map(|credit| credit.author.clone()).collect();
        names.dedup();
        names
    }

    fn credit(&mut self, name: &str, role: CreditRole) -> bool {
        let known =
            self.sorted.credits.iter().any(|credit| same_name(&credit.author, name) && credit.role == role);
        if !known {
            self.sorted.credits.push(ProposedCredit { author: name.to_owned(), role });
        }
        !known
    }

    /// Takes a byline's names, date and claims; a line that adds nothing is a
    /// repetition and dropped.
    fn take_byline(&mut self, at: usize, byline: &Byline) {
        let mut fresh = false;
        for (name, role) in &byline.credits {
            fresh |= self.credit(name, *role);
        }
        if let (Some(when), None) = (&byline.when, &self.sorted.fields.published) {
            self.sorted.fields.published = Some(when.clone());
            fresh = true;
        }
        if let (Some(place), None) = (&byline.place, &self.sorted.fields.dateline) {
            self.sorted.fields.dateline = Some(place.clone());
        }
        let writer = byline.credits.last().map(|(name, _)| name.clone());
        if let Some(author) = writer {
            self.claim(&author, byline.claims.iter().cloned());
        }
        match fresh {
            true => self.fates_set(at, Fate::Used),
            false => self.drop(at, "byline repeated"),
        }
    }

    fn claim(&mut self, author: &str, claims: impl IntoIterator<Item = Claim>) {
        for claim in claims {
            let role = ProposedRole {
                author: author.to_owned(),
                function: claim.function,
                desk: claim.desk,
                because: claim.because,
            };
            if !self.sorted.roles.iter().any(|known| {
                known.author == role.author && known.function == role.function && known.desk == role.desk
            }) {
                self.sorted.roles.push(role);
            }
        }
    }

    /// Takes a paragraph about an author; a second one is added to the first.
    fn take_bio(&mut self, at: usize, author: &str) {
        let text = self.text(at).trim_matches(['*', '_']).trim().to_owned();
        let author = self
            .sorted
            .credits
            .iter()
            .find(|credit| same_name(&credit.author, author))
            .map_or(author.to_owned(), |credit| credit.author.clone());
        self.claim(&author, crate::people::desk::claims(&text));
        match self.sorted.bios.iter_mut().find(|bio| bio.author == author) {
            Some(bio) if bio.text.contains(&text) => {
                self.drop(at, "bio repeated");
                return;
            }
            Some(bio) => {
                bio.text.push_str("\n\n");
                bio.text.push_str(&text);
            }
            None => self.sorted.bios.push(ProposedBio { author, text }),
        }
        self.fates_set(at, Fate::Used);
    }

    /// Takes a date line, the first that can be read; dropped otherwise.
    fn take_date(&mut self, at: usize) {
        let Some(date) = self.look(at).and_then(|look| look.date.clone()) else { return };
        match (date.when, &self.sorted.fields.published) {
            (Some(when), None) => {
                self.sorted.fields.published = Some(when);
                self.fates_set(at, Fate::Used);
            }
            (Some(_), Some(_)) if date.updated => self.drop(at, "date of the last update"),
            (Some(_), Some(_)) => self.drop(at, "date repeated"),
            (None, _) => self.drop(at, date.why),
        }
    }

    fn take_kind(&mut self, at: usize, kind: stet_core::newsroom::Kind) {
        match self.sorted.fields.kind {
            None => {
                self.sorted.fields.kind = Some(kind);
                self.fates_set(at, Fate::Used);
            }
            Some(_) => self.drop(at, "label repeated"),
        }
    }

    fn take_tags(&mut self, at: usize, tags: Vec<String>) {
        let all = self.sorted.fields.tags.get_or_insert_with(Vec::new);
        for tag in tags {
            if !all.contains(&tag) {
                all.push(tag);
            }
        }
        self.fates_set(at, Fate::Used);
    }

    fn finish(mut self, headline: Option<usize>, start: usize) -> Result<Sorted, NoStory> {
        for at in 0..self.units.len() {
            if self.is_open(at) {
                let why = if at < start { "above the copy" } else { "after the end of the copy" };
                self.drop(at, why);
            }
        }
        if let Some(why) = no_story::after_all(&self, headline) {
            return Err(why);
        }
        build::build(&mut self);
        self.account();
        if self.sorted.fields.language.is_none() {
            self.sorted.fields.language =
                crate::language::guess(&self.sorted.headline, &self.sorted.body).map(str::to_owned);
        }
        Ok(self.sorted)
    }

    /// Names every line: used, or dropped with its reason.
    fn account(&mut self) {
        for (unit, fate) in self.units.iter().zip(&self.fates) {
            for (line, text) in &unit.lines {
                match fate {
                    Fate::Dropped(why) => self.sorted.dropped.push(Dropped {
                        line: *line,
                        text: text.clone(),
                        why: why.clone(),
                        what: LeftOut::Other,
                    }),
                    _ => self.sorted.used.push(*line),
                }
            }
        }
    }
}

/// Names are the same whatever their letter case and spacing.
fn same_name(one: &str, other: &str) -> bool {
    crate::words::fold(one) == crate::words::fold(other)
}

#[cfg(test)]
mod tests;
