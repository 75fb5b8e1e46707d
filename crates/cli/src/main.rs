//! `stet`, the headless door to a newsroom file: for pipelines, for tests and
//! for people who like to type.
//!
//! It parses, asks `stet-api` and prints; nothing is decided here. Data goes to
//! stdout and talk to stderr; the exit code is 0 when it was done, 1 when it
//! was refused or failed, 2 when the line made no sense.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "tests may fail loudly"
    )
)]

mod args;
mod bar;
mod desk;
mod out;
mod passphrase;
mod table;
mod trouble;
mod verbs;
mod when;

use args::Cli;
use clap::Parser;
use std::process::ExitCode;
use trouble::{End, Trouble};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| trouble::tell_fault(&fault.to_string())));
    let ended = std::panic::catch_unwind(|| {
        let cli = match Cli::try_parse() {
            Ok(cli) => cli,
            Err(error) => return usage(&error),
        };
        let json = cli.house.json;
        match verbs::run(cli) {
            Ok(End::Done) => ExitCode::SUCCESS,
            Ok(End::Partly) => ExitCode::from(1),
            Err(trouble) => trouble.tell(json),
        }
    });
    ended.unwrap_or_else(|_| ExitCode::from(1))
}

/// Help and version are answers, on stdout; anything else is wrong usage.
fn usage(error: &clap::Error) -> ExitCode {
    // Whoever closed the pipe has read enough.
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

impl From<std::io::Error> for Trouble {
    /// Only stdout is written to with `?`; a reader that has gone away is no
    /// failure of ours.
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Failed(stet_api::wire::Failure {
                code: stet_api::wire::Code::Io,
                message: format!("The result could not be printed: {error}."),
                refusal: None,
            }),
        }
    }
}
