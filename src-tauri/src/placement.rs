//! Remembers how large the window that was closed last was. Losing it costs a drag of the mouse, so
//! whatever goes wrong here falls back to the usual size.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use tauri::{AppHandle, Manager as _};

/// The window's size in logical pixels, as it is when not maximised.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Placement {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) maximized: bool,
}

impl Default for Placement {
    fn default() -> Self {
        Self { width: 1440.0, height: 900.0, maximized: false }
    }
}

/// As it was last time.
pub(crate) fn last(app: &AppHandle) -> Placement {
    file(app).and_then(|file| std::fs::read(file).ok()).map(|bytes| read(&bytes)).unwrap_or_default()
}

/// Keeps the size for next time.
pub(crate) fn keep(app: &AppHandle, label: &str) {
    let (Some(file), Some(now)) = (file(app), current(app, label)) else { return };
    let (Some(folder), Ok(json)) = (file.parent(), serde_json::to_vec_pretty(&now)) else { return };
    // A size that can't be kept is not worth a word.
    drop(std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, json)));
}

fn current(app: &AppHandle, label: &str) -> Option<Placement> {
    let window = app.get_webview_window(label)?;
    let maximized = window.is_maximized().ok()?;
    if maximized {
        return Some(Placement { maximized, ..last(app) });
    }
    let size = window.inner_size().ok()?.to_logical::<f64>(window.scale_factor().ok()?);
    Some(Placement { width: size.width, height: size.height, maximized })
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join("window.json"))
}

/// Sizes no screen has are not believed.
fn read(bytes: &[u8]) -> Placement {
    let sane = |place: &Placement| {
        (900.0..=16_000.0).contains(&place.width) && (600.0..=16_000.0).contains(&place.height)
    };
    serde_json::from_slice(bytes).ok().filter(sane).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_size_comes_back() {
        let place = Placement { width: 1300.0, height: 820.0, maximized: true };
        assert_eq!(read(&serde_json::to_vec(&place).unwrap()), place);
    }

    #[test]
    fn nonsense_gives_the_usual_size() {
        for bytes in
            [&b""[..], b"{}", b"[1]", br#"{"width":1e9,"height":800,"maximized":false}"#, b"\xff\xfe"]
        {
            assert_eq!(read(bytes), Placement::default());
        }
        assert_eq!(read(br#"{"width":2,"height":2,"maximized":false}"#), Placement::default());
    }
}
