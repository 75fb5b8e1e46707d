//! Putting other copy into a story from Markdown, as a new revision. Blocks
//! that say the same, or nearly, keep their ids.

mod given;

pub use given::MOST_BYTES;

use super::copy::{self, Copy};
use super::import::taken;
use super::media::Beside;
use super::{find, lease, show, story, templates, typing};
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{Edited, Failure, NewFromCopy};
use given::Given;
use std::path::Path;
use stet_core::ids::StoryId;
use stet_core::newsroom::{Credit, CreditRole, Story};
use stet_core::text::front_matter::FrontMatter;
use stet_core::text::matching::keep_ids;
use stet_core::text::{Block, Document, Furniture, Hash, Moment};
use stet_ingest::ProposedCredit;
use stet_store::{Read, Write};

const NO_COPY: &str = "There is no text in what was given, and this story has some, so nothing was changed. \
    Was anything piped in? To empty a story, delete its text in the window.";

/// Replaces a story's copy. Where the Markdown has no headline or standfirst
/// the story keeps its own; its other fields are not taken from here. Pictures
/// it names are looked for in `folder`, where the Markdown lies.
pub fn edit(session: &mut Session, story: &str, bytes: &[u8], folder: Option<&Path>) -> Result<Edited> {
    let Given { fields, mut document } = given::read(bytes)?;
    let copy = copy::load(session, story)?;
    let pictures = folder.map(|folder| Beside::read(folder, &document)).unwrap_or_default();
    writable(session, &copy)?;
    pictures.settle(session, &mut document)?;
    let (old, new) = (copy.document().furniture.clone(), document.furniture);
    let furniture = Furniture {
        headline: if new.headline.is_empty() { old.headline } else { new.headline },
        short_headline: if new.short_headline.is_empty() { old.short_headline } else { new.short_headline },
        standfirst: if new.standfirst.is_empty() { old.standfirst } else { new.standfirst },
    };
    let (blocks, repeated) = given::below(&furniture.headline, &fields, document.blocks);
    if blocks.is_empty() && !copy.document().blocks.is_empty() {
        return Err(Failure::bad(NO_COPY));
    }
    let warnings =
        repeated.into_iter().chain(not_taken(&fields, &copy)).chain(pictures.warnings.clone()).collect();
    let edited = replace(session, story, Document { furniture, blocks })?;
    Ok(Edited { warnings, ..edited })
}

/// A whole text from Markdown, the words above the body kept where it has none.
pub(crate) fn read(copy: &Copy, bytes: &[u8]) -> Result<Document> {
    let Given { fields, document } = given::read(bytes)?;
    let (old, new) = (copy.document().furniture.clone(), document.furniture);
    let furniture = Furniture {
        headline: if new.headline.is_empty() { old.headline } else { new.headline },
        short_headline: if new.short_headline.is_empty() { old.short_headline } else { new.short_headline },
        standfirst: if new.standfirst.is_empty() { old.standfirst } else { new.standfirst },
    };
    let (blocks, _) = given::below(&furniture.headline, &fields, document.blocks);
    if blocks.is_empty() && !copy.document().blocks.is_empty() {
        return Err(Failure::bad(NO_COPY));
    }
    Ok(Document { blocks, furniture })
}

