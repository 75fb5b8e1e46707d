//! People, authors and desks as the screens show them.

use crate::failure::Result;
use crate::wire::{DeskRef, PersonRef, RoleView};
use jiff::civil::Date;
use stet_core::ids::{DeskId, PersonId};
use stet_core::newsroom::{Author, Desk, DeskRole, Function, Person};
use stet_store::Read;

/// Who is who, read once for a screen.
pub(crate) struct PeopleBook {
    pub(crate) people: Vec<Person>,
    pub(crate) authors: Vec<Author>,
    pub(crate) desks: Vec<Desk>,
    pub(crate) roles: Vec<DeskRole>,
    pub(crate) today: Date,
}

impl PeopleBook {
    pub(crate) fn read(read: &Read<'_>, today: Date) -> Result<Self> {
        Ok(Self {
            people: read.people().all()?,
            authors: read.authors().all()?,
            desks: read.desks().all()?,
            roles: read.desk_roles().all()?,
            today,
        })
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
        }
    }

    /// The names of those who can approve on a desk today; in a newsroom of one,
    /// that one.
    pub(crate) fn can_approve(&self, desk: &DeskId, solo: Option<&PersonId>) -> Vec<String> {
        if let Some(solo) = solo {
            return vec![self.person_name(solo)];
        }
        let heads = self.roles.iter().filter(|role| {
            role.desk == *desk
                && role.holds_on(self.today)
                && matches!(role.function, Function::Chief | Function::DeputyChief)
        });
        let mut heads: Vec<(Function, String)> =
            heads.map(|role| (role.function, self.person_name(&role.person))).collect();
        heads.sort();
        heads.dedup_by(|a, b| a.1 == b.1);
        heads.into_iter().map(|(_, name)| name).collect()
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
