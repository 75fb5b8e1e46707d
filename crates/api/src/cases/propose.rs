//! Suggesting: a text of one's own beside the story's, saved as the story's is.
//!
//! Whoever may read a story may suggest; only the text itself needs the right to
//! write. What is suggested is always shown against the text as it stands, so a
//! proposal is brought onto that whenever its owner goes on with it.

mod marks;

pub use marks::marks;

use super::copy::{self, Copy};
use super::{edit, typing};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{self, at, number};
use crate::wire::{ByStory, Code, Empty, Failure, Json, ProposalRef, ProposalText, ProposeText, Proposed};
use std::collections::BTreeSet;
use stet_core::ids::{BlockId, ProposalId, StoryId};
use stet_core::text::json::{block_from_json, block_to_json};
use stet_core::text::merge::{Choice, Slot, merge, settle};
use stet_core::text::propose::{Changes, Rebased, rebase};
use stet_core::text::{Block, Document, Moment, RevisionId};
use stet_store::{Ended, Proposal, Read, UNDO};

/// An open proposal and what it comes to on the text as it stands.
pub(crate) struct Open {
    pub(crate) proposal: Proposal,
    pub(crate) rebased: Rebased,
    pub(crate) changes: Changes,
}

impl Open {
    pub(crate) fn of(read: &Read<'_>, proposal: Proposal, now: &Document) -> Result<Self> {
        let base = read.revisions().document(&proposal.base)?;
        let known: BTreeSet<Slot> = proposal.stuck.iter().map(|name| slot(name)).collect();
        let rebased = rebase(&base, now, &proposal.text, &known);
        let changes = rebased.changes(proposal.id.as_str(), now);
        Ok(Self { proposal, rebased, changes })
    }

    /// The proposal as it grows from the text as it stands.
    pub(crate) fn brought_on(&self, base: RevisionId) -> Proposal {
        let stuck = self.changes.all.iter().filter(|change| change.stuck);
        let mut stuck: Vec<String> = stuck.map(|change| name(&change.slot)).collect();
        stuck.dedup();
        Proposal { base, text: self.rebased.text.clone(), stuck, ..self.proposal.clone() }
    }
}

/// Every open proposal of a story on its text as it stands, the oldest first.
pub(crate) fn open(read: &Read<'_>, story: &StoryId, text: &Document) -> Result<Vec<Open>> {
    let all = read.proposals().open(story)?;
    all.into_iter().map(|proposal| Open::of(read, proposal, text)).collect()
}

/// A slot's name as it crosses and is kept.
pub(crate) fn name(slot: &Slot) -> String {
    match slot {
        Slot::Headline => "headline".to_owned(),
        Slot::ShortHeadline => "short_headline".to_owned(),
        Slot::Standfirst => "standfirst".to_owned(),
        Slot::Block(id) => id.to_string(),
    }
}

/// The slot of that name.
pub(crate) fn slot(name: &str) -> Slot {
    match name {
        "headline" => Slot::Headline,
        "short_headline" => Slot::ShortHeadline,
        "standfirst" => Slot::Standfirst,
        id => Slot::Block(BlockId::new(id)),
    }
}

/// The revision that is the text as it stands; made where there is none yet, in
/// the name of whoever wrote it.
pub(crate) fn revision(session: &mut Session, copy: &Copy) -> Result<RevisionId> {
    session.clear_the_way(copy.id());
    let there = session.read(|read| {
        let base = read.working().base(copy.id())?;
        Ok(if edit::unnamed(read, copy.id(), copy.working.text)? { None } else { base })
    })?;
    if let Some(base) = there {
        return Ok(base);
    }
    let (id, author) = (copy.id().clone(), copy.line.changed_by.clone());
    session
        .write("pause", Some(&id), "", |write| Ok(write.revisions().make_of(&id, Moment::Paused, &author)?.0))
}

