//! The built `stet`, run in a home of its own.

use crate::built;
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The moment that reproducible runs take place at.
pub const NOW: &str = "2026-03-14T09:30:00Z";

/// A folder with a newsroom file in it, and the program that works on it.
#[derive(Debug)]
pub struct Stet {
    program: PathBuf,
    home: PathBuf,
}

/// What a run left.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; none when it was killed.
    pub code: Option<i32>,
    /// Data.
    pub out: String,
    /// Talk.
    pub err: String,
}

impl Stet {
    /// The built program, at home in `home`.
    ///
    /// # Errors
    /// When it is not built.
    pub fn at(home: &Path) -> Result<Self> {
        Ok(Self { program: built("stet")?, home: home.to_owned() })
    }

    /// The program's path.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The newsroom file it works on.
    pub fn newsroom(&self) -> PathBuf {
        self.home.join("newsroom.stet")
    }

    /// A command, not yet run: in its home, with the clock fixed, asking no keyring.
    pub fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(&self.program);
        command.args(args);
        self.at_home(&mut command);
        command
    }

    /// Gives any program the same surroundings.
    pub fn at_home(&self, command: &mut Command) {
        command
            .current_dir(&self.home)
            .env("HOME", &self.home)
            .env("STET_NEWSROOM", self.newsroom())
            .env("STET_KEYRING", "off")
            .env("NO_COLOR", "1")
            .env("RUST_BACKTRACE", "0")
            .env_remove("XDG_DATA_HOME")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
    }

    /// Runs it to its end, whatever that is.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Result<Ran> {
        let mut command = self.command(args);
        let output = command.args(["--now", NOW]).output().with_context(|| format!("{command:?}"))?;
        Ran::from(output)
    }

    /// Runs it and takes its JSON; anything but success is an error.
    ///
    /// # Errors
    /// When it fails or prints no JSON.
    pub fn json<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Result<Value> {
        let mut command = self.command(args);
        let output =
            command.args(["--json", "--now", NOW]).output().with_context(|| format!("{command:?}"))?;
        Ran::from(output)?.done()?.json().with_context(|| format!("{command:?}"))
    }
}

impl Ran {
    /// What a process left; one that panicked is an error whatever its code.
    ///
    /// # Errors
    /// When it panicked.
    pub fn from(output: Output) -> Result<Self> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let ran = Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        ensure!(
            !ran.err.contains("panicked at") && !ran.err.contains("stack backtrace"),
            "it panicked: {}",
            ran.err
        );
        Ok(ran)
    }

    /// Itself, if it succeeded.
    ///
    /// # Errors
    /// With what it said, when it did not.
    pub fn done(self) -> Result<Self> {
        ensure!(self.code == Some(0), "exit {:?}: {}{}", self.code, self.out, self.err);
        Ok(self)
    }

    /// Itself, if it was refused or failed in good order.
    ///
    /// # Errors
    /// When it succeeded, crashed, or gave no reason.
    pub fn refused(self) -> Result<Self> {
        ensure!(self.code == Some(1), "exit {:?}, not 1: {}{}", self.code, self.out, self.err);
        ensure!(!self.err.trim().is_empty() || !self.out.trim().is_empty(), "refused without a word");
        Ok(self)
    }

    /// Its data as JSON.
    ///
    /// # Errors
    /// When it is not.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.out).with_context(|| format!("not JSON: {}", self.out))
    }
}
