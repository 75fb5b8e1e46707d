//! Who can do what on a desk on a day, and why: roles, cover, and who is away, in
//! one value.

use super::{Away, Desk, DeskRole, Function, Person, RoleStanding, on_desk};
use crate::ids::{DeskId, PersonId};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Everything that says who has which rights.
#[derive(Clone, Copy, Debug)]
pub struct RoleBook<'b> {
    /// Everybody, those who left too.
    pub people: &'b [Person],
    /// The desks.
    pub desks: &'b [Desk],
    /// Every role of any time.
    pub roles: &'b [DeskRole],
    /// Every time somebody is away.
    pub away: &'b [Away],
    /// The one person of a newsroom of one.
    pub solo: Option<&'b PersonId>,
}

/// Somebody who can, and why it is they.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Able {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// In a few words: "deputy chief; Ana Sousa is away until 5 June".
    pub why: String,
    /// True when they are away themselves: they can, and should not have to.
    pub away: bool,
}

/// Days on which a desk has nobody who can approve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first such day.
    pub from: Date,
    /// The last; none when there is no end to it.
    pub to: Option<Date>,
    /// True when somebody has the role, and everybody who has is away.
    pub away: bool,
}

impl RoleBook<'_> {
    /// Everything this person may do on this desk on this day: their own roles,
    /// and a chief's rights where the desk has nobody there and they are chief of
    /// another.
    pub fn functions(&self, person: &PersonId, desk: &DeskId, day: Date) -> Vec<Function> {
        if self.solo == Some(person) {
            return Function::ALL.to_vec();
        }
        if !self.is_here(person, day) {
            return vec![];
        }
        let mut held = on_desk(self.roles, person, desk, day);
        if !held.contains(&Function::Chief) && self.stands_in(person, desk, day) {
            held.insert(0, Function::Chief);
        }
        held
    }

    /// Who can approve what this desk lets out on this day, in the order in which
    /// to ask: the chief, whoever acts as chief, deputies, cover, then a chief of
    /// another desk where none of these is there; whoever is away comes last.
    pub fn who_can_approve(&self, desk: &DeskId, day: Date) -> Vec<Able> {
        if let Some(one) = self.solo {
            let why = "the only one here".to_owned();
            return vec![Able { person: one.clone(), name: self.name(one), why, away: false }];
        }
        let mut heads: Vec<&DeskRole> = self.heads(desk, day).collect();
        heads.sort_by_key(|role| {
            (self.away(&role.person, day).is_some(), order(role), self.name(&role.person))
        });
        let absent = heads
            .iter()
            .filter(|role| role.function == Function::Chief && role.standing != RoleStanding::Cover)
            .find_map(|role| self.away(&role.person, day));
        let mut able: Vec<Able> = vec![];
        for role in heads {
            if able.iter().all(|known| known.person != role.person) {
                able.push(self.able(role, absent, day));
            }
        }
        if able.iter().all(|able| able.away) {
            let stand_ins = self.roles.iter().filter(|role| self.may_stand_in(role, desk, day));
            let mut stand_ins: Vec<Able> = stand_ins.map(|role| self.stand_in(role, desk)).collect();
            stand_ins.sort_by(|a, b| a.name.cmp(&b.name));
            stand_ins.dedup_by(|a, b| a.person == b.person);
            able.splice(0..0, stand_ins);
        }
        able
    }

    /// The days from `today` on without anybody of the desk's own who can approve.
    pub fn gaps(&self, desk: &DeskId, today: Date) -> Vec<Gap> {
        if self.solo.is_some() {
            return vec![];
        }
        let mut turns = vec![today];
        for role in self.roles.iter().filter(|role| role.desk == *desk && role.heads()) {
            turns.extend(role.from);
            turns.extend(role.to.and_then(|day| day.tomorrow().ok()));
            let left = self.person(&role.person).and_then(|person| person.left_on);
            turns.extend(left.and_then(|day| day.tomorrow().ok()));
            for away in self.away.iter().filter(|away| away.person == role.person) {
                turns.push(away.from);
                turns.extend(away.to.tomorrow().ok());
            }
        }
        turns.retain(|day| *day >= today);
        turns.sort();
        turns.dedup();
        let mut gaps: Vec<Gap> = vec![];
        let mut open: Option<Gap> = None;
        for day in turns {
            let state = self.state(desk, day);
            if open.as_ref().map(|gap| gap.away) == state {
                continue;
            }
            if let Some(gap) = open.take() {
                gaps.push(Gap { to: day.yesterday().ok(), ..gap });
            }
            open = state.map(|away| Gap { from: day, to: None, away });
        }
        gaps.extend(open);
        gaps
    }

    /// A person by id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// A person's name; empty for nobody known.
    pub fn name(&self, id: &PersonId) -> String {
        self.person(id).map(|person| person.name.clone()).unwrap_or_default()
    }

    /// A desk's name; empty for none known.
    pub fn desk_name(&self, id: &DeskId) -> String {
        self.desks.iter().find(|desk| desk.id == *id).map(|desk| desk.name.clone()).unwrap_or_default()
    }

    /// True while somebody works here.
    pub fn is_here(&self, person: &PersonId, day: Date) -> bool {
        self.person(person).is_some_and(|person| person.is_here_on(day))
    }

    /// The time away that somebody is in on a day; the longest where there are two.
    pub fn away(&self, person: &PersonId, day: Date) -> Option<&Away> {
        self.away
            .iter()
            .filter(|away| away.person == *person && away.holds_on(day))
            .max_by_key(|away| away.to)
    }

    /// The roles of those who answer for the desk on a day.
    fn heads(&self, desk: &DeskId, day: Date) -> impl Iterator<Item = &DeskRole> {
        self.roles.iter().filter(move |role| {
            role.desk == *desk && role.heads() && role.holds_on(day) && self.is_here(&role.person, day)
        })
    }

    /// None while somebody is there; true when they are all away, false when there
    /// is nobody.
    fn state(&self, desk: &DeskId, day: Date) -> Option<bool> {
        let mut any = false;
        for role in self.heads(desk, day) {
            self.away(&role.person, day)?;
            any = true;
        }
        Some(any)
    }

    fn stands_in(&self, person: &PersonId, desk: &DeskId, day: Date) -> bool {
        self.state(desk, day).is_some()
            && self.roles.iter().any(|role| role.person == *person && self.may_stand_in(role, desk, day))
    }

    /// A chief in their own right of another desk, and not away.
    fn may_stand_in(&self, role: &DeskRole, desk: &DeskId, day: Date) -> bool {
        role.desk != *desk
            && role.function == Function::Chief
            && role.standing != RoleStanding::Cover
            && role.holds_on(day)
            && self.is_here(&role.person, day)
            && self.away(&role.person, day).is_none()
    }

    fn able(&self, role: &DeskRole, absent: Option<&Away>, day: Date) -> Able {
        let away = self.away(&role.person, day);
        let mut why = match role.standing {
            RoleStanding::Held => words(role.function).to_owned(),
            RoleStanding::Acting => format!("acting {}", words(role.function)),
            RoleStanding::Cover => match &role.stands_for {
                Some(person) => format!("covers for {}", self.name(person)),
                None => format!("covers as {}", words(role.function)),
            },
        };
        match (away, absent) {
            (Some(away), _) => why.push_str(&format!("; away until {}", day_words(away.to))),
            (None, Some(absent)) if absent.person != role.person => {
                why.push_str(&format!(
                    "; {} is away until {}",
                    self.name(&absent.person),
                    day_words(absent.to)
                ));
            }
            _ => {}
        }
        Able { person: role.person.clone(), name: self.name(&role.person), why, away: away.is_some() }
    }

    fn stand_in(&self, role: &DeskRole, desk: &DeskId) -> Able {
        let why =
            format!("chief of {}; {} has nobody there", self.desk_name(&role.desk), self.desk_name(desk));
        Able { person: role.person.clone(), name: self.name(&role.person), why, away: false }
    }
}

/// In which order to ask: the chief, acting chief, deputies, then cover.
fn order(role: &DeskRole) -> (bool, Function, RoleStanding, Reverse<Option<Date>>) {
    (role.standing == RoleStanding::Cover, role.function, role.standing, Reverse(role.from))
}

fn words(function: Function) -> &'static str {
    match function {
        Function::DeputyChief => "deputy chief",
        other => other.name(),
    }
}

/// "5 June".
pub(super) fn day_words(day: Date) -> String {
    day.strftime("%-d %B").to_string()
}

#[cfg(test)]
pub(super) mod tests;
