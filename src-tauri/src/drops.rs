//! Files dropped on the window: kept under handles, told to the page by name.

use crate::handles::{Handles, Picked};
use serde::Serialize;
use tauri::{AppHandle, DragDropEvent, Emitter as _, Manager as _};

#[derive(Clone, Serialize)]
struct Drag {
    over: bool,
}

#[derive(Clone, Serialize)]
struct Dropped {
    files: Vec<Picked>,
}

/// Tells the page what hangs over it and what fell.
pub(crate) fn forward(app: &AppHandle, label: &str, event: &DragDropEvent) {
    let sent = match event {
        DragDropEvent::Enter { .. } => app.emit_to(label, "drag", Drag { over: true }),
        DragDropEvent::Leave => app.emit_to(label, "drag", Drag { over: false }),
        DragDropEvent::Drop { paths, .. } => {
            let handles = app.state::<Handles>();
            let files = paths.iter().map(|path| handles.file(path.clone())).collect();
            app.emit_to(label, "drag", Drag { over: false })
                .and_then(|()| app.emit_to(label, "dropped", Dropped { files }))
        }
        _ => Ok(()),
    };
    // A window that is gone has nothing left to hear.
    drop(sent);
}
