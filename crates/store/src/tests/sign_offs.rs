//! Sign-offs, and who counts as having changed the text since.

use super::fixture::{Room, approval, at, s1};
use stet_core::ids::PersonId;
use stet_core::newsroom::transition::Asked;
use stet_core::newsroom::{NextVersion, SignFunction, SignOff, VersionKind};

fn sign(room: &mut Room, who: &str, solo_reason: &str) {
    let copy = room.store.read(|r| r.working().load(&s1())).unwrap();
    let approval = SignOff { solo_reason: solo_reason.into(), ..approval(who, 20, copy.text, copy.blocks) };
    room.write(who, "approve", |w| w.approvals().insert(&s1(), &approval)).unwrap();
}

#[test]
fn only_a_second_persons_sign_off_begins_the_counting_anew() {
    let mut room = Room::new();
    let changed_by = |room: &Room| room.store.read(|r| r.contributors().since_approval(&s1())).unwrap();
    let ana: [PersonId; 1] = ["ana".into()];
    sign(&mut room, "ana", "nobody else is in");
    let solo = |room: &Room| room.store.read(|r| r.approvals().newest_is_solo(&s1())).unwrap();
    assert!(solo(&room));
    assert_eq!(changed_by(&room), ana, "a self-approval is no second pair of eyes");
    sign(&mut room, "ben", "");
    assert_eq!(changed_by(&room), []);
    assert!(!solo(&room), "the newest counts");
}

#[test]
fn each_function_has_its_newest_and_only_the_desks_clears_the_contributors() {
    let mut room = Room::new();
    let copy = room.store.read(|r| r.working().load(&s1())).unwrap();
    let chief = approval("ben", 20, copy.text, copy.blocks);
    let signed = |function| SignOff { function, waived: vec!["p1".into(), "cut".into()], ..chief.clone() };
    for function in [SignFunction::Legal, SignFunction::Facts] {
        room.write("ben", "sign", |w| w.approvals().insert(&s1(), &signed(function))).unwrap();
    }
    assert!(!room.store.read(|r| r.contributors().since_approval(&s1())).unwrap().is_empty());
    room.write("ben", "approve", |w| w.approvals().insert(&s1(), &chief)).unwrap();
    let newest = |function| room.store.read(|r| r.approvals().newest(&s1(), function)).unwrap().unwrap();
    assert_eq!(newest(SignFunction::Legal).sign_off, signed(SignFunction::Legal));
    assert_eq!(newest(SignFunction::Chief).sign_off, chief);
    assert!(newest(SignFunction::Chief).entry.unwrap() > newest(SignFunction::Facts).entry.unwrap());
    assert_eq!(room.store.check_all().unwrap(), []);
}

#[test]
fn one_thing_waits_for_a_second_person_at_a_time() {
    let mut room = Room::new();
    let text = room.store.read(|r| r.working().load(&s1())).unwrap().text;
    let asked = |act: &str| Asked {
        act: act.into(),
        by: "ben".into(),
        at: at(20),
        why: "It was somebody else".into(),
        text,
        wanted: "hard".into(),
    };
    for act in ["kill", "withdraw"] {
        room.write("ben", "ask", |w| w.asked().ask(&s1(), &asked(act))).unwrap();
    }
    let open = |room: &Room| room.store.read(|r| r.asked().open()).unwrap();
    assert_eq!(open(&room), [(s1(), asked("withdraw"))]);
    assert_eq!(room.store.read(|r| r.asked().of_story(&s1())).unwrap(), Some(asked("withdraw")));
    room.write("ana", "withdraw", |w| w.asked().settle(&s1(), "done")).unwrap();
    assert_eq!(open(&room), []);
}

#[test]
fn a_next_version_is_kept_changed_and_closed() {
    let mut room = Room::new();
    let next = NextVersion {
        kind: VersionKind::Clarification,
        note: "This says more plainly who pays.".into(),
        opened_by: "ben".into(),
        at: at(20),
    };
    let later = NextVersion { kind: VersionKind::Update, note: "Now with the vote.".into(), ..next.clone() };
    for wanted in [Some(next), Some(later), None] {
        room.write("ben", "revise", |w| w.next_versions().keep(&s1(), wanted.as_ref())).unwrap();
        assert_eq!(room.store.read(|r| r.next_versions().of_story(&s1())).unwrap(), wanted);
        assert_eq!(room.store.check_all().unwrap(), []);
    }
}
