//! The main job: a reader's page is pasted, becomes a story, is edited, approved,
//! released and exported; the command line then agrees with what the window wrote.

use super::{Tour, at_least, saved, screen};
use crate::stet::Stet;
use crate::webdriver::{Page, by_testid, key};
use crate::{fixture, wait};
use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use std::path::Path;

/// What is typed at the end of the copy.
const ADDED: &str = "The third ship is to be named in the spring.";

/// The way to the readers, for whoever may do it all: whatever stands open is done.
const ACTS: [&str; 4] = ["release", "approve", "take", "file"];

impl Tour<'_> {
    /// Opens a newsroom of one that has released before, and does the job.
    pub(super) fn job(&mut self) -> Result<()> {
        let home = tempfile::tempdir()?;
        let stet = Stet::at(home.path())?;
        (self.tell)("A newsroom of one, with two released stories");
        prepare(&stet)?;
        let window = self.open(home.path())?;
        let page = &window.page;
        self.step(page, "Home of a newsroom of one", || screen(page, "home"))?;
        self.import(page)?;
        self.edit(page)?;
        self.approve(page)?;
        self.export(page)?;
        window.close()?;
        self.agree(&stet)
    }

    fn import(&mut self, page: &Page) -> Result<()> {
        self.step(page, "Import: a copied page is pasted", || {
            page.click("nav-import")?;
            page.find("import-paste")?;
            paste(page, "import-paste", &std::fs::read_to_string(fixture("ferry.txt"))?)?;
            page.click("import-read")?;
            page.find("import-headline")?;
            at_least(page, "import-block", 7)?;
            at_least(page, "import-dropped", 3)?;
            at_least(page, "import-credit", 1)?;
            at_least(page, "import-bio", 1)?;
            at_least(page, "import-role", 1)
        })?;
        self.picture(page, "import")?;
        self.step(page, "Import: taken as proposed", || {
            page.click("import-accept")?;
            screen(page, "story")?;
            page.wait_for_text("body", |copy| copy.contains("I can count to two")).map(drop)
        })?;
        self.picture(page, "imported")
    }

    fn edit(&mut self, page: &Page) -> Result<()> {
        self.step(page, "Edit: a sentence is added, and saved as it is typed", || {
            page.click_css(&format!("{} > p:last-of-type", by_testid("body")))?;
            page.chord(&[key::CONTROL, key::END])?;
            page.keys(&format!("{}{ADDED}", key::ENTER))?;
            saved(page)?;
            page.wait_for_text("body", |copy| copy.contains(ADDED)).map(drop)
        })?;
        self.step(page, "Edit: words are set bold", || {
            page.chord(&[key::CONTROL, 'b'])?;
            page.keys(" Nobody has said where.")?;
            page.chord(&[key::CONTROL, 'b'])?;
            saved(page)?;
            page.wait_for(&format!("{} strong", by_testid("body")))
        })?;
        self.picture(page, "edited")
    }

    fn approve(&mut self, page: &Page) -> Result<()> {
        self.step(page, "File, approve, release", || {
            wait::until("the story to be live", || {
                if !page.all_css(&format!("{}[data-publication=\"live\"]", by_testid("story")))?.is_empty() {
                    return Ok(Some(()));
                }
                if let Some(note) = page.all("act-note")?.first() {
                    page.type_into(note, "Read twice, on my own.")?;
                    return page.click("act-confirm").map(|()| None);
                }
                press_the_next_act(page).map(|()| None)
            })
        })?;
        self.picture(page, "released")
    }

    fn export(&mut self, page: &Page) -> Result<()> {
        self.step(page, "Release: the page as readers get it", || {
            page.click("nav-release")?;
            screen(page, "release")?;
            at_least(page, "release-row", 3)?;
            page.find("preview-frame").map(drop)
        })?;
        self.picture(page, "preview")?;
        self.step(page, "Export: pages and Markdown", || {
            page.click("export")?;
            page.find("export-done")?;
            at_least(page, "export-file", 6)
        })?;
        self.picture(page, "exported")
    }

    /// The command line verifies what the window wrote, and would write the same.
    fn agree(&mut self, stet: &Stet) -> Result<()> {
        let folder = self.export_folder();
        (self.tell)("The command line verifies what the window wrote");
        stet.run([Path::new("verify"), &folder])?.done()?;
        let again = tempfile::tempdir()?;
        let to = [
            Path::new("export"),
            Path::new("--to"),
            Path::new("html"),
            Path::new("markdown"),
            Path::new("--out"),
            again.path(),
        ];
        stet.run(to)?.done()?;
        for file in files(&folder)? {
            let name = file.strip_prefix(&folder)?;
            let twin = std::fs::read(again.path().join(name))
                .with_context(|| format!("{} is not written by stet", name.display()))?;
            ensure!(
                std::fs::read(&file)? == twin,
                "{} differs between window and command line",
                name.display()
            );
            self.taken.exported.push(file);
        }
        let pages: Vec<_> = self
            .taken
            .exported
            .iter()
            .filter(|file| file.extension().is_some_and(|one| one == "html"))
            .collect();
        ensure!(pages.len() >= 3, "too few pages were exported: {pages:?}");
        let added =
            pages.iter().any(|page| std::fs::read_to_string(page).is_ok_and(|html| html.contains(ADDED)));
        ensure!(added, "the sentence that was typed is on no exported page");
        Ok(())
    }
}

/// A solo newsroom that has released before, made with the command line.
fn prepare(stet: &Stet) -> Result<()> {
    stet.run(["init", "newsroom.stet", "--solo", "Mara Idowu", "--name", "Coast"])?.done()?;
    for earlier in ["lighthouse.md", "harbour.md"] {
        let file = fixture(earlier);
        let imported = stet.json([Path::new("import"), &file, Path::new("--accept")])?;
        let story =
            imported.pointer("/0/story").and_then(|id| id.as_str()).context("an imported story has an id")?;
        for act in ["file", "approve", "release"] {
            stet.run([act, story])?.done()?;
        }
    }
    Ok(())
}

/// Pastes text where a hand would: a paste event with a clipboard of its own, so
/// that nobody's real clipboard is touched.
fn paste(page: &Page, testid: &str, text: &str) -> Result<()> {
    let script = "const [css, text] = arguments;\
        const field = document.querySelector(css); field.focus();\
        const clipboard = new DataTransfer(); clipboard.setData('text/plain', text);\
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));";
    page.run(script, &[json!(by_testid(testid)), json!(text)]).map(drop)
}

fn press_the_next_act(page: &Page) -> Result<()> {
    for act in ACTS {
        let open = format!("{}:not([data-refused]):not([aria-disabled])", by_testid(&format!("act-{act}")));
        if let Some(button) = page.all_css(&open)?.first() {
            page.press(button);
            break;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}
