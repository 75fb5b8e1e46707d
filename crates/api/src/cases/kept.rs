//! Words that could not go straight into a story's text: put together with what
//! came between where that is safe, else kept beside it as a revision of their
//! own until somebody settles them. They never vanish.

use super::lease;
use super::typing::{Typed, reopen, saved};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at, number};
use crate::wire::{Saved, SiblingView};
use stet_core::ids::{BlockId, StoryId};
use stet_core::newsroom::Lease;
use stet_core::text::{Moment, RevisionId};
use stet_store::{PastText, Read, Sibling, StoryLine, Write};

/// Why words are late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Late {
    /// Somebody else took over the writing.
    TakenOver,
    /// Another window wrote the same words otherwise.
    Elsewhere,
    /// The story was closed to changes: spiked, held, released, moved on.
    Closed,
}

impl Late {
    /// As the file has it.
    fn name(self) -> &'static str {
        match self {
            Self::TakenOver => "taken_over",
            Self::Elsewhere => "elsewhere",
            Self::Closed => "closed",
        }
    }
}

/// The text that late words grew from: as remembered, else the last revision.
/// Absence is no deletion here either.
fn grown_from(read: &Read<'_>, id: &StoryId, typed: &Typed) -> Result<PastText> {
    if let Some(past) = read.working().at(id, typed.seq)? {
        return match past.document.blocks.iter().find(|block| typed.leaves_out(&block.id)) {
            None => Ok(past),
            Some(block) => {
                Err(stet_store::Error::Unlisted { story: id.clone(), block: block.id.clone() }.into())
            }
        };
    }
    let base = read.working().base(id)?;
    let document = base.map(|base| read.revisions().document(&base)).transpose()?.unwrap_or_default();
    Ok(PastText { document, base })
}

/// Keeps late words beside the text, committed, and says so.
pub(crate) fn beside(session: &mut Session, line: &StoryLine, typed: &Typed, why: Late) -> Result<Saved> {
    let id = &line.story.id;
    let (past, working) =
        session.read(|read| Ok((grown_from(read, id, typed)?, read.working().load(id)?)))?;
    let words = typed.over(&past.document, &working.document);
    let window = session.window(&typed.window);
    let me = session.me().clone();
    let kept = session.write("keep", Some(id), why.name(), |write| {
        let base = base_of(write, id, &past)?;
        let (revision, _) = write.revisions().lay(id, &words, vec![base], Moment::Kept)?;
        let open = write.read().siblings().open(id)?;
        let grows = open.iter().find(|one| Some(one.number) == typed.kept && one.person == me);
        let same = open.iter().find(|one| one.revision == revision);
        let number = match grows.or(same) {
            Some(one) => {
                write.siblings().grow(one.number, &revision)?;
                one.number
            }
            None => write.siblings().keep(id, &revision, &base, why.name())?,
        };
        Ok(write.read().siblings().open(id)?.into_iter().find(|one| one.number == number))
    })?;
    session.told(id, working.seq, &window);
    let book = session.read(|read| PeopleBook::read(read, session.today()))?;
    Ok(Saved {
        kept: kept.map(|one| view(session, &one, &book)),
        ..saved(&working, line.story.workflow, session)
    })
}

/// The text the words grew from, as a revision; made one where it is none yet.
fn base_of(write: &Write<'_>, id: &StoryId, past: &PastText) -> Result<RevisionId> {
    // One that is damaged is no reason not to keep the words.
    if let Some(base) = past.base
        && write.read().revisions().document(&base).is_ok_and(|text| text == past.document)
    {
        return Ok(base);
    }
    let parents = past.base.into_iter().collect();
    Ok(write.revisions().lay(id, &past.document, parents, Moment::Paused)?.0)
}

/// Puts words that grew from an earlier text together with what came between;
/// keeps them beside it where both wrote the same words.
pub(crate) fn meet(
    session: &mut Session,
    line: &StoryLine,
    typed: &Typed,
    there: Option<&Lease>,
) -> Result<Saved> {
    let id = &line.story.id;
    let (past, working) =
        session.read(|read| Ok((grown_from(read, id, typed)?, read.working().load(id)?)))?;
    let theirs = typed.over(&past.document, &working.document);
    let Some((document, flagged)) = super::merge::together(&past.document, &working.document, &theirs) else {
        return beside(session, line, typed, Late::Elsewhere);
    };
    let window = session.window(&typed.window);
    let lease = lease::next(session, there, &window, typed.caret.clone());
    let record = reopen(&line.story);
    let (working, workflow) = session.write("type", Some(id), "", |write| {
        let saved = write.working().replace(id, &document, working.seq)?;
        write.leases().put(id, &lease)?;
        let record = record.as_ref().filter(|_| saved.text != line.text);
        record.map(|story| write.stories().update(story)).transpose()?;
        Ok((write.read().working().load(id)?, record.unwrap_or(&line.story).workflow))
    })?;
    session.typed(id, working.seq, &window);
    Ok(Saved {
        token: lease.token,
        met: true,
        flagged: flagged.iter().map(BlockId::to_string).collect(),
        ..saved(&working, workflow, session)
    })
}

/// A story's open siblings, oldest first, as screens and scripts show them.
pub(crate) fn open(
    session: &Session,
    read: &Read<'_>,
    id: &StoryId,
    book: &PeopleBook,
) -> Result<Vec<SiblingView>> {
    Ok(read.siblings().open(id)?.iter().map(|one| view(session, one, book)).collect())
}

pub(crate) fn view(session: &Session, one: &Sibling, book: &PeopleBook) -> SiblingView {
    SiblingView {
        number: number(one.number),
        revision: one.revision.0.to_string(),
        base: one.base.0.to_string(),
        by: book.person_name(&one.person),
        mine: one.person == *session.me(),
        at: at(one.at),
        why: one.why.clone(),
    }
}
