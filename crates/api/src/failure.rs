//! Failures of the rooms behind, in the words that cross.

use crate::wire::{Code, Failure, RefusalView};
use stet_core::newsroom::Refusal;

/// A result whose error crosses to the window.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), refusal: None }
    }

    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::new(Code::BadRequest, message)
    }

    pub(crate) fn fault(message: impl Into<String>) -> Self {
        Self::new(Code::Fault, message)
    }

    pub(crate) fn not_found(what: &str, name: &str, where_to_look: &str) -> Self {
        Self::new(
            Code::NotFound,
            format!("There is no {what} \u{201c}{name}\u{201d} in this newsroom. {where_to_look}"),
        )
    }

    /// A failure of reading or writing a file.
    pub fn io(attempted: &str, error: &std::io::Error) -> Self {
        let code = if error.kind() == std::io::ErrorKind::StorageFull { Code::DiskFull } else { Code::Io };
        Self::new(code, format!("{attempted}: {error}."))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: Code::Refused,
            message: refusal.to_string(),
            refusal: Some(Box::new(RefusalView::from(refusal))),
        }
    }
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> Self {
        let code = serde_json::to_value(refusal.code).ok();
        Self {
            code: code.and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default(),
            missing: refusal.missing,
            who_can: refusal.who_can,
            next: refusal.next,
        }
    }
}

impl From<stet_store::Error> for Failure {
    fn from(error: stet_store::Error) -> Self {
        use stet_store::Error as E;
        let code = match &error {
            E::NoSuch { .. } => Code::NotFound,
            E::Ambiguous { .. } => Code::Ambiguous,
            E::Taken(_) | E::Dangling | E::Unlisted { .. } | E::Misordered { .. } | E::Exists(_) => {
                Code::BadRequest
            }
            E::InUse(_) => Code::InUse,
            E::DiskFull => Code::DiskFull,
            E::Stale { .. } => Code::Stale,
            E::Io { .. } => Code::Io,
            E::Engine(_) | E::Sql(_) => Code::Fault,
            _ => Code::CannotOpen,
        };
        Self::new(code, error.to_string())
    }
}
