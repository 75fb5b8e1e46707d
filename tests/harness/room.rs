//! One writer's room for one journey: a newsroom of one with a story in it, the
//! real window open on that story, and a hand on its keyboard.

use crate::hand::Hand;
use crate::stet::Stet;
use crate::webdriver::{Page, by_testid, key};
use crate::window::{Opening, Window};
use crate::{built, wait};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::Stdio;
use tempfile::TempDir;

/// What a room begins with.
#[derive(Debug)]
pub struct Beginning<'a> {
    /// The story's headline.
    pub headline: &'a str,
    /// Its copy, in Markdown.
    pub copy: &'a str,
    /// Its language.
    pub language: &'a str,
    /// Variables for the window.
    pub env: Vec<(String, String)>,
}

impl Default for Beginning<'_> {
    fn default() -> Self {
        Self {
            headline: "The Ferry That Came Back",
            copy: "The ferry came back on Monday.",
            language: "en",
            env: Vec::new(),
        }
    }
}

/// The room.
#[derive(Debug)]
pub struct Room {
    /// The hand on its keyboard and mouse.
    pub hand: Hand,
    /// The command line, for when the window is closed.
    pub stet: Stet,
    story: String,
    window: Window,
    // Last: the folder outlives what is in it.
    home: TempDir,
}

impl Room {
    /// Makes the newsroom and the story, and opens the window on it, caret behind the last word.
    ///
    /// # Errors
    /// When a program is missing, or the story does not come up.
    pub fn open(begin: &Beginning<'_>) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let stet = Stet::at(home.path())?;
        stet.run(["init", "newsroom.stet", "--solo", "Mara Idowu", "--name", "Amber Coast"])?.done()?;
        let story = new_story(&stet, begin)?;
        let language = format!("language={}", begin.language);
        stet.run(["set", &story, &language])?.done()?;
        let opening = Opening::new(&built("stet-window")?, home.path()).env("STET_NEWSROOM", stet.newsroom());
        let opening = begin.env.iter().fold(opening, |opening, (name, value)| opening.env(name, value));
        let window = opening.open()?;
        let hand = Hand::on(window.display())?;
        let room = Self { hand, stet, story, window, home };
        room.page().wait_for("[data-screen=\"home\"]")?;
        room.page().click_css(&format!("{}[data-story=\"{}\"]", by_testid("story-row"), room.story))?;
        room.page().wait_for("[data-screen=\"story\"]")?;
        room.page().find("body")?;
        room.hand.focus()?;
        room.to_the_end()?;
        Ok(room)
    }

    /// The page in its window.
    pub fn page(&self) -> &Page {
        &self.window.page
    }

    /// The story's id.
    pub fn story(&self) -> &str {
        &self.story
    }

    /// The folder it lives in.
    pub fn home(&self) -> &std::path::Path {
        self.home.path()
    }

    /// Puts the caret behind the last word of the copy.
    ///
    /// # Errors
    /// When there is no copy on the page.
    pub fn to_the_end(&self) -> Result<()> {
        self.page().click_css(&format!("{} > :last-child", by_testid("body")))?;
        self.page().chord(&[key::CONTROL, key::END])
    }

    /// The lines of the copy as they stand on the page.
    ///
    /// # Errors
    /// When there is no copy on the page.
    pub fn lines(&self) -> Result<Vec<String>> {
        let look = "return [...document.querySelectorAll('[data-testid=body] :is(p, h2, h3, h4, figcaption)')]\
            .map((line) => line.textContent);";
        read_lines(&self.page().run(look, &[])?)
    }

    /// The lines of the copy as they stand in the newsroom file.
    ///
    /// # Errors
    /// When the story can't be read.
    pub fn kept(&self) -> Result<Vec<String>> {
        let ask = "const [story, done] = arguments;\
            const words = (node) => node.text ?? (node.content ?? []).map(words).join('');\
            window.__TAURI_INTERNALS__.invoke('call', { cmd: 'open_story', payload: { story }, files: [] })\
                .then((view) => done(view.blocks.map(words)), (error) => done('refused: ' + JSON.stringify(error)));";
        read_lines(&self.page().run_async(ask, &[json!(self.story)])?)
    }

