//! A display of one's own: Xvfb on a number it picks itself, gone with its owner.

use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A virtual screen.
#[derive(Debug)]
pub struct Display {
    server: Child,
    number: String,
}

impl Display {
    /// Starts a screen of that size.
    ///
    /// # Errors
    /// When Xvfb is not installed or does not come up.
    pub fn start(width: u32, height: u32) -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
            .args(["-nolisten", "tcp", "-noreset", "-dpi", "96"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb is not installed (`cargo xtask run` installs it)")?;
        let said = server.stdout.take().context("Xvfb has no voice")?;
        let mut number = String::new();
        // Written once the server takes connections.
        BufReader::new(said).read_line(&mut number)?;
        anyhow::ensure!(!number.trim().is_empty(), "Xvfb did not come up");
        Ok(Self { server, number: format!(":{}", number.trim()) })
    }

    /// As `DISPLAY` wants it.
    pub fn name(&self) -> &str {
        &self.number
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // A server that is gone already is what we want.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
