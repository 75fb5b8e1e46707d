//! Morning: a story is begun and typed, marked up, thought better of, and one
//! name in it replaced everywhere.

use super::{Day, reads, saved, shown, to_the_end, write};
use crate::wait;
use crate::webdriver::{by_testid, key};
use anyhow::{Result, ensure};

/// The headline of the day's story.
pub(super) const HEADLINE: &str = "The Lock Gate That Nobody Ordered";

/// What is typed first, a paragraph each.
const PARAGRAPHS: [&str; 8] = [
    "The harbour board of Orsa Bay has a new lock gate, and nobody on the board can say who ordered it.",
    "It arrived on a barge on Tuesday, forty tonnes of green steel, with a delivery note made out to Keeper Vann.",
    "Keeper Vann retired eleven years ago and grows leeks. “I asked for a hinge,” she said, “in my second year.”",
    "The yard that built the gate says it was paid in full, in three parts, the last of them in spring.",
    "Board minutes for those months are kept in a cupboard whose key is with the former treasurer, Keeper Vann says.",
    "The treasurer, reached by telephone, said that cupboards were not his subject any more.",
    "In Arabic the pilots call the gate الباب الأخضر, the green door, and they have begun to steer by it.",
    "A café on the quay sells a cake in its shape; 👩‍🍳 says it is mostly pistachio, naïve in outlook, and 4 % rum.",
];

/// A sentence nobody needs.
const MISTAKE: &str = "It was, in a very real sense, the gate of gates.";

impl Day<'_> {
    pub(super) fn morning(&mut self) -> Result<()> {
        let window = self.open()?;
        let page = &window.page;
        self.step(page, "A new story, its headline and standfirst", |_| {
            page.wait_for("[data-screen=\"home\"]")?;
            page.chord(&[key::CONTROL, 'n'])?;
            begun(page)?;
            page.keys(&format!("{HEADLINE}{}", key::ENTER))?;
            page.keys("Forty tonnes of steel came up the estuary with somebody’s name on it.")?;
            page.keys(&key::ENTER.to_string())?;
            saved(page)
        })?;
        self.step(page, "Eight paragraphs, one of them partly in Arabic", |ledger| {
            for (number, paragraph) in PARAGRAPHS.iter().enumerate() {
                if number == 0 {
                    page.keys(paragraph)?;
                    saved(page)?;
                    ledger.enter(paragraph);
                } else {
                    write(page, ledger, paragraph)?;
                }
            }
            Ok(())
        })?;
        self.step(page, "A subhead, a list and bold words by their keys", |ledger| {
            page.keys(&key::ENTER.to_string())?;
            page.chord(&[key::CONTROL, key::ALT, '2'])?;
            page.keys("What the yard remembers")?;
            saved(page)?;
            ledger.enter("What the yard remembers");
            page.keys(&key::ENTER.to_string())?;
            page.chord(&[key::CONTROL, key::SHIFT, '8'])?;
            for item in ["one drawing, signed in pencil", "three payments, none of them round"] {
                page.keys(&format!("{item}{}", key::ENTER))?;
                saved(page)?;
                ledger.enter(item);
            }
            page.keys(&key::ENTER.to_string())?;
            page.chord(&[key::CONTROL, 'b'])?;
            page.keys("The gate is staying.")?;
            page.chord(&[key::CONTROL, 'b'])?;
            saved(page)?;
            ledger.enter("The gate is staying.");
            page.wait_for(&format!("{} li", by_testid("body")))?;
            page.wait_for(&format!("{} strong", by_testid("body")))
        })?;
        self.picture(page, "written")?;
        self.step(page, "A sentence is typed, undone, brought back and undone again", |ledger| {
            to_the_end(page)?;
            write(page, ledger, MISTAKE)?;
            undo_until(page, |copy| !copy.contains("gate of gates"))?;
            ledger.strike(MISTAKE);
            page.chord(&[key::CONTROL, key::SHIFT, 'z'])?;
            reads(page, "the sentence to come back", |copy| copy.contains("gate of gates"))?;
            undo_until(page, |copy| !copy.contains("It was, in a very"))?;
            saved(page)
        })?;
        self.replace(page)?;
        self.told_to_go(window)
    }

    /// Keeper Vann turns out to be Warden Vann; all of it is one step to undo.
    fn replace(&mut self, page: &crate::webdriver::Page) -> Result<()> {
        self.step(page, "Find and replace, undone and done again", |ledger| {
            page.chord(&[key::CONTROL, 'h'])?;
            page.fill("find-text", "Keeper Vann")?;
            page.fill("find-instead", "Warden Vann")?;
            page.wait_for_text("find-told", |told| told.contains('3'))?;
            page.click("find-all")?;
            reads(page, "every name to change", |copy| count(copy, "Warden Vann") == 3)?;
            page.keys(&key::ESCAPE.to_string())?;
            to_the_end(page)?;
            page.chord(&[key::CONTROL, 'z'])?;
            reads(page, "one undo to take all of it back", |copy| count(copy, "Keeper Vann") == 3)?;
            page.chord(&[key::CONTROL, key::SHIFT, 'z'])?;
            reads(page, "the names to change again", |copy| count(copy, "Warden Vann") == 3)?;
            saved(page)?;
            ledger.reword("Keeper Vann", "Warden Vann");
            let copy = shown(page)?;
            ensure!(!copy.contains("Keeper Vann"), "{copy}");
            Ok(())
        })?;
        self.picture(page, "replaced")
    }
}

/// Waits until the new story's headline has the caret, whatever is asked before.
fn begun(page: &crate::webdriver::Page) -> Result<()> {
    page.wait_for("[data-screen=\"story\"]")?;
    page.wait_for(&format!("{}:focus", by_testid("headline")))
}

fn count(copy: &str, words: &str) -> usize {
    copy.matches(words).count()
}

/// Undoes step by step until the copy fits.
fn undo_until(page: &crate::webdriver::Page, fits: impl Fn(&str) -> bool) -> Result<()> {
    wait::until("undo to take it back", || {
        if fits(&shown(page)?) {
            return Ok(Some(()));
        }
        page.chord(&[key::CONTROL, 'z']).map(|()| None)
    })
}
