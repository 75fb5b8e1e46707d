//! Doing something to a story: the rules are asked, then the steps are written.

use super::{copy, lease, release, story};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{ActOn, Code, Failure, StoryView};
use stet_core::ids::StoryId;
use stet_core::newsroom::transition::{Act, Step, decide};
use stet_core::text::Moment;

/// Carries an act out, or says what is missing, who can and what next.
pub fn act(session: &mut Session, request: ActOn) -> Result<StoryView> {
    let act: Act = request.act.parse().map_err(|error| Failure::bad(format!("{error}.")))?;
    let (mut copy, _) = copy::load_record(session, &request.story)?;
    let id = copy.id().clone();
    if request.seq.is_some_and(|seen| i64::from(seen) != copy.working.seq) {
        return Err(Failure::new(
            Code::Stale,
            format!(
                "The text changed while you were reading it, so it was not {}. Read it again.",
                act.done()
            ),
        ));
    }
    // A story begun without a headline takes its name from the one it has now.
    let named = session.read(|read| story::christened(read, &copy.line.story, &copy.line.headline))?;
    copy.line.story = named.unwrap_or(copy.line.story);
    let steps = copy.ask(session, &request.note, |case| decide(act, case))?;
    for step in steps {
        write(session, &id, step, request.note.trim())?;
    }
    story::shown(session, id.as_str())
}

/// One step, its revision and its sign-off or release, in one transaction.
fn write(session: &mut Session, id: &StoryId, step: Step, note: &str) -> Result<()> {
    let why = step
        .approval
        .as_ref()
        .map(|approval| approval.solo_reason.as_str())
        .filter(|reason| !reason.is_empty());
    let why = why.map_or_else(|| note.to_owned(), |reason| format!("self-approved: {reason}"));
    let page = if step.act == Act::Release { Some(release::freeze(session, id, &step.story)?) } else { None };
    let moment = moment(step.act);
    let handed_on = moment.is_some() || matches!(step.act, Act::Hold | Act::Spike);
    let next = lease::after(session, id, step.act == Act::Take)?;
    session.write(step.act.name(), Some(id), &why, |write| {
        match next.as_ref().filter(|_| handed_on) {
            Some(lease) => write.leases().put(id, lease)?,
            None if handed_on => write.leases().end(id)?,
            None => {}
        }
        let revision = moment.map(|moment| write.revisions().make(id, moment)).transpose()?;
        write.stories().update(&step.story)?;
        if let Some(approval) = &step.approval {
            write.approvals().insert(id, approval)?;
        }
        if let (Some(page), Some((revision, _))) = (page, revision) {
            write.releases().insert(&page.release(revision)?)?;
            write.clippings().purge_story(id)?;
        }
        Ok(())
    })
}

fn moment(act: Act) -> Option<Moment> {
    match act {
        Act::File => Some(Moment::Filed),
        Act::Take => Some(Moment::Taken),
        Act::Return => Some(Moment::Returned),
        Act::Approve => Some(Moment::Approved),
        Act::Release => Some(Moment::Released),
        Act::Commission | Act::Start | Act::Share | Act::Hold | Act::Spike | Act::Undo => None,
    }
}
