//! A passphrase from whoever runs this: out of a variable, for scripts, or typed at
//! the terminal, where nothing of it shows.

use crate::trouble::Trouble;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use stet_api::wire::{Code, Failure};
use stet_api::{Passphrase, Proof, Session, cases::seats};

/// Where the passphrase of whoever acts may be.
pub(crate) const MINE: &str = "STET_PASSPHRASE";
/// Where the one that is to be set may be.
pub(crate) const NEW: &str = "STET_NEW_PASSPHRASE";
/// Where a second person's may be.
pub(crate) const SECOND: &str = "STET_SECOND_PASSPHRASE";

/// Has somebody prove who they are, where they have a passphrase.
pub(crate) fn prove(session: &mut Session, person: &str, variable: &str) -> Result<Proof, Trouble> {
    let door = seats::door(session, person)?;
    let passphrase = if door.is_locked() {
        ask(variable, &format!("Passphrase of {}: ", door.name()))?
    } else {
        Passphrase::default()
    };
    Ok(door.open(&passphrase)?)
}

/// The passphrase in that variable; else what is typed at the terminal.
pub(crate) fn ask(variable: &str, prompt: &str) -> Result<Passphrase, Trouble> {
    if let Ok(given) = std::env::var(variable) {
        return Ok(Passphrase::new(given));
    }
    typed(prompt).map_err(|_| {
        Trouble::Failed(Failure {
            code: Code::Locked,
            message: format!(
                "A passphrase is needed, and there is no terminal to ask at. Give it in {variable}."
            ),
            refusal: None,
        })
    })
}

/// Asks at the terminal itself, wherever the streams lead.
fn typed(prompt: &str) -> std::io::Result<Passphrase> {
    let mut terminal = File::options().read(true).write(true).open("/dev/tty")?;
    terminal.write_all(prompt.as_bytes())?;
    terminal.flush()?;
    let quiet = Quiet::begin(&terminal)?;
    let mut line = String::with_capacity(256);
    let read = BufReader::new(&terminal).read_line(&mut line);
    drop(quiet);
    // Enter did not show either.
    (&terminal).write_all(b"\n")?;
    read?;
    line.truncate(line.trim_end_matches(['\n', '\r']).len());
    Ok(Passphrase::new(line))
}

/// A terminal that does not show what is typed, until this is dropped.
struct Quiet<'t> {
    terminal: &'t File,
    before: Termios,
}

impl<'t> Quiet<'t> {
    fn begin(terminal: &'t File) -> std::io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(terminal, OptionalActions::Flush, &quiet)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // A terminal that is gone shows nothing anyway.
        let _ = tcsetattr(self.terminal, OptionalActions::Now, &self.before);
    }
}
