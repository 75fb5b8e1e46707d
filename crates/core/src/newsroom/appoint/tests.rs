use super::super::cover::tests::{Room, role, room};
use super::*;
use jiff::civil::date;

fn day(day: i8) -> Date {
    date(2026, 6, day)
}

fn may(room: &Room, who: &str, what: Managed<'_>) -> bool {
    room.book().may_manage(&who.into(), what, day(1)).is_ok()
}

#[test]
fn nobody_makes_themselves_chief() {
    let room = room();
    let coast = "coast".into();
    for who in ["bo", "cy", "dee"] {
        let refusal =
            room.book().may_manage(&who.into(), Managed::Role(&coast, Function::Chief), day(1)).unwrap_err();
        assert_eq!(refusal.who_can, ["Ana Sousa"], "{who}");
        assert!(!may(&room, who, Managed::Newsroom), "{who}");
    }
    assert!(may(&room, "ana", Managed::Role(&coast, Function::Chief)));
}

#[test]
fn a_chief_gives_what_is_below_them_on_their_own_desk() {
    let room = room();
    let (coast, africa) = ("coast".into(), "africa".into());
    assert!(may(&room, "cy", Managed::Role(&africa, Function::DeputyChief)));
    assert!(!may(&room, "cy", Managed::Role(&africa, Function::Chief)));
    assert!(!may(&room, "cy", Managed::Role(&coast, Function::Sub)));
    assert!(!may(&room, "bo", Managed::Role(&coast, Function::Sub)), "a deputy appoints nobody");
}

#[test]
fn absences_and_bios_are_ones_own_and_ones_chiefs() {
    let mut room = room();
    room.people[0].manages = false;
    let (dee, cy) = ("dee".into(), "cy".into());
    assert!(may(&room, "dee", Managed::Away(&dee)));
    assert!(may(&room, "ana", Managed::Away(&dee)));
    assert!(!may(&room, "cy", Managed::Away(&dee)), "a chief of another desk");
    assert!(may(&room, "dee", Managed::Author(Some(&dee))));
    assert!(!may(&room, "dee", Managed::Author(Some(&cy))));
    assert!(may(&room, "cy", Managed::Author(None)));
}

#[test]
fn nobody_who_left_manages_anything() {
    let mut room = room();
    room.people[0].left_on = Some(date(2026, 5, 31));
    assert!(!may(&room, "ana", Managed::Newsroom));
}

#[test]
fn a_role_is_had_once_at_a_time() {
    let mut room = room();
    room.roles[1].from = Some(day(1));
    room.roles[1].to = Some(day(10));
    let again = |from, to| DeskRole {
        id: "new".into(),
        from: Some(day(from)),
        to: Some(day(to)),
        ..role("bo", Function::DeputyChief, "coast")
    };
    assert!(matches!(room.book().fits(&again(10, 12)), Err(RoleTrouble::Overlaps { .. })));
    assert_eq!(room.book().fits(&again(11, 12)), Ok(()));
    assert_eq!(room.book().fits(&DeskRole { beat: "ports".into(), ..again(2, 3) }), Ok(()), "another beat");
    assert_eq!(room.book().fits(&again(12, 11)), Err(RoleTrouble::EndsBeforeItBegins));
    room.roles[1].revoked = true;
    assert_eq!(room.book().fits(&again(2, 3)), Ok(()), "the old one never held");
}

#[test]
fn nobody_has_a_role_after_they_left() {
    let mut room = room();
    room.people[1].left_on = Some(day(5));
    let sub = DeskRole { id: "new".into(), to: Some(day(6)), ..role("bo", Function::Sub, "coast") };
    assert!(matches!(room.book().fits(&sub), Err(RoleTrouble::Left { .. })));
    assert_eq!(room.book().fits(&DeskRole { to: Some(day(5)), ..sub }), Ok(()));
}

#[test]
fn a_desk_keeps_its_last_chief() {
    let mut room = room();
    let chief = room.roles[0].clone();
    let last = |room: &Room| room.book().may_end(&chief, day(5));
    assert_eq!(
        last(&room).unwrap_err().to_string(),
        "Ana Sousa is the last chief of Coast: from 6 June on nobody could answer for it. Make somebody else chief or acting chief from then, and try again."
    );
    room.roles.push(DeskRole { standing: RoleStanding::Cover, ..role("dee", Function::Chief, "coast") });
    assert!(last(&room).is_err(), "cover is not a chief");
    room.roles.push(DeskRole { from: Some(day(7)), ..role("bo", Function::Chief, "coast") });
    assert!(last(&room).is_err(), "a day too late");
    room.roles.push(DeskRole {
        id: "acting".into(),
        from: Some(day(6)),
        standing: RoleStanding::Acting,
        ..role("bo", Function::Chief, "coast")
    });
    assert_eq!(last(&room), Ok(()));
    assert_eq!(
        room.book().may_leave(&"ana".into(), day(5)).unwrap_err().to_string().split('.').next(),
        Some("Ana Sousa is the last who manages the newsroom")
    );
    room.people[3].manages = true;
    assert_eq!(room.book().may_leave(&"ana".into(), day(5)), Ok(()));
}

#[test]
fn a_role_that_begins_today_is_revoked_not_ended_before() {
    let mut room = room();
    room.roles[1].from = Some(day(5));
    let deputy = room.roles[1].clone();
    assert!(matches!(room.book().may_end(&deputy, day(4)), Err(RoleTrouble::NotBegun(_))));
    assert_eq!(room.book().may_end(&deputy, day(5)), Ok(()));
    assert_eq!(room.book().may_revoke(&deputy, day(5)), Ok(()));
    assert!(room.book().may_revoke(&room.roles[0], day(5)).is_err(), "the last chief");
}

#[test]
fn what_ended_is_not_ended_again() {
    let mut room = room();
    room.roles[1].to = Some(day(2));
    let deputy = room.roles[1].clone();
    assert!(matches!(room.book().may_end(&deputy, day(5)), Err(RoleTrouble::Ended(_))));
    assert_eq!(room.book().may_end(&deputy, day(1)), Ok(()), "earlier it can");
}
