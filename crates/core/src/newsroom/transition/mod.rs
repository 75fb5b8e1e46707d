//! What may happen to a story: one table of acts, and the reasons for a no.
//!
//! [`TABLE`] says which act leads from which states to which, who may do it and
//! what must be true first. [`decide`] reads it for one case and answers with
//! the steps to take, or with a [`Refusal`] that says what is missing, who can
//! do it and what to do next. The window, the command line and every later door
//! ask here and nowhere else.

mod case;
mod change;
mod guard;
mod table;

pub use case::{Case, Colleague, TextFacts};
pub use change::{change, read_only};
pub use table::{Act, Guard, Row, TABLE, Who};

use super::{Approval, Refusal, Story, Workflow};

/// One act carried out: the story as it is afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub act: Act,
    /// The story's record afterwards.
    pub story: Story,
    /// The sign-off, where the act was one.
    pub approval: Option<Approval>,
}

/// Carries an act out on paper. In a newsroom of one the acts that lead up to
/// it are carried out too (a draft is filed, taken, approved and released in
/// one step); everywhere else exactly one step comes back.
pub fn decide(act: Act, case: &Case<'_>) -> Result<Vec<Step>, Refusal> {
    let mut steps = Vec::new();
    let mut story = case.story.clone();
    let mut approval = case.text.approval.clone();
    for act in way_to(act, case)? {
        let step = single(
            act,
            &Case { story: &story, text: &TextFacts { approval, ..case.text.clone() }, ..case.clone() },
        )?;
        story = step.story.clone();
        approval = step.approval.clone().or_else(|| case.text.approval.clone());
        steps.push(step);
    }
    Ok(steps)
}

/// The acts that would get past the state check now, each with its refusal if
/// something else stands in the way; in the table's order.
pub fn open_acts(case: &Case<'_>) -> Vec<(Act, Option<Refusal>)> {
    TABLE
        .iter()
        .filter_map(|row| match decide(row.act, case) {
            Ok(_) => Some((row.act, None)),
            Err(refusal) if refusal.code == super::RefusalCode::WrongState => None,
            Err(refusal) => Some((row.act, Some(refusal))),
        })
        .collect()
}

/// Whether the text may go out as it stands, whoever asks: it is the approved
/// one, all of it was read, and no hard embargo stands before it.
pub fn fit_to_go_out(case: &Case<'_>) -> Result<(), Refusal> {
    let row = Act::Release.row();
    row.guards.iter().try_for_each(|guard| guard::check(*guard, row, case))
}

fn single(act: Act, case: &Case<'_>) -> Result<Step, Refusal> {
    let row = act.row();
    guard::state(row, case)?;
    guard::who(row, case)?;
    row.guards.iter().try_for_each(|guard| guard::check(*guard, row, case))?;
    Ok(Step { act, story: act.apply(case), approval: act.sign(case) })
}

/// The acts on the way to this one: itself, or in a newsroom of one everything
/// from the story's state up to it.
fn way_to(act: Act, case: &Case<'_>) -> Result<Vec<Act>, Refusal> {
    const UPWARDS: [Act; 5] = [Act::Start, Act::File, Act::Take, Act::Approve, Act::Release];
    let goal = UPWARDS.iter().position(|step| *step == act);
    let (true, Some(goal)) = (case.solo, goal) else { return Ok(vec![act]) };
    let from = match case.story.workflow {
        Workflow::Pitched | Workflow::Commissioned => 0,
        Workflow::Drafting | Workflow::Returned => 1,
        Workflow::Filed => 2,
        Workflow::Editing => 3,
        Workflow::Approved => 4,
        Workflow::Held | Workflow::Spiked => goal,
    };
    Ok(UPWARDS.get(from.min(goal)..=goal).unwrap_or(&[act]).to_vec())
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::story as fixture;
