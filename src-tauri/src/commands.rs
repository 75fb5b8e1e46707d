//! What the page may ask: one door to the api, and a few things only the host
//! has. Each unpacks, calls, converts.

use crate::closing::{self, Asking, Closing};
use crate::handles::{Handles, Picked};
use crate::{dialogs, left, proofs, window};
use serde_json::Value;
use std::sync::Arc;
use stet_api::rescue;
use stet_api::wire::{Code, Failure, Words};
use stet_api::{Chosen, House};
use tauri::{AppHandle, Manager as _, State, WebviewWindow};

/// Longest title a window gets, in characters.
const LONGEST_TITLE: usize = 200;

/// Commands by which whoever sits here gets up: their last words are committed
/// first, in every window.
const GETS_UP: [&str; 3] = ["lock", "sit_down", "act_as"];

/// Any command of the api. `files` are handles; they become paths here.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
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
    if GETS_UP.contains(&cmd.as_str()) {
        closing::flush_all(&app).await;
    }
    house.call(&cmd, payload, Chosen(paths)).await
}

/// Files to import; none when the person thinks better of it.
#[tauri::command]
pub(crate) async fn pick_import(
    window: WebviewWindow,
    handles: State<'_, Handles>,
) -> Result<Vec<Picked>, Failure> {
    Ok(dialogs::import(&window).await.into_iter().map(|path| handles.file(path)).collect())
}

/// A folder to export into.
#[tauri::command]
pub(crate) async fn pick_folder(
    window: WebviewWindow,
    handles: State<'_, Handles>,
) -> Result<Option<Picked>, Failure> {
    Ok(dialogs::folder(&window).await.map(|path| handles.folder(path)))
}

/// A picture: a portrait, or one for the copy.
#[tauri::command]
pub(crate) async fn pick_photo(
    window: WebviewWindow,
    handles: State<'_, Handles>,
) -> Result<Option<Picked>, Failure> {
    Ok(dialogs::photo(&window).await.map(|path| handles.file(path)))
}

/// The folder that exports are offered first.
#[tauri::command]
pub(crate) fn export_folder(handles: State<'_, Handles>) -> Picked {
    handles.default_folder()
}

/// Names the window after what is open in it: a story, or another screen.
#[tauri::command]
pub(crate) fn window_title(
    window: WebviewWindow,
    title: String,
    story: Option<String>,
) -> Result<(), Failure> {
    left::shows(window.app_handle(), window.label(), story.as_deref());
    let plain: String = title.chars().filter(|letter| !letter.is_control()).take(LONGEST_TITLE).collect();
    window.set_title(&plain).map_err(|error| Failure {
        code: Code::Fault,
        message: format!("The window could not be renamed: {error}"),
        refusal: None,
    })
}

/// Opens a story in a window of its own. Not on the main thread: building a
/// window waits for it.
#[tauri::command]
pub(crate) async fn open_window(app: AppHandle, story: String) -> Result<(), Failure> {
    window::open_story(&app, &story).map_err(|error| Failure {
        code: Code::Fault,
        message: format!("The window could not be opened: {error:#}."),
        refusal: None,
    })
}

/// Hands a story's proof to the system's print dialog; false when the person
/// thinks better of it.
#[tauri::command]
pub(crate) async fn print_proof(
    window: WebviewWindow,
    house: State<'_, Arc<House>>,
    story: String,
    paper: String,
) -> Result<bool, Failure> {
    let (html, record) = house.proof_page(&story, &paper).await?;
    proofs::print(&window, html, (&record).into()).await.map_err(|error| not_printed(&error))
}

/// Writes a story's proof as PDF to a file somebody chooses; its name, or none
/// when they think better of it.
#[tauri::command]
pub(crate) async fn proof_pdf(
    window: WebviewWindow,
    house: State<'_, Arc<House>>,
    story: String,
    paper: String,
) -> Result<Option<String>, Failure> {
    let (html, record) = house.proof_page(&story, &paper).await?;
    let Some(path) = dialogs::proof(&window, &record.slug).await else { return Ok(None) };
    proofs::pdf(&window, html, (&record).into(), &path).await.map_err(|error| not_printed(&error))?;
    Ok(Some(path.display().to_string()))
}

fn not_printed(error: &anyhow::Error) -> Failure {
    Failure {
        code: Code::Io,
        message: format!("The proof was not printed: {error:#}. Look at the printer, then try again."),
        refusal: None,
    }
}

/// Writes words that can't be saved to a file somebody chooses; its name, or
/// none when they think better of it.
#[tauri::command]
pub(crate) async fn save_elsewhere(window: WebviewWindow, words: Words) -> Result<Option<String>, Failure> {
    let Some(path) = dialogs::elsewhere(&window, &words.furniture.headline).await else { return Ok(None) };
    rescue::keep_at(&path, &words)?;
    Ok(Some(path.display().to_string()))
}

/// The page has committed what was typed, but for these words; the window may
/// close.
#[tauri::command]
pub(crate) fn flushed(closing: State<'_, Closing>, token: u64, unsaved: Vec<Words>) {
    closing.flushed(token, unsaved);
}

/// Somebody was asked, and closes the window although words are not saved: they
/// go into a file of their own.
#[tauri::command]
pub(crate) fn close_anyway(window: WebviewWindow) {
    closing::begin(window.app_handle(), window.label(), Asking::MayNot);
}
