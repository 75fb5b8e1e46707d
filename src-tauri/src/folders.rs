//! Where things are kept on this machine, and what the environment overrules.

use anyhow::Context as _;
use std::path::PathBuf;
use tauri::{AppHandle, Manager as _};

/// The newsroom file, where the command line looks for it too.
pub(crate) fn newsroom_file() -> anyhow::Result<PathBuf> {
    stet_api::default_newsroom_file()
        .context("this machine names no folder for a program's data; set STET_NEWSROOM to a file")
}

/// Where words go that nobody could be asked about, the best place first.
pub(crate) fn rescue(app: &AppHandle) -> Vec<PathBuf> {
    let own = app.path().app_local_data_dir().ok();
    [Some(export_folder(app)), own, Some(std::env::temp_dir())].into_iter().flatten().collect()
}

/// The folder exports are offered first: `STET_EXPORT_DIR`, else under Documents.
pub(crate) fn export_folder(app: &AppHandle) -> PathBuf {
    if let Some(folder) = std::env::var_os("STET_EXPORT_DIR") {
        return folder.into();
    }
    let documents = app.path().document_dir().or_else(|_| app.path().home_dir());
    documents.unwrap_or_else(|_| PathBuf::from(".")).join("Stet")
}
