//! A hand on the keyboard and the mouse of a display: what it does comes from the X
//! server (XTEST), so that the keyboard's map, dead keys, the toolkit and its input
//! methods have their say before the page hears of it. The driver's own keys
//! ([`crate::webdriver`]) pass all of them by.

mod symbols;

use crate::display::Display;
use crate::wait;
use anyhow::{Context as _, Result, ensure};
use std::cell::RefCell;
use std::process::Command;
use symbols::{Held, symbol_of};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, MOTION_NOTIFY_EVENT, MapState, Window,
};
use x11rb::protocol::xproto::{ConnectionExt as _, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// A hand on one display.
pub struct Hand {
    connection: RustConnection,
    root: Window,
    display: String,
    /// The keyboard's map: for each key its symbols, as the core protocol orders them.
    keys: RefCell<Vec<(u8, Vec<u32>)>>,
}

impl Hand {
    /// A hand on that display, whose keyboard is an American one.
    ///
    /// # Errors
    /// When the display is gone, or `setxkbmap` is not installed.
    pub fn on(display: &Display) -> Result<Self> {
        let (connection, number) = x11rb::connect(Some(display.name()))?;
        let root = connection.setup().roots.get(number).context("a display has a screen")?.root;
        let hand = Self { connection, root, display: display.name().to_owned(), keys: RefCell::default() };
        hand.layout(&["us"])?;
        Ok(hand)
    }

    /// Gives the keyboard another map, in the words of `setxkbmap`.
    ///
    /// # Errors
    /// When there is no such map, or the program is not installed.
    pub fn layout(&self, words: &[&str]) -> Result<()> {
        let done = Command::new("setxkbmap")
            .args(["-display", &self.display, "-option", ""])
            .args(words)
            .output()
            .context("setxkbmap is not installed (`cargo xtask test` installs it with xvfb)")?;
        ensure!(done.status.success(), "setxkbmap {words:?}: {}", String::from_utf8_lossy(&done.stderr));
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let map = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let per_key = usize::from(map.keysyms_per_keycode.max(1));
        *self.keys.borrow_mut() =
            (first..=last).zip(map.keysyms.chunks(per_key).map(<[u32]>::to_vec)).collect();
        Ok(())
    }

    /// Gives the keyboard to the largest window there is, as a window manager would; says which.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn focus(&self) -> Result<Window> {
        let mut largest = (0, self.root);
        for window in self.windows()? {
            let size = self.connection.get_geometry(window)?.reply()?;
            let area = u32::from(size.width) * u32::from(size.height);
            if area > largest.0 {
                largest = (area, window);
            }
        }
        self.focus_on(largest.1)?;
        Ok(largest.1)
    }

    /// The windows that are shown, the lowest first.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn windows(&self) -> Result<Vec<Window>> {
        let mut shown = Vec::new();
        for window in self.connection.query_tree(self.root)?.reply()?.children {
            let state = self.connection.get_window_attributes(window)?.reply();
            // One that went between the two questions is not shown.
            if state.is_ok_and(|state| state.map_state == MapState::VIEWABLE) {
                shown.push(window);
            }
        }
        Ok(shown)
    }

    /// Gives the keyboard to that window.
    ///
    /// # Errors
    /// When it is gone.
    pub fn focus_on(&self, window: Window) -> Result<()> {
        Ok(self.connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?.check()?)
    }

    /// Presses keys together, by their names with pluses between them: `Control+Shift+u`,
    /// `dead_acute`, `Multi_key`, `F11`, a letter.
    ///
    /// # Errors
    /// When the keyboard has no such key.
    pub fn press(&self, keys: &str) -> Result<()> {
        self.stroke(keys, || Ok(()))
    }

    /// Presses keys together, the last while the others are held; for keys whose name has a plus.
    ///
    /// # Errors
    /// As [`Hand::press`].
    pub fn press_together(&self, keys: &[&str]) -> Result<()> {
        let (last, held) = keys.split_last().context("a stroke has a key")?;
        let held = held.iter().map(|name| Held::named(name)).collect::<Result<Vec<_>>>()?;
        self.tap(symbol_of(last)?, &held, &mut || Ok(()))
    }

    /// Strokes one after the other, each as [`Hand::press`] takes it.
    ///
    /// # Errors
    /// As [`Hand::press`].
    pub fn press_all(&self, strokes: &[&str]) -> Result<()> {
        strokes.iter().try_for_each(|keys| self.press(keys))
    }

    /// Types a text, a key a letter.
    ///
    /// # Errors
    /// When the keyboard has no key for one of them.
    pub fn write(&self, text: &str) -> Result<()> {
        text.chars().try_for_each(|letter| match letter {
            '\n' => self.press("Return"),
            _ => self.tap(symbol_of(&letter.to_string())?, &[], &mut || Ok(())),
        })
    }

    /// Holds keys down while something is done; the server repeats them meanwhile, as for any
    /// finger that rests on a key.
    ///
    /// # Errors
    /// As [`Hand::press`], and what the work fails with.
    pub fn hold<T>(&self, keys: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut work = Some(work);
        let mut done = None;
        self.stroke(keys, || {
            done = work.take().map(|work| work()).transpose()?;
            Ok(())
        })?;
        done.context("it was done once")
    }

    /// Moves the mouse there and clicks so many times.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn click(&self, (x, y): (i16, i16), button: u8, times: u8) -> Result<()> {
        self.fake(MOTION_NOTIFY_EVENT, 0, (x, y))?;
        for _ in 0..times {
            self.fake(BUTTON_PRESS_EVENT, button, (0, 0))?;
            self.fake(BUTTON_RELEASE_EVENT, button, (0, 0))?;
        }
        Ok(())
    }

    /// Presses the mouse here, moves it there and lets go; it moves on until something is seen to be
    /// picked up, and then to be over its place.
    ///
    /// # Errors
    /// When the display is gone, or nothing is picked up.
    pub fn drag(
        &self,
        from: (i16, i16),
        to: (i16, i16),
        mut picked_up: impl FnMut() -> Result<bool>,
        mut over: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        let mut trembling = 0;
        let mut tremble = |(x, y): (i16, i16)| {
            trembling = (trembling + 1) % 4;
            self.fake(MOTION_NOTIFY_EVENT, 0, (x + trembling, y))
        };
        self.fake(MOTION_NOTIFY_EVENT, 0, from)?;
        self.fake(BUTTON_PRESS_EVENT, 1, (0, 0))?;
        let beside = (from.0 + (to.0 - from.0) / 3, from.1 + (to.1 - from.1) / 3);
        wait::until("something to be picked up", || {
            tremble(beside)?;
            Ok(picked_up()?.then_some(()))
        })?;
        wait::until("it to be over its place", || {
            tremble(to)?;
            Ok(over()?.then_some(()))
        })?;
        self.fake(BUTTON_RELEASE_EVENT, 1, (0, 0))
    }

    fn stroke(&self, keys: &str, mut work: impl FnMut() -> Result<()>) -> Result<()> {
        let mut names: Vec<&str> = if keys == "+" { vec!["+"] } else { keys.split('+').collect() };
        let last = names.pop().context("a stroke has a key")?;
        let held = names.into_iter().map(Held::named).collect::<Result<Vec<_>>>()?;
        self.tap(symbol_of(last)?, &held, &mut work)
    }

    /// Presses the key that gives a symbol, with what it takes to get it.
    fn tap(&self, symbol: u32, held: &[Held], work: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        let (code, needed) = self.key_of(symbol)?;
        let mut down: Vec<Held> = held.to_vec();
        down.extend(needed.into_iter().filter(|one| !held.contains(one)));
        let codes = down.iter().map(|one| self.key_of(one.symbol()).map(|(code, _)| code));
        let codes = codes.collect::<Result<Vec<_>>>()?;
        codes.iter().try_for_each(|code| self.fake(KEY_PRESS_EVENT, *code, (0, 0)))?;
        self.fake(KEY_PRESS_EVENT, code, (0, 0))?;
        let done = work();
        self.fake(KEY_RELEASE_EVENT, code, (0, 0))?;
        codes.iter().rev().try_for_each(|code| self.fake(KEY_RELEASE_EVENT, *code, (0, 0)))?;
        done
    }

    /// The key that gives a symbol, and what is held with it; the plainest way there is.
    fn key_of(&self, symbol: u32) -> Result<(u8, Vec<Held>)> {
        // Where the core protocol has the first group's levels.
        let levels = [
            (0, vec![]),
            (1, vec![Held::Shift]),
            (4, vec![Held::AltGr]),
            (5, vec![Held::AltGr, Held::Shift]),
        ];
        let keys = self.keys.borrow();
        let found = levels.into_iter().find_map(|(place, held)| {
            let key = keys.iter().find(|(_, symbols)| symbols.get(place) == Some(&symbol))?;
            Some((key.0, held))
        });
        found.with_context(|| format!("no key of this keyboard gives {symbol:#x}"))
    }

    fn fake(&self, kind: u8, detail: u8, (x, y): (i16, i16)) -> Result<()> {
        self.connection.xtest_fake_input(kind, detail, x11rb::CURRENT_TIME, self.root, x, y, 0)?.check()?;
        Ok(self.connection.flush()?)
    }
}

impl std::fmt::Debug for Hand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hand").field("display", &self.display).finish_non_exhaustive()
    }
}