/// What the suggestions of whoever sits here are typed on: their own so far, on
/// the text as it stands, or that text.
pub fn text(session: &mut Session, request: ByStory) -> Result<ProposalText> {
    let copy = copy::load(session, &request.story)?;
    if let Some(refusal) = copy.closed(session) {
        return Err(refusal.into());
    }
    let base = revision(session, &copy)?;
    let mine = mine(session, &copy)?;
    let (id, seq, text) = match mine {
        None => (String::new(), 0, copy.document().clone()),
        Some(open) => {
            let brought = open.brought_on(base);
            let seq = if brought == open.proposal {
                brought.seq
            } else {
                session.write(UNDO, Some(copy.id()), "", |write| Ok(write.proposals().save(&brought)?))?
            };
            (brought.id.to_string(), seq, brought.text)
        }
    };
    Ok(ProposalText {
        proposal: id,
        base: base.0.to_string(),
        seq: number(seq),
        furniture: view::furniture(&text.furniture),
        blocks: text.blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        marks: marks::of(copy.document(), &text.blocks),
        text_seq: number(copy.working.seq),
    })
}

fn mine(session: &Session, copy: &Copy) -> Result<Option<Open>> {
    session.read(|read| {
        let mine = read.proposals().of(copy.id(), session.me())?;
        mine.map(|proposal| Open::of(read, proposal, copy.document())).transpose()
    })
}

/// Commits what was suggested. A save that does not follow the last one is
/// refused, unless it brings the whole text: that is put together with what came
/// between, so that no word is lost.
pub fn save(session: &mut Session, request: ProposeText) -> Result<Proposed> {
    let copy = copy::load(session, &request.story)?;
    if let Some(refusal) = copy.closed(session) {
        return Err(refusal.into());
    }
    let me = session.me().clone();
    let block = |Json(block): &Json| block_from_json(block).map_err(typing::malformed);
    let changed: Vec<Block> = request.changed.iter().map(block).collect::<Result<_>>()?;
    let furniture = request.furniture.as_ref().map(typing::furniture_from).transpose()?;
    let base = base(session, &copy, &request.base)?;
    let (there, base_text) =
        session.read(|read| Ok((read.proposals().of(copy.id(), &me)?, read.revisions().document(&base)?)))?;
    let known = there.as_ref().map_or(0, |there| there.seq);
    let before = there.as_ref().map_or(&base_text, |there| &there.text);
    let whole = request.order.iter().all(|id| changed.iter().any(|block| block.id.as_str() == id));
    let follows = i64::from(request.seq) == known && there.as_ref().is_none_or(|there| there.base == base);
    if !follows && !whole {
        return Err(Failure::new(
            Code::Stale,
            "What you suggest was decided on, or changed in another window. Send all of it again.",
        ));
    }
    let typed = over(&request, changed, furniture, before)?;
    let proposal = match &there {
        Some(there) if follows => Proposal { text: typed, ..there.clone() },
        // What was decided on meanwhile stands; their words win where both wrote.
        Some(there) => Proposal { text: met(&base_text, &there.text, &typed), ..there.clone() },
        None => Proposal {
            id: ProposalId::new(chance::id()?),
            story: copy.id().clone(),
            person: me,
            base,
            text: typed,
            stuck: vec![],
            seq: 0,
            opened_at: session.now(),
            changed_at: session.now(),
        },
    };
    keep(session, &copy, Proposal { changed_at: session.now(), ..proposal })
}

fn keep(session: &mut Session, copy: &Copy, proposal: Proposal) -> Result<Proposed> {
    let (id, now) = (copy.id().clone(), session.now());
    let open = session.read(|read| Open::of(read, proposal.clone(), copy.document()))?;
    let changes = open.changes.all.len();
    let nothing = |seq| Proposed { proposal: String::new(), seq, at: at(now), changes: 0 };
    match (changes, proposal.seq) {
        (0, 0) => return Ok(nothing(0)),
        (0, _) => {
            session.write("withdraw", Some(&id), "", |write| {
                Ok(write.proposals().end(&proposal.id, Ended::Withdrawn)?)
            })?;
            return Ok(nothing(0));
        }
        _ => {}
    }
    // The first is signed for; the keys after it are kept in passing, as what can be
    // taken back is.
    let what = if proposal.seq == 0 { "suggest" } else { UNDO };
    let seq = session.write(what, Some(&id), "", |write| Ok(write.proposals().save(&proposal)?))?;
    Ok(Proposed {
        proposal: proposal.id.to_string(),
        seq: number(seq),
        at: at(now),
        changes: number(changes),
    })
}

