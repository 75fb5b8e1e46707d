//! Every screen of the writer's room, hung side by side: the real window is led from
//! one to the next, and each is judged by axe, held against the rules of layout and
//! pictured, in both themes and in the three widths that desks have.

mod damage;
mod dialogs;
mod empty;
mod first;
mod page;
mod panels;
mod rooms;
mod seat;

use crate::stet::Stet;
use crate::webdriver::{Page, by_testid, key};
use crate::window::{Opening, Window};
use crate::{axe, built, wait};
use anyhow::{Context as _, Result, bail};
use seat::Seat;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The smallest the window gets, the usual, and a large screen.
const SIZES: [(u32, u32); 3] = [(900, 600), (1440, 900), (1920, 1080)];

/// What hangs there in the end.
#[derive(Debug, Default)]
pub struct Hung {
    /// The screens, by name.
    pub screens: Vec<String>,
    /// The pictures.
    pub pictures: Vec<PathBuf>,
}

/// Hangs all of them; what an earlier one left in `out` goes.
///
/// # Errors
/// With every screen on which something is broken, and what.
pub fn hang(out: &Path, tell: &mut dyn FnMut(&str)) -> Result<Hung> {
    if out.exists() {
        std::fs::remove_dir_all(out).with_context(|| format!("clearing {}", out.display()))?;
    }
    std::fs::create_dir_all(out)?;
    let mut gallery = Gallery { out: out.to_owned(), hung: Hung::default(), broken: Vec::new(), tell };
    gallery.first().context("before there is a newsroom")?;
    gallery.full().context("a newsroom at work")?;
    gallery.empty().context("a newsroom with nothing in it")?;
    if !gallery.broken.is_empty() {
        bail!("{} of the pictures are broken:\n{}", gallery.broken.len(), gallery.broken.join("\n\n"));
    }
    Ok(gallery.hung)
}

/// A gallery being hung.
struct Gallery<'t> {
    out: PathBuf,
    hung: Hung,
    broken: Vec<String>,
    tell: &'t mut dyn FnMut(&str),
}

impl Gallery<'_> {
    /// A newsroom full of people and stories.
    fn full(&mut self) -> Result<()> {
        let (home, window) = Self::open(&["--sample"])?;
        window.page.wait_for("[data-screen=\"home\"]")?;
        let seat = seat::lay_out(&window.page)?;
        window.killed(&built("stet-window")?)?;
        damage::done(home.path())?;
        let window = Self::open_again(home.path())?;
        let walked = self.walk(&window, &seat, home.path());
        if walked.is_err() {
            // The failure itself matters more than its picture.
            drop(window.page.picture(&self.out.join("failed.png")));
        }
        walked?;
        window.close()
    }

    /// From room to room, with everything that opens in them.
    fn walk(&mut self, window: &Window, seat: &Seat, home: &Path) -> Result<()> {
        let page = &window.page;
        page.wait_for("[data-screen]")?;
        seat::sit_down(page, seat)?;
        self.rooms(page)?;
        self.panels(page, seat)?;
        self.page(page, seat)?;
        self.dialogs(page, seat)?;
        self.unsaved(page, seat, home)
    }

    /// The window over a new newsroom, on a screen as large as the largest size.
    fn open(begin: &[&str]) -> Result<(TempDir, Window)> {
        let home = tempfile::tempdir()?;
        let stet = Stet::at(home.path())?;
        stet.run([&["init", "newsroom.stet"], begin].concat())?.done()?;
        let window = Self::open_again(home.path())?;
        Ok((home, window))
    }

    /// The window over the newsroom in that folder.
    fn open_again(home: &Path) -> Result<Window> {
        Opening::new(&built("stet-window")?, home)
            .env("STET_NEWSROOM", Stet::at(home)?.newsroom())
            .env("STET_EXPORT_DIR", home.join("exported"))
            .screen(1920, 1080)
            .open()
    }

    /// Judges and pictures what the window shows now, in every theme and size.
    fn show(&mut self, page: &Page, name: &str) -> Result<()> {
        self.show_once(page, name, |_| Ok(()))
    }

    /// The same, for what has to be brought back whenever the window has changed its size.
    fn show_once(&mut self, page: &Page, name: &str, ready: impl Fn(&Page) -> Result<()>) -> Result<()> {
        (self.tell)(name);
        self.hung.screens.push(name.to_owned());
        for (width, height) in SIZES {
            resize(page, width, height)?;
            ready(page)?;
            self.fits(page, name, width)?;
            for theme in ["light", "dark"] {
                page.run("document.documentElement.dataset.theme = arguments[0];", &[json!(theme)])?;
                // Between the two ends nothing is drawn that is not drawn at one of them; and a
                // theme changes colours alone.
                let judged = match (width == SIZES[1].0, theme) {
                    (true, _) => Ok(()),
                    (false, "light") => axe::judge(page),
                    (false, _) => axe::judge_colours(page),
                };
                if let Err(error) = judged {
                    self.breaks(format!("{name}, {width} wide, {theme}: {error:#}"));
                }
                // A theme looks the same in every width: by night, one picture tells it.
                if theme == "light" || width == SIZES[1].0 {
                    let file = self.out.join(format!("{name}-{width}-{theme}.png"));
                    page.picture(&file)?;
                    self.hung.pictures.push(file);
                }
            }
        }
        page.run("document.documentElement.dataset.theme = 'light';", &[])?;
        let (width, height) = SIZES[1];
        resize(page, width, height)
    }

    fn breaks(&mut self, what: String) {
        (self.tell)(&what);
        self.broken.push(what);
    }

    /// Nothing sticks out of the window or of its box, and no button's words are cut off.
    fn fits(&mut self, page: &Page, name: &str, width: u32) -> Result<()> {
        let found = page.run(LAYOUT, &[])?;
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if !found.is_empty() {
            self.breaks(format!("{name}, {width} wide: {}", found.join("\n  ")));
        }
        Ok(())
    }
}

