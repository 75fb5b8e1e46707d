//! Exports into real folders, hostile ones included.

use super::folder::Folder;
use super::write::{in_order, write_into};
use super::{ExportFile, MANIFEST, Mode, PROOFS, Report, verify, write_set};
use crate::{PublishError, VerifyError};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use tempfile::{TempDir, tempdir};

fn file(path: &str, words: &str) -> ExportFile {
    let story = path.split('.').next().unwrap().to_owned();
    ExportFile {
        path: path.to_owned(),
        bytes: words.as_bytes().to_vec(),
        media_type: "text/html; charset=utf-8".to_owned(),
        story,
        revision: format!("r-{words}"),
        text_hash: format!("t-{words}"),
        sequence: 0,
    }
}

fn put(dir: &Path, files: &[ExportFile]) -> Result<Report, PublishError> {
    write_set(dir, files.to_vec(), Mode::Released, &|_| true, &mut |_, _| {})
}

fn names(filed: &[super::Filed]) -> Vec<&str> {
    filed.iter().map(|filed| filed.path.as_str()).collect()
}

fn private() -> TempDir {
    let dir = tempdir().unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    dir
}

fn read_all(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn two_exports_are_the_same_bytes_and_the_second_writes_nothing() {
    let (one, two) = (private(), private());
    let set = [file("lake-vote.html", "lake"), file("ferry.html", "ferry"), file("ferry.md", "ferry")];
    let first = put(one.path(), &set).unwrap();
    assert_eq!(names(&first.written), ["ferry.html", "ferry.md", "lake-vote.html"]);
    let before = read_all(one.path());
    let again = put(one.path(), &set).unwrap();
    assert_eq!((again.written.len(), again.same.len()), (0, 3));
    assert_eq!(read_all(one.path()), before);
    let mut backwards = set.to_vec();
    backwards.reverse();
    put(two.path(), &backwards).unwrap();
    assert_eq!(read_all(two.path()), before);
    assert_eq!(verify(one.path()).unwrap().files, 3);
}

#[test]
fn files_can_be_read_by_whoever_takes_them() {
    let dir = private();
    put(dir.path(), &[file("ferry.html", "words")]).unwrap();
    for name in ["ferry.html", MANIFEST] {
        let mode = fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{name}");
    }
}

#[test]
fn a_missing_folder_is_made_and_progress_ends_at_all() {
    let dir = private();
    let out = dir.path().join("site/public");
    let mut heard = Vec::new();
    let files = (0..200).map(|n| file(&format!("story-{n}.html"), "x")).collect();
    write_set(&out, files, Mode::Released, &|_| true, &mut |done, of| heard.push((done, of))).unwrap();
    assert!(heard.is_sorted() && heard.len() > 10, "{heard:?}");
    assert_eq!(heard.last(), Some(&(200, 200)));
    assert_eq!(verify(&out).unwrap().files, 200);
}

#[test]
fn exporting_one_story_keeps_the_others_listed() {
    let dir = private();
    put(dir.path(), &[file("ferry.html", "a"), file("lake.html", "b")]).unwrap();
    let report = put(dir.path(), &[file("ferry.html", "a2")]).unwrap();
    assert_eq!(names(&report.written), ["ferry.html"]);
    assert!(report.stale.is_empty());
    assert_eq!(verify(dir.path()).unwrap().files, 2);
}

#[test]
fn what_is_no_longer_true_leaves_the_list_and_stays_in_the_folder() {
    let dir = private();
    let mut renamed = file("new-name.html", "a");
    put(
        dir.path(),
        &[file("ferry.html", "a"), file("lake.html", "b"), file("lake.md", "b"), file("gone.html", "c")],
    )
    .unwrap();
    fs::remove_file(dir.path().join("gone.html")).unwrap();
    renamed.story = "ferry".to_owned();
    let report = put(dir.path(), &[renamed, file("lake.html", "b2")]).unwrap();
    let stale: Vec<_> = report.stale.iter().map(|stale| (stale.path.as_str(), stale.why)).collect();
    assert_eq!(
        stale,
        [
            ("ferry.html", "its story has another slug now"),
            ("gone.html", "no longer there"),
            ("lake.md", "made from another revision of its story"),
        ]
    );
    assert!(dir.path().join("ferry.html").exists());
    let Err(VerifyError::Problems { problems, .. }) = verify(dir.path()) else {
        panic!("stale files are extra")
    };
    assert_eq!(problems.len(), 2);
}

#[test]
fn a_story_that_may_not_go_out_leaves_the_list() {
    let withdraw = |dir: &Path, files: &[ExportFile]| {
        write_set(dir, files.to_vec(), Mode::Released, &|story| story != "ferry", &mut |_, _| {}).unwrap()
    };
    let stale = |report: &Report| {
        report.stale.iter().map(|stale| format!("{}: {}", stale.path, stale.why)).collect::<Vec<_>>()
    };
    let dir = private();
    put(dir.path(), &[file("ferry.html", "a"), file("lake.html", "b")]).unwrap();
    let report = withdraw(dir.path(), &[file("lake.html", "b")]);
    assert_eq!(stale(&report), ["ferry.html: its story may not go out now"]);
    fs::remove_file(dir.path().join("ferry.html")).unwrap();
    assert_eq!(verify(dir.path()).unwrap().files, 1);

    put(dir.path(), &[file("ferry.html", "a")]).unwrap();
    let report = withdraw(dir.path(), &[]);
    assert_eq!(stale(&report), ["ferry.html: its story may not go out now"]);
    assert_eq!(report.manifest, MANIFEST);
    fs::remove_file(dir.path().join("ferry.html")).unwrap();
    assert_eq!(verify(dir.path()).unwrap().files, 1);

    let empty = dir.path().join("elsewhere");
    assert_eq!(withdraw(&empty, &[]), Report::default());
    assert!(!empty.exists());
}

#[test]
fn two_stories_never_share_a_file() {
    let dir = private();
    let mut other = file("ferry.html", "b");
    other.story = "another".to_owned();
    let refused = put(dir.path(), &[file("ferry.html", "a"), other.clone()]).unwrap_err().to_string();
    assert!(refused.contains("ferry.html") && refused.contains("another slug"), "{refused}");
    assert_eq!(read_all(dir.path()), []);
    put(dir.path(), &[file("ferry.html", "a")]).unwrap();
    assert!(matches!(put(dir.path(), &[other]), Err(PublishError::SameName { .. })));
    assert_eq!(fs::read(dir.path().join("ferry.html")).unwrap(), b"a");
}

#[test]
fn a_file_that_no_export_listed_is_never_written_over() {
    let dir = private();
    let mine = dir.path().join("market-hall.md");
    fs::write(&mine, "my own notes").unwrap();
    let set = [file("ferry.html", "a"), file("market-hall.md", "words")];
    let refused = put(dir.path(), &set).unwrap_err().to_string();
    assert!(refused.contains("market-hall.md is there already"), "{refused}");
    assert_eq!(read_all(dir.path()), [("market-hall.md".to_owned(), b"my own notes".to_vec())]);
    fs::write(&mine, "words").unwrap();
    let report = put(dir.path(), &set).unwrap();
    assert_eq!((names(&report.written), names(&report.same)), (vec!["ferry.html"], vec!["market-hall.md"]));
    fs::write(&mine, "changed since").unwrap();
    assert_eq!(names(&put(dir.path(), &set).unwrap().written), ["market-hall.md"]);
}

#[test]
fn a_linked_folder_or_one_open_to_all_is_refused() {
    let (dir, elsewhere) = (private(), private());
    let link = dir.path().join("public");
    symlink(elsewhere.path(), &link).unwrap();
    for way in [link.clone(), dir.path().join("public/")] {
        let refused = put(&way, &[file("a.html", "a")]).unwrap_err().to_string();
        assert!(refused.contains("symbolic link"), "{refused}");
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let refused = put(dir.path(), &[file("a.html", "a")]).unwrap_err().to_string();
    assert!(refused.contains("anyone on this machine"), "{refused}");
    assert_eq!(read_all(elsewhere.path()), []);
}

#[test]
fn a_file_or_an_unwritable_folder_is_refused_with_what_to_do() {
    let dir = private();
    let plain = dir.path().join("notes.txt");
    fs::write(&plain, "mine").unwrap();
    let refused = put(&plain, &[file("a.html", "a")]).unwrap_err().to_string();
    assert!(refused.contains("not a folder"), "{refused}");
    let refused = put(&plain.join("public"), &[file("a.html", "a")]).unwrap_err().to_string();
    assert!(refused.contains("cannot export"), "{refused}");
    if rustix::process::geteuid().is_root() {
        println!("skipped: root may write anywhere");
        return;
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let refused = put(dir.path(), &[file("a.html", "a")]).unwrap_err().to_string();
    assert!(refused.contains("may not write"), "{refused}");
}

#[test]
fn a_planted_link_is_never_written_through() {
    let (dir, elsewhere) = (private(), private());
    let secret = elsewhere.path().join("secret");
    fs::write(&secret, "mine").unwrap();
    for name in ["ferry.html", MANIFEST] {
        symlink(&secret, dir.path().join(name)).unwrap();
        assert!(matches!(put(dir.path(), &[file("ferry.html", "a")]), Err(PublishError::Folder { .. })));
        fs::remove_file(dir.path().join(name)).unwrap();
    }
    symlink(&secret, dir.path().join(".stet-ferry.html.tmp")).unwrap();
    put(dir.path(), &[file("ferry.html", "a")]).unwrap();
    assert_eq!(fs::read(&secret).unwrap(), b"mine");
    assert_eq!(verify(dir.path()).unwrap().files, 1);
}

#[test]
fn a_name_that_leads_outside_is_refused() {
    let dir = private();
    for name in ["../ferry.html", "/etc/ferry.html", "a/b.html", ".ferry.html", "nul.html", "manifest.json"] {
        let refused = put(dir.path(), &[file(name, "a")]);
        assert!(matches!(refused, Err(PublishError::UnsafeName(_))), "{name}");
    }
    assert_eq!(read_all(dir.path()), []);
}

#[test]
fn verify_names_every_kind_of_tampering() {
    let tamper = |what: &dyn Fn(&Path), expect: &str| {
        let dir = private();
        put(dir.path(), &[file("ferry.html", "ferry"), file("lake.html", "lake")]).unwrap();
        what(dir.path());
        let said = verify(dir.path()).unwrap_err().to_string();
        assert!(said.contains(expect), "wanted {expect:?} in {said:?}");
    };
    let edit = |dir: &Path, from: &str, to: &str| {
        let text = fs::read_to_string(dir.join(MANIFEST)).unwrap();
        assert!(text.contains(from));
        fs::write(dir.join(MANIFEST), text.replacen(from, to, 1)).unwrap();
    };
    tamper(&|dir| fs::write(dir.join("ferry.html"), "fErry").unwrap(), "ferry.html: changed");
    tamper(
        &|dir| fs::write(dir.join("ferry.html"), "longer than it was").unwrap(),
        "ferry.html: changed, 18 bytes",
    );
    tamper(&|dir| fs::remove_file(dir.join("lake.html")).unwrap(), "lake.html: missing");
    tamper(&|dir| fs::write(dir.join("more.html"), "x").unwrap(), "more.html: extra");
    tamper(&|dir| fs::create_dir(dir.join("more")).unwrap(), "more: extra folder");
    tamper(&|dir| fs::remove_file(dir.join(MANIFEST)).unwrap(), "no manifest.json");
    tamper(&|dir| fs::write(dir.join(MANIFEST), "{}").unwrap(), "not a manifest");
    tamper(&|dir| edit(dir, "r-lake", "r-other"), "manifest.json: edited");
    tamper(&|dir| edit(dir, "\"schema\": 1", "\"schema\": 9"), "later Stet");
    tamper(&|dir| edit(dir, "ferry.html", "../ferry.html"), "not a name that is ever exported");
    tamper(&|dir| edit(dir, "\"proof\": false", "\"proof\": true"), "proofs, not for publication");
    tamper(
        &|dir| {
            fs::rename(dir.join("lake.html"), dir.join(".away")).unwrap();
            symlink(".away", dir.join("lake.html")).unwrap();
        },
        "lake.html: changed, it is a link",
    );
}

#[test]
fn proofs_verify_as_nothing_and_do_not_mix_with_released_pages() {
    let (proofs, released) = (private(), private());
    let proof = [file("ferry.proof.html", "draft")];
    let report = write_set(proofs.path(), proof.to_vec(), Mode::Proof, &|_| true, &mut |_, _| {}).unwrap();
    assert_eq!(report.manifest, PROOFS);
    let said = verify(proofs.path()).unwrap_err().to_string();
    assert!(said.contains("not for publication"), "{said}");
    fs::rename(proofs.path().join(PROOFS), proofs.path().join(MANIFEST)).unwrap();
    assert!(verify(proofs.path()).is_err());
    put(released.path(), &[file("ferry.html", "a")]).unwrap();
    let mixed = write_set(released.path(), proof.to_vec(), Mode::Proof, &|_| true, &mut |_, _| {});
    assert!(mixed.unwrap_err().to_string().contains("must not mix"));
    let both = private();
    write_set(both.path(), proof.to_vec(), Mode::Proof, &|_| true, &mut |_, _| {}).unwrap();
    let mixed = put(both.path(), &[file("ferry.html", "a")]).unwrap_err().to_string();
    assert!(mixed.contains("must not mix"), "{mixed}");
}

#[test]
fn a_manifest_that_is_not_ours_is_left_alone() {
    for foreign in ["{\"name\": \"My web app\"}", "not json", "{\"schema\": 9}"] {
        let dir = private();
        fs::write(dir.path().join(MANIFEST), foreign).unwrap();
        let refused = put(dir.path(), &[file("ferry.html", "a")]).unwrap_err().to_string();
        assert!(refused.contains("choose another folder"), "{refused}");
        assert_eq!(fs::read_to_string(dir.path().join(MANIFEST)).unwrap(), foreign);
        assert!(!dir.path().join("ferry.html").exists());
    }
}

#[test]
fn what_a_killed_export_left_is_swept_and_nothing_else() {
    let dir = private();
    for name in [".stet-lake.html.tmp", ".stet-manifest.json.tmp", ".stet-mine.txt.tmp", ".nojekyll"] {
        fs::write(dir.path().join(name), "half").unwrap();
    }
    put(dir.path(), &[file("ferry.html", "a")]).unwrap();
    let left: Vec<String> = read_all(dir.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(left, [".nojekyll", ".stet-mine.txt.tmp", "ferry.html", MANIFEST]);
    assert!(verify(dir.path()).is_ok());
}

#[test]
fn wherever_the_power_goes_each_file_is_old_or_new() {
    let old = [file("ferry.html", "old ferry"), file("lake.html", "old lake"), file("same.html", "same")];
    let new =
        in_order(vec![file("ferry.html", "new ferry"), file("lake.html", "new"), file("same.html", "same")])
            .unwrap();
    let mut survived = false;
    for power in 0..40 {
        let dir = private();
        put(dir.path(), &old).unwrap();
        let mut folder = Folder::to_write(dir.path()).unwrap();
        folder.power = Some(power.into());
        survived = write_into(&folder, &new, Mode::Released, &|_| true, &mut |_, _| {}).is_ok();
        drop(folder);
        for (before, after) in old.iter().zip(&new) {
            let now = fs::read(dir.path().join(&before.path)).unwrap();
            assert!(now == before.bytes || now == after.bytes, "{} after {power} steps", before.path);
        }
        let whole = verify(dir.path());
        let staged = fs::read(dir.path().join(MANIFEST)).unwrap();
        assert!(staged.ends_with(b"}\n"), "half a manifest after {power} steps");
        assert!(whole.is_ok() || !survived, "after {power} steps: {whole:?}");
        put(dir.path(), &new).unwrap();
        assert_eq!(verify(dir.path()).unwrap().files, 3, "the next export repairs it");
        if survived {
            break;
        }
    }
    assert!(survived, "forty steps are enough for three files");
}

#[test]
fn two_exports_at_once_take_turns() {
    let dir = private();
    let holder = Folder::to_write(dir.path()).unwrap();
    let refused = put(dir.path(), &[file("ferry.html", "a")]).unwrap_err().to_string();
    assert!(refused.contains("another export"), "{refused}");
    drop(holder);
    put(dir.path(), &[file("ferry.html", "a")]).unwrap();
}
