//! `cargo xtask run`: the window on the screen, or, where there is no screen,
//! the same window on a virtual one, walking through the main job by itself.

use crate::{house, machine, page, say};
use anyhow::Result;
use std::process::Command;

/// How it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, and what the tests use too.
    Dev,
    /// As it is shipped.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }

    /// Builds the programs of the whole workspace: naming single packages would
    /// build what they share a second time, with other features.
    pub(crate) fn build(self) -> Result<()> {
        let mut command = house::cargo(&["build", "--locked", "--workspace"]);
        if self == Self::Release {
            command.arg("--release");
        }
        say::run(&mut command)
    }

    /// A program it built.
    pub(crate) fn program(self, name: &str) -> std::path::PathBuf {
        house::target().join(self.folder()).join(name)
    }
}

/// Opens the window, or takes the tour.
pub(crate) fn run(profile: Profile) -> Result<()> {
    if has_display() { open(profile) } else { tour(profile) }
}

fn open(profile: Profile) -> Result<()> {
    say::step("set up", || machine::set_up(&machine::for_the_window()))?;
    say::step("page", page::build)?;
    say::step("build", || profile.build())?;
    say::line("\nOpening the window.");
    say::run(&mut Command::new(profile.program("stet-window")))
}

fn tour(profile: Profile) -> Result<()> {
    say::line(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window opens on a virtual one\n\
         and walks through the main job by itself.",
    );
    say::step("set up", || machine::set_up(&machine::for_the_tour()))?;
    say::step("page", page::build)?;
    say::step("build", || profile.build())?;
    let out = house::target().join("tour");
    say::step("tour", || say::run(Command::new(profile.program("tour")).arg(&out)))
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
