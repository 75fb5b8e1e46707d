//! A writing day: the real window, driven by its keys through everything a
//! journalist does to a story between morning and deadline, with the power cut
//! in the middle. Every sentence that the window called saved is written into a
//! ledger, and at the end the command line must find each of them in the file.

mod desk;
mod evening;
mod ledger;
mod meeting;
mod morning;
mod noon;

use crate::stet::Stet;
use crate::webdriver::{Page, by_testid, key};
use crate::window::{Opening, Window};
use crate::{axe, built, wait};
use anyhow::{Context as _, Result};
use ledger::Ledger;
use std::path::{Path, PathBuf};

/// What a day came to.
#[derive(Debug, Default)]
pub struct Spent {
    /// The pictures, in order.
    pub pictures: Vec<PathBuf>,
    /// Sentences that the window called saved and that had to be in the file.
    pub sentences: usize,
    /// Times the program was killed or told to go.
    pub ends: usize,
}

/// Spends a whole day; what an earlier one left in `out` goes.
///
/// # Errors
/// When a step fails, with the step's name and a picture of where it stood.
pub fn spend(out: &Path, tell: &mut dyn FnMut(&str)) -> Result<Spent> {
    let home = tempfile::tempdir()?;
    let mut day = begun(out, home.path(), tell)?;
    day.stet.run(["init", "newsroom.stet", "--solo", "Mara Idowu", "--name", "Amber Coast"])?.done()?;
    day.morning().context("the morning")?;
    day.noon().context("noon")?;
    day.desk().context("the afternoon")?;
    day.evening().context("the evening")?;
    day.spent.sentences += day.ledger.len();
    Ok(day.spent)
}

/// Spends the part of a day in which two people meet on one story; what an earlier
/// one left in `out` goes.
///
/// # Errors
/// When a step fails, with the step's name and a picture of where it stood.
pub fn meet(out: &Path, tell: &mut dyn FnMut(&str)) -> Result<Spent> {
    let home = tempfile::tempdir()?;
    let mut day = begun(out, home.path(), tell)?;
    day.meeting()?;
    Ok(day.spent)
}

fn begun<'t>(out: &Path, home: &Path, tell: &'t mut dyn FnMut(&str)) -> Result<Day<'t>> {
    if out.exists() {
        std::fs::remove_dir_all(out).with_context(|| format!("clearing {}", out.display()))?;
    }
    std::fs::create_dir_all(out)?;
    Ok(Day {
        out: out.to_owned(),
        home: home.to_owned(),
        stet: Stet::at(home)?,
        ledger: Ledger::default(),
        spent: Spent::default(),
        tell,
    })
}

/// A day under way.
struct Day<'t> {
    out: PathBuf,
    home: PathBuf,
    stet: Stet,
    ledger: Ledger,
    spent: Spent,
    tell: &'t mut dyn FnMut(&str),
}

impl Day<'_> {
    /// The window over the day's newsroom.
    fn open(&self) -> Result<Window> {
        let window = Opening::new(&built("stet-window")?, &self.home)
            .env("STET_NEWSROOM", self.stet.newsroom())
            .env("STET_EXPORT_DIR", self.out.join("exported"))
            .open()?;
        window.page.wait_for("[data-screen]")?;
        Ok(window)
    }

    /// Says what is done next, does it, and pictures the window when it fails.
    fn step<T>(&mut self, page: &Page, what: &str, work: impl FnOnce(&mut Ledger) -> Result<T>) -> Result<T> {
        (self.tell)(what);
        let done = work(&mut self.ledger).with_context(|| what.to_owned());
        if done.is_err() {
            // The failure itself matters more than its picture.
            drop(page.picture(&self.out.join("failed.png")));
        }
        done
    }

    /// A numbered picture of the window, after axe has found nothing on it.
    fn picture(&mut self, page: &Page, name: &str) -> Result<()> {
        let file = self.out.join(format!("{:02}-{name}.png", self.spent.pictures.len() + 1));
        page.picture(&file)?;
        axe::judge(page).with_context(|| format!("judging “{name}”"))?;
        self.spent.pictures.push(file);
        Ok(())
    }

    /// The program ends without a word, as when the power goes.
    fn killed(&mut self, window: Window) -> Result<()> {
        self.spent.ends += 1;
        window.killed(&built("stet-window")?)
    }

    /// The program is told to go, as at the end of a session.
    fn told_to_go(&mut self, window: Window) -> Result<()> {
        self.spent.ends += 1;
        window.told_to_go(&built("stet-window")?)
    }
}

/// Waits until what was typed is committed.
fn saved(page: &Page) -> Result<()> {
    page.wait_for(&format!("{}[data-saved=\"yes\"]", by_testid("story")))
}

/// Puts the caret behind the last word of the copy.
fn to_the_end(page: &Page) -> Result<()> {
    page.click_css(&format!("{} > p:last-of-type", by_testid("body")))?;
    page.chord(&[key::CONTROL, key::END])
}

/// Types a new last paragraph and enters it once the window calls it saved.
fn write(page: &Page, ledger: &mut Ledger, sentence: &str) -> Result<()> {
    page.keys(&format!("{}{sentence}", key::ENTER))?;
    saved(page)?;
    ledger.enter(sentence);
    Ok(())
}

/// Opens the story by its headline, as Ctrl-K finds it.
fn jump(page: &Page, words: &str) -> Result<()> {
    page.chord(&[key::CONTROL, 'k'])?;
    page.find("jump-input")?;
    page.keys(words)?;
    page.find("jump-hit")?;
    page.keys(&key::ENTER.to_string())?;
    page.wait_for("[data-screen=\"story\"]")?;
    page.find("body").map(drop)
}

/// The words of the copy as the window shows them.
fn shown(page: &Page) -> Result<String> {
    let body = page.find("body")?;
    page.text(&body)
}

/// Waits until the copy on the page fits.
fn reads(page: &Page, what: &str, fits: impl Fn(&str) -> bool) -> Result<()> {
    wait::until(what, || Ok(fits(&shown(page)?).then_some(())))
}
