//! A key as the page itself sees it: from the key's own time to the moment after
//! the frame that shows it, in our window and in a bare window around a bare
//! ProseMirror page with the same words. Half a frame of it is waiting.

use crate::keys::{Length, open_story, type_each};
use crate::screen::Screen;
use crate::window::Cast;
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use stet_tests::window::{Opening, Window};

/// Takes the times down. A message is the first thing that runs after a frame.
const WATCH: &str = "window.took = [];
const ends = new MessageChannel();
const begun = [];
ends.port1.onmessage = () => { for (const at of begun.splice(0)) window.took.push(performance.now() - at); };
addEventListener('keydown', (event) => requestAnimationFrame(() => {
  begun.push(event.timeStamp);
  ends.port2.postMessage(null);
}), true);";

/// Milliseconds a key, of ours.
pub(crate) fn ours(cast: &Cast, headline: &str) -> Result<Vec<f64>> {
    let opening = Opening::new(cast.window().get_program().as_ref(), cast.home());
    let window = opening.env("STET_NEWSROOM", cast.home().join("newsroom.stet")).open()?;
    window.page.wait_for("h1")?;
    watched(window, |screen| open_story(screen, headline).map(drop))
}

/// The same of the bare page.
pub(crate) fn bare(cast: &Cast, length: &Length) -> Result<Vec<f64>> {
    let address = cast.bare_page(length.words)?;
    let window = Opening::new(cast.bare().get_program().as_ref(), cast.home()).arg(&address).open()?;
    window.page.wait_for(".ProseMirror p")?;
    watched(window, |_| Ok(()))
}

fn watched(window: Window, reach: impl FnOnce(&Screen) -> Result<()>) -> Result<Vec<f64>> {
    let screen = Screen::of(window.display().name())?;
    screen.focus()?;
    screen.settle()?;
    reach(&screen)?;
    screen.settle()?;
    window.page.run(WATCH, &[])?;
    let typed = type_each(|letter| screen.key(letter))?;
    let took = window.page.run("return window.took", &[])?;
    let took: Vec<f64> = took.as_array().context("times")?.iter().filter_map(Value::as_f64).collect();
    ensure!(took.len() > typed / 2, "the page heard {} of {typed} keys", took.len());
    window.close()?;
    Ok(took)
}