/// What every screen keeps to, whatever it shows.
const LAYOUT: &str = "
    const seen = (one) => { const box = one.getBoundingClientRect();
        return box.width > 2 && box.height > 2 && getComputedStyle(one).visibility !== 'hidden'; };
    const what = (one) => one.outerHTML.slice(0, 140).replace(/\\s+/g, ' ');
    const wrong = [];
    if (document.scrollingElement.scrollWidth > innerWidth) wrong.push('the window scrolls sideways');
    for (const one of document.querySelectorAll('dialog[open]')) {
        const box = one.getBoundingClientRect();
        if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
            wrong.push('a dialog sticks out: ' + what(one));
    }
    for (const one of document.querySelectorAll('main, section, aside, div, ul, nav')) {
        const { overflowX } = getComputedStyle(one);
        if (overflowX === 'auto' && one.scrollWidth > one.clientWidth + 1 && seen(one)
            && one.getAttribute('role') !== 'tablist' && !one.closest('.copy'))
            wrong.push('it scrolls sideways: ' + what(one));
    }
    for (const one of document.querySelectorAll('button, h1, h2, h3, label, [role=tab], [role=menuitem]')) {
        if (!seen(one) || one.closest('.unseen') !== null || one.closest('[hidden]') !== null) continue;
        const style = getComputedStyle(one);
        if (one.scrollWidth > one.clientWidth + 1 && style.overflowX !== 'visible' && !one.title)
            wrong.push('its words are cut off: ' + what(one));
        const box = one.getBoundingClientRect();
        if (style.display !== 'inline' && one.matches('button') && one.scrollWidth > Math.ceil(box.width) + 1)
            wrong.push('its words run out of it: ' + what(one));
    }
    return wrong;";

/// Gives the window a size, and waits until the page has drawn itself in it.
fn resize(page: &Page, width: u32, height: u32) -> Result<()> {
    page.resize(width, height)?;
    // The page knows its new width before its rules for narrow windows are looked at again; that is
    // done when it draws.
    let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(innerWidth)));";
    wait::until(&format!("a window {width} wide"), || {
        Ok((page.run_async(drawn, &[])? == json!(width)).then_some(()))
    })
}

/// Asks the host for something, as the page itself would.
fn ask(page: &Page, command: &str, request: &Value) -> Result<Value> {
    let body = "const [cmd, payload, done] = arguments;\
        window.__TAURI_INTERNALS__.invoke('call', { cmd, payload, files: [] }).then(\
            (answer) => done({ answer }), (error) => done({ error: JSON.stringify(error) }));";
    let said = page.run_async(body, &[json!(command), request.clone()])?;
    if let Some(error) = said.get("error") {
        bail!("{command}: {error}");
    }
    Ok(said.get("answer").cloned().unwrap_or_default())
}

/// Opens a story by Ctrl-K and its words.
fn open_story(page: &Page, words: &str) -> Result<()> {
    page.chord(&[key::CONTROL, 'k'])?;
    page.fill("jump-input", words)?;
    page.find("jump-hit")?;
    page.keys(&key::ENTER.to_string())?;
    page.wait_for("[data-screen=\"story\"]")?;
    page.find("body").map(drop)
}

/// Presses a pair of strokes that begins with Ctrl-J.
fn pair(page: &Page, second: char) -> Result<()> {
    page.chord(&[key::CONTROL, 'j'])?;
    page.keys(&second.to_string())
}

/// Presses Escape.
fn escape(page: &Page) -> Result<()> {
    page.keys(&key::ESCAPE.to_string())
}

/// Waits until nothing with that test id is there.
fn gone(page: &Page, testid: &str) -> Result<()> {
    wait::until(&format!("`{testid}` to go"), || Ok(page.all(testid)?.is_empty().then_some(())))
}

/// Waits until that screen stands there with its data.
fn screen(page: &Page, name: &str) -> Result<()> {
    page.wait_for(&format!("{}[data-screen=\"{name}\"]", by_testid("app")))
}