    /// Waits until the copy on the page reads so, and then until the very same is in the file.
    ///
    /// # Errors
    /// With what stands there instead.
    pub fn reads(&self, what: &str, lines: &[&str]) -> Result<()> {
        self.shows(what, lines)?;
        self.saved()?;
        let kept = self.kept()?;
        if kept != lines {
            bail!("{what}: the page says {lines:?}, the file {kept:?}");
        }
        Ok(())
    }

    /// Waits until the copy on the page reads so.
    ///
    /// # Errors
    /// With what stands there instead.
    pub fn shows(&self, what: &str, lines: &[&str]) -> Result<()> {
        let mut last = Vec::new();
        let seen = wait::until(what, || {
            last = self.lines()?;
            Ok((last == lines).then_some(()))
        });
        seen.with_context(|| format!("wanted {lines:?}, the page says {last:?}"))
    }

    /// Waits until what was typed is committed.
    ///
    /// # Errors
    /// When it never is.
    pub fn saved(&self) -> Result<()> {
        self.page().wait_for(&format!("{}[data-saved=\"yes\"]", by_testid("story")))
    }

    /// Waits until what was typed since `before` is in the file, whatever it is.
    ///
    /// # Errors
    /// When it never is.
    pub fn saved_since(&self, before: u64) -> Result<()> {
        wait::until("a save", || Ok((self.seq()? > before).then_some(())))
    }

    /// The number of the text that was committed last.
    ///
    /// # Errors
    /// When the story is not on the page.
    pub fn seq(&self) -> Result<u64> {
        let story = self.page().find("story")?;
        self.page().attribute(&story, "data-seq")?.unwrap_or_default().parse().context("a number")
    }

    /// Goes to the story, wherever the window is now.
    ///
    /// # Errors
    /// When it can't be found by its headline.
    pub fn come_back(&self) -> Result<()> {
        let shown = format!("{}[data-story=\"{}\"]", by_testid("story"), self.story);
        if self.page().all_css(&format!("{shown} {}", by_testid("body")))?.is_empty() {
            self.hand.press_all(&["Control+j", "h"])?;
            self.page().wait_for("[data-screen=\"home\"]")?;
            self.hand.press("Control+k")?;
            let hit =
                format!("{}[data-story=\"{}\"][aria-selected=\"true\"]", by_testid("jump-hit"), self.story);
            wait::until("the story to be meant", || {
                if !self.page().all_css(&hit)?.is_empty() {
                    return Ok(Some(()));
                }
                self.hand.press("Down").map(|()| None)
            })?;
            self.hand.press("Return")?;
            self.page().wait_for(&format!("{shown} {}", by_testid("body")))?;
        }
        Ok(())
    }

    /// Opens the story in a second window; gives its handle. The first one stays in hand.
    ///
    /// # Errors
    /// When none comes up.
    pub fn another(&self) -> Result<String> {
        let before = self.page().windows()?;
        self.page().chord(&[key::CONTROL, 'j'])?;
        self.page().keys("n")?;
        wait::until("a second window", || {
            Ok(self.page().windows()?.into_iter().find(|one| !before.contains(one)))
        })
    }

    /// Closes the window and leaves the file to the command line.
    ///
    /// # Errors
    /// When it stays.
    pub fn leave(self) -> Result<(TempDir, Stet)> {
        let Self { stet, window, home, hand, .. } = self;
        drop(hand);
        window.told_to_go(&built("stet-window")?)?;
        Ok((home, stet))
    }
}

/// Makes the story by the command line; gives its id.
fn new_story(stet: &Stet, begin: &Beginning<'_>) -> Result<String> {
    let mut command = stet.command(["new", "--headline", begin.headline, "--json", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    child.stdin.take().context("a pipe")?.write_all(begin.copy.as_bytes())?;
    let made = crate::stet::Ran::from(child.wait_with_output()?)?.done()?.json()?;
    Ok(made.get("id").and_then(Value::as_str).context("a story has an id")?.to_owned())
}

fn read_lines(answer: &Value) -> Result<Vec<String>> {
    let lines = answer.as_array().with_context(|| format!("no lines: {answer}"))?;
    Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
