//! Everything that opens over a screen.

use super::seat::Seat;
use super::{Gallery, damage, escape, gone, open_story, pair, screen};
use crate::webdriver::{Page, by_testid, key};
use anyhow::Result;
use serde_json::json;
use std::path::Path;

impl Gallery<'_> {
    pub(super) fn dialogs(&mut self, page: &Page, seat: &Seat) -> Result<()> {
        open_story(page, seat.full)?;
        page.click_css(&format!("{} > p", by_testid("body")))?;
        for (letter, dialog) in [('g', "insert-table"), ('k', "insert-card"), ('s', "insert-character")] {
            self.over(page, dialog, |page| page.chord(&[key::CONTROL, key::ALT, letter]))?;
        }
        page.click("tool-insert")?;
        page.wait_for("[role=menu]")?;
        self.show(page, "insert-menu")?;
        escape(page)?;
        page.click_css(&format!("{} > p", by_testid("body")))?;
        page.chord(&[key::CONTROL, 'a'])?;
        self.over(page, "snippets", |page| pair(page, 's'))?;
        page.chord(&[key::CONTROL, 'k'])?;
        page.find("link-address")?;
        self.show(page, "link")?;
        escape(page)?;
        gone(page, "link-address")?;
        pair(page, 'l')?;
        page.fill("link-address", "fer")?;
        page.find("link-story")?;
        self.show(page, "link-to-a-story")?;
        escape(page)?;
        gone(page, "link-address")?;
        self.over(page, "proof", |page| page.chord(&[key::CONTROL, 'p']))?;
        // What is selected would be linked by the key that jumps.
        page.click_css(&format!("{} > p", by_testid("body")))?;
        open_story(page, seat.held)?;
        page.click("act-return")?;
        page.find("act-note")?;
        self.show(page, "return-with-a-note")?;
        escape(page)?;
        gone(page, "act-note")?;
        self.over(page, "palette", |page| page.chord(&[key::CONTROL, key::SHIFT, 'p']))?;
        self.over(page, "keys", |page| page.chord(&['\u{e031}']))?;
        pair(page, 'h')?;
        screen(page, "home")?;
        self.over(page, "jump", |page| {
            page.chord(&[key::CONTROL, 'k'])?;
            page.find("jump-hit").map(drop)
        })?;
        page.chord(&[key::CONTROL, 'k'])?;
        page.fill("jump-input", "xyzzy")?;
        page.wait_for_text("jump", |told| told.contains("xyzzy"))?;
        self.show(page, "jump-to-nothing")?;
        escape(page)?;
        self.over(page, "begin", |page| page.chord(&[key::CONTROL, key::SHIFT, 'n']))?;
        self.lists(page)?;
        self.import(page)
    }

    /// Opens a dialog, shows it and closes it by Escape.
    pub(super) fn over(
        &mut self,
        page: &Page,
        dialog: &str,
        open: impl FnOnce(&Page) -> Result<()>,
    ) -> Result<()> {
        open(page)?;
        page.find(dialog)?;
        self.show(page, dialog)?;
        escape(page)?;
        gone(page, dialog)
    }

    /// The screen as it is locked, and with a passphrase that is not the one; the
    /// passphrase is given up again.
    fn locked(&mut self, page: &Page) -> Result<()> {
        const WORDS: &str = "four quiet herring gulls";
        pair(page, '4')?;
        page.fill("passphrase-new", WORDS)?;
        page.fill("passphrase-again", WORDS)?;
        page.click("passphrase-set")?;
        gone(page, "passphrase")?;
        page.click("lock-screen")?;
        screen(page, "lock")?;
        self.show(page, "locked")?;
        page.fill("lock-passphrase", "three loud gulls")?;
        page.click("lock-open")?;
        page.find("lock-failure")?;
        self.show(page, "locked-wrong")?;
        page.fill("lock-passphrase", WORDS)?;
        page.click("lock-open")?;
        screen(page, "home")?;
        pair(page, '4')?;
        page.fill("passphrase-old", WORDS)?;
        self.show(page, "passphrase-to-change")?;
        page.click("passphrase-give-up")?;
        gone(page, "passphrase")
    }

    /// What a newsroom and a writer set up for themselves.
    fn lists(&mut self, page: &Page) -> Result<()> {
        self.over(page, "placeholders", |page| pair(page, 'i'))?;
        self.over(page, "corrections", |page| pair(page, '0'))?;
        self.over(page, "passphrase", |page| pair(page, '4'))?;
        self.over(page, "reset-seat", |page| pair(page, '3'))?;
        self.locked(page)?;
        pair(page, 'g')?;
        page.find("templates")?;
        self.show(page, "templates")?;
        page.click("template-new")?;
        page.fill("template-name", "Harbour log")?;
        page.click("part-add")?;
        self.show(page, "a-new-template")?;
        escape(page)?;
        page.find("templates-leave")?;
        self.show(page, "a-template-not-saved")?;
        page.click("templates-leave")?;
        gone(page, "templates")
    }

    /// Words that the file does not take, and why.
    pub(super) fn unsaved(&mut self, page: &Page, seat: &Seat, home: &Path) -> Result<()> {
        open_story(page, seat.damaged)?;
        let file = damage::open(home)?;
        file.execute_batch("BEGIN IMMEDIATE")?;
        page.click_css(&format!("{} > p", by_testid("body")))?;
        page.keys("x")?;
        page.wait_for(&format!("{}[data-state=\"unsaved\"]", by_testid("saved")))?;
        self.show(page, "not-saved")?;

        file.execute_batch("ROLLBACK").map_err(Into::into)
    }

    fn import(&mut self, page: &Page) -> Result<()> {
        self.over(page, "import", |page| page.chord(&[key::CONTROL, 'o']))?;
        page.chord(&[key::CONTROL, 'o'])?;
        let text = std::fs::read_to_string(crate::fixture("ferry.txt"))?;
        page.find("import-paste")?;
        let given = "const [text] = arguments; const field = document.querySelector('[data-testid=import-paste]');\
            field.value = text; field.dispatchEvent(new Event('input', { bubbles: true }));";
        page.run(given, &[json!(text)])?;
        page.click("import-read")?;
        page.find("import-reading")?;
        self.show(page, "import-read")?;
        escape(page)?;
        gone(page, "import")
    }
}
