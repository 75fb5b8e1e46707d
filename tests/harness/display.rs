//! A display of one's own: Xvfb on a number it picks itself, gone with its owner.

use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState};

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

impl Display {
    /// Sends every window that can be asked the message of a close button.
    ///
    /// # Errors
    /// When the display does not answer, or shows no such window.
    pub fn close_windows(&self) -> Result<()> {
        let (x, screen) = x11rb::connect(Some(&self.number)).context("the display does not answer")?;
        let root = x.setup().roots.get(screen).context("a display has a screen")?.root;
        let atom = |name: &[u8]| -> Result<u32> { Ok(x.intern_atom(false, name)?.reply()?.atom) };
        let (protocols, delete) = (atom(b"WM_PROTOCOLS")?, atom(b"WM_DELETE_WINDOW")?);
        let mut asked = 0;
        for window in x.query_tree(root)?.reply()?.children {
            let can = x.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?.reply()?;
            let shown = x.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
            if shown && can.value32().is_some_and(|mut all| all.any(|one| one == delete)) {
                let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
                x.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
                asked += 1;
            }
        }
        anyhow::ensure!(asked > 0, "no window on the display can be asked to close");
        Ok(())
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // A server that is gone already is what we want.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
