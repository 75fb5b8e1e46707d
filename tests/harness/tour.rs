//! The tour: the real window, on a virtual display, walking through the main job
//! by itself. `cargo xtask run` shows it where there is no screen; the tests take
//! it too. It leaves pictures and the exported files.

mod job;
mod rooms;

use crate::stet::Stet;
use crate::webdriver::{Page, by_testid};
use crate::window::{Opening, Window};
use crate::{axe, built, wait};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// What a tour left behind.
#[derive(Debug, Default)]
pub struct Taken {
    /// The pictures, in order.
    pub pictures: Vec<PathBuf>,
    /// The exported files.
    pub exported: Vec<PathBuf>,
}

/// Takes the whole tour; what an earlier one left in `out` goes.
///
/// # Errors
/// When a step fails, with the step's name and a picture of where it stood.
pub fn take(out: &Path, tell: &mut dyn FnMut(&str)) -> Result<Taken> {
    if out.exists() {
        std::fs::remove_dir_all(out).with_context(|| format!("clearing {}", out.display()))?;
    }
    std::fs::create_dir_all(out)?;
    let mut tour = Tour { out: out.to_owned(), taken: Taken::default(), tell };
    tour.rooms().context("the walk through the rooms")?;
    tour.job().context("the main job")?;
    Ok(tour.taken)
}

/// A tour under way.
struct Tour<'t> {
    out: PathBuf,
    taken: Taken,
    tell: &'t mut dyn FnMut(&str),
}

impl Tour<'_> {
    /// The folder that exports go to.
    fn export_folder(&self) -> PathBuf {
        self.out.join("exported")
    }

    /// A window over the newsroom file in `home`.
    fn open(&self, home: &Path) -> Result<Window> {
        let stet = Stet::at(home)?;
        Opening::new(&built("stet-window")?, home)
            .env("STET_NEWSROOM", stet.newsroom())
            .env("STET_EXPORT_DIR", self.export_folder())
            .open()
    }

    /// Says what is done next, does it, and pictures the window when it fails.
    fn step<T>(&mut self, page: &Page, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        (self.tell)(what);
        let done = work().with_context(|| what.to_owned());
        if done.is_err() {
            // The failure itself matters more than its picture.
            drop(page.picture(&self.out.join("failed.png")));
        }
        done
    }

    /// A numbered picture of the window, after axe has found nothing on it.
    fn picture(&mut self, page: &Page, name: &str) -> Result<()> {
        axe::judge(page).with_context(|| format!("judging “{name}”"))?;
        let file = self.out.join(format!("{:02}-{name}.png", self.taken.pictures.len() + 1));
        page.picture(&file)?;
        self.taken.pictures.push(file);
        Ok(())
    }
}

/// Waits until that screen stands there with its data.
fn screen(page: &Page, name: &str) -> Result<()> {
    page.wait_for(&format!("{}[data-screen=\"{name}\"]", by_testid("app")))
}

/// Waits until what was typed is committed.
fn saved(page: &Page) -> Result<()> {
    page.wait_for(&format!("{}[data-saved=\"yes\"]", by_testid("story")))
}

/// Waits until a number of elements with that test id is there.
fn at_least(page: &Page, testid: &str, count: usize) -> Result<()> {
    wait::until(&format!("{count} of `{testid}`"), || Ok((page.all(testid)?.len() >= count).then_some(())))
}
