//! Putting other copy into a story from Markdown, as a new revision. Blocks
//! that say the same, or nearly, keep their ids.

use super::copy::{self, Copy};
use super::{find, story, typing};
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{Code, Edited, Failure, NewFromCopy, StoryView};
use stet_core::newsroom::{Credit, CreditRole, Story};
use stet_core::text::matching::keep_ids;
use stet_core::text::{Block, Document, Furniture, Inlines, Marks, Moment, Node, markdown};
use stet_ingest::{Reading, Source};

/// More bytes than this are never copy.
pub const MOST_BYTES: usize = stet_ingest::LIMIT;

/// Replaces a story's copy. Where the Markdown has no headline or standfirst
/// the story keeps its own.
pub fn edit(session: &mut Session, story: &str, bytes: &[u8]) -> Result<Edited> {
    let reading = read(bytes)?;
    let old = copy::load(session, story)?.document().furniture.clone();
    let given = reading.document.furniture.clone();
    let furniture = Furniture {
        headline: if given.headline.is_empty() { old.headline } else { given.headline },
        short_headline: if given.short_headline.is_empty() { old.short_headline } else { given.short_headline },
        standfirst: if given.standfirst.is_empty() { old.standfirst } else { given.standfirst },
    };
    let warnings = warnings(&reading);
    let edited = replace(session, story, Document { furniture, blocks: reading.document.blocks })?;
    Ok(Edited { warnings, ..edited })
}

/// Begins a story with its first words, in one transaction.
pub fn new_from_copy(session: &mut Session, request: NewFromCopy) -> Result<StoryView> {
    let reading = if request.copy.iter().all(u8::is_ascii_whitespace) { None } else { Some(read(&request.copy)?) };
    let mut document = reading.as_ref().map(|reading| reading.document.clone()).unwrap_or_default();
    if !request.headline.trim().is_empty() {
        document.furniture.headline = request.headline.trim().to_owned();
    }
    let (desk, credits) = (desk(session, &request)?, credits(session, &request)?);
    let base = story::record(session, &document.furniture.headline, desk, credits)?;
    let record = with_fields(base, reading.as_ref());
    session.write("start", Some(&record.id), "", |write| story::put(write, &record, &document, Moment::Started))?;
    story::shown(session, record.id.as_str())
}

/// Changes the words above the body; what is not given stays. The standfirst is
/// Markdown, of which emphasis and links are taken.
pub fn furniture(session: &mut Session, story: &str, headline: Option<&str>, standfirst: Option<&str>) -> Result<StoryView> {
    let mut document = copy::load(session, story)?.document().clone();
    if let Some(headline) = headline {
        document.furniture.headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    if let Some(standfirst) = standfirst {
        document.furniture.standfirst = line(standfirst)?;
    }
    Ok(replace(session, story, document)?.story)
}

/// Puts a whole text in the place of the one there is. The same text again
/// makes no revision; approved copy goes back to editing.
pub(crate) fn replace(session: &mut Session, story: &str, document: Document) -> Result<Edited> {
    let copy = copy::load(session, story)?;
    if let Some(why) = copy::read_only(&copy.line.story) {
        return Err(Failure::new(Code::Refused, why));
    }
    let old = copy.document();
    let new = Document { blocks: keep_ids(&old.blocks, document.blocks), furniture: document.furniture };
    let (kept, changed, added, gone) = compare(&old.blocks, &new.blocks);
    if new != *old {
        write(session, &copy, &new)?;
    }
    let story = story::shown(session, copy.id().as_str())?;
    Ok(Edited { story, kept, changed, added, gone, warnings: vec![] })
}

fn write(session: &mut Session, copy: &Copy, new: &Document) -> Result<()> {
    let (id, seq) = (copy.id().clone(), copy.working.seq);
    let reopened = typing::reopen(&copy.line.story);
    session.write("edit", Some(&id), "", |write| {
        write.working().replace(&id, new, seq)?;
        if let Some(story) = &reopened {
            write.stories().update(story)?;
        }
        write.revisions().make(&id, Moment::Replaced)?;
        Ok(())
    })
}

/// How many blocks are as they were, say something else, are new, are gone.
fn compare(old: &[Block], new: &[Block]) -> (u32, u32, u32, u32) {
    let before = |block: &&Block| old.iter().find(|known| known.id == block.id);
    let kept = new.iter().filter(|block| before(block) == Some(*block)).count();
    let there = new.iter().filter(|block| before(block).is_some()).count();
    (number(kept), number(there - kept), number(new.len() - there), number(old.len() - there))
}

/// Markdown, whatever its encoding; the name says that nothing need be guessed.
fn read(bytes: &[u8]) -> Result<Reading> {
    let mut ids = Session::block_ids()?;
    Ok(stet_ingest::read(&Source { name: "the copy.md", bytes }, &mut ids)?)
}

fn warnings(reading: &Reading) -> Vec<String> {
    let dropped = reading.dropped.iter().map(|one| format!("Left out: \u{201c}{}\u{201d} ({}).", one.text, one.why));
    reading.warnings.iter().cloned().chain(dropped).collect()
}

fn desk(session: &Session, request: &NewFromCopy) -> Result<Option<stet_core::ids::DeskId>> {
    let named = session.read(|read| request.desk.as_deref().map(|given| find::desk(read, given)).transpose())?;
    Ok(named.map(|desk| desk.id).or_else(|| session.newsroom.default_desk.clone()))
}

fn credits(session: &Session, request: &NewFromCopy) -> Result<Vec<Credit>> {
    let me = session.me();
    let author = session.read(|read| match &request.author {
        Some(given) => find::author(read, given).map(Some),
        None => Ok(read.authors().of_person(me)?.into_iter().next()),
    })?;
    Ok(author.into_iter().map(|author| Credit { author: author.id, role: CreditRole::Writer }).collect())
}

/// The fields above the Markdown that say what sort of piece it is.
fn with_fields(base: Story, reading: Option<&Reading>) -> Story {
    let Some(fields) = reading.map(|reading| reading.fields.clone()) else { return base };
    Story {
        slugline: fields.slugline.unwrap_or(base.slugline),
        kind: fields.kind.unwrap_or(base.kind),
        dateline: fields.dateline.unwrap_or(base.dateline),
        language: fields.language.unwrap_or(base.language),
        length: fields.length.or(base.length),
        tags: fields.tags.unwrap_or(base.tags),
        ..base
    }
}

/// One line of Markdown with the marks a standfirst may have.
fn line(source: &str) -> Result<Inlines> {
    let mut blocks = markdown::read(source, &mut Session::block_ids()?);
    match (blocks.pop().map(|block| block.node), blocks.len()) {
        (None, _) => Ok(Inlines::default()),
        (Some(Node::Paragraph(words)), 0) => Ok(Inlines::new(words.into_iter().map(plainer))),
        _ => Err(Failure::bad("A standfirst is one paragraph, with emphasis and links at most.")),
    }
}

fn plainer(piece: stet_core::text::Inline) -> stet_core::text::Inline {
    use stet_core::text::Inline;
    match piece {
        Inline::Text { text, marks } => Inline::Text { text, marks: Marks { em: marks.em, link: marks.link, ..Marks::none() } },
        Inline::HardBreak => Inline::Text { text: " ".to_owned(), marks: Marks::none() },
        reference @ Inline::NoteRef { .. } => reference,
    }
}
