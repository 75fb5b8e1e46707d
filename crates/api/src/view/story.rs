//! A story whole, as its screen shows it.

use super::{RowMaker, at};
use crate::cases::copy::{Copy, placeholders};
use crate::cases::{cut, kept, lease, recover};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{ActView, ApprovalView, CreditView, Furniture, Guides, Json, RefusalView, StoryView};
use stet_core::newsroom::transition::{Act, TextFacts, open_acts};
use stet_core::newsroom::{Publication, Refusal, Sight, Workflow, byline};
use stet_core::text::json::{block_to_json, inlines_to_json};
use stet_core::text::{Document, SCHEMA, block_hash, count};

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
        legal: record.legal.name().to_owned(),
        priority: record.priority.into(),
        urgency: record.urgency.into(),
        assignee: record.assignee.as_ref().map(|person| copy.book.person(person)),
        acts: acts(session, copy),
        approval: if seen == Sight::Words { approval(copy) } else { None },
        read_only: match seen {
            Sight::Words => copy.read_only(session),
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
    let signed = copy.approval.as_ref()?;
    let unsigned = copy.document().blocks.iter().filter(|block| !signed.blocks.contains(&block_hash(block)));
    Some(ApprovalView {
        by: copy.book.person_name(&signed.by),
        at: at(signed.at),
        solo_reason: signed.solo_reason.clone(),
        current: signed.text == copy.working.text,
        unsigned: unsigned.map(|block| block.id.to_string()).collect(),
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

/// What can be done now. The first act that moves the story on is the primary
/// one; in a newsroom of one that is releasing it, and there is nobody to take
/// a story from.
fn acts(session: &Session, copy: &Copy) -> Vec<ActView> {
    let mut open = copy.ask(session, "", open_acts);
    if session.solo() {
        open.retain(|(act, _)| *act != Act::Take);
    }
    let onward = |act: Act| {
        matches!(act, Act::Start | Act::File | Act::Take | Act::Approve | Act::Release | Act::Undo)
    };
    let primary = match (session.solo(), copy.line.story.publication) {
        (true, Publication::Unpublished) if copy.line.story.workflow != Workflow::Held => Some(Act::Release),
        _ => open.iter().map(|(act, _)| *act).find(|act| onward(*act)),
    };
    let primary = primary
        .filter(|act| open.iter().any(|(there, _)| there == act))
        .or_else(|| open.iter().map(|(act, _)| *act).find(|act| onward(*act)));
    let noted = copy.ask(session, "a note", open_acts);
    let note_would_do = |act: Act| noted.iter().any(|(there, refusal)| *there == act && refusal.is_none());
    let view = |(act, refusal): (Act, Option<Refusal>)| {
        // A note that is not there yet is the dialog's business.
        let lacks_note = refusal.is_some() && note_would_do(act);
        let refusal = refusal.filter(|_| !lacks_note);
        ActView {
            act: act.name().to_owned(),
            label: label(act, copy, session.solo()),
            needs_note: lacks_note,
            primary: Some(act) == primary,
            why_not: refusal.as_ref().map(|refusal| refusal.reason.clone()).unwrap_or_default(),
            refusal: refusal.map(RefusalView::from),
        }
    };
    open.into_iter().map(view).collect()
}

fn label(act: Act, copy: &Copy, solo: bool) -> String {
    let desk = copy.line.story.desk.as_ref().filter(|_| !solo).map(|desk| copy.book.desk_name(desk));
    match (act, desk) {
        (Act::Commission, _) => "Commission".into(),
        (Act::Start, _) => "Start writing".into(),
        (Act::Share, _) => "Show to the desk".into(),
        (Act::File, Some(desk)) => format!("File to {desk} desk"),
        (Act::File, None) => "File".into(),
        (Act::Take, _) => "Take".into(),
        (Act::Return, _) => "Return\u{2026}".into(),
        (Act::Approve, _) => "Approve".into(),
        (Act::Release, _) => "Release".into(),
        (Act::Hold, _) => "Hold\u{2026}".into(),
        (Act::Spike, _) => "Spike\u{2026}".into(),
        (Act::Undo, _) => match copy.line.story.workflow {
            Workflow::Spiked => "Unspike".into(),
            _ => "Take off hold".into(),
        },
    }
}
