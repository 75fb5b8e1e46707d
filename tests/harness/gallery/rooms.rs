//! The rooms around the writer's: home, desk, release, people.

use super::{Gallery, escape, gone, pair, screen};
use crate::webdriver::{Page, by_testid};
use anyhow::Result;

impl Gallery<'_> {
    pub(super) fn rooms(&mut self, page: &Page) -> Result<()> {
        page.find("story-row")?;
        self.show(page, "home")?;
        for notice in page.all_css("[data-testid^=notice-] button")? {
            page.press(&notice);
        }
        for (key, name, row) in
            [('d', "desk", "story-row"), ('r', "release", "release-row"), ('p', "people", "author-row")]
        {
            pair(page, key)?;
            screen(page, name)?;
            page.find(row)?;
            self.show(page, name)?;
            if name == "release" {
                page.click("export")?;
                page.find("export-done")?;
                self.show(page, "exported")?;
            }
        }
        page.click_css(&format!("{} [aria-expanded]", by_testid("author-row")))?;
        self.show(page, "an-author")?;
        self.over_by(page, "add-desk", "add-name")?;
        self.over_by(page, "give-role", "role-person")
    }

    /// Opens a dialog by a button, known by what stands in it, shows it and closes it by Escape.
    fn over_by(&mut self, page: &Page, button: &str, inside: &str) -> Result<()> {
        page.click(button)?;
        page.find(inside)?;
        self.show(page, button)?;
        escape(page)?;
        gone(page, inside)
    }
}
