//! The check that is owed after an unclean end.

use crate::wire::{Code, Failure};
use stet_store::Check;

/// A reading-through of the whole file, to be run beside the session.
pub(crate) struct DueCheck(pub(crate) Check);

impl DueCheck {
    /// What it found, in a sentence; nothing when all is well.
    pub(crate) fn run(&self) -> Option<(Code, String)> {
        match self.0.run() {
            Ok(found) if found.is_empty() => None,
            Ok(found) => {
                let first = found.first().map(|damage| damage.what.clone()).unwrap_or_default();
                Some((
                    Code::CannotOpen,
                    format!(
                        "The newsroom file is damaged: {first}. {} found in all. Run \u{201c}stet doctor\u{201d} and open a backup.",
                        found.len()
                    ),
                ))
            }
            Err(error) => {
                let failure = Failure::from(error);
                Some((failure.code, failure.message))
            }
        }
    }
}
