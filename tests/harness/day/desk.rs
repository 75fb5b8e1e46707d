//! Afternoon: the program is killed while somebody types, and goes on where the
//! last saved word was.

use super::{Day, jump, reads, saved, to_the_end, write};
use crate::webdriver::key;
use anyhow::Result;

impl Day<'_> {
    pub(super) fn desk(&mut self) -> Result<()> {
        for cut in 1..=3 {
            let window = self.open()?;
            let page = &window.page;
            self.step(
                page,
                &format!("The power is cut while somebody types, for the {cut}. time"),
                |ledger| {
                    if page.all("body")?.is_empty() {
                        jump(page, "lock gate")?;
                    }
                    to_the_end(page)?;
                    for line in 1..=4 {
                        write(
                            page,
                            ledger,
                            &format!("Entry {cut}.{line}: the water stood at the third mark."),
                        )?;
                    }
                    // These are on their way when it happens; nobody called them saved.
                    page.keys(&format!("{}And then the lamp", key::ENTER))
                },
            )?;
            self.killed(window)?;
            let (copy, ledger) = (self.copy()?, &self.ledger);
            ledger.agrees(&copy)?;
        }
        let window = self.open()?;
        let page = &window.page;
        self.step(page, "Opened again, it shows what was saved", |ledger| {
            if page.all("body")?.is_empty() {
                jump(page, "lock gate")?;
            }
            reads(page, "the last entries", |copy| copy.contains("Entry 3.4"))?;
            saved(page)?;
            ledger.agrees(&super::shown(page)?)
        })?;
        self.picture(page, "after-the-cut")?;
        self.told_to_go(window)
    }

    /// The copy as the command line reads it from the file.
    pub(super) fn copy(&self) -> Result<String> {
        Ok(self.stet.run(["show", "the-lock-gate-that-nobody-ordered", "--to", "text"])?.done()?.out)
    }
}
