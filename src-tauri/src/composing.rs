//! What an input method is still making of several keys stands in the line it is typed into, as in
//! every other editor; the webview's frame turns that off, so that it would be seen in a box of the
//! input method's or, for a dead key or a character's number, nowhere.

use tauri::WebviewWindow;
use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};

/// Shows half-made characters where they will stand.
pub(crate) fn in_the_line(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        if let Some(context) = view.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}
