//! A story with each tab of its panel, and what is compared from there.

use super::seat::Seat;
use super::{Gallery, escape, gone, open_story, pair};
use crate::wait;
use crate::webdriver::{Page, by_testid, key};
use anyhow::Result;
use serde_json::json;

/// The tabs, by their keys.
pub(super) const TABS: [(char, &str); 4] =
    [('1', "record"), ('4', "outline"), ('6', "history"), ('2', "notes")];

/// Shows a tab of the panel; in a narrow window the panel lies folded until it is asked for.
pub(super) fn show_tab(page: &Page, tab: char, name: &str) -> Result<()> {
    let shown = format!("{}[aria-selected=\"true\"]", by_testid(&format!("tab-{name}")));
    // What lies there under a finger: a tab of a folded panel, or of one without width, is none.
    let seen = "const tab = document.querySelector(arguments[0]); if (tab === null) return false;\
        const box = tab.getBoundingClientRect();\
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === tab;";
    if page.run(seen, &[json!(shown)])? != json!(true) {
        page.chord(&[key::CONTROL, tab])?;
    }
    wait::until(&format!("the tab “{name}”"), || {
        Ok((page.run(seen, &[json!(shown)])? == json!(true)).then_some(()))
    })
}

impl Gallery<'_> {
    pub(super) fn panels(&mut self, page: &Page, seat: &Seat) -> Result<()> {
        open_story(page, seat.full)?;
        for (tab, name) in TABS {
            self.show_once(page, &format!("panel-{name}"), |page| show_tab(page, tab, name))?;
        }
        page.chord(&[key::CONTROL, '1'])?;
        for (block, name) in [("table", "blocks"), ("[dir=auto]:last-child", "the-end")] {
            let there = format!("document.querySelector('[data-testid=body] {block}').scrollIntoView();");
            self.show_once(page, name, |page| page.run(&there, &[]).map(drop))?;
        }
        page.click("body")?;
        page.chord(&[key::CONTROL, key::ALT, 'c'])?;
        page.find("comparison-summary")?;
        self.show(page, "compare")?;
        escape(page)?;
        gone(page, "comparison")?;
        open_story(page, seat.held)?;
        page.find("lease")?;
        self.show(page, "somebody-else-writes")?;
        open_story(page, seat.beside)?;
        page.find("sibling")?;
        self.show(page, "words-beside")?;
        pair(page, 'm')?;
        page.find("merge-settle")?;
        self.show(page, "merge")?;
        page.click("merge-close")?;
        open_story(page, seat.rtl)?;
        self.show(page, "right-to-left")?;
        self.damaged(page, seat)
    }

    /// A paragraph that cannot be read: in the text, then in the version it is compared with.
    fn damaged(&mut self, page: &Page, seat: &Seat) -> Result<()> {
        open_story(page, seat.damaged)?;
        page.find("damaged")?;
        self.show(page, "damaged")?;
        page.click("recover")?;
        gone(page, "damaged")?;
        self.show(page, "recovered")?;
        show_tab(page, '6', "history")?;
        // The last is the beginning, without a word in it.
        page.click_css(&format!(
            "{}:nth-last-child(2) {}",
            by_testid("history-entry"),
            by_testid("compare")
        ))?;
        page.find("recover")?;
        self.show(page, "a-damaged-version")?;
        page.click("recover")?;
        gone(page, "recover")?;
        escape(page)?;
        gone(page, "comparison")?;
        page.chord(&[key::CONTROL, '1'])
    }
}
