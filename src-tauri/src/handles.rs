//! Files and folders a person chose, by opaque handle: the page never sees a
//! path it could send back, and can only name what was chosen in this window.

use serde::Serialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The handle of the folder that exports are offered first.
pub(crate) const DEFAULT_FOLDER: &str = "default";

/// At most this many are remembered; a folder of pages dropped at once fits.
const LIMIT: usize = 20_000;

/// Something chosen, as the page gets to know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Picked {
    handle: String,
    name: String,
}

/// What was chosen since the window opened.
#[derive(Debug)]
pub(crate) struct Handles {
    default_folder: PathBuf,
    chosen: Mutex<Chosen>,
}

#[derive(Debug, Default)]
struct Chosen {
    paths: HashMap<String, PathBuf>,
    given: usize,
}

/// The page named something that nobody chose.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown(pub(crate) String);

impl Handles {
    pub(crate) fn new(default_folder: PathBuf) -> Self {
        Self { default_folder, chosen: Mutex::default() }
    }

    /// A handle for a chosen file, shown by its name.
    pub(crate) fn file(&self, path: PathBuf) -> Picked {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.keep(path, name)
    }

    /// A handle for a chosen folder, shown whole.
    pub(crate) fn folder(&self, path: PathBuf) -> Picked {
        let name = path.display().to_string();
        self.keep(path, name)
    }

    /// The folder that exports are offered first.
    pub(crate) fn default_folder(&self) -> Picked {
        Picked { handle: DEFAULT_FOLDER.to_owned(), name: self.default_folder.display().to_string() }
    }

    /// The paths behind handles, or the first one nobody chose.
    pub(crate) fn paths(&self, handles: &[String]) -> Result<Vec<PathBuf>, Unknown> {
        handles.iter().map(|handle| self.path(handle)).collect()
    }

    fn path(&self, handle: &str) -> Result<PathBuf, Unknown> {
        if handle == DEFAULT_FOLDER {
            return Ok(self.default_folder.clone());
        }
        let chosen = self.chosen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        chosen.paths.get(handle).map(|path| Path::to_path_buf(path)).ok_or_else(|| Unknown(handle.to_owned()))
    }

    fn keep(&self, path: PathBuf, name: String) -> Picked {
        let mut chosen = self.chosen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if chosen.paths.len() >= LIMIT {
            chosen.paths.clear();
        }
        chosen.given += 1;
        let handle = format!("chosen-{}", chosen.given);
        chosen.paths.insert(handle.clone(), path);
        Picked { handle, name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handles() -> Handles {
        Handles::new("/home/mara/Stet".into())
    }

    #[test]
    fn a_file_is_shown_by_name_and_found_by_handle() {
        let handles = handles();
        let picked = handles.file("/home/mara/Downloads/ferry.html".into());
        assert_eq!(picked.name, "ferry.html");
        assert!(!picked.handle.contains("mara"));
        assert_eq!(handles.paths(&[picked.handle]), Ok(vec!["/home/mara/Downloads/ferry.html".into()]));
    }

    #[test]
    fn a_path_is_not_a_handle() {
        let handles = handles();
        handles.file("/etc/hosts".into());
        assert_eq!(handles.paths(&["/etc/hosts".into()]), Err(Unknown("/etc/hosts".into())));
        assert_eq!(handles.paths(&["../default".into()]), Err(Unknown("../default".into())));
    }

    #[test]
    fn the_default_folder_needs_no_choosing() {
        let handles = handles();
        assert_eq!(handles.default_folder().name, "/home/mara/Stet");
        assert_eq!(handles.paths(&[DEFAULT_FOLDER.into()]), Ok(vec!["/home/mara/Stet".into()]));
    }

    #[test]
    fn no_two_choices_share_a_handle_even_after_forgetting() {
        let handles = handles();
        let first = handles.folder("/a".into());
        for number in 0..LIMIT {
            handles.file(format!("/b/{number}").into());
        }
        let last = handles.file("/c".into());
        assert_ne!(first.handle, last.handle);
        assert_eq!(handles.paths(std::slice::from_ref(&first.handle)), Err(Unknown(first.handle.clone())));
    }
}
