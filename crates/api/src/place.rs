//! Where a newsroom file is kept when nobody says.

use std::path::PathBuf;

/// `STET_NEWSROOM` where it is set; else `Stet/newsroom.stet` in the platform's
/// folder for a program's data: `$XDG_DATA_HOME` or `~/.local/share` (XDG Base
/// Directory 0.8), `~/Library/Application Support`, `%APPDATA%`. None where the
/// machine names no home.
pub fn default_newsroom_file() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(file) = set("STET_NEWSROOM") {
        return Some(file);
    }
    let folder = if cfg!(windows) {
        set("APPDATA")?
    } else if cfg!(target_os = "macos") {
        set("HOME")?.join("Library/Application Support")
    } else {
        set("XDG_DATA_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))?
    };
    Some(folder.join("Stet").join("newsroom.stet"))
}
