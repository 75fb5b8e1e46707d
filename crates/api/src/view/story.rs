//! A story whole, as its screen shows it.

use super::{RowMaker, acts, at, signs};
use crate::cases::copy::{Copy, placeholders};
use crate::cases::{cut, kept, lease, recover};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{ApprovalView, CreditView, Furniture, Guides, Json, StoryView};
use stet_core::newsroom::transition::{Act, TextFacts, open_acts};
use stet_core::newsroom::{Facts, Legal, Sight, SignFunction, Unsigned, byline, signed};
use stet_core::text::json::{block_to_json, inlines_to_json};
use stet_core::text::{Document, SCHEMA, count};

const PRIVATE: &str = "These words are their writer\u{2019}s until the story is filed. You see that it was ordered, from whom, and how long it is.";

/// Everything the Story screen shows to somebody who may see this much of it.
pub(crate) fn story(session: &Session, copy: &Copy, seen: Sight) -> Result<StoryView> {
    let record = &copy.line.story;
    let nothing = Document::default();
    let document = if seen == Sight::Words { copy.document() } else { &nothing };
    let counted = count::of(document);
    let imported = session.read(|read| Ok(read.originals().names_of(copy.id())?))?;
    let row = session.read(|read| {
        RowMaker { read, book: &copy.book, reader: &session.reader(read)?, now: session.now() }
            .row(&copy.line)
    })?;
    let (lease, siblings) = session.read(|read| {
        Ok((
            lease::view(session, read, copy.id(), &copy.book)?,
            if seen == Sight::Words { kept::open(session, read, copy.id(), &copy.book)? } else { vec![] },
        ))
    })?;
    Ok(StoryView {
        row,
        schema: SCHEMA,
        furniture: furniture(&document.furniture),
        blocks: document.blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        seq: number(copy.working.seq),
        credits: credits(copy),
        byline: byline(&record.credits, |id| author_name(copy, id)),
        dateline: record.dateline.clone(),
        tags: record.tags.clone(),
        legal: signs::read_for(copy, SignFunction::Legal, record.legal != Legal::None),
        facts: signs::read_for(copy, SignFunction::Facts, record.facts != Facts::None),
        no_due: record.no_due.clone(),
        no_length: record.no_length.clone(),
        scheduled_at: record.scheduled_at.map(at),
        priority: record.priority.into(),
        urgency: record.urgency.into(),
        assignee: record.assignee.as_ref().map(|person| copy.book.person(person)),
        acts: acts::acts(session, copy),
        approval: if seen == Sight::Words { approval(copy) } else { None },
        sign_offs: if seen == Sight::Words { signs::sign_offs(copy) } else { vec![] },
        next: signs::next(copy).filter(|_| seen == Sight::Words),
        asked: signs::asked(session, copy),
        can_suggest: seen == Sight::Words && copy.closed(session).is_none(),
        read_only: match seen {
            Sight::Words => copy.read_only(session).map(|refusal| refusal.to_string()),
            _ => Some(PRIVATE.to_owned()),
        },
        placeholders: placeholders(document, &copy.placeholders),
        missing: if seen == Sight::Words { missing(session, copy) } else { vec![] },
        undescribed: number(document.undescribed()),
        characters: number(counted.characters),
        reading_minutes: number(counted.minutes()),
        can_approve: record.desk.as_ref().map(|desk| copy.book.can_approve(desk)).unwrap_or_default(),
        imported_from: imported.into_iter().next(),
        lease,
        siblings,
        damaged: if seen == Sight::Words { recover::in_text(session, copy)? } else { vec![] },
        guides: if seen == Sight::Words { guides(copy) } else { Guides::default() },
        cut: cut::view(document, &session.read(|read| Ok(read.target_cuts().of_story(copy.id())?))?),
    })
}

fn guides(copy: &Copy) -> Guides {
    let Some(form) = &copy.form else { return Guides::default() };
    Guides {
        template: form.template.clone(),
        headline: form.headline.clone(),
        standfirst: form.standfirst.clone(),
        blocks: form.guides.iter().map(|(id, guide)| (id.to_string(), guide.clone())).collect(),
    }
}

/// A count as the wire carries it.
pub(crate) fn number(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

/// The words above the body as the wire carries them.
pub(crate) fn furniture(furniture: &stet_core::text::Furniture) -> Furniture {
    let standfirst = match inlines_to_json(&furniture.standfirst) {
        serde_json::Value::Array(pieces) => pieces.into_iter().map(Json).collect(),
        _ => vec![],
    };
    Furniture {
        headline: furniture.headline.clone(),
        short_headline: furniture.short_headline.clone(),
        standfirst,
    }
}

fn author_name(copy: &Copy, id: &stet_core::ids::AuthorId) -> String {
    copy.book
        .authors
        .iter()
        .find(|author| author.id == *id)
        .map(|author| author.name.clone())
        .unwrap_or_default()
}

fn credits(copy: &Copy) -> Vec<CreditView> {
    let of = |credit: &stet_core::newsroom::Credit| CreditView {
        author: credit.author.to_string(),
        name: author_name(copy, &credit.author),
        role: credit.role.name().to_owned(),
    };
    copy.line.story.credits.iter().map(of).collect()
}

fn approval(copy: &Copy) -> Option<ApprovalView> {
    let (signed, unsigned) = copy.signed.of(SignFunction::Chief)?;
    let block = |one: &Unsigned| match one {
        Unsigned::Block(id) | Unsigned::Moved(id) => Some(id.to_string()),
        _ => None,
    };
    Some(ApprovalView {
        by: copy.book.person_name(&signed.by),
        at: at(signed.at),
        solo_reason: signed.solo_reason.clone(),
        current: copy.covered(SignFunction::Chief),
        since: signed::sentence(unsigned, SignFunction::Chief),
        unsigned: unsigned.iter().filter_map(block).collect(),
    })
}

/// What is missing for the sign-off, or for filing where that comes first:
/// placeholders have a list of their own, and stand in the way of no other line.
fn missing(session: &Session, copy: &Copy) -> Vec<String> {
    let settled = TextFacts { placeholders: vec![], ..copy.facts() };
    let open = copy.ask_of(session, "a note", &settled, open_acts);
    let of = |wanted: Act| open.iter().find(|(act, _)| *act == wanted);
    let ahead = of(Act::Approve).or_else(|| of(Act::File));
    ahead.and_then(|(_, refusal)| refusal.as_ref()).map(|refusal| refusal.missing.clone()).unwrap_or_default()
}
