//! Evening: what changed today is looked at, and the file is held against the
//! day's ledger.

use super::{Day, jump, reads, saved};
use crate::webdriver::key;
use anyhow::Result;

/// What is spoilt, to be put back.
const SPOILT: &str = "THE EVENING EDITION REGRETS EVERYTHING.";

impl Day<'_> {
    pub(super) fn evening(&mut self) -> Result<()> {
        let window = self.open()?;
        let page = &window.page;
        self.step(page, "The copy is wiped out by a slip, and yesterday’s version is put back", |_| {
            if page.all("body")?.is_empty() {
                jump(page, "lock gate")?;
            }
            page.click("body")?;
            page.chord(&[key::CONTROL, 'a'])?;
            page.keys(SPOILT)?;
            reads(page, "the slip", |copy| copy.trim() == SPOILT)?;
            saved(page)?;
            page.chord(&[key::CONTROL, key::ALT, 'c'])?;
            page.find("comparison")?;
            page.wait_for_text("comparison-summary", |told| told.contains('−')).map(drop)
        })?;
        self.picture(page, "what-changed")?;
        self.step(page, "The whole of it is put back", |ledger| {
            page.click("put-back-whole")?;
            reads(page, "the story to be back", |copy| copy.contains("Entry 3.4"))?;
            saved(page)?;
            ledger.agrees(&super::shown(page)?)
        })?;
        self.step(page, "The history tells the day", |_| {
            page.chord(&[key::CONTROL, '6'])?;
            page.find("history-entry").map(drop)
        })?;
        self.picture(page, "history")?;
        page.chord(&[key::CONTROL, 'j'])?;
        page.keys("t")?;
        self.picture(page, "history-night")?;
        self.told_to_go(window)?;
        (self.tell)("The command line finds every sentence in the file");
        let copy = self.copy()?;
        self.ledger.agrees(&copy)?;
        self.stet.run(["doctor"])?.done().map(drop)
    }
}
