//! Puts the windows together: the page, its two addresses, its commands, its end.

use crate::closing::Asking;
use crate::{closing, commands, composing, drops, fence, folders, handles::Handles, left, pages, placement};
use anyhow::Context as _;
use std::sync::Arc;
use stet_api::{House, Setup};
use tauri::{App, AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// The first window's label; the capability in `tauri.conf.json` names it too.
pub(crate) const LABEL: &str = "main";

/// How the labels of further windows begin, as the capability has them.
const FURTHER: &str = "story-";

/// As many windows as a desk can look at; more are a mistake.
const MOST: usize = 12;

/// The layout folds down to this and no further.
const SMALLEST: (f64, f64) = (900.0, 600.0);

type Request = tauri::http::Request<Vec<u8>>;

/// Opens the window and stays until it is closed.
pub(crate) fn open() -> anyhow::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::close_anyway,
            commands::export_folder,
            commands::flushed,
            commands::open_window,
            commands::pick_folder,
            commands::pick_import,
            commands::pick_photo,
            commands::print_proof,
            commands::proof_pdf,
            commands::save_elsewhere,
            commands::window_title,
        ])
        .register_asynchronous_uri_scheme_protocol("stet-page", |context, request: Request, responder| {
            let house = house_of(context.app_handle());
            tauri::async_runtime::spawn(
                async move { responder.respond(pages::page(&house, &request).await) },
            );
        })
        .register_asynchronous_uri_scheme_protocol("stet-media", |context, request: Request, responder| {
            let house = house_of(context.app_handle());
            tauri::async_runtime::spawn(
                async move { responder.respond(pages::media(&house, &request).await) },
            );
        })
        .setup(|app| Ok(furnish(app)?))
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                closing::begin(window.app_handle(), window.label(), Asking::May);
            }
            WindowEvent::DragDrop(event) => drops::forward(window.app_handle(), window.label(), event),
            _ => {}
        })
        .run(tauri::generate_context!())
        .context("the window could not be opened")
}

/// The newsroom behind the window.
pub(crate) fn house_of(app: &AppHandle) -> Arc<House> {
    Arc::clone(&app.state::<Arc<House>>())
}

fn furnish(app: &mut App) -> anyhow::Result<()> {
    let listener = app.handle().clone();
    let ear = Arc::new(move |event| {
        // A window that is gone has nothing left to hear.
        drop(listener.emit("stet", event));
    });
    let file = folders::newsroom_file()?;
    let windows = left::last(app.handle(), &file);
    app.manage(left::Open::over(file.clone()));
    let house = House::new(Setup::new(file), ear);
    app.manage(Arc::new(house));
    app.manage(Handles::new(folders::export_folder(app.handle())));
    app.manage(closing::Closing::default());
    stand(app.handle(), windows)?;
    closing::heed_signals(app.handle());
    Ok(())
}

/// Opens the first window. After the program was cut off it goes on where it was,
/// and so do the others.
fn stand(app: &AppHandle, mut windows: left::Windows) -> anyhow::Result<()> {
    let first = windows.remove(LABEL).flatten().unwrap_or_default();
    // Alone it goes to what was written last.
    let place = if windows.is_empty() { String::new() } else { format!("#story={first}&again") };
    show(app, LABEL, format!("index.html{place}"))?;
    for story in windows.into_values().flatten() {
        further(app, &format!("#story={story}&again"))?;
    }
    Ok(())
}

/// Opens a further window on a story. Windows beyond what a desk can look at are
/// not opened.
pub(crate) fn open_story(app: &AppHandle, story: &str) -> anyhow::Result<()> {
    further(app, &format!("#story={}", left::plain(story)))
}

fn further(app: &AppHandle, place: &str) -> anyhow::Result<()> {
    let taken = app.webview_windows();
    let free = (1..MOST).map(|number| format!("{FURTHER}{number}")).find(|label| !taken.contains_key(label));
    let label = free.context("so many windows are open already; close one first")?;
    show(app, &label, format!("index.html{place}"))
}

/// A window of ours: the page, within its fence.
fn show(app: &AppHandle, label: &str, page: String) -> anyhow::Result<()> {
    let place = placement::last(app);
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title("Stet")
        .inner_size(place.width, place.height)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .maximized(place.maximized)
        .center()
        .on_navigation(fence::may_go)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()
        .context("the window could not be built")?;
    composing::in_the_line(&window).context("the input method could not be reached")
}
