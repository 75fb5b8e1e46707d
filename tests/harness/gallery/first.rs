//! Before there is a newsroom, and when its file will not open.

use super::{Gallery, screen};
use crate::stet::Stet;
use crate::webdriver::by_testid;
use anyhow::Result;

impl Gallery<'_> {
    pub(super) fn first(&mut self) -> Result<()> {
        let home = tempfile::tempdir()?;
        let window = Self::open_again(home.path())?;
        let page = &window.page;
        screen(page, "first-run")?;
        self.show(page, "first-run")?;
        page.click("choose-team")?;
        page.find("first-desk")?;
        self.show(page, "first-run-of-a-newsroom")?;
        window.close()?;
        std::fs::write(Stet::at(home.path())?.newsroom(), "This was a newsroom once.")?;
        let window = Self::open_again(home.path())?;
        window.page.wait_for(&format!("{} .problem", by_testid("first-run")))?;
        self.show(&window.page, "a-file-that-will-not-open")?;
        window.close()
    }
}
