//! What an input method is still making of several keys stands in the line it is typed into, as in
//! every other editor. The webview's frame turns that off, and half-made words would be seen only in
//! a box of the input method's own.

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
