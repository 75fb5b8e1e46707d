//! First run, then every room of the sample newsroom, by day and by night.

use super::{Tour, at_least, screen};
use crate::webdriver::{Page, by_testid, key};
use anyhow::{Context as _, Result};

/// Rooms reached from the rail, and how many lines stand there at least.
const ROOMS: [(&str, &str, &str, usize); 3] = [
    ("desk", "nav-desk", "story-row", 5),
    ("release", "nav-release", "release-row", 2),
    ("people", "nav-people", "author-row", 3),
];

impl Tour<'_> {
    /// Opens a window where there is no newsroom yet, takes the sample and looks around.
    pub(super) fn rooms(&mut self) -> Result<()> {
        let home = tempfile::tempdir()?;
        let window = self.open(home.path())?;
        let page = &window.page;
        self.step(page, "First run: the sample newsroom", || screen(page, "first-run"))?;
        self.picture(page, "first-run")?;
        self.step(page, "Home", || {
            page.click("choose-sample")?;
            page.click("first-create")?;
            screen(page, "home")?;
            at_least(page, "story-row", 1)
        })?;
        self.picture(page, "home")?;
        self.step(page, "The notice about the key is understood", || {
            page.click_css(&format!("{} button", by_testid("notice-key_file")))
        })?;
        for (name, way, row, count) in ROOMS {
            self.step(page, &format!("The room “{name}”"), || {
                page.click(way)?;
                screen(page, name)?;
                at_least(page, row, count)
            })?;
            self.picture(page, name)?;
        }
        self.story(page)?;
        self.jump(page)?;
        self.night(page)?;
        window.close()
    }

    /// The first story on the desk, and its side panel.
    fn story(&mut self, page: &Page) -> Result<()> {
        self.step(page, "A story", || {
            page.click("nav-desk")?;
            screen(page, "desk")?;
            // A table row takes no click of the driver's; its first cell does.
            page.click_css(&format!("{}[data-workflow=\"editing\"] td", by_testid("story-row")))?;
            screen(page, "story")?;
            page.find("body").map(drop)
        })?;
        self.picture(page, "story")
    }

    /// Ctrl-K finds any story as one types.
    fn jump(&mut self, page: &Page) -> Result<()> {
        self.step(page, "Ctrl-K", || {
            page.chord(&[key::CONTROL, 'k'])?;
            page.find("jump-input")?;
            page.keys("fer")?;
            at_least(page, "jump-hit", 1)
        })?;
        self.picture(page, "jump")?;
        page.keys(&key::ESCAPE.to_string())
    }

    /// The same by night.
    fn night(&mut self, page: &Page) -> Result<()> {
        self.step(page, "By night", || {
            page.click("theme-toggle")?;
            let app = page.find("app")?;
            let theme = page.attribute(&app, "data-theme")?.context("the app names its theme")?;
            page.wait_for(&format!("{}[data-theme=\"{theme}\"]", by_testid("app")))
        })?;
        self.picture(page, "story-night")?;
        self.step(page, "The desk by night", || {
            page.click("nav-desk")?;
            screen(page, "desk")
        })?;
        self.picture(page, "desk-night")
    }
}
