//! Typing: changed blocks in, "Saved" out, after COMMIT.
//!
//! A save that follows the last one goes straight into the working copy. One that
//! follows an earlier text is put together with what came between; where that
//! needs a person, or the story is somebody else's by now, the words are kept
//! beside the text. Either way they are committed before the answer.

mod wholesale;

use super::figures::Figures;
use super::kept::{self, Late};
use super::{copy, find, lease, story};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{at, number};
use crate::wire::{Code, Failure, Furniture, Json, Saved, TypeText};
use stet_core::ids::{BlockId, StoryId};
use stet_core::newsroom::{Caret, Lease, Publication, Standing, Story, Workflow};
use stet_core::text::json::{JsonError, block_from_json, inlines_from_json};
use stet_core::text::{Block, Document};
use stet_store::{Edit, StoryLine, WorkingCopy};

/// Commits what was typed to the story's working copy, or beside it. Typing into
/// approved copy opens it again: the sign-off no longer covers what was touched.
///
/// A paragraph that can't be read any more, here or elsewhere in the text, is no
/// reason to refuse words: the story is mended, and the words are saved into that.
pub fn save(session: &mut Session, request: TypeText) -> Result<Saved> {
    let story = StoryId::new(request.story.clone());
    let there = session.read(|read| Ok(read.leases().of_story(&story)?))?;
    match there.filter(|lease| last_words(session, &request, lease)) {
        None => mending(session, request),
        Some(lease) => {
            let sits = session.me().clone();
            session.act_as(lease.person);
            let saved = mending(session, request).and_then(|saved| {
                session.name_typed(&story)?;
                lease::give_up(session, &story, &lease.window)?;
                Ok(saved)
            });
            session.act_as(sits);
            saved
        }
    }
}

/// Whether this is the last that somebody typed here who got up since: a window
/// sent it later than the one they got up in. It is theirs, not of whoever sits here
/// by now, and holds nobody up.
fn last_words(session: &Session, request: &TypeText, lease: &Lease) -> bool {
    request.token == Some(lease.token)
        && lease.token > 0
        && lease.person != *session.me()
        && lease.device == session.newsroom.device
        && !lease.held
        && session.has_window(&request.window)
}

fn mending(session: &mut Session, request: TypeText) -> Result<Saved> {
    let line = session.read(|read| find::story(session, read, &request.story))?;
    let typed = Typed::read(request)?;
    match commit(session, &line, &typed) {
        Err(failure) if failure.code == Code::CannotOpen => {
            session.mend(&line.story.id)?;
            let line = session.read(|read| find::story(session, read, line.story.id.as_str()))?;
            commit(session, &line, &typed)
        }
        done => done,
    }
}

fn commit(session: &mut Session, line: &StoryLine, typed: &Typed) -> Result<Saved> {
    let there = session.read(|read| Ok(read.leases().of_story(&line.story.id)?))?;
    let allowed = may_write(session, &line.story);
    match late(session, &line.story, typed, there.as_ref(), allowed)? {
        Some(why) => kept::beside(session, line, typed, why),
        None => match wholesale::before(session, line, typed)
            .and_then(|()| straight(session, line, typed, there.as_ref()))
        {
            Err(failure) if failure.code == Code::Stale => kept::meet(session, line, typed, there.as_ref()),
            other => other,
        },
    }
}

/// What was typed, read.
pub(crate) struct Typed {
    pub(crate) seq: i64,
    pub(crate) furniture: Option<stet_core::text::Furniture>,
    pub(crate) changed: Vec<Block>,
    pub(crate) order: Vec<BlockId>,
    gone: Vec<BlockId>,
    pub(crate) window: String,
    token: Option<u32>,
    pub(crate) kept: Option<i64>,
    pub(crate) caret: Option<Caret>,
}

impl Typed {
    fn read(request: TypeText) -> Result<Self> {
        let ids = |given: Vec<String>| given.into_iter().map(BlockId::new).collect();
        let block = |Json(block): &Json| block_from_json(block).map_err(malformed);
        Ok(Self {
            seq: request.seq.into(),
            furniture: request.furniture.as_ref().map(furniture_from).transpose()?,
            changed: request.changed.iter().map(block).collect::<Result<_>>()?,
            order: ids(request.order),
            gone: ids(request.gone),
            window: request.window,
            token: request.token,
            kept: request.kept.map(i64::from),
            caret: request
                .caret
                .map(|caret| Caret { block: BlockId::new(caret.block), offset: caret.offset }),
        })
    }

    fn edit(&self) -> Edit<'_> {
        Edit {
            furniture: self.furniture.as_ref(),
            changed: &self.changed,
            order: &self.order,
            gone: &self.gone,
            expected_seq: self.seq,
        }
    }

    /// The paragraphs that were taken out.
    fn gone(&self) -> &[BlockId] {
        &self.gone
    }

    /// True of a paragraph that stands neither in the order nor among the gone.
    pub(crate) fn leaves_out(&self, id: &BlockId) -> bool {
        !self.order.contains(id) && !self.gone.contains(id)
    }

    /// The whole text as its window shows it, grown from `base`. A paragraph that
    /// is neither in what was sent nor in `base` is taken from `now`.
    pub(crate) fn over(&self, base: &Document, now: &Document) -> Document {
        let find = |blocks: &[Block], id: &BlockId| blocks.iter().find(|block| block.id == *id).cloned();
        let words = |id: &BlockId| {
            find(&self.changed, id).or_else(|| find(&base.blocks, id)).or_else(|| find(&now.blocks, id))
        };
        Document {
            furniture: self.furniture.clone().unwrap_or_else(|| base.furniture.clone()),
            blocks: self.order.iter().filter_map(words).collect(),
        }
    }
}

