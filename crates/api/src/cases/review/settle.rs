//! Taking what was suggested, or turning it down.
//!
//! Everything a decision leads to is one transaction: the text, who counts as
//! having changed it, what became of each change, and every open proposal brought
//! onto the text that came of it.

use super::authors::contributors;
use super::note::tag;
use super::{becomes, laid_over, was};
use crate::cases::copy::{self, Copy};
use crate::cases::edit;
use crate::cases::propose::{self, Open};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Failure, ReviewAsk, ReviewView};
use std::collections::{BTreeMap, BTreeSet};
use stet_core::ids::{ChangeId, ProposalId};
use stet_core::text::merge::Slot;
use stet_core::text::propose::{Change, Changes, rebase};
use stet_core::text::{Document, Moment, RevisionId};
use stet_store::{ChangeNote, Ended, Proposal, Settled, Write};

/// What another wording's being taken is given as the reason for.
const ANOTHER: &str = "Another wording was taken.";

/// Which changes of which proposal.
pub(super) type Chosen = BTreeMap<ProposalId, BTreeSet<ChangeId>>;

/// Carries a decision out, and shows the page it leads to.
pub fn settle(session: &mut Session, request: crate::wire::Settle) -> Result<ReviewView> {
    let copy = copy::load(session, &request.story)?;
    tag(&request.tag)?;
    if i64::from(request.seq) != copy.working.seq {
        return Err(moved_on());
    }
    let opens = session.read(|read| propose::open(read, copy.id(), copy.document()))?;
    let decided = decide(&opens, &request)?;
    if decided.taken.is_empty() {
        may_turn_down(session, &copy, &opens, &decided.rejected)?;
    } else {
        edit::writable(session, &copy)?;
    }
    let base = propose::revision(session, &copy)?;
    let made = carried_out(&opens, &decided, copy.document())?;
    write(session, &copy, &opens, &decided, made, &request, base)?;
    super::view(session, ReviewAsk { story: copy.id().to_string(), from: request.from })
}

fn moved_on() -> Failure {
    Failure::new(
        Code::Stale,
        "The text changed while you were deciding, so nothing was done. Look at it again.",
    )
}

