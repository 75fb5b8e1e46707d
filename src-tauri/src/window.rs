//! Puts the window together: the page, its two addresses, its commands, its end.

use crate::{closing, commands, drops, fence, folders, handles::Handles, pages, placement};
use anyhow::Context as _;
use std::sync::Arc;
use stet_api::{House, Setup};
use tauri::{App, AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// The one window's label; the capability in `tauri.conf.json` names it too.
pub(crate) const LABEL: &str = "main";

/// The layout folds down to this and no further.
const SMALLEST: (f64, f64) = (900.0, 600.0);

type Request = tauri::http::Request<Vec<u8>>;

/// Opens the window and stays until it is closed.
pub(crate) fn open() -> anyhow::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::export_folder,
            commands::flushed,
            commands::pick_folder,
            commands::pick_import,
            commands::pick_photo,
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
                closing::begin(window.app_handle());
            }
            WindowEvent::DragDrop(event) => drops::forward(window.app_handle(), event),
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
        drop(listener.emit_to(LABEL, "stet", event));
    });
    let house = House::new(Setup::new(folders::newsroom_file()?), ear);
    app.manage(Arc::new(house));
    app.manage(Handles::new(folders::export_folder(app.handle())));
    app.manage(closing::Closing::default());
    show(app)?;
    closing::heed_signals(app.handle());
    Ok(())
}

fn show(app: &App) -> anyhow::Result<()> {
    let place = placement::last(app.handle());
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
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
    Ok(())
}