/// Why the words may not go into the text; none when they may. Whoever was
/// writing it and may not any more has words to be kept; whoever never was is
/// told why not.
fn late(
    session: &Session,
    story: &Story,
    typed: &Typed,
    there: Option<&Lease>,
    allowed: Result<()>,
) -> Result<Option<Late>> {
    let me = session.me();
    let was_writing = typed.token.is_some_and(|token| token > 0)
        && there.is_some_and(|lease| lease.person == *me || lease.taken_from.as_ref() == Some(me));
    // Their own story was closed under the keys of a window, before its first save.
    let theirs = !typed.window.is_empty()
        && [&story.holder, &story.assignee].into_iter().flatten().any(|person| person == me);
    match allowed {
        Err(failure) if failure.code == Code::CannotOpen => return Err(failure),
        Err(_) if was_writing || theirs => return Ok(Some(Late::Closed)),
        Err(failure) => return Err(failure),
        Ok(()) => {}
    }
    let Some(lease) = there else { return Ok(None) };
    let others = session.standing(lease) == Standing::Others;
    let passed_on = lease.person != *me && typed.token.is_some_and(|token| token < lease.token);
    // Words on top of the very text that stands are late for nobody.
    let behind = || session.read(|read| Ok(read.working().seq(&story.id)? != typed.seq));
    Ok((others || (passed_on && behind()?)).then_some(Late::TakenOver))
}

fn straight(session: &mut Session, line: &StoryLine, typed: &Typed, there: Option<&Lease>) -> Result<Saved> {
    let window = session.window(&typed.window);
    let lease = lease::next(session, there, &window, typed.caret.clone());
    let named = match &typed.furniture {
        // While the headline is being typed it is no name yet.
        Some(_) => None,
        None => session.read(|read| story::christened(read, &line.story, &line.headline))?,
    };
    let record = reopen(named.as_ref().unwrap_or(&line.story)).or(named);
    let id = &line.story.id;
    let words = session.newsroom.placeholders.clone();
    let mut counted = std::mem::take(&mut session.counted);
    let done = session.write("type", Some(id), "", |write| {
        let saved = write.working().save(id, &typed.edit())?;
        write.leases().put(id, &lease)?;
        let record = record.as_ref().filter(|_| saved.text != line.text);
        record.map(|story| write.stories().update(story)).transpose()?;
        let read = write.read().working();
        let figures = counted.of(&words, &saved.furniture, &saved.blocks, &typed.changed, |block| {
            Ok(read.block(id, block)?)
        })?;
        write.stories().counted(id, number(figures.placeholders))?;
        Ok((saved.seq, figures, record.unwrap_or(&line.story).workflow))
    });
    session.counted = counted;
    let (seq, figures, workflow) = done?;
    session.typed(id, seq, &window);
    Ok(Saved { token: lease.token, ..acknowledged(seq, figures, workflow, session.now()) })
}

/// Asks the rules; a story in the hands of whoever types, on its way through the
/// newsroom, needs no asking at every key.
fn may_write(session: &Session, story: &Story) -> Result<()> {
    let mine = story.holder.as_ref() == Some(session.me());
    if mine
        && matches!(story.publication, Publication::Unpublished | Publication::Live | Publication::Withdrawn)
        && story.workflow != Workflow::Approved
        && !matches!(story.workflow, Workflow::Held | Workflow::Spiked)
    {
        return Ok(());
    }
    match copy::load(session, story.id.as_str())?.read_only(session) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// Approved copy that is typed into goes back to editing.
pub(crate) fn reopen(story: &Story) -> Option<Story> {
    (story.workflow == Workflow::Approved).then(|| Story { workflow: Workflow::Editing, ..story.clone() })
}

pub(crate) fn saved(working: &WorkingCopy, workflow: Workflow, session: &Session) -> Saved {
    let figures = Figures::of(&working.document, &session.newsroom.placeholders);
    acknowledged(working.seq, figures, workflow, session.now())
}

fn acknowledged(seq: i64, figures: Figures, workflow: Workflow, now: jiff::Timestamp) -> Saved {
    let Figures { count, placeholders } = figures;
    Saved {
        seq: number(seq),
        at: at(now),
        words: number(count.words),
        characters: number(count.characters),
        reading_minutes: number(count.minutes()),
        placeholders: number(placeholders),
        workflow: workflow.name().to_owned(),
        token: 0,
        met: false,
        flagged: vec![],
        kept: None,
    }
}

pub(crate) fn furniture_from(furniture: &Furniture) -> Result<stet_core::text::Furniture> {
    let pieces = furniture.standfirst.iter().map(|Json(piece)| piece.clone()).collect();
    Ok(stet_core::text::Furniture {
        headline: furniture.headline.clone(),
        short_headline: furniture.short_headline.clone(),
        standfirst: inlines_from_json(&serde_json::Value::Array(pieces)).map_err(malformed)?,
    })
}

pub(crate) fn malformed(error: JsonError) -> Failure {
    Failure::bad(format!("What was typed could not be read, so nothing was saved: {error}."))
}

#[cfg(test)]
mod tests;
