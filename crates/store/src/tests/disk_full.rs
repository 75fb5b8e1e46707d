//! A full disk: the save is refused, what was saved before is whole, and once
//! there is room again saving goes on.

use super::fixture::{Room, newsroom, paragraph};
use crate::{Error, Key, Store};
use std::path::Path;
use std::process::Command;

fn long(n: usize) -> String {
    (0..4000).map(|word| format!("word{} ", word * 7919 + n)).collect()
}

/// Saves ever more until there is no room; the number of the last that was
/// acknowledged.
fn fill(room: &mut Room) -> i64 {
    let mut seq = 1;
    for n in 0..2000 {
        let id = format!("more{n}");
        let mut order = vec!["a".to_owned(), "b".to_owned()];
        order.extend((0..=n).map(|n| format!("more{n}")));
        let order: Vec<&str> = order.iter().map(String::as_str).collect();
        match room.save("ana", &[paragraph(&id, &long(n))], &order, &[], seq) {
            Ok(saved) => seq = saved.seq,
            Err(error) => {
                assert!(matches!(error, Error::DiskFull), "{error:?}");
                return seq;
            }
        }
    }
    panic!("the disk never filled");
}

#[test]
fn a_file_that_may_not_grow_refuses_the_save_and_keeps_the_rest() {
    let mut room = Room::new();
    let limit = |room: &Room, pages: i64| {
        room.store
            .raw()
            .pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let pages: i64 = room.store.raw().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    limit(&room, pages + 60);
    let seq = fill(&mut room);
    let copy = room.store.read(|r| r.working().load(&"s1".into())).unwrap();
    assert_eq!(copy.seq, seq);
    assert_eq!(copy.document.blocks.len(), usize::try_from(seq).unwrap() + 1);
    limit(&room, 1_000_000);
    let order: Vec<String> = copy.document.blocks.iter().map(|block| block.id.to_string()).collect();
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    room.save("ana", &[paragraph("a", "There is room again.")], &order, &[], seq).unwrap();
    assert_eq!(room.store.check_all().unwrap(), []);
}

/// A small disk of its own, where this machine lets us mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=3m,mode=0700", "tmpfs"])
            .arg(folder.path())
            .output();
        mount.is_ok_and(|done| done.status.success()).then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_real_disk_that_is_full_loses_nothing_acknowledged() {
    let Some(disk) = SmallDisk::mounted() else {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    };
    let key = Key::random().unwrap();
    let path = disk.path().join("room.stet");
    let mut store = Store::create(&path, &key, &newsroom()).unwrap();
    store.write(&super::fixture::entry("ana", "begin"), super::fixture::people).unwrap();
    store.write(&super::fixture::entry("ana", "new"), |w| super::fixture::add(w, "s1")).unwrap();
    let mut room = Room { store, key, folder: tempfile::tempdir().unwrap() };
    let seq = fill(&mut room);
    let expect = room.text();
    assert_eq!(expect.blocks.len(), usize::try_from(seq).unwrap() + 1);
    let Room { store, key, .. } = room;
    drop(store);
    let store = Store::open(&path, &key).unwrap();
    assert_eq!(store.read(|r| r.working().load(&"s1".into())).unwrap().document, expect);
}

#[test]
fn a_newsroom_that_does_not_fit_leaves_nothing_behind() {
    let Some(disk) = SmallDisk::mounted() else {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    };
    std::fs::write(disk.path().join("ballast"), vec![0; 3 * 1024 * 1024 - 40_000]).unwrap();
    let path = disk.path().join("room.stet");
    let error = Store::create(&path, &Key::random().unwrap(), &newsroom()).unwrap_err();
    assert!(matches!(error, Error::DiskFull), "{error:?}");
    assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 1);
}
