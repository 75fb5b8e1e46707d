//! How a run ends, and how trouble is told: a sentence on stderr, or with
//! `--json` one object on stdout.

use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;
use stet_api::wire::{Code, Failure};

/// A run that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Everything asked for was done.
    Done,
    /// Something was refused or failed, and has been told; the rest was done.
    Partly,
}

/// A run that did not.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Refused or failed.
    Failed(Failure),
    /// The line made no sense.
    Usage(String),
    /// Nobody reads our output any more.
    Unread,
}

/// How verbs end.
pub(crate) type Ended = Result<End, Trouble>;

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// A failure as scripts read it. A failure that is no refusal has empty lists.
#[derive(Debug, Serialize)]
pub(crate) struct FailureRecord {
    /// The rules' code, or the failure's.
    pub(crate) code: String,
    /// What failed and why.
    pub(crate) message: String,
    /// What is missing.
    pub(crate) missing: Vec<String>,
    /// Who can do it today.
    pub(crate) who_can: Vec<String>,
    /// What to do next.
    pub(crate) next: String,
}

impl From<&Failure> for FailureRecord {
    fn from(failure: &Failure) -> Self {
        let refusal = failure.refusal.clone();
        let own = || word(failure.code);
        Self {
            code: refusal.as_ref().map_or_else(own, |refusal| refusal.code.clone()),
            message: failure.message.clone(),
            missing: refusal.as_ref().map(|refusal| refusal.missing.clone()).unwrap_or_default(),
            who_can: refusal.as_ref().map(|refusal| refusal.who_can.clone()).unwrap_or_default(),
            next: refusal.map(|refusal| refusal.next).unwrap_or_default(),
        }
    }
}

fn word(code: Code) -> String {
    serde_json::to_value(code).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Trouble {
    /// A failure of reading or writing a file that was named on the line.
    pub(crate) fn file(attempted: &str, error: &std::io::Error) -> Self {
        Self::Failed(Failure::io(attempted, error))
    }

    /// Tells it and gives the exit code.
    pub(crate) fn tell(&self, json: bool) -> ExitCode {
        match self {
            Self::Unread => ExitCode::SUCCESS,
            Self::Usage(message) => {
                tell_line(&format!("stet: {message}"));
                ExitCode::from(2)
            }
            Self::Failed(failure) => {
                tell_line(&format!("stet: {}", failure.message));
                if json && let Ok(record) = serde_json::to_string_pretty(&FailureRecord::from(failure)) {
                    // The exit code says it too, should stdout be closed.
                    let _ = writeln!(std::io::stdout().lock(), "{record}");
                }
                ExitCode::from(1)
            }
        }
    }
}

/// A fault of ours, told as calmly as the rest.
pub(crate) fn tell_fault(what: &str) {
    let what = what.replace('\n', " ");
    tell_line(&format!(
        "stet: A fault in Stet ended this run ({what}). Everything saved before is safe; please report it."
    ));
}

/// A line on stderr. When even stderr is gone there is nobody to tell.
pub(crate) fn tell_line(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_api::wire::RefusalView;

    #[test]
    fn a_refusal_keeps_the_rules_code_and_a_failure_has_its_own() {
        let refusal = RefusalView {
            code: "own_copy".into(),
            missing: vec![],
            who_can: vec!["Ana Keita".into()],
            next: "Ask Ana Keita.".into(),
        };
        let refused =
            Failure { code: Code::Refused, message: "No.".into(), refusal: Some(Box::new(refusal)) };
        assert_eq!(FailureRecord::from(&refused).code, "own_copy");
        let missing = Failure { code: Code::NotFound, message: "There is none.".into(), refusal: None };
        let record = serde_json::to_value(FailureRecord::from(&missing)).unwrap();
        assert_eq!(
            record,
            serde_json::json!({"code": "not_found", "message": "There is none.", "missing": [], "who_can": [], "next": ""})
        );
    }
}
