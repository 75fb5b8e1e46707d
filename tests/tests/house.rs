//! The house rules that a machine can read: who may lean on whom, one door to
//! the host, one SQLite, no file that has outgrown its idea.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// The arrows of docs/architecture.md, and no others.
const ARROWS: &[(&str, &[&str])] = &[
    ("stet-core", &[]),
    ("stet-ingest", &["stet-core"]),
    ("stet-publish", &["stet-core"]),
    ("stet-store", &["stet-core"]),
    ("stet-api", &["stet-core", "stet-ingest", "stet-publish", "stet-store"]),
    ("stet-cli", &["stet-api"]),
    ("stet-window", &["stet-api"]),
    ("stet-tests", &["stet-api"]),
    ("xtask", &["stet-tests"]),
];

/// The crates that reach out of the process, kept out of the pure room.
const OUTSIDE: &[&str] =
    &["tauri", "rusqlite", "tokio", "keyring", "getrandom", "tempfile", "rustix", "clap"];

#[test]
fn the_arrows_are_the_drawn_ones() {
    let drawn: BTreeMap<_, BTreeSet<_>> =
        ARROWS.iter().map(|(of, to)| (*of, to.iter().copied().collect())).collect();
    for manifest in manifests() {
        let text = fs::read_to_string(&manifest).unwrap();
        let name =
            text.lines().find_map(|line| line.strip_prefix("name = ")).unwrap().trim_matches('"').to_owned();
        let allowed = drawn.get(name.as_str()).unwrap_or_else(|| panic!("{name} is not in the drawing"));
        let ours: Vec<&str> = dependencies(&text).into_iter().filter(|on| on.starts_with("stet-")).collect();
        for on in ours {
            assert!(allowed.contains(on), "{name} leans on {on}: docs/architecture.md draws no such arrow");
        }
    }
}

#[test]
fn the_middle_knows_nothing_of_the_outside() {
    let text = fs::read_to_string(root().join("crates/core/Cargo.toml")).unwrap();
    for on in dependencies(text.split("[dev-dependencies]").next().unwrap()) {
        assert!(!OUTSIDE.contains(&on), "core leans on {on}");
    }
    for file in files(&root().join("crates/core/src"), &["rs"]) {
        let text = fs::read_to_string(&file).unwrap();
        for word in [
            "std::fs",
            "std::env",
            "TcpStream",
            "UdpSocket",
            "ToSocketAddrs",
            "SystemTime",
            "Timestamp::now",
            "Zoned::now",
        ] {
            assert!(!text.contains(word), "{} reaches for {word}", file.display());
        }
    }
}

#[test]
fn the_window_has_one_door_to_the_host_and_takes_no_html() {
    let ui = root().join("ui/src");
    for file in files(&ui, &["ts", "svelte"]) {
        let text = fs::read_to_string(&file).unwrap();
        let door = file.starts_with(ui.join("platform"));
        assert!(door || !text.contains("@tauri-apps"), "{} talks to the host past platform/", file.display());
        for word in ["{@html", ".innerHTML", ".outerHTML", "insertAdjacentHTML", "document.write"] {
            assert!(!text.contains(word), "{} uses {word}", file.display());
        }
    }
}

#[test]
fn there_is_exactly_one_sqlite() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    assert_eq!(lock.matches("name = \"libsqlite3-sys\"").count(), 1);
}

#[test]
fn no_file_has_outgrown_its_idea() {
    let long = |file: &PathBuf| fs::read_to_string(file).unwrap().lines().count() > 400;
    let rooms = ["crates", "src-tauri/src", "ui/src", "xtask/src", "tests"];
    let source =
        rooms.iter().flat_map(|room| files(&root().join(room), &["rs", "ts", "svelte", "css", "mjs"]));
    let outgrown: Vec<PathBuf> = source.filter(|file| !generated(file)).filter(long).collect();
    assert!(outgrown.is_empty(), "over 400 lines, split by concept: {outgrown:#?}");
}

fn generated(file: &Path) -> bool {
    file.ends_with("ui/src/platform/wire.ts")
}

fn manifests() -> Vec<PathBuf> {
    files(&root(), &["toml"])
        .into_iter()
        .filter(|file| file.ends_with("Cargo.toml") && file.parent() != Some(&root()))
        .collect()
}

fn dependencies(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        match line.strip_prefix('[') {
            Some(section) => inside = section.contains("dependencies"),
            None if inside => {
                found.extend(line.split(['.', ' ', '=']).next().filter(|name| !name.is_empty()))
            }
            None => {}
        }
    }
    found
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.')
                && !name.starts_with("target")
                && !["node_modules", "dist", "fixtures"].contains(&name.as_str())
            {
                found.extend(files(&path, endings));
            }
        } else if path.extension().is_some_and(|ending| endings.contains(&ending.to_string_lossy().as_ref()))
        {
            found.push(path);
        }
    }
    found
}
