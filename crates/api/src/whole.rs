//! A file that is written whole or not at all.

use std::io::Write as _;
use std::path::Path;

/// Writes a file under a temporary name beside it, syncs it and renames it; what
/// had the name before is replaced and never written through.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = folder.join(format!(".{name}.part"));
    let wrote = std::fs::File::create(&draft)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&draft, path));
    if wrote.is_err() {
        // Best effort: the error that led here is the one to tell.
        let _ = std::fs::remove_file(&draft);
    }
    wrote
}
