//! Which windows stand open, and on which stories, written down while they do: a
//! program that was cut off opens them again. A proper end leaves nothing to open.
//! Losing it costs a click a window, so nothing that goes wrong here is told.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager as _};

/// The windows by their labels; a window without a story has none.
pub(crate) type Windows = BTreeMap<String, Option<String>>;

/// What stands open over which newsroom file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Left {
    newsroom: PathBuf,
    windows: Windows,
}

/// What stands open now.
#[derive(Debug, Default)]
pub(crate) struct Open(Mutex<Left>);

impl Open {
    /// The windows over that newsroom file.
    pub(crate) fn over(newsroom: PathBuf) -> Self {
        Self(Mutex::new(Left { newsroom, windows: Windows::new() }))
    }

    /// Changes what stands open; true when that is something else by now.
    fn change(&self, change: impl FnOnce(&mut Windows)) -> Option<Left> {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = left.windows.clone();
        change(&mut left.windows);
        (left.windows != before).then(|| left.clone())
    }
}

/// A window shows this story now, or none.
pub(crate) fn shows(app: &AppHandle, label: &str, story: Option<&str>) {
    let story = story.map(plain).filter(|story| !story.is_empty());
    keep(app, |windows| drop(windows.insert(label.to_owned(), story)));
}

/// A window was closed, and others stand.
pub(crate) fn closed(app: &AppHandle, label: &str) {
    keep(app, |windows| drop(windows.remove(label)));
}

/// The program ends properly.
pub(crate) fn ended(app: &AppHandle) {
    if let Some(file) = file(app) {
        drop(std::fs::remove_file(file));
    }
}

/// The windows that stood open over this newsroom when the program was cut off.
pub(crate) fn last(app: &AppHandle, newsroom: &Path) -> Windows {
    let bytes = file(app).and_then(|file| std::fs::read(file).ok()).unwrap_or_default();
    read(&bytes, newsroom)
}

/// A story's id as an address may carry it.
pub(crate) fn plain(story: &str) -> String {
    story.chars().filter(char::is_ascii_alphanumeric).take(64).collect()
}

fn keep(app: &AppHandle, change: impl FnOnce(&mut Windows)) {
    let Some(left) = app.state::<Open>().change(change) else { return };
    let (Some(file), Ok(json)) = (file(app), serde_json::to_vec_pretty(&left)) else { return };
    let Some(folder) = file.parent() else { return };
    drop(std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, json)));
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join("windows.json"))
}

fn read(bytes: &[u8], newsroom: &Path) -> Windows {
    let left: Left = serde_json::from_slice(bytes).unwrap_or_default();
    if left.newsroom != newsroom {
        return Windows::new();
    }
    left.windows.into_iter().map(|(label, story)| (label, story.as_deref().map(plain))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(all: &[(&str, Option<&str>)]) -> Windows {
        all.iter().map(|(label, story)| ((*label).to_owned(), story.map(str::to_owned))).collect()
    }

    #[test]
    fn what_stands_open_is_told_once_it_changed() {
        let open = Open::over("/news/room.stet".into());
        let shows = |label: &str, story: &str| {
            open.change(|windows| drop(windows.insert(label.to_owned(), Some(story.to_owned()))))
        };
        assert!(shows("main", "s1").is_some());
        assert!(shows("main", "s1").is_none(), "the same again is nothing to write down");
        let left = shows("story-1", "s2").unwrap();
        let bytes = serde_json::to_vec(&left).unwrap();
        let both = windows(&[("main", Some("s1")), ("story-1", Some("s2"))]);
        assert_eq!(read(&bytes, Path::new("/news/room.stet")), both);
        assert_eq!(read(&bytes, Path::new("/news/other.stet")), Windows::new(), "another newsroom's");
        let left = open.change(|windows| drop(windows.remove("story-1"))).unwrap();
        assert_eq!(left.windows, windows(&[("main", Some("s1"))]));
    }

    #[test]
    fn nonsense_opens_nothing_and_no_address_is_made_of_it() {
        for bytes in [&b""[..], b"{}", b"[1]", b"\xff\xfe"] {
            assert_eq!(read(bytes, Path::new("/r")), Windows::new());
        }
        let bytes = br#"{"newsroom":"/r","windows":{"main":"a&b#c/../d"}}"#;
        assert_eq!(read(bytes, Path::new("/r")), windows(&[("main", Some("abcd"))]));
    }
}
