//! Who may give and end roles, and which roles can be: nobody makes themselves
//! chief, no desk loses its last one by a slip, and nobody has one role twice.

use super::cover::{RoleBook, day_words};
use super::{DeskRole, Function, Refusal, RefusalCode, RoleStanding};
use crate::ids::{DeskId, PersonId};
use jiff::civil::Date;

/// What somebody wants to manage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Managed<'m> {
    /// Who works here, which desks there are, who manages.
    Newsroom,
    /// A role of this function on this desk.
    Role(&'m DeskId, Function),
    /// When this person is away.
    Away(&'m PersonId),
    /// The bios and the portrait of an author name, and whose name it is.
    Author(Option<&'m PersonId>),
}

/// Why a role can't be as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoleTrouble {
    /// Its last day is before its first.
    #[error("The role would end before it begins. Change one of the days.")]
    EndsBeforeItBegins,
    /// It begins on the day named, so it can't end before; it can be revoked.
    #[error(
        "That role begins on {0}, so it can\u{2019}t end before. End it then or later, or revoke it if it was given by mistake."
    )]
    NotBegun(String),
    /// They have this role there in those days already.
    #[error("{who} is {what} already, {since}. Give days that do not overlap, or end that role first.")]
    Overlaps {
        /// Whose.
        who: String,
        /// The role, with its desk.
        what: String,
        /// When it holds.
        since: String,
    },
    /// They do not work here in those days.
    #[error("{who} left on {on}. Take them back first, or end the role by that day.")]
    Left {
        /// Who.
        who: String,
        /// Their last day.
        on: String,
    },
    /// The desk would have no chief from a day on.
    #[error(
        "{who} is the last chief of {desk}: from {from} on nobody could answer for it. Make somebody else chief or acting chief from then, and try again."
    )]
    LastChief {
        /// Who.
        who: String,
        /// The desk.
        desk: String,
        /// The first day without a chief.
        from: String,
    },
    /// Nobody would be left who manages the newsroom.
    #[error("{who} is the last who manages the newsroom. Let somebody else manage it first, and try again.")]
    LastManager {
        /// Who.
        who: String,
    },
    /// It was ended before, or never held.
    #[error("That role ended on {0}. Give a new one instead.")]
    Ended(String),
}

