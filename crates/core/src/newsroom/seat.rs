//! Who may let somebody back in who forgot their passphrase.

use super::{Refusal, RefusalCode};
use crate::ids::PersonId;

/// Somebody who works here, as far as it matters for this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// Their name, for a refusal.
    pub name: String,
    /// True when they manage the newsroom's people.
    pub manages: bool,
}

/// Two colleagues together take away a passphrase that was forgotten, one of them a
/// manager. Where there are not that many, those who are there may. `staff` is
/// everybody who works here now.
pub fn may_reset(
    whose: &PersonId,
    by: &PersonId,
    second: Option<&PersonId>,
    staff: &[Colleague],
) -> Result<(), Refusal> {
    let others: Vec<&Colleague> = staff.iter().filter(|one| one.person != *whose).collect();
    if others.is_empty() {
        return Ok(());
    }
    if by == whose {
        return Err(refused(
            "Nobody resets their own passphrase; whoever has theirs still changes it.",
            Vec::new(),
            &others,
        ));
    }
    let hands: Vec<&Colleague> =
        others.iter().copied().filter(|one| one.person == *by || Some(&one.person) == second).collect();
    if hands.len() < others.len().min(2) {
        let missing = vec!["a second person, who is neither you nor the one it is reset for".to_owned()];
        return Err(refused("A passphrase is reset by two people together.", missing, &others));
    }
    let managed = others.iter().any(|one| one.manages);
    if managed && !hands.iter().any(|one| one.manages) {
        let managers: Vec<&Colleague> = others.into_iter().filter(|one| one.manages).collect();
        let missing = vec!["a manager, as one of the two".to_owned()];
        return Err(refused("A manager takes part when a passphrase is reset.", missing, &managers));
    }
    Ok(())
}

fn refused(reason: &str, missing: Vec<String>, who: &[&Colleague]) -> Refusal {
    let who_can: Vec<String> = who.iter().map(|one| one.name.clone()).collect();
    Refusal {
        code: RefusalCode::NotAllowed,
        reason: reason.to_owned(),
        missing,
        next: format!("Ask {}.", who_can.join(" or ")),
        who_can,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff(of: &[(&str, bool)]) -> Vec<Colleague> {
        let one = |(name, manages): &(&str, bool)| Colleague {
            person: (*name).into(),
            name: (*name).to_owned(),
            manages: *manages,
        };
        of.iter().map(one).collect()
    }

    fn may(whose: &str, by: &str, second: Option<&str>, of: &[(&str, bool)]) -> bool {
        let second: Option<PersonId> = second.map(Into::into);
        may_reset(&whose.into(), &by.into(), second.as_ref(), &staff(of)).is_ok()
    }

    #[test]
    fn two_people_one_of_them_a_manager() {
        let of = [("ana", true), ("bo", false), ("cy", false), ("di", false)];
        assert!(may("bo", "ana", Some("cy"), &of));
        assert!(may("bo", "cy", Some("ana"), &of));
        assert!(!may("bo", "cy", Some("di"), &of), "no manager");
        assert!(!may("bo", "ana", None, &of), "alone");
        assert!(!may("bo", "ana", Some("ana"), &of), "the same person twice");
        assert!(!may("bo", "ana", Some("bo"), &of), "the one it is for is not the second");
        assert!(!may("bo", "ana", Some("eve"), &of), "somebody who does not work here");
        assert!(!may("bo", "bo", Some("ana"), &of), "nobody their own");
    }

    #[test]
    fn where_the_only_manager_forgot_two_others_do() {
        let of = [("ana", true), ("bo", false), ("cy", false)];
        assert!(may("ana", "bo", Some("cy"), &of));
        assert!(!may("ana", "bo", None, &of));
    }

    #[test]
    fn a_newsroom_of_two_or_one_is_not_locked_out() {
        let two = [("ana", true), ("bo", false)];
        assert!(may("bo", "ana", None, &two));
        assert!(may("ana", "bo", None, &two));
        assert!(!may("bo", "bo", None, &two));
        assert!(may("ana", "ana", None, &two[..1]));
    }

    #[test]
    fn a_refusal_names_who_can() {
        let of = staff(&[("ana", true), ("bo", false), ("cy", false), ("di", false)]);
        let refusal = may_reset(&"bo".into(), &"cy".into(), Some(&"di".into()), &of).unwrap_err();
        assert_eq!(refusal.who_can, ["ana"]);
        assert!(!refusal.missing.is_empty() && refusal.next.contains("ana"));
    }
}
