//! Afternoon: the story lies in two windows at once; then the program is killed
//! while somebody types, and goes on where the last saved word was.

use super::{Day, jump, reads, saved, to_the_end, write};
use crate::wait;
use crate::webdriver::{Page, key};
use anyhow::Result;

impl Day<'_> {
    pub(super) fn desk(&mut self) -> Result<()> {
        self.two_windows()?;
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

    /// What is typed in one window stands in the other, and both can be typed in.
    fn two_windows(&mut self) -> Result<()> {
        let window = self.open()?;
        let page = &window.page;
        self.step(page, "The story in two windows, typed in both", |ledger| {
            if page.all("body")?.is_empty() {
                jump(page, "lock gate")?;
            }
            let (first, second) = (page.window()?, another(page)?);
            page.switch_to(&second)?;
            page.find("body")?;
            to_the_end(page)?;
            write(page, ledger, "From the second window: the sill is sound.")?;
            page.switch_to(&first)?;
            reads(page, "the other window’s words", |copy| copy.contains("the sill is sound"))?;
            to_the_end(page)?;
            write(page, ledger, "From the first window: so is the winch.")?;
            page.switch_to(&second)?;
            reads(page, "the first window’s words", |copy| copy.contains("so is the winch"))?;
            to_the_end(page)?;
            page.chord(&[key::CONTROL, 'z'])?;
            reads(page, "undo to take back its own words only", |copy| {
                !copy.contains("is sound.") && copy.contains("so is the winch.")
            })?;
            page.chord(&[key::CONTROL, key::SHIFT, 'z'])?;
            reads(page, "redo to bring them back", |copy| copy.contains("the sill is sound."))?;
            saved(page)?;
            ledger.agrees(&super::shown(page)?)
        })?;
        self.picture(page, "second-window")?;
        self.told_to_go(window)
    }

    /// The copy as the command line reads it from the file.
    pub(super) fn copy(&self) -> Result<String> {
        Ok(self.stet.run(["show", "the-lock-gate-that-nobody-ordered", "--to", "text"])?.done()?.out)
    }
}

/// Opens the story in a window of its own and gives its handle.
pub(super) fn another(page: &Page) -> Result<String> {
    let before = page.windows()?;
    page.chord(&[key::CONTROL, 'j'])?;
    page.keys("n")?;
    wait::until("a second window", || Ok(page.windows()?.into_iter().find(|one| !before.contains(one))))
}
