//! Changing a story's record: what stays signed, and who may loosen what binds
//! the desk.

use super::Case;
use super::guard::held_by;
use crate::newsroom::{Function, Legal, Publication, Refusal, RefusalCode, Sight, Story, Workflow};

const HEADS: &[Function] = &[Function::Chief, Function::DeputyChief];
const READERS: &[Function] = &[Function::Legal, Function::Chief, Function::DeputyChief];
const EDITORS: &[Function] = &[Function::Chief, Function::DeputyChief, Function::Editor];

/// The record as it will be kept, or why it may not become so. A change of
/// anything printed opens approved copy again; a hard embargo and a legal read
/// are loosened only by those who answer for them; once filed, a story is moved
/// to another desk by the desk that has it. Whoever sees a draft's outline alone
/// changes nothing that would let them read it.
pub fn change(new: Story, sight: Sight, case: &Case<'_>) -> Result<Story, Refusal> {
    let old = case.story;
    if old.publication != Publication::Unpublished {
        return Err(out(old));
    }
    if sight < Sight::Words && lets_in(&new, case) {
        return Err(not_yours_to_open());
    }
    if loosens_embargo(old, &new) {
        held_by(HEADS, "loosen a hard embargo on", case)?;
    }
    if old.legal == Legal::Required && new.legal != Legal::Required {
        held_by(READERS, "call off or complete the legal read of", case)?;
    }
    if old.desk.is_some() && new.desk != old.desk && !with_its_writer(old) {
        held_by(EDITORS, "move away", case)?;
    }
    let reopened = old.workflow == Workflow::Approved && prints_otherwise(old, &new);
    Ok(if reopened { Story { workflow: Workflow::Editing, ..new } } else { new })
}

/// Why the words may not be changed by whoever asks; none when they may. A draft
/// is its writer's until it is filed.
pub fn read_only(case: &Case<'_>) -> Option<String> {
    let story = case.story;
    match (story.publication, story.workflow) {
        (Publication::Unpublished, Workflow::Held) => {
            Some("This story is held. Bring it back to go on writing.".into())
        }
        (Publication::Unpublished, Workflow::Spiked) => {
            Some("This story is spiked. Bring it back to go on writing.".into())
        }
        (Publication::Unpublished, Workflow::Drafting) if !case.writes_it(case.who) => Some(
            "This draft is its writer\u{2019}s until it is filed. Ask them to file it, or to credit you."
                .into(),
        ),
        (Publication::Unpublished, _) => None,
        (out, _) => Some(format!(
            "This story is {out}: readers have this text, so it stands as it was released. Corrections, with their note to the reader, come with a later version of Stet."
        )),
    }
}

/// True when somebody may read the words afterwards who may not now; before
/// anything is begun, work may be given to another.
fn lets_in(new: &Story, case: &Case<'_>) -> bool {
    let old = case.story;
    let begun = case.text.body || !matches!(old.workflow, Workflow::Pitched | Workflow::Commissioned);
    old.credits != new.credits || (begun && old.assignee != new.assignee)
}

fn not_yours_to_open() -> Refusal {
    Refusal {
        code: RefusalCode::NotAllowed,
        reason: "This draft is its writer\u{2019}s until it is filed, and so are its credits.".to_owned(),
        missing: vec![],
        who_can: vec![],
        next: "Ask its writer to add the name, or to show the draft to the desk.".to_owned(),
    }
}

fn out(story: &Story) -> Refusal {
    Refusal {
        code: RefusalCode::WrongState,
        reason: format!("This story is {}, so its record stays as it was released.", story.publication),
        missing: vec![],
        who_can: vec![],
        next: "Corrections come with a later version of Stet.".to_owned(),
    }
}

fn loosens_embargo(old: &Story, new: &Story) -> bool {
    let Some(before) = old.embargo.filter(|embargo| embargo.hard) else { return false };
    new.embargo.is_none_or(|after| !after.hard || after.until < before.until)
}

fn with_its_writer(story: &Story) -> bool {
    matches!(
        story.workflow,
        Workflow::Pitched | Workflow::Commissioned | Workflow::Drafting | Workflow::Returned
    )
}

/// True when readers would see the difference.
fn prints_otherwise(old: &Story, new: &Story) -> bool {
    (&old.slug, old.kind, &old.credits, &old.dateline, &old.language, &old.tags)
        != (&new.slug, new.kind, &new.credits, &new.dateline, &new.language, &new.tags)
}
