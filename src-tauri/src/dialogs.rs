//! The host's own file dialogs, shown over the window.

use rfd::{
    AsyncFileDialog, AsyncMessageDialog, FileHandle, MessageButtons, MessageDialogResult, MessageLevel,
};
use std::path::PathBuf;
use tauri::WebviewWindow;

/// What `stet_ingest::picture` takes.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "png", "webp", "gif", "bmp"];

/// Asks for files to import.
pub(crate) async fn import(window: &WebviewWindow) -> Vec<PathBuf> {
    let dialog = over(window).set_title("Import stories");
    let dialog = dialog.add_filter(
        "Pages, HTML, Markdown and Word",
        &stet_api::cases::import::endings().collect::<Vec<_>>(),
    );
    let chosen = dialog.add_filter("Every file", &["*"]).pick_files().await.unwrap_or_default();
    chosen.iter().map(path_of).collect()
}

/// Asks for a folder to export into.
pub(crate) async fn folder(window: &WebviewWindow) -> Option<PathBuf> {
    over(window).set_title("Export into").pick_folder().await.as_ref().map(path_of)
}

/// Asks for a picture.
pub(crate) async fn photo(window: &WebviewWindow) -> Option<PathBuf> {
    let dialog = over(window).set_title("Choose a picture").add_filter("Pictures", &PICTURES);
    dialog.pick_file().await.as_ref().map(path_of)
}

/// Asks where words are to be kept that can't be saved.
pub(crate) async fn elsewhere(window: &WebviewWindow, headline: &str) -> Option<PathBuf> {
    let plain: String =
        headline.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').take(60).collect();
    let name = if plain.trim().is_empty() { "Story" } else { plain.trim() };
    let dialog = over(window).set_title("Save a copy elsewhere").set_file_name(format!("{name}.md"));
    dialog.add_filter("Markdown", &["md"]).save_file().await.as_ref().map(path_of)
}

/// Asks where a proof is to be written.
pub(crate) async fn proof(window: &WebviewWindow, slug: &str) -> Option<PathBuf> {
    let dialog = over(window).set_title("Save the proof as PDF").set_file_name(format!("{slug}.proof.pdf"));
    dialog.add_filter("PDF", &["pdf"]).save_file().await.as_ref().map(path_of)
}

/// Asks whether a window is to close whose page does not say what is saved.
pub(crate) async fn close_unanswered(window: &WebviewWindow) -> bool {
    let (close, stay) = ("Close all the same", "Keep it open");
    let buttons = MessageButtons::OkCancelCustom(close.to_owned(), stay.to_owned());
    let dialog = AsyncMessageDialog::new().set_parent(window).set_level(MessageLevel::Warning);
    let dialog = dialog.set_title("This window does not answer").set_description(
        "Words typed in the last moments may not be saved. Keep the window open and close it again in a moment; or close it now, and only what was saved stays.",
    );
    dialog.set_buttons(buttons).show().await == MessageDialogResult::Custom(close.to_owned())
}

fn over(window: &WebviewWindow) -> AsyncFileDialog {
    AsyncFileDialog::new().set_parent(window)
}

fn path_of(handle: &FileHandle) -> PathBuf {
    handle.path().to_path_buf()
}
