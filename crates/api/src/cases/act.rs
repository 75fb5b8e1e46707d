//! Doing something to a story: the rules are asked, then the steps are written.

use super::{copy, fields, lease, release, story};
use crate::clock;
use crate::failure::Result;
use crate::session::Session;
use crate::view;
use crate::wire::{ActOn, Code, Failure, FieldsIn, SetFields, StoryView};
use copy::Copy;
use stet_core::ids::{PersonId, StoryId};
use stet_core::newsroom::transition::{
    Act, Asked, Decision, GoesOut, LOOSEN, Step, Wish, decide, embargo_of,
};
use stet_core::newsroom::{NextVersion, SignOff};
use stet_core::text::{Moment, RevisionId};
use stet_store::Write;

/// Carries an act out, or says what is missing, who can and what next. What takes
/// two is asked for by the first and done by the second.
pub fn act(session: &mut Session, request: ActOn) -> Result<StoryView> {
    let act: Act = request.act.parse().map_err(|error| Failure::bad(format!("{error}.")))?;
    let (mut copy, _) = copy::load_record(session, &request.story)?;
    let id = copy.id().clone();
    match request.seq {
        Some(seen) if i64::from(seen) != copy.working.seq => return Err(stale(act)),
        None if act.binds() => return Err(unseen(act)),
        _ => {}
    }
    // A story begun without a headline takes its name from the one it has now.
    let named = session.read(|read| story::christened(read, &copy.line.story, &copy.line.headline))?;
    if let Some(named) = named {
        copy.signed.printed.slug.clone_from(&named.slug);
        copy.line.story = named;
    }
    let wish = wish(session, &request)?;
    match copy.ask_with(session, &request.note, &wish, &copy.facts(), |case| decide(act, case))? {
        Decision::Asked { act, .. } => ask(session, &copy, act.name(), &request.note, "")?,
        Decision::Steps(steps) => {
            if request.seq.is_none() && steps.iter().any(|step| step.sign_off.is_some()) {
                return Err(unseen(Act::Approve));
            }
            for step in steps {
                write(session, &copy, step, request.note.trim())?;
            }
        }
    }
    story::shown(session, id.as_str())
}

/// The same for a door at which the text is read and acted on in one breath, with
/// nobody else at the file between the two.
pub fn on_the_text_as_it_stands(session: &mut Session, request: ActOn) -> Result<StoryView> {
    let (copy, _) = copy::load_record(session, &request.story)?;
    let seq = request.seq.unwrap_or_else(|| view::number(copy.working.seq));
    act(session, ActOn { seq: Some(seq), ..request })
}

/// Does what one person asked for on a story, as the second.
pub fn second(session: &mut Session, story: &str, act: &str) -> Result<StoryView> {
    let (copy, _) = copy::load_record(session, story)?;
    let Some(asked) = copy.signed.asked.as_ref().filter(|asked| asked.act == act) else {
        return Err(Failure::bad(format!(
            "Nobody has asked to {} this story. One person asks for it, then another does it.",
            act.replace('-', " ")
        )));
    };
    if asked.act != LOOSEN {
        let request = ActOn { story: copy.id().to_string(), act: act.to_owned(), ..ActOn::default() };
        return on_the_text_as_it_stands(session, request);
    }
    let embargo = embargo_of(&asked.wanted)
        .ok_or_else(|| Failure::fault(format!("\u{201c}{}\u{201d} is no embargo.", asked.wanted)))?;
    let until = embargo.map(|embargo| embargo.until.to_string()).unwrap_or_default();
    let hard = if embargo.is_some_and(|embargo| embargo.hard) { "hard" } else { "advisory" };
    let fields =
        FieldsIn { embargo_until: Some(until), embargo: Some(hard.to_owned()), ..FieldsIn::default() };
    fields::set(session, SetFields { story: copy.id().to_string(), fields })
}

fn stale(act: Act) -> Failure {
    Failure::new(
        Code::Stale,
        format!("The text changed while you were reading it, so it was not {}. Read it again.", act.done()),
    )
}

/// Nobody signs, or takes from readers, words they have not had before their eyes.
fn unseen(act: Act) -> Failure {
    Failure::new(
        Code::Stale,
        format!("This story was not {}: open it and read it first, then do it from there.", act.done()),
    )
}

/// What was said with the act besides the note.
fn wish(session: &Session, request: &ActOn) -> Result<Wish> {
    let kind = request.kind.as_deref().filter(|kind| !kind.trim().is_empty());
    let kind = kind.map(|kind| kind.trim().parse().map_err(|error| Failure::bad(format!("{error}."))));
    let at = request.at.as_deref().filter(|at| !at.trim().is_empty()).map(|text| {
        clock::moment(text, &session.zone()).ok_or_else(|| {
            Failure::bad(format!(
                "\u{201c}{text}\u{201d} is not a time; write it as 2026-05-14 17:00 or in RFC 3339."
            ))
        })
    });
    Ok(Wish { kind: kind.transpose()?, at: at.transpose()?, waive: request.blocks.clone(), second: None })
}

/// The first of two persons' entry.
pub(super) fn ask(session: &mut Session, copy: &Copy, act: &str, why: &str, wanted: &str) -> Result<()> {
    let asked = Asked {
        act: act.to_owned(),
        by: session.me().clone(),
        at: session.now(),
        why: why.trim().to_owned(),
        text: copy.working.text,
        wanted: wanted.to_owned(),
    };
    let id = copy.id();
    session.write(&format!("ask {act}"), Some(id), why.trim(), |write| Ok(write.asked().ask(id, &asked)?))
}

