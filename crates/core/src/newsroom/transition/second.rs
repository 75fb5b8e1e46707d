//! What takes two: one person asks for it, another does it. Each has an entry of
//! their own.

use super::table::{EDITORS, Row, Second};
use super::{Act, Case, who};
use crate::ids::PersonId;
use crate::newsroom::{Function, Refusal, RefusalCode};
use jiff::SignedDuration;

/// How long what was asked for waits for its second person.
pub const ASKED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Who it is that asks, among the two.
pub(super) enum Standing {
    /// One is enough.
    Alone,
    /// The first; here are those who can be the second.
    First(Vec<String>),
    /// Both are here; this is the other one.
    Second(PersonId),
}

/// Whether whoever asks may act, and as which of the two.
pub(super) fn standing(row: &Row, case: &Case<'_>) -> Result<Standing, Refusal> {
    let functions = match of(row, case) {
        _ if case.solo => None,
        Second::None => None,
        Second::Another(functions) => Some(functions),
    };
    let Some(functions) = functions else {
        who::check(row, case)?;
        return Ok(Standing::Alone);
    };
    of_two(
        row.act.name(),
        "",
        functions,
        case,
        |asker| who::allowed(row, case, asker),
        || who::check(row, case),
    )
}

/// The same for anything that takes two: `may` says who may ask for it, `check`
/// refuses whoever asks and may not.
pub(super) fn of_two(
    act: &str,
    wanted: &str,
    functions: &'static [Function],
    case: &Case<'_>,
    may: impl Fn(&PersonId) -> bool,
    check: impl FnOnce() -> Result<(), Refusal>,
) -> Result<Standing, Refusal> {
    let able = |who: &PersonId| seconds(case, functions, who);
    let pending = case.asked.filter(|asked| stands(asked, act, wanted, case) && may(&asked.by));
    if let Some(asked) = pending.filter(|asked| asked.by != *case.who)
        && able(case.who)
    {
        return Ok(Standing::Second(asked.by.clone()));
    }
    check()?;
    let others = names(case, functions);
    if let Some(second) = &case.wish.second {
        return if second != case.who && able(second) {
            Ok(Standing::Second(second.clone()))
        } else {
            Err(refusal(act, "The second person has to be somebody else who may do it.", others))
        };
    }
    if pending.is_some() {
        return Err(refusal(act, "You asked for this yourself: it takes a second person to do it.", others));
    }
    if others.is_empty() {
        return Err(refusal(act, "This takes two people, and nobody else here can be the second.", others));
    }
    Ok(Standing::First(others))
}

/// Whether the act takes two. Where the clock was moved, what a hard embargo bound
/// is not let out by one person's clock.
fn of(row: &Row, case: &Case<'_>) -> Second {
    let bound = case.story.embargo.is_some_and(|embargo| embargo.hard);
    match row.act {
        Act::Release | Act::Correct if bound && case.clock_moved => Second::Another(EDITORS),
        _ => row.second,
    }
}

/// True while what was asked for can be done: of these words, and not yesterday.
fn stands(asked: &super::Asked, act: &str, wanted: &str, case: &Case<'_>) -> bool {
    let waited = case.now.duration_since(asked.at);
    asked.act == act
        && asked.wanted == wanted
        && asked.text == case.text.hash
        && !waited.is_negative()
        && waited < ASKED_FOR
}

fn seconds(case: &Case<'_>, functions: &[Function], who: &PersonId) -> bool {
    case.holds(who, functions) || case.elsewhere.iter().any(|chief| chief.id == *who)
}

fn names(case: &Case<'_>, functions: &[Function]) -> Vec<String> {
    let here = case.colleagues.iter().filter(|one| one.is_any(functions));
    let mut names: Vec<String> = Vec::new();
    for one in here.chain(case.elsewhere).filter(|one| one.id != *case.who) {
        if !names.contains(&one.name) {
            names.push(one.name.clone());
        }
    }
    names
}

fn refusal(act: &str, reason: &str, who_can: Vec<String>) -> Refusal {
    let next = match who_can.as_slice() {
        [] => "Give a second person a role on the desk, under People and desks.".to_owned(),
        names => format!("Ask {} to {} it, too.", names.join(" or "), act.replace('-', " ")),
    };
    Refusal {
        code: RefusalCode::NotAllowed,
        reason: reason.to_owned(),
        missing: vec!["a second person".to_owned()],
        who_can,
        next,
    }
}
