//! A file that is written whole or not at all.

use crate::chance;
use std::fs::{File, OpenOptions};
use std::io::{Error, Write as _};
use std::path::{Path, PathBuf};

/// A file that has its bytes and not its name yet: private to whoever runs this,
/// beside the place it is meant for, under a name nobody can foresee. Dropped
/// without [`Draft::put`] it is taken away.
#[derive(Debug)]
pub struct Draft {
    at: PathBuf,
    to: PathBuf,
    put: bool,
}

impl Draft {
    /// An empty draft of a file, where nothing was before. Its name ends as the
    /// file's does.
    pub fn of(to: &Path) -> std::io::Result<Self> {
        let ending =
            to.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
        let id = chance::id().map_err(|failure| Error::other(failure.message))?;
        let at = folder(to).join(format!(".{id}.part{ending}"));
        private().create_new(true).open(&at)?;
        Ok(Self { at, to: to.to_owned(), put: false })
    }

    /// Where its bytes go.
    pub fn path(&self) -> &Path {
        &self.at
    }

    /// Gives it its name once its bytes are on the disk. What had the name before
    /// is replaced and never written through.
    pub fn put(mut self) -> std::io::Result<()> {
        // Whoever filled it may have made it anew, with wider rights.
        let file = private().open(&self.at)?;
        keep_private(&file)?;
        file.sync_all()?;
        std::fs::rename(&self.at, &self.to)?;
        self.put = true;
        if cfg!(unix) { File::open(folder(&self.to))?.sync_all() } else { Ok(()) }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.put {
            // Best effort: the error that led here is the one to tell.
            let _ = std::fs::remove_file(&self.at);
        }
    }
}

/// Writes a file whole, readable by its owner alone.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let draft = Draft::of(path)?;
    private().truncate(true).open(draft.path())?.write_all(bytes)?;
    draft.put()
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn keep_private(file: &File) -> std::io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

/// On systems without modes the folder's own rules decide.
#[cfg(not(unix))]
fn keep_private(_: &File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut all: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|one| one.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        all.sort();
        all
    }

    #[test]
    fn a_file_takes_the_place_of_the_one_before_and_a_draft_that_is_not_put_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words.md");
        std::fs::write(&path, "of before").unwrap();
        let draft = Draft::of(&path).unwrap();
        assert!(draft.path().to_string_lossy().ends_with(".part.md"));
        assert_ne!(draft.path(), Draft::of(&path).unwrap().path(), "nobody can foresee its name");
        std::fs::write(draft.path(), "half").unwrap();
        drop(draft);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "of before");
        write(&path, b"now").unwrap();
        assert_eq!(
            (std::fs::read_to_string(&path).unwrap().as_str(), names(folder.path()).len()),
            ("now", 1)
        );
        assert!(write(&folder.path().join("no/words.md"), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it_and_no_link_is_written_through() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, victim) = (folder.path().join("words.md"), folder.path().join("victim"));
        std::fs::write(&victim, "mine").unwrap();
        for link in ["words.md", ".words.md.part"] {
            std::os::unix::fs::symlink(&victim, folder.path().join(link)).unwrap();
        }
        write(&path, b"now").unwrap();
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), "mine");
        let about = path.symlink_metadata().unwrap();
        assert!(about.is_file());
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
        // Made anew by somebody with wider rights, it is narrowed again.
        let draft = Draft::of(&path).unwrap();
        std::fs::remove_file(draft.path()).unwrap();
        std::fs::write(draft.path(), "wide").unwrap();
        draft.put().unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
