//! A dated desk role: the one record that gives rights, routing and the printed
//! title as it was on the day.

use crate::ids::{DeskId, PersonId, RoleId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What someone does on a desk, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Function {
    /// Answers for every word the desk lets out.
    Chief,
    /// Stands in for the chief, with the same rights.
    DeputyChief,
    /// Takes, edits, returns and releases.
    Editor,
    /// Takes and edits.
    Sub,
    /// Reads for the law.
    Legal,
    /// Writes.
    Reporter,
    /// Writes now and then.
    Contributor,
}

/// A word that names no function.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\u{201c}{0}\u{201d} is not a function on a desk; use one of: chief, deputy-chief, editor, sub, legal, reporter, contributor"
)]
pub struct UnknownFunction(pub String);

impl Function {
    /// Every function, highest first.
    pub const ALL: [Self; 7] = [
        Self::Chief,
        Self::DeputyChief,
        Self::Editor,
        Self::Sub,
        Self::Legal,
        Self::Reporter,
        Self::Contributor,
    ];

    /// The name used in commands and in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chief => "chief",
            Self::DeputyChief => "deputy-chief",
            Self::Editor => "editor",
            Self::Sub => "sub",
            Self::Legal => "legal",
            Self::Reporter => "reporter",
            Self::Contributor => "contributor",
        }
    }

    /// The words printed for readers on a desk: "deputy desk chief for Africa".
    pub fn title(self, desk: &str) -> String {
        match self {
            Self::Chief => format!("desk chief for {desk}"),
            Self::DeputyChief => format!("deputy desk chief for {desk}"),
            Self::Editor => format!("editor, {desk}"),
            Self::Sub => format!("sub-editor, {desk}"),
            Self::Legal => format!("legal adviser, {desk}"),
            Self::Reporter => format!("reporter, {desk}"),
            Self::Contributor => format!("contributor, {desk}"),
        }
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Function {
    type Err = UnknownFunction;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|function| function.name() == name)
            .ok_or_else(|| UnknownFunction(name.to_owned()))
    }
}

/// How somebody has a role: for themselves, or in somebody's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleStanding {
    /// It is theirs.
    #[default]
    Held,
    /// They have it until somebody is appointed; printed as "acting".
    Acting,
    /// They stand in while somebody is away; never printed.
    Cover,
}

/// A word that names no way of having a role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is no way to have a role; use one of: held, acting, cover")]
pub struct UnknownRoleStanding(pub String);

impl RoleStanding {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Held, Self::Acting, Self::Cover];

    /// The name used in commands and in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Acting => "acting",
            Self::Cover => "cover",
        }
    }
}

impl fmt::Display for RoleStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for RoleStanding {
    type Err = UnknownRoleStanding;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.name() == name)
            .ok_or_else(|| UnknownRoleStanding(name.to_owned()))
    }
}

/// Person x desk x function x beat x from-to dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRole {
    /// Which record.
    pub id: RoleId,
    /// Who holds it.
    pub person: PersonId,
    /// On which desk.
    pub desk: DeskId,
    /// As what.
    pub function: Function,
    /// A beat or region within the desk; empty for the whole of it.
    pub beat: String,
    /// The first day it holds, in the newsroom's zone; none for "always has".
    pub from: Option<Date>,
    /// The last day it holds, included; none while it goes on.
    pub to: Option<Date>,
    /// For themselves, acting, or as cover.
    pub standing: RoleStanding,
    /// In whose place, for cover and acting roles where it is known.
    pub stands_for: Option<PersonId>,
    /// True when it was given by mistake: it never held.
    pub revoked: bool,
}

impl DeskRole {
    /// True when the role holds on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        !self.revoked && self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// True for a chief or a deputy: who answers for what the desk lets out.
    pub fn heads(&self) -> bool {
        matches!(self.function, Function::Chief | Function::DeputyChief)
    }

    /// The words printed for readers; none for cover, which readers are not told of.
    pub fn title(&self, desk: &str) -> Option<String> {
        match self.standing {
            RoleStanding::Held => Some(self.function.title(desk)),
            RoleStanding::Acting => Some(format!("acting {}", self.function.title(desk))),
            RoleStanding::Cover => None,
        }
    }
}

