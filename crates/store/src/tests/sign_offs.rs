//! Sign-offs, and who counts as having changed the text since.

use super::fixture::{Room, at, s1};
use stet_core::ids::PersonId;
use stet_core::newsroom::Approval;

fn sign(room: &mut Room, who: &str, solo_reason: &str) {
    let copy = room.store.read(|r| r.working().load(&s1())).unwrap();
    let approval = Approval {
        by: who.into(),
        at: at(20),
        text: copy.text,
        blocks: copy.blocks,
        solo_reason: solo_reason.into(),
    };
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
