//! Sets a Debian or Ubuntu machine up: what is missing is named and installed.

use crate::{house, say};
use anyhow::{Context as _, Result, bail};
use std::process::Command;

/// To build: a C compiler and Perl for the encrypted SQLite, GTK and WebKit for the window.
const BUILD: [&str; 7] = [
    "build-essential",
    "ca-certificates",
    "libgtk-3-dev",
    "libwebkit2gtk-4.1-dev",
    "perl",
    "pkg-config",
    "fonts-dejavu-core",
];

/// To drive the window without a display.
const TOUR: [&str; 3] = ["dbus", "webkit2gtk-driver", "xvfb"];

/// To hold the exported pages against the Nu checker and axe. Not every system
/// has them as packages; the judges that miss theirs say so and stand aside.
const PAGES: [&str; 2] = ["chromium", "default-jre-headless"];

/// To write with an input method, as half of the world does. Its test says so and stands
/// aside where they are not packaged.
const INPUT: [&str; 3] = ["ibus", "ibus-gtk3", "ibus-libpinyin"];

/// What the window needs to be built and shown.
pub(crate) fn for_the_window() -> Vec<&'static str> {
    BUILD.to_vec()
}

/// What the tour needs on top.
pub(crate) fn for_the_tour() -> Vec<&'static str> {
    [&BUILD[..], &TOUR[..]].concat()
}

/// What the bench needs: a screen, and a browser to be held against.
pub(crate) fn for_the_bench() -> Vec<&'static str> {
    [&BUILD[..], &TOUR[..], &["chromium"]].concat()
}

/// What all the tests need.
pub(crate) fn everything() -> Vec<&'static str> {
    [&BUILD[..], &TOUR[..], &PAGES[..], &INPUT[..]].concat()
}

/// Installs what is missing; quick and silent when nothing is.
pub(crate) fn set_up(packages: &[&'static str]) -> Result<()> {
    if !house::has("dpkg-query") {
        say::line(&format!(
            "This is not Debian or Ubuntu, so nothing is installed by itself. Needed: {} (by the names they have there), Node 20.19 or later.",
            packages.join(", ")
        ));
        return Ok(());
    }
    let missing = missing(packages)?;
    if !missing.is_empty() {
        install(&missing)?;
    }
    if !house::has("npm") {
        bail!("Node and npm are missing. Install Node 20.19 or later, then run this again.");
    }
    Ok(())
}

fn missing(packages: &[&'static str]) -> Result<Vec<&'static str>> {
    let asked = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${db:Status-Abbrev} ${Package}\n"])
        .args(packages)
        .output()
        .context("dpkg-query could not be started")?;
    let known = String::from_utf8_lossy(&asked.stdout).into_owned();
    let installed: Vec<&str> = known.lines().filter_map(|line| line.strip_prefix("ii  ")).collect();
    Ok(packages.iter().copied().filter(|package| !installed.contains(package)).collect())
}

fn install(missing: &[&str]) -> Result<()> {
    say::line(&format!("Missing on this machine, now installed with apt-get: {}", missing.join(" ")));
    let apt = |args: &[&str]| {
        let mut command = match am_root() {
            true => Command::new("apt-get"),
            false => Command::new("sudo"),
        };
        if !am_root() {
            command.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet").args(args);
        command
    };
    if !am_root() && !house::has("sudo") {
        bail!("there is no sudo here; as root: apt-get install {}", missing.join(" "));
    }
    // Stale lists name versions that mirrors no longer have.
    say::run(&mut apt(&["update"]))?;
    let (there, absent): (Vec<&str>, Vec<&str>) =
        missing.iter().partition(|package| !can_be_absent(package) || is_packaged(package));
    if !absent.is_empty() {
        say::line(&format!("Not packaged on this system, so left out: {}", absent.join(" ")));
    }
    match there.is_empty() {
        true => Ok(()),
        false => say::run(apt(&["install", "--yes", "--no-install-recommends"]).args(there)),
    }
}

/// The tests that want it say so and stand aside.
fn can_be_absent(package: &str) -> bool {
    PAGES.contains(&package) || INPUT.contains(&package)
}

/// True where apt could install it.
fn is_packaged(package: &str) -> bool {
    let asked = Command::new("apt-cache").args(["policy", package]).output();
    asked.is_ok_and(|said| {
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        said.lines().any(|line| line.trim().starts_with("Candidate:") && !line.contains("(none)"))
    })
}

fn am_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.trim_ascii() == b"0")
}