fn base(session: &mut Session, copy: &Copy, given: &str) -> Result<RevisionId> {
    if given.is_empty() {
        return revision(session, copy);
    }
    let hash = stet_core::text::Hash::parse(given).map_err(|error| Failure::bad(format!("{error}.")))?;
    let revision = RevisionId(hash);
    let of = session.read(|read| Ok(read.revisions().by_id(&revision)?))?.story;
    if of == *copy.id() { Ok(revision) } else { Err(Failure::bad("That is a version of another story.")) }
}

/// The whole text as its window shows it.
fn over(
    request: &ProposeText,
    changed: Vec<Block>,
    furniture: Option<stet_core::text::Furniture>,
    before: &Document,
) -> Result<Document> {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::with_capacity(request.order.len());
    for id in &request.order {
        let find = |all: &[Block]| all.iter().find(|block| block.id.as_str() == id).cloned();
        let block = find(&changed).or_else(|| find(&before.blocks));
        match block.filter(|_| seen.insert(id)) {
            Some(block) => blocks.push(block),
            None => {
                return Err(Failure::bad(format!(
                    "Paragraph {id} of what was suggested is there twice or not at all, so nothing was kept."
                )));
            }
        }
    }
    if let Some(left) = before
        .blocks
        .iter()
        .find(|block| !seen.contains(&block.id.to_string()) && !request.gone.contains(&block.id.to_string()))
    {
        return Err(Failure::bad(format!(
            "Paragraph {} is neither in what was suggested nor said to be gone, so nothing was kept.",
            left.id
        )));
    }
    Ok(Document { furniture: furniture.unwrap_or_else(|| before.furniture.clone()), blocks })
}

fn met(base: &Document, ours: &Document, theirs: &Document) -> Document {
    let merged = merge(base, ours, theirs);
    let choices = merged.conflicts.iter().map(|one| (one.slot.clone(), Choice::Theirs)).collect();
    settle(&merged, &choices)
}

/// Suggests a whole text, from Markdown. Where that has no headline or standfirst
/// the story keeps its own.
pub fn from_markdown(session: &mut Session, story: &str, bytes: &[u8]) -> Result<Proposed> {
    let copy = copy::load(session, story)?;
    let text = edit::read(&copy, bytes)?;
    let base = revision(session, &copy)?;
    let mine = mine(session, &copy)?;
    let from = mine.as_ref().map_or_else(|| copy.document().clone(), |open| open.rebased.text.clone());
    let blocks = stet_core::text::matching::keep_ids(&from.blocks, text.blocks);
    if let Some(open) = &mine {
        let brought = open.brought_on(base);
        if brought != open.proposal {
            session.write(UNDO, Some(copy.id()), "", |write| Ok(write.proposals().save(&brought)?))?;
        }
    }
    let there = session.read(|read| Ok(read.proposals().of(copy.id(), session.me())?))?;
    let text = Document { blocks, furniture: text.furniture };
    let request = ProposeText {
        story: copy.id().to_string(),
        base: base.0.to_string(),
        seq: number(there.map_or(0, |there| there.seq)),
        furniture: Some(view::furniture(&text.furniture)),
        changed: text.blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        order: text.blocks.iter().map(|block| block.id.to_string()).collect(),
        gone: from.blocks.iter().map(|block| block.id.to_string()).collect(),
    };
    save(session, request)
}

/// Takes one's own suggestions back.
pub fn withdraw(session: &mut Session, request: ProposalRef) -> Result<Empty> {
    let copy = copy::load(session, &request.story)?;
    let all = session.read(|read| Ok(read.proposals().open(copy.id())?))?;
    let me = session.me();
    let meant = all.into_iter().find(|one| match request.proposal.as_str() {
        "" => one.person == *me,
        id => one.id.as_str() == id,
    });
    match meant {
        None => Err(Failure::new(Code::NotFound, "Nothing of yours is suggested for this story.")),
        Some(one) if one.person != *me => Err(Failure::new(
            Code::Refused,
            "These suggestions are somebody else\u{2019}s. Turn them down instead, with a reason.",
        )),
        Some(one) => {
            session.write("withdraw", Some(copy.id()), "", |write| {
                Ok(write.proposals().end(&one.id, Ended::Withdrawn)?)
            })?;
            Ok(Empty {})
        }
    }
}
