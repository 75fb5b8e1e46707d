//! What lies on and around the page while it is written: find, paste, cuts, focus, only the page.

use super::seat::Seat;
use super::{Gallery, escape, gone, open_story, pair};
use crate::webdriver::{Page, by_testid, key};
use anyhow::Result;
use serde_json::json;

/// As WebDriver writes it.
const F11: char = '\u{e03b}';

/// A fragment with what a paste leaves out.
const PASTED: &str = "<p>The clerk <del>lost</del><ins>mislaid</ins> the page, \
    <a href=\"https://example.org/a?utm_source=mail\">she says</a>.</p>\
    <p style=\"mso-element:comment\">ask her again</p><p><img src=\"http://example.org/x.gif\" width=\"1\" height=\"1\"></p>";

impl Gallery<'_> {
    pub(super) fn page(&mut self, page: &Page, seat: &Seat) -> Result<()> {
        open_story(page, seat.full)?;
        page.chord(&[key::CONTROL, 'h'])?;
        page.fill("find-text", "the")?;
        page.wait_for_text("find-told", |told| told.contains("of"))?;
        self.show(page, "find")?;
        page.fill("find-text", "(board")?;
        page.chord(&[key::ALT, 'r'])?;
        page.wait_for(&format!("{}.bad", by_testid("find-told")))?;
        self.show(page, "find-a-broken-pattern")?;
        page.chord(&[key::ALT, 'r'])?;
        escape(page)?;
        gone(page, "find")?;
        self.pasted(page)?;
        page.click_css(&format!("{} > p", by_testid("body")))?;
        pair(page, 'f')?;
        page.wait_for(".dimmed")?;
        self.show(page, "only-this-paragraph")?;
        pair(page, 'f')?;
        self.show_once(page, "only-the-page", |page| {
            // A window that changes its size leaves the whole screen.
            page.wait_for("nav")?;
            page.chord(&[F11])?;
            page.wait_for("main.bare")
        })?;
        page.wait_for("nav")
    }

    /// The bar of a paste that left something out, with the list of it.
    fn pasted(&mut self, page: &Page) -> Result<()> {
        page.click_css(&format!("{} > p:last-of-type", by_testid("body")))?;
        page.chord(&[key::CONTROL, key::END])?;
        let body = "const [html] = arguments; const clip = new DataTransfer(); clip.setData('text/html', html);\
            clip.setData('text/plain', 'The clerk mislaid the page.');\
            document.querySelector('[data-testid=body]').dispatchEvent(\
                new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }));";
        page.run(body, &[json!(PASTED)])?;
        page.find("paste-bar")?;
        page.click("paste-show")?;
        page.find("left-out")?;
        self.show(page, "paste-bar")?;
        page.click("paste-away")?;
        gone(page, "paste-bar")?;
        pair(page, '9')?;
        page.wait_for("#kept-clipboards:focus")?;
        page.click("clipboard-look")?;
        page.wait_for(&format!("{} textarea", by_testid("clipboard")))?;
        self.show_once(page, "kept-clipboards", |page| {
            pair(page, '9')?;
            page.wait_for("#kept-clipboards:focus")
        })?;
        page.chord(&[key::CONTROL, '1'])
    }
}
