//! What the page may ask: one door to the api, and a few things only the host
//! has. Each unpacks, calls, converts.

use crate::handles::{Handles, Picked};
use crate::{closing, dialogs, window};
use serde_json::Value;
use std::sync::Arc;
use stet_api::wire::{Code, Failure};
use stet_api::{Chosen, House};
use tauri::{AppHandle, Manager as _, State};

/// Longest title a window gets, in characters.
const LONGEST_TITLE: usize = 200;

/// Any command of the api. `files` are handles; they become paths here.
#[tauri::command]
pub(crate) async fn call(
    house: State<'_, Arc<House>>,
    handles: State<'_, Handles>,
    cmd: String,
    payload: Value,
    files: Option<Vec<String>>,
) -> Result<Value, Failure> {
    let paths = handles.paths(&files.unwrap_or_default()).map_err(|unknown| Failure {
        code: Code::BadRequest,
        message: format!(
            "Nothing was chosen under the name “{}”. Choose the file or folder again.",
            unknown.0
        ),
        refusal: None,
    })?;
    house.call(&cmd, payload, Chosen(paths)).await
}

/// Files to import; none when the person thinks better of it.
#[tauri::command]
pub(crate) async fn pick_import(app: AppHandle, handles: State<'_, Handles>) -> Result<Vec<Picked>, Failure> {
    Ok(dialogs::import(&app).await.into_iter().map(|path| handles.file(path)).collect())
}

/// A folder to export into.
#[tauri::command]
pub(crate) async fn pick_folder(
    app: AppHandle,
    handles: State<'_, Handles>,
) -> Result<Option<Picked>, Failure> {
    Ok(dialogs::folder(&app).await.map(|path| handles.folder(path)))
}

/// A picture: a portrait, or one for the copy.
#[tauri::command]
pub(crate) async fn pick_photo(
    app: AppHandle,
    handles: State<'_, Handles>,
) -> Result<Option<Picked>, Failure> {
    Ok(dialogs::photo(&app).await.map(|path| handles.file(path)))
}

/// The folder that exports are offered first.
#[tauri::command]
pub(crate) fn export_folder(handles: State<'_, Handles>) -> Picked {
    handles.default_folder()
}

/// Names the window after what is open in it.
#[tauri::command]
pub(crate) fn window_title(app: AppHandle, title: String) -> Result<(), Failure> {
    let plain: String = title.chars().filter(|letter| !letter.is_control()).take(LONGEST_TITLE).collect();
    let Some(window) = app.get_webview_window(window::LABEL) else { return Ok(()) };
    window.set_title(&plain).map_err(|error| Failure {
        code: Code::Fault,
        message: format!("The window could not be renamed: {error}"),
        refusal: None,
    })
}

/// The page has committed what was typed; the window may close.
#[tauri::command]
pub(crate) fn flushed(closing: State<'_, closing::Closing>, token: u64) {
    closing.flushed(token);
}