/// Begins a story with its first words and the fields above them, in one
/// transaction.
pub fn new_from_copy(session: &mut Session, request: NewFromCopy) -> Result<Edited> {
    let mut ids = Session::block_ids()?;
    let Given { fields: front, document: Document { mut furniture, blocks } } = given::read(&request.copy)?;
    if !request.headline.trim().is_empty() {
        furniture.headline = request.headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let (blocks, repeated) = given::below(&furniture.headline, &front, blocks);
    let template = request.template.as_deref().map(|given| templates::named(session, given)).transpose()?;
    if template.is_some() && !blocks.is_empty() {
        return Err(Failure::bad(
            "A template begins an empty body, and this copy has words. Leave one of them out.",
        ));
    }
    let (skeleton, form) = template.as_ref().map(|one| one.begin(&mut ids)).unzip();
    let mut document = Document { blocks: skeleton.unwrap_or(blocks), furniture };
    let pictures =
        request.folder.as_deref().map(|folder| Beside::read(folder, &document)).unwrap_or_default();
    let (fields, proposed, mut warnings) = stet_ingest::fields(&front);
    warnings.extend(repeated);
    warnings.extend(pictures.warnings.iter().cloned());
    warnings.extend(taken::no_use(session, &fields)?);
    let desk = taken::desk(session, request.desk.as_deref(), &fields)?;
    let credits = credits(session, &request, &proposed, &mut warnings)?;
    let base = story::record(session, &document.furniture.headline, desk, credits)?;
    let kind = request.kind.as_deref().map(super::fields::kind).transpose()?;
    let base = Story { kind: template.map_or(base.kind, |template| template.kind), ..base };
    let record = taken::taken(session, base, &fields)?;
    let record =
        Story { kind: kind.unwrap_or(record.kind), length: request.length.or(record.length), ..record };
    pictures.settle(session, &mut document)?;
    session.write("start", Some(&record.id), "", |write| {
        story::put(write, &record, &document, Moment::Started)?;
        form.map_or(Ok(()), |form| Ok(write.templates().begin(&record.id, &form)?))
    })?;
    let story = story::shown(session, record.id.as_str())?;
    let added = number(document.blocks.len());
    Ok(Edited { story, kept: 0, changed: 0, added, gone: 0, warnings })
}

/// The text with other words above the body; what is not given stays. The
/// standfirst is Markdown, of which emphasis and links are taken.
pub(crate) fn furnished(copy: &Copy, headline: Option<&str>, standfirst: Option<&str>) -> Result<Document> {
    let mut document = copy.document().clone();
    if let Some(headline) = headline {
        document.furniture.headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    if let Some(standfirst) = standfirst {
        document.furniture.standfirst = given::line(standfirst)?;
    }
    Ok(document)
}

/// Refuses to write over words that whoever asks may not change, or that somebody else is typing.
pub(crate) fn writable(session: &Session, copy: &Copy) -> Result<()> {
    match copy.read_only(session) {
        Some(refusal) => Err(refusal.into()),
        None => lease::free_to_write(session, copy.id(), &copy.book),
    }
}

/// Puts a whole text in the place of the one there is. The same text again
/// makes no revision; approved copy goes back to editing.
pub(crate) fn replace(session: &mut Session, story: &str, document: Document) -> Result<Edited> {
    let copy = copy::load(session, story)?;
    writable(session, &copy)?;
    let old = copy.document();
    let new = Document { blocks: keep_ids(&old.blocks, document.blocks), furniture: document.furniture };
    let (kept, changed, added, gone) = compare(&old.blocks, &new.blocks);
    if new != *old {
        write(session, &copy, &new, "edit", "", Moment::Replaced)?;
    }
    let story = story::shown(session, copy.id().as_str())?;
    Ok(Edited { story, kept, changed, added, gone, warnings: vec![] })
}

/// Puts the new text in and makes it a version, see [`put`].
pub(crate) fn write(
    session: &mut Session,
    copy: &Copy,
    new: &Document,
    what: &str,
    why: &str,
    moment: Moment,
) -> Result<()> {
    put(session, copy, new, (what, why), |write| Ok(write.revisions().make(copy.id(), moment).map(drop)?))?;
    Ok(())
}

/// Puts the new text in, after what was typed and never named is a revision: the
/// working copy is the only place that has those words. What is to happen `with`
/// it, its becoming a revision too, is done in the same transaction. Gives the
/// text's new number; none where it was the same text.
pub(crate) fn put(
    session: &mut Session,
    copy: &Copy,
    new: &Document,
    (what, why): (&str, &str),
    with: impl FnOnce(&mut Write<'_>) -> Result<()>,
) -> Result<Option<i64>> {
    let (id, seq) = (copy.id().clone(), copy.working.seq);
    // The text may be the only place that still has words of its last version.
    session.clear_the_way(&id);
    if session.read(|read| unnamed(read, &id, copy.working.text))? {
        session.pause(&id, "")?;
    }
    let other = new != copy.document();
    let reopened = typing::reopen(&copy.line.story).filter(|_| other);
    session.write(what, Some(&id), why, |write| {
        let saved = other.then(|| write.working().replace(&id, new, seq)).transpose()?;
        if let Some(story) = &reopened {
            write.stories().update(story)?;
        }
        with(write)?;
        Ok(saved.map(|saved| saved.seq))
    })
}

/// True where a story's text says something that no revision does.
pub(crate) fn unnamed(read: &Read<'_>, story: &StoryId, text: Hash) -> Result<bool> {
    match read.working().base(story)? {
        Some(base) => Ok(read.revisions().text(&base)? != text),
        None => Ok(true),
    }
}

/// How many blocks are as they were, say something else, are new, are gone.
fn compare(old: &[Block], new: &[Block]) -> (u32, u32, u32, u32) {
    let before = |block: &Block| old.iter().find(|known| known.id == block.id);
    let kept = new.iter().filter(|block| before(block) == Some(*block)).count();
    let there = new.iter().filter(|block| before(block).is_some()).count();
    (number(kept), number(there - kept), number(new.len() - there), number(old.len() - there))
}

/// A sentence for each field that says something else than the story does and
/// is changed with another verb.
fn not_taken(fields: &FrontMatter, copy: &Copy) -> Vec<String> {
    const WORDS: [&str; 3] = ["headline", "short_headline", "standfirst"];
    let own = show::fields(copy, copy.document());
    let others = fields
        .fields
        .iter()
        .filter(|(name, value)| !WORDS.contains(&name.as_str()) && own.get(name) != Some(value));
    others
        .map(|(name, _)| {
            format!(
                "The field \u{201c}{name}\u{201d} was not taken; change it with: stet set {} {name}=...",
                copy.line.story.slug
            )
        })
        .collect()
}

/// The author that was asked for, else the writers the copy names, else whoever
/// begins it; a name that is no author here is said.
fn credits(
    session: &Session,
    request: &NewFromCopy,
    proposed: &[ProposedCredit],
    warnings: &mut Vec<String>,
) -> Result<Vec<Credit>> {
    let mut credits = Vec::new();
    if let Some(given) = &request.author {
        let author = session.read(|read| find::author(read, given))?;
        credits.push(Credit { author: author.id, role: CreditRole::Writer });
    }
    for one in proposed {
        let known = session.read(|read| find::author_if(read, &one.author))?;
        match known {
            Some(author) if request.author.is_none() || one.role != CreditRole::Writer => {
                credits.push(Credit { author: author.id, role: one.role });
            }
            Some(author) if credits.iter().any(|credit| credit.author == author.id) => {}
            _ => warnings.push(format!("The credit of {} ({}) was not taken.", one.author, one.role.name())),
        }
    }
    if credits.is_empty() {
        let mine = session.read(|read| Ok(read.authors().of_person(session.me())?))?.into_iter().next();
        credits.extend(mine.map(|author| Credit { author: author.id, role: CreditRole::Writer }));
    }
    Ok(credits)
}

#[cfg(test)]
mod tests;
