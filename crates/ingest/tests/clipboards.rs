//! Clipboards in the very shapes that programs leave them in, with words of
//! ours: what survives, what goes, and what the writer is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests may fail loudly"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use stet_core::ids::BlockId;
use stet_core::text::markdown;
use stet_ingest::{Clip, LeftOut, Pasted, paste, paste_plain};

/// Words that stand only in deletions, comments and hidden passages.
const NEVER: &[&str] = &[
    "scrapped",
    "privately",
    "Lawyer",
    "certainly",
    "envelope",
    "lawyers removed",
    "never to print",
    "crooked",
    "fraud",
    "drunk",
    "doctor",
    "paywall-id",
    "Not for the desk",
];
/// Words that an insertion of a tracked change brings: they are copy.
const ALWAYS: &[(&str, &[&str])] = &[
    ("google_docs_suggestions", &["postponed"]),
    ("word_tracked", &["has denied the claim", "also", "the court", "in writing"]),
    ("word_online", &["this year"]),
    ("libreoffice", &["its owner says"]),
    ("rich_text", &["He was ill."]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clipboards")
}

/// Every clipboard by name: its flavours by their endings.
fn clips() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut clips: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
        if matches!(ending.as_str(), "html" | "txt" | "rtf") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            clips.entry(name).or_default().insert(ending, fs::read_to_string(&path).unwrap());
        }
    }
    clips
}

fn clip(flavours: &BTreeMap<String, String>) -> Clip<'_> {
    Clip {
        html: flavours.get("html").map(String::as_str),
        text: flavours.get("txt").map_or("", String::as_str),
        rtf: flavours.get("rtf").map(String::as_str),
    }
}

fn ids() -> impl FnMut() -> BlockId {
    let mut next = 0;
    move || {
        next += 1;
        BlockId::new(format!("b{next}"))
    }
}

fn shown(pasted: &Pasted) -> String {
    let mut out = format!("{}\n{}\n", pasted.program.name(), pasted.said());
    writeln!(out, "{}", pasted.left_out().unwrap_or_default()).unwrap();
    writeln!(out, "---\n{}---", markdown::print(&pasted.blocks)).unwrap();
    for dropped in &pasted.dropped {
        writeln!(out, "{}: {} [{}]", dropped.what.name(), dropped.text, dropped.why).unwrap();
    }
    out
}

#[test]
fn every_program_s_clipboard_is_read() {
    let clips = clips();
    assert!(clips.len() >= 14, "{} clipboards", clips.len());
    for (name, flavours) in &clips {
        let pasted = paste(&clip(flavours), &mut ids());
        assert!(!pasted.blocks.is_empty(), "{name} came out empty");
        insta::with_settings!({ snapshot_path => folder().join("read"), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), shown(&pasted));
        });
    }
}

#[test]
fn no_deleted_or_commented_word_is_ever_copy() {
    let mut offered = 0;
    for (name, flavours) in &clips() {
        let clip = clip(flavours);
        let sources = [clip.html.unwrap_or_default(), clip.text, clip.rtf.unwrap_or_default()].concat();
        let rich = paste(&clip, &mut ids());
        let bare = paste_plain(&clip, &mut ids());
        for words in NEVER.iter().filter(|words| sources.contains(**words)) {
            for (how, pasted) in [("rich", &rich), ("plain", &bare)] {
                let copy = markdown::print(&pasted.blocks);
                assert!(!copy.contains(words), "{name}, {how}: {words:?} in {copy}");
                assert!(!pasted.plain.contains(words), "{name}, {how}: {words:?} in the plain words");
                assert!(
                    pasted.dropped.iter().any(|dropped| dropped.text.contains(words)
                        && matches!(dropped.what, LeftOut::Deletion | LeftOut::Comment | LeftOut::Hidden)),
                    "{name}, {how}: {words:?} is not offered as what it is"
                );
            }
            offered += 1;
        }
    }
    assert_eq!(offered, NEVER.len(), "each of these words stands in one clipboard");
}

#[test]
fn inserted_words_are_copy() {
    let clips = clips();
    for (name, wanted) in ALWAYS {
        let copy = markdown::print(&paste(&clip(&clips[*name]), &mut ids()).blocks).replace(['*', '\n'], " ");
        let copy = copy.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in *wanted {
            assert!(copy.contains(words), "{name}: {words:?} is missing in {copy}");
        }
    }
}