impl RoleBook<'_> {
    /// May this person manage this? A manager everything; a desk's chief every
    /// role on it below their own; everybody their own absence and their own bio.
    ///
    /// # Errors
    ///
    /// A refusal that names who can.
    pub fn may_manage(&self, who: &PersonId, what: Managed<'_>, day: Date) -> Result<(), Refusal> {
        if self.solo == Some(who) || self.may(who, what, day) {
            return Ok(());
        }
        let able: Vec<String> = self
            .people
            .iter()
            .filter(|person| self.may(&person.id, what, day))
            .map(|person| person.name.clone())
            .collect();
        let next = match able.as_slice() {
            [] => "Nobody here manages the newsroom; restore a backup in which somebody does.".to_owned(),
            [one] => format!("Ask {one}."),
            some => format!("Ask {}.", some.join(" or ")),
        };
        Err(Refusal {
            code: RefusalCode::NotAllowed,
            reason: self.refused(what),
            missing: vec![],
            who_can: able,
            next,
        })
    }

    /// The ids of those who may, today.
    pub fn managers(&self, day: Date) -> impl Iterator<Item = &PersonId> {
        self.people
            .iter()
            .filter(move |person| person.manages && person.is_here_on(day))
            .map(|person| &person.id)
    }

    fn may(&self, who: &PersonId, what: Managed<'_>, day: Date) -> bool {
        let Some(person) = self.person(who).filter(|person| person.is_here_on(day)) else { return false };
        let chief_of = |desk: Option<&DeskId>| {
            self.roles.iter().any(|role| {
                role.person == *who
                    && role.function == Function::Chief
                    && role.standing != RoleStanding::Cover
                    && role.holds_on(day)
                    && desk.is_none_or(|desk| role.desk == *desk)
            })
        };
        person.manages
            || match what {
                Managed::Newsroom => false,
                Managed::Role(desk, function) => function != Function::Chief && chief_of(Some(desk)),
                Managed::Away(of) => of == who || self.is_chief_over(who, of, day),
                Managed::Author(of) => of == Some(who) || chief_of(None),
            }
    }

    fn is_chief_over(&self, who: &PersonId, of: &PersonId, day: Date) -> bool {
        let chief =
            |role: &&DeskRole| role.person == *who && role.function == Function::Chief && role.holds_on(day);
        let on = |desk: &DeskId| {
            self.roles.iter().any(|role| role.person == *of && role.desk == *desk && role.holds_on(day))
        };
        self.roles.iter().filter(chief).any(|role| on(&role.desk))
    }

    fn refused(&self, what: Managed<'_>) -> String {
        match what {
            Managed::Newsroom => {
                "Only who manages the newsroom can take people on, open desks and change them.".to_owned()
            }
            Managed::Role(desk, Function::Chief) => {
                format!("Only who manages the newsroom can say who is chief of {}.", self.desk_name(desk))
            }
            Managed::Role(desk, _) => {
                format!("Only the chief of {0} and who manages the newsroom can give roles on {0}.", self.desk_name(desk))
            }
            Managed::Away(of) => format!(
                "Only {0}, their chief and who manages the newsroom can say when {0} is away.",
                self.name(of)
            ),
            Managed::Author(_) => {
                "Only whose name it is, a desk\u{2019}s chief and who manages the newsroom can change an author."
                    .to_owned()
            }
        }
    }

    /// Can this role stand beside all others?
    ///
    /// # Errors
    ///
    /// Which rule of roles it breaks, in words for whoever gives it.
    pub fn fits(&self, new: &DeskRole) -> Result<(), RoleTrouble> {
        if new.from.zip(new.to).is_some_and(|(from, to)| to < from) {
            return Err(RoleTrouble::EndsBeforeItBegins);
        }
        if let Some(on) = self.person(&new.person).and_then(|person| person.left_on)
            && new.to.is_none_or(|to| on < to)
        {
            return Err(RoleTrouble::Left { who: self.name(&new.person), on: day_words(on) });
        }
        let same = |old: &&DeskRole| {
            old.id != new.id
                && !old.revoked
                && (&old.person, &old.desk, old.function) == (&new.person, &new.desk, new.function)
                && old.beat == new.beat
                && meet(old, new)
        };
        match self.roles.iter().find(same) {
            None => Ok(()),
            Some(old) => Err(RoleTrouble::Overlaps {
                who: self.name(&old.person),
                what: format!("{} of {}", old.function, self.desk_name(&old.desk)),
                since: days(old),
            }),
        }
    }

    /// Can this role end on that day, the last on which it holds?
    ///
    /// # Errors
    ///
    /// It ended already, has not begun by then, or is a desk's last chief's.
    pub fn may_end(&self, role: &DeskRole, on: Date) -> Result<(), RoleTrouble> {
        if let Some(to) = role.to.filter(|to| *to <= on) {
            return Err(RoleTrouble::Ended(day_words(to)));
        }
        if let Some(from) = role.from.filter(|from| on < *from) {
            return Err(RoleTrouble::NotBegun(day_words(from)));
        }
        match on.tomorrow() {
            Ok(first) => self.leaves_a_chief(role, first),
            Err(_) => Ok(()),
        }
    }

    /// Can this role be taken back as never given? `today` is the first day that
    /// counts: what was is not made undone for a desk.
    ///
    /// # Errors
    ///
    /// It is a desk's last chief's.
    pub fn may_revoke(&self, role: &DeskRole, today: Date) -> Result<(), RoleTrouble> {
        self.leaves_a_chief(role, role.from.map_or(today, |from| from.max(today)))
    }

    /// Can this person leave, `on` being their last day?
    ///
    /// # Errors
    ///
    /// They are a desk's last chief, or the last who manages.
    pub fn may_leave(&self, person: &PersonId, on: Date) -> Result<(), RoleTrouble> {
        let after = on.tomorrow().unwrap_or(on);
        let theirs = |role: &&DeskRole| role.person == *person && role.to.is_none_or(|to| after <= to);
        self.roles.iter().filter(theirs).try_for_each(|role| self.leaves_a_chief(role, after))?;
        self.leaves_a_manager(person, after)
    }

    /// Can this person no longer manage, from `day` on?
    ///
    /// # Errors
    ///
    /// They are the last who does.
    pub fn leaves_a_manager(&self, person: &PersonId, day: Date) -> Result<(), RoleTrouble> {
        let manages = self.person(person).is_some_and(|person| person.manages);
        if manages && !self.managers(day).any(|other| other != person) {
            return Err(RoleTrouble::LastManager { who: self.name(person) });
        }
        Ok(())
    }

    /// Without this role, has its desk a chief on the day it would no longer hold?
    fn leaves_a_chief(&self, role: &DeskRole, first: Date) -> Result<(), RoleTrouble> {
        let counts =
            |role: &DeskRole| role.function == Function::Chief && role.standing != RoleStanding::Cover;
        if !counts(role) || !role.holds_on(first) {
            return Ok(());
        }
        let other = |other: &DeskRole| {
            other.id != role.id
                && other.desk == role.desk
                && other.person != role.person
                && counts(other)
                && other.holds_on(first)
                && self.is_here(&other.person, first)
        };
        if self.roles.iter().any(other) {
            return Ok(());
        }
        Err(RoleTrouble::LastChief {
            who: self.name(&role.person),
            desk: self.desk_name(&role.desk),
            from: day_words(first),
        })
    }
}

/// True when two roles share a day.
fn meet(a: &DeskRole, b: &DeskRole) -> bool {
    let before = |a: &DeskRole, b: &DeskRole| a.to.zip(b.from).is_some_and(|(to, from)| to < from);
    !before(a, b) && !before(b, a)
}

fn days(role: &DeskRole) -> String {
    match (role.from, role.to) {
        (None, None) => "with no end".to_owned(),
        (Some(from), None) => format!("since {}", day_words(from)),
        (None, Some(to)) => format!("until {}", day_words(to)),
        (Some(from), Some(to)) => format!("from {} to {}", day_words(from), day_words(to)),
    }
}

#[cfg(test)]
mod tests;