/// One step, its revision and its sign-off or release, in one transaction.
fn write(session: &mut Session, copy: &Copy, step: Step, note: &str) -> Result<()> {
    let id = &copy.id().clone();
    let page = match step.goes_out {
        Some(GoesOut::First | GoesOut::Next { .. }) => Some(release::freeze(session, id, &step)?),
        _ => None,
    };
    let why = why(copy, &step, note);
    let given_up = if step.act == Act::Abandon { Some(released(session, id)?) } else { None };
    let moment = moment(step.act);
    let handed_on = matches!(
        moment,
        Some(Moment::Filed | Moment::Taken | Moment::Returned | Moment::Approved | Moment::Released)
    ) || matches!(step.act, Act::Hold | Act::Spike | Act::Kill);
    let next = lease::after(session, id, step.act == Act::Take)?;
    if given_up.is_some() {
        // The text may be the only place that still has the words that are given up.
        session.clear_the_way(id);
    }
    session.write(step.act.name(), Some(id), &why, |write| {
        match next.as_ref().filter(|_| handed_on) {
            Some(lease) => write.leases().put(id, lease)?,
            None if handed_on => write.leases().end(id)?,
            None => {}
        }
        if let Some((text, by_two)) = &given_up {
            write.revisions().make(id, Moment::Paused)?;
            write.working().replace(id, text, copy.working.seq)?;
            let by: &[PersonId] = if *by_two { &[] } else { &copy.changed_by };
            write.contributors().set(id, by)?;
        }
        let revision = moment.map(|moment| write.revisions().make(id, moment)).transpose()?;
        let revision = revision.map(|(revision, _)| revision);
        write.stories().update(&step.story)?;
        write.next_versions().keep(id, step.next.as_ref())?;
        if copy.signed.asked.is_some() && (step.other.is_some() || step.act == Act::Kill) {
            write.asked().settle(id, "done")?;
        }
        if let Some(signed) = &step.sign_off {
            write.approvals().insert(id, &SignOff { revision, ..signed.clone() })?;
        }
        match (page, revision) {
            (Some(page), Some(revision)) => goes_out(write, id, page, revision),
            _ => Ok(()),
        }
    })
}

fn goes_out(write: &Write<'_>, id: &StoryId, page: release::Frozen, revision: RevisionId) -> Result<()> {
    let approval = write.read().approvals().newest(id, stet_core::newsroom::SignFunction::Chief)?;
    write.releases().insert(&page.release(revision, approval.map(|kept| kept.number))?)?;
    Ok(write.clippings().purge_story(id).map(drop)?)
}

/// The text readers have, and whether a second person had read it: who approved
/// their own words alone is no second person to them afterwards.
fn released(session: &Session, id: &StoryId) -> Result<(stet_core::text::Document, bool)> {
    session.read(|read| {
        let release = read.releases().newest(id)?.ok_or_else(|| {
            Failure::fault(
                "What readers have of this story is not in the file. Run \u{201c}stet doctor\u{201d}.",
            )
        })?;
        let approval =
            release.approval.map(|number| read.approvals().numbered(number)).transpose()?.flatten();
        let by_two = approval.is_some_and(|kept| kept.sign_off.solo_reason.is_empty());
        Ok((read.revisions().document(&release.revision)?, by_two))
    })
}

/// What the journal says beside the act: the reason, why somebody did it alone,
/// who of the two asked for it, what was let pass.
fn why(copy: &Copy, step: &Step, note: &str) -> String {
    let asked = copy.signed.asked.as_ref().filter(|_| step.other.is_some() && note.is_empty());
    let note = asked.map_or(note, |asked| asked.why.as_str());
    let opened = step.next.as_ref().filter(|_| step.act == Act::Revise);
    let alone =
        step.sign_off.as_ref().map(|signed| signed.solo_reason.as_str()).filter(|why| !why.is_empty());
    let waived = step.sign_off.as_ref().filter(|signed| !signed.waived.is_empty());
    let said = match (alone, opened, waived) {
        (Some(reason), ..) => format!("self-approved: {reason}"),
        (_, Some(NextVersion { kind, note, .. }), _) => format!("{kind}: {note}"),
        (.., Some(_)) => format!("let pass since legal: {note}"),
        _ => note.to_owned(),
    };
    match &step.other {
        None => said,
        Some(other) => format!("with {}: {said}", copy.book.person_name(other)),
    }
}

fn moment(act: Act) -> Option<Moment> {
    match act {
        Act::File => Some(Moment::Filed),
        Act::Take => Some(Moment::Taken),
        Act::Return => Some(Moment::Returned),
        Act::Approve => Some(Moment::Approved),
        Act::SignLegal | Act::SignFacts => Some(Moment::Signed),
        Act::Release | Act::Correct | Act::BreakEmbargo => Some(Moment::Released),
        Act::Abandon => Some(Moment::Restored),
        // The words stay as a revision whatever becomes of the story.
        Act::Kill | Act::Withdraw => Some(Moment::Paused),
        Act::Commission
        | Act::Start
        | Act::Share
        | Act::Schedule
        | Act::Unschedule
        | Act::Hold
        | Act::Spike
        | Act::Undo
        | Act::Revise => None,
    }
}
