//! The proof of a story: its text as it stands, with everything the desk should
//! know of it, made for paper.

use super::{page, pictures};
use crate::cases::copy::{self, Copy, placeholders};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{number, read_for};
use crate::whole;
use crate::wire::{Failure, ProofOf, ProofRecord};
use jiff::Timestamp;
use std::path::Path;
use stet_core::newsroom::{Facts, Legal, Publication, SignFunction, signed};
use stet_core::text::count;
use stet_core::text::tk::Placeholders;
use stet_publish::{Fact, Page, Paper, Proof};

pub use stet_publish::Running;

/// Digits of a hash that tell one version of a story from the others.
const DIGITS: usize = 12;

/// A proof, gathered; what is left to do needs no newsroom file.
pub struct ProofJob {
    page: Page,
    pictures: pictures::Gathered,
    paper: Paper,
    running: Running,
    placeholders: Placeholders,
    facts: Vec<Fact>,
    open: Vec<String>,
    words: usize,
    by: String,
    at: Timestamp,
}

/// Gathers what the proof of a story prints, for whoever may read its words.
pub fn gather(session: &Session, request: &ProofOf, running: Running) -> Result<ProofJob> {
    let paper = match request.paper.as_str() {
        "" => Paper::default(),
        name => name.parse().map_err(|error| Failure::bad(format!("{error}.")))?,
    };
    let copy = copy::load(session, &request.story)?;
    let page = page::proof(session, &copy)?;
    let mut pictures = pictures::Gathered::default();
    session.read(|read| pictures.read(read, &page))?;
    Ok(ProofJob {
        facts: facts(session, &copy),
        open: open(&copy),
        words: count::of(copy.document()).words,
        by: copy.book.person_name(session.me()),
        at: session.now(),
        placeholders: copy.placeholders.clone(),
        page,
        pictures,
        paper,
        running,
    })
}

impl ProofJob {
    /// The document.
    pub fn run(mut self) -> Result<(Vec<u8>, ProofRecord)> {
        self.pictures.give(&mut self.page)?;
        let html = stet_publish::proof(&Proof {
            page: &self.page,
            paper: self.paper,
            running: self.running,
            placeholders: &self.placeholders,
            facts: self.facts,
            open: self.open.clone(),
            words: self.words,
            by: &self.by,
            at: self.at,
        })?;
        let record = ProofRecord {
            story: self.page.story.to_string(),
            slug: self.page.slug,
            paper: self.paper.name().to_owned(),
            words: number(self.words),
            open: self.open,
            margins: {
                let (above, beside, below) = self.paper.margins();
                [above, beside, below]
            },
            bytes: number(html.len()),
            file: None,
        };
        Ok((html, record))
    }
}

/// Makes the proof and writes it where somebody said.
pub fn save(session: &Session, request: &ProofOf, path: &Path) -> Result<ProofRecord> {
    let (html, record) = gather(session, request, Running::Margins)?.run()?;
    whole::write(path, &html)
        .map_err(|error| Failure::io(&format!("{} could not be written", path.display()), &error))?;
    Ok(ProofRecord { file: Some(path.display().to_string()), ..record })
}

/// What stands between this copy and its sign-off.
fn open(copy: &Copy) -> Vec<String> {
    let facts = copy.facts();
    let document = copy.document();
    let to_come = placeholders(document, &copy.placeholders);
    let lacks = facts.lacks.iter().map(|what| format!("Its template asks for {what}."));
    let unread = (facts.unread > 0)
        .then(|| format!("{} to be decided on: it could not be read.", some(facts.unread, "passage")));
    let mute = document.undescribed();
    let undescribed = (mute > 0)
        .then(|| format!("{} without words for those who can\u{2019}t see it.", some(mute, "picture")));
    let outstanding = |needed, function, what: &str| {
        let since = copy.signed.of(function).map(|(_, unsigned)| signed::sentence(unsigned, function));
        let since = since.filter(|since| !since.is_empty()).map(|since| format!(" ({since})"));
        (needed && !copy.covered(function))
            .then(|| format!("{what} is outstanding{}.", since.unwrap_or_default()))
    };
    let story = &copy.line.story;
    let legal = outstanding(story.legal != Legal::None, SignFunction::Legal, "The legal read");
    let checked = outstanding(story.facts != Facts::None, SignFunction::Facts, "The check of the facts");
    to_come.into_iter().chain(lacks).chain(unread).chain(undescribed).chain(legal).chain(checked).collect()
}

fn some(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn facts(session: &Session, copy: &Copy) -> Vec<Fact> {
    let story = &copy.line.story;
    let when = |at: Timestamp| session.zone().to_datetime(at).strftime("%-d %B %Y, %H:%M").to_string();
    let words = count::of(copy.document()).words;
    let status = match story.publication {
        Publication::Unpublished => story.workflow.name(),
        out => out.name(),
    };
    let desk = story.desk.as_ref().map(|desk| copy.book.desk_name(desk)).unwrap_or_default();
    let signed = copy.signed.of(SignFunction::Chief).map(|(approval, unsigned)| {
        let by = copy.book.person_name(&approval.by);
        let since = match signed::sentence(unsigned, SignFunction::Chief) {
            since if since.is_empty() => since,
            since => format!("; {since}"),
        };
        format!("{by}, {}{since}", when(approval.at))
    });
    let embargo = story.embargo.map(|embargo| {
        format!("{}, {}", when(embargo.until), if embargo.hard { "hard" } else { "advisory" })
    });
    let all = [
        ("Slug", story.slug.clone()),
        ("Slugline", if story.slugline == story.slug { String::new() } else { story.slugline.clone() }),
        ("Kind", story.kind.name().to_owned()),
        ("Desk", desk),
        ("Status", status.to_owned()),
        ("Length", length(words, story.length)),
        ("Due", story.due.map(when).unwrap_or_default()),
        ("Embargo", embargo.unwrap_or_default()),
        ("With", story.holder.as_ref().map(|who| copy.book.person_name(who)).unwrap_or_default()),
        ("Signed off", signed.unwrap_or_default()),
        (
            "Legal read",
            match read_for(copy, SignFunction::Legal, story.legal != Legal::None).as_str() {
                "none" => String::new(),
                read => read.to_owned(),
            },
        ),
        ("Language", story.language.clone()),
        ("Version", copy.working.text.to_string().chars().take(DIGITS).collect()),
        ("Last changed", when(copy.line.changed_at)),
    ];
    let said = all.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(name, value)| Fact { name: name.to_owned(), value }).collect()
}

fn length(words: usize, ordered: Option<u32>) -> String {
    let own = some(words, "word");
    let Some(ordered) = ordered else { return own };
    let ordered = usize::try_from(ordered).unwrap_or(usize::MAX);
    match words.checked_sub(ordered) {
        Some(0) => format!("{own}, to length"),
        Some(over) => format!("{own}, {over} over the {ordered} ordered"),
        None => format!("{own}, {} to go of the {ordered} ordered", ordered - words),
    }
}

#[cfg(test)]
mod tests;
