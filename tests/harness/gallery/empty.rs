//! A newsroom on its first morning: what stands where nothing stands yet.

use super::panels::{TABS, show_tab};
use super::{Gallery, pair, screen};
use crate::webdriver::{Page, by_testid, key};
use anyhow::Result;

impl Gallery<'_> {
    pub(super) fn empty(&mut self) -> Result<()> {
        let (_home, window) = Self::open(&["--solo", "Mara Idowu", "--name", "Amber Coast"])?;
        let page = &window.page;
        screen(page, "home")?;
        self.show(page, "nothing-home")?;
        for (key, name) in [('d', "desk"), ('r', "release"), ('p', "people")] {
            pair(page, key)?;
            screen(page, name)?;
            self.show(page, &format!("nothing-{name}"))?;
        }
        page.chord(&[key::CONTROL, 'n'])?;
        screen(page, "story")?;
        page.wait_for(&format!("{}:focus", by_testid("headline")))?;
        for (tab, name) in TABS {
            self.show_once(page, &format!("nothing-{name}"), |page| show_tab(page, tab, name))?;
        }
        page.click("body")?;
        self.over(page, "begin-with", |page| pair(page, 'b'))?;
        self.guided(page)?;
        window.close()
    }

    /// A story begun with a template: its guides stand where nothing is written.
    fn guided(&mut self, page: &Page) -> Result<()> {
        page.chord(&[key::CONTROL, key::SHIFT, 'n'])?;
        page.find("begin-template")?;
        page.choose("begin-template", |name| name.contains("Interview"))?;
        self.show(page, "begin-with-a-template")?;
        page.click("begin-go")?;
        page.wait_for(".guide")?;
        self.show(page, "guided")
    }
}