/// The functions a person holds on a desk on a day, highest first.
pub fn on_desk(roles: &[DeskRole], person: &PersonId, desk: &DeskId, day: Date) -> Vec<Function> {
    let mut held: Vec<Function> = roles
        .iter()
        .filter(|role| role.person == *person && role.desk == *desk && role.holds_on(day))
        .map(|role| role.function)
        .collect();
    held.sort();
    held.dedup();
    held
}

/// True for a chief or deputy of any desk on that day: who may change what the
/// whole newsroom writes with.
pub fn heads_a_desk(roles: &[DeskRole], person: &PersonId, day: Date) -> bool {
    roles.iter().any(|role| role.person == *person && role.holds_on(day) && role.heads())
}

/// The title printed for a person on a day: their highest role anywhere, the
/// newest where two are equal. `desk_name` gives a desk's name.
pub fn printed_title(
    roles: &[DeskRole],
    person: &PersonId,
    day: Date,
    desk_name: impl Fn(&DeskId) -> String,
) -> Option<String> {
    roles
        .iter()
        .filter(|role| role.person == *person && role.holds_on(day))
        .filter_map(|role| Some((role, role.title(&desk_name(&role.desk))?)))
        .min_by_key(|(role, _)| (role.function, role.standing, std::cmp::Reverse(role.from)))
        .map(|(_, title)| title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn role(function: Function, from: Option<Date>, to: Option<Date>) -> DeskRole {
        DeskRole {
            id: "r".into(),
            person: "ana".into(),
            desk: "coast".into(),
            function,
            beat: String::new(),
            from,
            to,
            standing: RoleStanding::Held,
            stands_for: None,
            revoked: false,
        }
    }

    #[test]
    fn a_role_holds_from_its_first_day_to_its_last() {
        let role = role(Function::Chief, Some(date(2026, 5, 1)), Some(date(2026, 5, 20)));
        for (day, holds) in [
            (date(2026, 4, 30), false),
            (date(2026, 5, 1), true),
            (date(2026, 5, 20), true),
            (date(2026, 5, 21), false),
        ] {
            assert_eq!(role.holds_on(day), holds, "{day}");
        }
    }

    #[test]
    fn the_printed_title_is_the_highest_role_of_the_day() {
        let roles = [
            role(Function::Reporter, None, None),
            role(Function::DeputyChief, None, Some(date(2026, 5, 20))),
        ];
        let title = |day| printed_title(&roles, &"ana".into(), day, |_| "Coast".to_owned());
        assert_eq!(title(date(2026, 5, 20)).as_deref(), Some("deputy desk chief for Coast"));
        assert_eq!(title(date(2026, 5, 21)).as_deref(), Some("reporter, Coast"));
    }

    #[test]
    fn an_acting_role_is_printed_as_such_and_cover_never_is() {
        let day = date(2026, 5, 1);
        let title = |standing| {
            let roles =
                [DeskRole { standing, ..role(Function::Chief, None, None) }, role(Function::Sub, None, None)];
            printed_title(&roles, &"ana".into(), day, |_| "Coast".to_owned()).unwrap()
        };
        assert_eq!(title(RoleStanding::Acting), "acting desk chief for Coast");
        assert_eq!(title(RoleStanding::Cover), "sub-editor, Coast");
    }

    #[test]
    fn a_role_given_by_mistake_never_held() {
        let role = DeskRole { revoked: true, ..role(Function::Chief, None, None) };
        assert!(!role.holds_on(date(2026, 5, 1)));
    }

    #[test]
    fn a_desk_is_headed_by_its_chief_or_deputy_of_the_day() {
        let roles =
            [role(Function::Editor, None, None), role(Function::DeputyChief, None, Some(date(2026, 5, 20)))];
        assert!(heads_a_desk(&roles, &"ana".into(), date(2026, 5, 20)));
        assert!(!heads_a_desk(&roles, &"ana".into(), date(2026, 5, 21)));
        assert!(!heads_a_desk(&roles, &"bo".into(), date(2026, 5, 20)));
    }

    #[test]
    fn functions_are_named_as_they_are_typed() {
        for function in Function::ALL {
            assert_eq!(function.name().parse(), Ok(function));
        }
        assert!("boss".parse::<Function>().is_err());
    }
}
