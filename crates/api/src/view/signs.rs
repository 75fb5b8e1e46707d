//! What is signed of a story, what is being worked on beside what is out, and what
//! waits for a second person, as the screens show them.

use super::at;
use crate::cases::copy::{Copy, beginning};
use crate::session::Session;
use crate::wire::{AskedView, NextVersionView, SignOffView, UnsignedView};
use stet_core::ids::BlockId;
use stet_core::newsroom::transition::{
    ASKED_FOR, Act, Asked, Case, Changed, Decision, change, decide, embargo_of,
};
use stet_core::newsroom::{Sight, SignFunction, Story, Unsigned, signed};
use stet_core::text::parts::Label;

/// Every function's newest sign-off.
pub(super) fn sign_offs(copy: &Copy) -> Vec<SignOffView> {
    let of = |function: &SignFunction| {
        let (sign_off, unsigned) = copy.signed.of(*function)?;
        Some(SignOffView {
            function: function.name().to_owned(),
            by: copy.book.person_name(&sign_off.by),
            at: at(sign_off.at),
            solo_reason: sign_off.solo_reason.clone(),
            current: copy.covered(*function),
            since: signed::sentence(unsigned, *function),
            unsigned: unsigned.iter().map(|one| view(copy, one)).collect(),
            waived: sign_off.waived.clone(),
            revision: sign_off.revision.as_ref().map(|revision| revision.0.to_string()),
        })
    };
    SignFunction::ALL.iter().filter_map(of).collect()
}

fn view(copy: &Copy, unsigned: &Unsigned) -> UnsignedView {
    let (what, says) = match unsigned {
        Unsigned::Block(id) => ("changed", words(copy, id)),
        Unsigned::Moved(id) => ("moved", words(copy, id)),
        Unsigned::Cut { count: 1, .. } => ("cut", "1 paragraph cut".to_owned()),
        Unsigned::Cut { count, .. } => ("cut", format!("{count} paragraphs cut")),
        Unsigned::Line(Label::ShortHeadline) => ("line", "the short headline".to_owned()),
        Unsigned::Line(label) => ("line", format!("the {}", label.name())),
        Unsigned::Record(name) => ("record", format!("the {name}")),
    };
    UnsignedView {
        key: unsigned.key().to_owned(),
        what: what.to_owned(),
        block: unsigned.block().map(BlockId::to_string),
        says,
    }
}

fn words(copy: &Copy, id: &BlockId) -> String {
    let block = copy.document().blocks.iter().find(|block| block.id == *id);
    block.map(|block| format!("\u{201c}{}\u{201d}", beginning(block))).unwrap_or_default()
}

/// The version being worked on.
pub(super) fn next(copy: &Copy) -> Option<NextVersionView> {
    copy.signed.next.as_ref().map(|next| NextVersionView {
        kind: next.kind.name().to_owned(),
        note: next.note.clone(),
        by: copy.book.person_name(&next.opened_by),
        at: at(next.at),
    })
}

/// What waits for a second person, while it can still be done.
pub(super) fn asked(session: &Session, copy: &Copy) -> Option<AskedView> {
    let asked = copy.signed.asked.as_ref()?;
    let until = asked.at + ASKED_FOR;
    if asked.text != copy.working.text || until <= session.now() {
        return None;
    }
    let mine = asked.by == *session.me();
    let (can, who_can) = copy.ask(session, "", |case| match asked.act.parse::<Act>() {
        Ok(act) => match decide(act, case) {
            Ok(Decision::Steps(steps)) => (steps.iter().all(|step| step.other.is_some()), vec![]),
            Ok(Decision::Asked { who_can, .. }) => (false, who_can),
            Err(refusal) => (false, refusal.who_can),
        },
        Err(_) => loosens(asked, case),
    });
    Some(AskedView {
        act: asked.act.clone(),
        by: copy.book.person_name(&asked.by),
        at: at(asked.at),
        why: asked.why.clone(),
        mine,
        can,
        who_can,
        until: at(until),
    })
}

/// Whether whoever asks can do what loosens the embargo, and who can.
fn loosens(asked: &Asked, case: &Case<'_>) -> (bool, Vec<String>) {
    let wish = embargo_of(&asked.wanted).map(|embargo| Story { embargo, ..case.story.clone() });
    match wish.map(|story| change(story, Sight::Words, case)) {
        Some(Ok(Changed::Kept(_))) => (true, vec![]),
        Some(Ok(Changed::Asked { who_can, .. })) => (false, who_can),
        Some(Err(refusal)) => (false, refusal.who_can),
        None => (false, vec![]),
    }
}

/// A read that is needed, by name: `none`, `required`, or `complete` while a
/// sign-off covers the text as it stands.
pub(crate) fn read_for(copy: &Copy, function: SignFunction, needed: bool) -> String {
    match (needed, copy.covered(function)) {
        (false, _) => "none",
        (true, true) => "complete",
        (true, false) => "required",
    }
    .to_owned()
}
