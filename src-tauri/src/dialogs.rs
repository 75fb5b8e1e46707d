//! The host's own file dialogs, shown over the window.

use crate::window;
use rfd::{AsyncFileDialog, FileHandle};
use std::path::PathBuf;
use tauri::{AppHandle, Manager as _};

/// What `stet_ingest` reads.
const STORIES: [&str; 6] = ["txt", "text", "html", "htm", "md", "markdown"];

/// What `stet_ingest::picture` takes.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "png", "webp", "gif", "bmp"];

/// Asks for files to import.
pub(crate) async fn import(app: &AppHandle) -> Vec<PathBuf> {
    let dialog = over(app).set_title("Import stories").add_filter("Pages, HTML and Markdown", &STORIES);
    let chosen = dialog.add_filter("Every file", &["*"]).pick_files().await.unwrap_or_default();
    chosen.iter().map(path_of).collect()
}

/// Asks for a folder to export into.
pub(crate) async fn folder(app: &AppHandle) -> Option<PathBuf> {
    over(app).set_title("Export into").pick_folder().await.as_ref().map(path_of)
}

/// Asks for a picture.
pub(crate) async fn photo(app: &AppHandle) -> Option<PathBuf> {
    let dialog = over(app).set_title("Choose a picture").add_filter("Pictures", &PICTURES);
    dialog.pick_file().await.as_ref().map(path_of)
}

fn over(app: &AppHandle) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new();
    match app.get_webview_window(window::LABEL) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path_of(handle: &FileHandle) -> PathBuf {
    handle.path().to_path_buf()
}
