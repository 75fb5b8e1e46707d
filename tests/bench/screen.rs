//! The screen as a stranger sees it: when it was painted (XDamage), and keys and
//! clicks from outside (XTEST). The same for every program, whatever it is made of.

use anyhow::{Context as _, Result, bail};
use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use stet_tests::display::Display;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, InputFocus, MapState, Window};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// Larger than a caret, smaller than a word: what counts as the picture changing.
const BIG: u32 = 2_500;

/// A caret is smaller than this, a letter larger.
const LETTER: u32 = 100;

/// Without a big change for so long, a window has finished painting.
const QUIET: Duration = Duration::from_millis(1500);

/// Nothing takes longer than this to come up.
const BOUND: Duration = Duration::from_secs(60);

mod event {
    pub(super) const KEY_PRESS: u8 = 2;
    pub(super) const KEY_RELEASE: u8 = 3;
    pub(super) const BUTTON_PRESS: u8 = 4;
    pub(super) const BUTTON_RELEASE: u8 = 5;
    pub(super) const MOTION: u8 = 6;
}

/// Key symbols, as X names them (Latin letters are their own code).
pub(crate) mod symbol {
    pub(crate) const RETURN: u32 = 0xff0d;
    pub(crate) const CONTROL: u32 = 0xffe3;
    pub(crate) const END: u32 = 0xff57;
}

/// A change on the screen.
#[derive(Clone, Copy, Debug)]
struct Change {
    at: Instant,
    area: u32,
}

/// A watched screen.
pub(crate) struct Screen {
    name: String,
    connection: Arc<RustConnection>,
    root: Window,
    changes: Receiver<Change>,
    codes: HashMap<u32, u8>,
    // Last: it outlives who watches it.
    _display: Option<Display>,
}

impl Screen {
    /// A virtual screen of 1440 by 900 that is being watched.
    pub(crate) fn new() -> Result<Self> {
        let display = Display::start(1440, 900)?;
        let watching = Self::of(display.name())?;
        Ok(Self { _display: Some(display), ..watching })
    }

    /// Watches a screen that somebody else opened.
    pub(crate) fn of(name: &str) -> Result<Self> {
        let (connection, number) = x11rb::connect(Some(name))?;
        let connection = Arc::new(connection);
        let setup = connection.setup();
        let root = setup.roots.get(number).context("a display has a screen")?.root;
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let per_key = usize::from(mapping.keysyms_per_keycode.max(1));
        let codes = (first..=last)
            .zip(mapping.keysyms.chunks(per_key))
            .filter_map(|(code, symbols)| symbols.first().map(|symbol| (*symbol, code)))
            .collect();
        connection.damage_query_version(1, 1)?.reply()?;
        connection.damage_create(connection.generate_id()?, root, ReportLevel::RAW_RECTANGLES)?.check()?;
        connection.flush()?;
        let (tell, changes) = channel();
        let listener = Arc::clone(&connection);
        std::thread::spawn(move || {
            while let Ok(event) = listener.wait_for_event() {
                let Event::DamageNotify(damage) = event else { continue };
                let area = u32::from(damage.area.width) * u32::from(damage.area.height);
                if tell.send(Change { at: Instant::now(), area }).is_err() {
                    break;
                }
            }
        });
        Ok(Self { name: name.to_owned(), connection, root, changes, codes, _display: None })
    }

    /// Starts a program on it; gives the time to its first finished picture.
    pub(crate) fn start(&self, command: &mut Command) -> Result<(Child, Duration)> {
        while self.changes.try_recv().is_ok() {}
        let begun = Instant::now();
        let child = command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("QT_QPA_PLATFORM", "xcb")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{command:?}"))?;
        let done = self.settled(begun, BOUND)?.context("nothing was painted")?.duration_since(begun);
        Ok((child, done))
    }

    /// When the last big change before a quiet while was; waits at most `first`
    /// for one to come at all.
    fn settled(&self, begun: Instant, first: Duration) -> Result<Option<Instant>> {
        let mut last = None;
        let mut picture = self.picture()?;
        loop {
            let until = last.map_or(begun + first, |last| last + QUIET);
            let Ok(change) = self.changes.recv_timeout(until.saturating_duration_since(Instant::now()))
            else {
                return Ok(last);
            };
            // Some programs paint all of their window for a blinking caret.
            if change.area >= BIG {
                let now = self.picture()?;
                if differing(&picture, &now) >= BIG as usize {
                    last = Some(change.at);
                }
                picture = now;
            }
            if begun.elapsed() > BOUND {
                bail!("the picture never came to rest");
            }
        }
    }

