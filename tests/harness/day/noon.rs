//! Noon: a colleague's notes are pasted from elsewhere, and a picture comes in.

use super::{Day, jump, reads, saved, to_the_end};
use crate::house;
use crate::webdriver::{Page, by_testid};
use anyhow::{Result, ensure};
use base64::Engine as _;
use serde_json::json;

/// A fragment as Google Docs puts it on the clipboard, with a suggestion and a
/// tracked deletion in it.
const NOTES: &str = "<meta charset=\"utf-8\"><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1f\">\
    <p dir=\"ltr\"><span style=\"font-weight:400\">The tide tables put the barge at the sill by </span>\
    <span style=\"font-weight:700\">four in the morning</span><span>.</span></p>\
    <ul><li dir=\"ltr\" aria-level=\"1\"><p role=\"presentation\"><span>no pilot was aboard</span></p></li></ul>\
    <p dir=\"ltr\"><span>The log says <del>somebody was drunk</del><ins>the lamp was out</ins>.</span></p></b>";

impl Day<'_> {
    pub(super) fn noon(&mut self) -> Result<()> {
        let window = self.open()?;
        let page = &window.page;
        self.step(page, "A colleague’s notes are pasted; what was deleted in them stays out", |ledger| {
            if page.all("body")?.is_empty() {
                jump(page, "lock gate")?;
            }
            to_the_end(page)?;
            page.keys(&crate::webdriver::key::ENTER.to_string())?;
            paste(page, &json!({ "text/html": NOTES, "text/plain": "The tide tables" }))?;
            reads(page, "the notes", |copy| copy.contains("the lamp was out"))?;
            saved(page)?;
            for words in ["four in the morning", "no pilot was aboard", "the lamp was out"] {
                ledger.enter(words);
            }
            ledger.strike("somebody was drunk");
            let body = page.find("body")?;
            ensure!(!page.text(&body)?.contains("somebody was drunk"), "a deletion became copy");
            Ok(())
        })?;
        self.picture(page, "pasted")?;
        self.step(page, "A picture is pasted, and its caption and what it shows are typed", |ledger| {
            to_the_end(page)?;
            page.keys(&crate::webdriver::key::ENTER.to_string())?;
            let jpeg = std::fs::read(house().join("crates/publish/examples/pages/harbour.jpg"))?;
            paste_picture(page, &jpeg)?;
            page.wait_for(&format!("{} figure img", by_testid("body")))?;
            page.keys("The gate, still on its barge.")?;
            saved(page)?;
            ledger.enter("The gate, still on its barge.");
            let figure = page.find_css(&format!("{} figure img", by_testid("body")))?;
            let source = page.attribute(&figure, "src")?.unwrap_or_default();
            ensure!(source.starts_with("stet-media:"), "a picture is shown from {source}");
            Ok(())
        })?;
        self.picture(page, "figure")?;
        self.told_to_go(window)
    }
}

/// Pastes where the caret is: an event with a clipboard of its own, so that
/// nobody's real clipboard is touched.
fn paste(page: &Page, flavours: &serde_json::Value) -> Result<()> {
    let script = "const [css, flavours] = arguments;\
        const field = document.querySelector(css); const clipboard = new DataTransfer();\
        for (const [type, words] of Object.entries(flavours)) clipboard.setData(type, words);\
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));";
    page.run(script, &[json!(by_testid("body")), flavours.clone()]).map(drop)
}

/// Pastes the bytes of a picture, as a clipboard with a screenshot on it does.
fn paste_picture(page: &Page, bytes: &[u8]) -> Result<()> {
    let script = "const [css, base64] = arguments;\
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));\
        const clipboard = new DataTransfer(); clipboard.items.add(new File([bytes], 'gate.jpg', { type: 'image/jpeg' }));\
        document.querySelector(css).dispatchEvent(\
            new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));";
    let base64 = base64::engine::general_purpose::STANDARD.encode(bytes);
    page.run(script, &[json!(by_testid("body")), json!(base64)]).map(drop)
}
