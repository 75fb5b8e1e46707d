//! People, authors and desks as the screens show them.

use crate::failure::Result;
use crate::wire::{AbleView, AwayView, DeskRef, GapView, PersonRef, RoleView};
use jiff::civil::Date;
use stet_core::ids::{DeskId, PersonId};
use stet_core::newsroom::{Able, Author, Away, Desk, DeskRole, Function, Gap, Person, RoleBook};
use stet_store::Read;

/// Who is who, read once for a screen.
pub(crate) struct PeopleBook {
    pub(crate) people: Vec<Person>,
    pub(crate) authors: Vec<Author>,
    pub(crate) desks: Vec<Desk>,
    pub(crate) roles: Vec<DeskRole>,
    pub(crate) away: Vec<Away>,
    pub(crate) solo: Option<PersonId>,
    pub(crate) today: Date,
}

impl PeopleBook {
    pub(crate) fn read(read: &Read<'_>, today: Date) -> Result<Self> {
        Ok(Self {
            people: read.people().all()?,
            authors: read.authors().all()?,
            desks: read.desks().all()?,
            roles: read.desk_roles().all()?,
            away: read.absences().all()?,
            solo: read.newsroom().row()?.solo,
            today,
        })
    }

    /// Who has which rights.
    pub(crate) fn rights(&self) -> RoleBook<'_> {
        RoleBook {
            people: &self.people,
            desks: &self.desks,
            roles: &self.roles,
            away: &self.away,
            solo: self.solo.as_ref(),
        }
    }

    pub(crate) fn person_name(&self, id: &PersonId) -> String {
        self.people
            .iter()
            .find(|person| person.id == *id)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    }

    pub(crate) fn person(&self, id: &PersonId) -> PersonRef {
        let title = roles_today(&self.roles, &self.desks, id, self.today).into_iter().next();
        PersonRef {
            id: id.to_string(),
            name: self.person_name(id),
            title: title.map(|(_, title)| title).unwrap_or_default(),
        }
    }

    pub(crate) fn desk_name(&self, id: &DeskId) -> String {
        self.desks.iter().find(|desk| desk.id == *id).map(|desk| desk.name.clone()).unwrap_or_default()
    }

    pub(crate) fn desk(&self, id: &DeskId) -> DeskRef {
        DeskRef { id: id.to_string(), name: self.desk_name(id) }
    }

    pub(crate) fn role(&self, role: &DeskRole) -> RoleView {
        RoleView {
            id: role.id.to_string(),
            person: self.person(&role.person),
            desk: self.desk(&role.desk),
            function: role.function.name().to_owned(),
            beat: role.beat.clone(),
            from: role.from.map(|day| day.to_string()),
            to: role.to.map(|day| day.to_string()),
            now: role.holds_on(self.today),
            standing: role.standing.name().to_owned(),
            stands_for: role.stands_for.as_ref().map(|person| self.person(person)),
            revoked: role.revoked,
        }
    }

    /// The names of those who can approve on a desk today, in the order to ask.
    pub(crate) fn can_approve(&self, desk: &DeskId) -> Vec<String> {
        self.rights().who_can_approve(desk, self.today).into_iter().map(|able| able.name).collect()
    }
}

pub(crate) fn able(able: Able) -> AbleView {
    AbleView { person: able.person.to_string(), name: able.name, why: able.why, away: able.away }
}

pub(crate) fn gap(gap: &Gap) -> GapView {
    GapView { from: gap.from.to_string(), to: gap.to.map(|day| day.to_string()), everybody_away: gap.away }
}

pub(crate) fn away(away: &Away) -> AwayView {
    AwayView {
        id: away.id.to_string(),
        person: away.person.to_string(),
        from: away.from.to_string(),
        to: away.to.to_string(),
        note: away.note.clone(),
    }
}

/// What a person is today, highest first: the desk and a line for a menu.
pub(crate) fn roles_today(
    roles: &[DeskRole],
    desks: &[Desk],
    person: &PersonId,
    today: Date,
) -> Vec<(DeskId, String)> {
    let mut held: Vec<&DeskRole> =
        roles.iter().filter(|role| role.person == *person && role.holds_on(today)).collect();
    held.sort_by_key(|role| role.function);
    let line = |role: &DeskRole| {
        let desk =
            desks.iter().find(|desk| desk.id == role.desk).map(|desk| desk.name.as_str()).unwrap_or_default();
        format!("{}, {desk} desk", word(role.function))
    };
    held.into_iter().map(|role| (role.desk.clone(), line(role))).collect()
}

fn word(function: Function) -> &'static str {
    match function {
        Function::Chief => "Chief",
        Function::DeputyChief => "Deputy chief",
        Function::Editor => "Editor",
        Function::Sub => "Sub",
        Function::Legal => "Legal",
        Function::Reporter => "Reporter",
        Function::Contributor => "Contributor",
    }
}