/// Whoever may not write may still turn down what they suggested themselves.
fn may_turn_down(session: &Session, copy: &Copy, opens: &[Open], rejected: &Chosen) -> Result<()> {
    let own = |id: &ProposalId| {
        opens.iter().any(|open| open.proposal.id == *id && open.proposal.person == *session.me())
    };
    if rejected.keys().all(own) {
        return Ok(());
    }
    match copy.read_only(session) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// What is to be done with which changes, and why for each.
pub(super) struct Decided {
    pub(super) taken: Chosen,
    rejected: Chosen,
    /// Those that are turned down because another was taken.
    outdone: BTreeSet<ChangeId>,
}

fn decide(opens: &[Open], request: &crate::wire::Settle) -> Result<Decided> {
    let groups = laid_over(opens);
    let named: BTreeSet<&str> = request.changes.iter().map(String::as_str).collect();
    let mut decided = Decided { taken: Chosen::new(), rejected: Chosen::new(), outdone: BTreeSet::new() };
    let mut met: BTreeSet<String> = BTreeSet::new();
    for group in &groups {
        let all = named.is_empty() && !(request.take && group.contested());
        let wanted = |proposal: &ProposalId, changes: &[ChangeId]| {
            let of = request.proposal.is_empty() || request.proposal == proposal.as_str();
            of && (all || changes.iter().any(|change| named.contains(change.as_str())))
        };
        let meant: Vec<bool> = group
            .choices
            .iter()
            .map(|choice| choice.by.iter().any(|(proposal, changes)| wanted(proposal, changes)))
            .collect();
        if request.take && meant.iter().filter(|one| **one).count() > 1 {
            return Err(Failure::bad(
                "Two of these are wordings of the same place. Take one of them; the other is turned down.",
            ));
        }
        if !meant.contains(&true) {
            continue;
        }
        for (choice, meant) in group.choices.iter().zip(meant) {
            for (proposal, changes) in &choice.by {
                // Where two suggest the same, one decision is for both.
                let to = match (meant, request.take) {
                    (true, true) => &mut decided.taken,
                    (true, false) => &mut decided.rejected,
                    (false, true) => {
                        decided.outdone.extend(changes.iter().cloned());
                        &mut decided.rejected
                    }
                    (false, false) => continue,
                };
                met.extend(changes.iter().map(ToString::to_string));
                to.entry(proposal.clone()).or_default().extend(changes.iter().cloned());
            }
        }
    }
    if named.iter().any(|id| !met.contains(*id)) {
        return Err(Failure::new(
            Code::Stale,
            "Some of these suggestions are no longer there as they were. Look at them again.",
        ));
    }
    if met.is_empty() {
        return Err(Failure::new(
            Code::NotFound,
            "Nothing is suggested there, or only wordings that touch one another.",
        ));
    }
    Ok(decided)
}

/// A proposal on the text as it becomes, step by step.
struct Going {
    text: Document,
    stuck: BTreeSet<Slot>,
    id: ProposalId,
}

impl Going {
    fn changes(&self, now: &Document) -> Changes {
        let still = rebase(now, now, &self.text, &self.stuck);
        still.changes(self.id.as_str(), now)
    }
}

/// What a decision leads to: the text, and every proposal on it.
struct Made {
    text: Document,
    going: Vec<Going>,
}

fn carried_out(opens: &[Open], decided: &Decided, now: &Document) -> Result<Made> {
    let none = BTreeSet::new();
    let mut going: Vec<Going> = opens
        .iter()
        .map(|open| {
            let id = open.proposal.id.clone();
            let rejected = decided.rejected.get(&id).unwrap_or(&none);
            let left = open.changes.all.iter().filter(|change| !rejected.contains(&change.id));
            let stuck =
                left.clone().filter(|change| change.stuck).map(|change| change.slot.clone()).collect();
            let text = open.changes.with(&left.map(|change| change.id.clone()).collect());
            Going { text, stuck, id }
        })
        .collect();
    let mut text = now.clone();
    for at in 0..going.len() {
        let Some(one) = going.get(at) else { continue };
        let Some(taken) = decided.taken.get(&one.id) else { continue };
        let changes = one.changes(&text);
        // The same change of another may be in the text by now.
        let there: BTreeSet<ChangeId> =
            changes.all.iter().map(|change| &change.id).filter(|id| taken.contains(*id)).cloned().collect();
        if there.len() < taken.len() && !already(opens, decided, &one.id) {
            return Err(moved_on());
        }
        let next = changes.with(&there);
        for (number, other) in going.iter_mut().enumerate() {
            if number == at {
                let rest = changes.all.iter().filter(|change| change.stuck && !there.contains(&change.id));
                other.stuck = rest.map(|change| change.slot.clone()).collect();
                continue;
            }
            let brought = rebase(&text, &next, &other.text, &other.stuck);
            other.text = brought.text.clone();
            let left = brought.changes(other.id.as_str(), &next);
            other.stuck = left.all.iter().filter(|one| one.stuck).map(|one| one.slot.clone()).collect();
        }
        text = next;
    }
    Ok(Made { text, going })
}

/// True where changes of this proposal are taken that another has, too.
fn already(opens: &[Open], decided: &Decided, of: &ProposalId) -> bool {
    opens.iter().any(|open| open.proposal.id != *of && decided.taken.contains_key(&open.proposal.id))
}

fn write(
    session: &mut Session,
    copy: &Copy,
    opens: &[Open],
    decided: &Decided,
    made: Made,
    request: &crate::wire::Settle,
    base: RevisionId,
) -> Result<()> {
    let why = request.why.trim();
    let rows = rows(session, opens, decided, why);
    let (id, now) = (copy.id().clone(), session.now());
    let notes = notes(session, decided, request);
    let contributors = contributors(session, copy, opens, decided, &made.text);
    let Made { text, going } = made;
    let after = |write: &mut Write<'_>, base: RevisionId| -> Result<()> {
        for (open, one) in opens.iter().zip(&going) {
            if one.changes(&text).all.is_empty() {
                write.proposals().end(&one.id, Ended::Settled)?;
                continue;
            }
            let stuck = one.stuck.iter().map(propose::name).collect();
            let proposal =
                Proposal { base, text: one.text.clone(), stuck, changed_at: now, ..open.proposal.clone() };
            write.proposals().save(&proposal)?;
        }
        notes.iter().try_for_each(|note| write.settlements().note(note))?;
        Ok(rows.iter().try_for_each(|row| write.settlements().settle(row))?)
    };
    if text == *copy.document() {
        return session.write("reject", Some(&id), why, |write| after(write, base));
    }
    let saved = edit::put(session, copy, &text, ("accept", why), |write| {
        let (revision, _) = write.revisions().make(&id, Moment::Accepted)?;
        write.contributors().set(&id, &contributors)?;
        after(write, revision)
    })?;
    if let Some(seq) = saved {
        session.told(&id, seq, "");
    }
    Ok(())
}

fn each<'o>(opens: &'o [Open], chosen: &'o Chosen) -> impl Iterator<Item = (&'o Open, &'o Change)> {
    opens.iter().flat_map(move |open| {
        let ids = chosen.get(&open.proposal.id);
        open.changes
            .all
            .iter()
            .filter(move |change| ids.is_some_and(|ids| ids.contains(&change.id)))
            .map(move |change| (open, change))
    })
}

fn rows(session: &Session, opens: &[Open], decided: &Decided, why: &str) -> Vec<Settled> {
    let row = |taken: bool| {
        move |(open, change): (&Open, &Change)| Settled {
            proposal: open.proposal.id.clone(),
            change: change.id.clone(),
            taken,
            by: session.me().clone(),
            at: session.now(),
            why: if decided.outdone.contains(&change.id) { ANOTHER.to_owned() } else { why.to_owned() },
            slot: propose::name(&change.slot),
            was: was(change),
            now: becomes(change),
        }
    };
    each(opens, &decided.taken).map(row(true)).chain(each(opens, &decided.rejected).map(row(false))).collect()
}

fn notes(session: &Session, decided: &Decided, request: &crate::wire::Settle) -> Vec<ChangeNote> {
    if request.tag.is_empty() {
        return vec![];
    }
    let chosen = decided.taken.iter().chain(&decided.rejected);
    let note = |of: &ProposalId, change: &ChangeId| ChangeNote {
        of: of.to_string(),
        change: change.clone(),
        tag: request.tag.clone(),
        why: request.why.trim().to_owned(),
        person: session.me().clone(),
        at: session.now(),
    };
    chosen.flat_map(|(of, changes)| changes.iter().map(move |change| note(of, change))).collect()
}