    /// Waits until whatever was asked for stands there.
    pub(crate) fn settle(&self) -> Result<()> {
        self.settled(Instant::now(), QUIET).map(drop)
    }

    /// Every pixel there is, four bytes each.
    fn picture(&self) -> Result<Vec<u8>> {
        let size = self.connection.get_geometry(self.root)?.reply()?;
        let asked = self.connection.get_image(
            ImageFormat::Z_PIXMAP,
            self.root,
            0,
            0,
            size.width,
            size.height,
            u32::MAX,
        )?;
        Ok(asked.reply()?.data)
    }

    /// Gives the keyboard to the largest window there is.
    pub(crate) fn focus(&self) -> Result<()> {
        let mut largest = (0, self.root);
        for window in self.connection.query_tree(self.root)?.reply()?.children {
            let shown =
                self.connection.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
            let size = self.connection.get_geometry(window)?.reply()?;
            let area = u32::from(size.width) * u32::from(size.height);
            if shown && area > largest.0 {
                largest = (area, window);
            }
        }
        self.connection.set_input_focus(InputFocus::PARENT, largest.1, x11rb::CURRENT_TIME)?.check()?;
        Ok(())
    }

    /// Presses a key and gives the time to the first change of the picture that is
    /// more than a blinking caret.
    pub(crate) fn key_to_pixel(&self, symbol: u32) -> Result<Option<Duration>> {
        while self.changes.try_recv().is_ok() {}
        let begun = Instant::now();
        self.key(symbol)?;
        let until = begun + Duration::from_millis(400);
        while let Ok(change) = self.changes.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if change.area >= LETTER {
                return Ok(Some(change.at.duration_since(begun)));
            }
        }
        Ok(None)
    }

    /// Presses a key and gives the time until the picture it leads to is finished.
    pub(crate) fn key_to_picture(&self, symbol: u32) -> Result<Option<Duration>> {
        while self.changes.try_recv().is_ok() {}
        let begun = Instant::now();
        self.key(symbol)?;
        Ok(self.settled(begun, BOUND)?.map(|at| at.duration_since(begun)))
    }

    /// Presses and releases a key.
    pub(crate) fn key(&self, symbol: u32) -> Result<()> {
        let code = *self.codes.get(&symbol).with_context(|| format!("no key gives {symbol:#x}"))?;
        self.fake(event::KEY_PRESS, code, (0, 0))?;
        self.fake(event::KEY_RELEASE, code, (0, 0))
    }

    /// Presses a key while Control is held.
    pub(crate) fn control(&self, symbol: u32) -> Result<()> {
        let code = *self.codes.get(&symbol::CONTROL).context("no Control key")?;
        self.fake(event::KEY_PRESS, code, (0, 0))?;
        self.key(symbol)?;
        self.fake(event::KEY_RELEASE, code, (0, 0))
    }

    /// Types small letters and spaces.
    pub(crate) fn write(&self, letters: &str) -> Result<()> {
        letters.chars().try_for_each(|letter| self.key(u32::from(letter)))
    }

    /// Clicks there.
    pub(crate) fn click(&self, x: i16, y: i16) -> Result<()> {
        self.fake(event::MOTION, 0, (x, y))?;
        self.fake(event::BUTTON_PRESS, 1, (0, 0))?;
        self.fake(event::BUTTON_RELEASE, 1, (0, 0))
    }

    fn fake(&self, kind: u8, detail: u8, (x, y): (i16, i16)) -> Result<()> {
        self.connection.xtest_fake_input(kind, detail, x11rb::CURRENT_TIME, self.root, x, y, 0)?.check()?;
        Ok(self.connection.flush()?)
    }
}

/// How many pixels are not the same.
fn differing(before: &[u8], after: &[u8]) -> usize {
    before.chunks_exact(4).zip(after.chunks_exact(4)).filter(|(one, other)| one != other).count()
}
