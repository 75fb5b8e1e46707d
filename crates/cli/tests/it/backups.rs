//! A copy is made, lost words are not, and the old file is never overwritten.

use crate::support::Room;

#[test]
fn a_backup_comes_back_only_when_told_and_keeps_what_was_there() {
    let room = Room::empty();
    room.stet(["init", "newsroom.stet", "--solo", "Sanne Vik"]).ends(0);
    room.stet(["new", "--headline", "The Tender Sails Late"]).ends(0);
    room.stet(["backup", "monday.stet"]).ends(0);
    assert!(room.stet(["backup", "monday.stet"]).ends(1).err.contains("already exists"));
    room.stet(["new", "--headline", "Written After Monday"]).ends(0);

    let refused = room.stet(["restore", "monday.stet"]).ends(1);
    assert!(refused.err.contains("--replace"), "{}", refused.err);
    assert_eq!(room.json(["list"]).as_array().unwrap().len(), 2);

    let restored = room.json(["restore", "monday.stet", "--replace"]);
    let kept = restored["kept"].as_str().unwrap().to_owned();
    assert_eq!(room.json(["list"]).as_array().unwrap().len(), 1);
    std::fs::copy(room.path("newsroom.stet.key"), room.path(&format!("{kept}.key"))).unwrap();
    assert_eq!(room.json(["list", "--newsroom", &kept]).as_array().unwrap().len(), 2);
}
