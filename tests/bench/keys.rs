//! From key to pixel in a story of 1,500 words, and what the window uses while it
//! is left alone with a blinking caret. Keys come from outside (XTEST), pixels are
//! seen from outside (XDamage); a bare editable page and ghostwriter stand beside.

use crate::processes::{cpu_seconds, pss_megabytes};
use crate::report::{Limit, Report, Row, percentile};
use crate::screen::{Screen, symbol};
use crate::window::{Cast, end, rest};
use anyhow::{Context as _, Result};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;
use stet_tests::stet::Stet;

/// Keys typed into each; the first few are not counted.
const KEYS: usize = 130;
const WARM: usize = 10;

/// How long the window is left alone.
const ALONE: Duration = Duration::from_secs(10);

/// What is typed, again and again.
const TYPED: &str = "the survey said nothing new about the basin ";

/// What was seen of one program.
struct Seen {
    keys: Vec<f64>,
    idle: f64,
    memory: f64,
}

/// Types into each of the three.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    let cast = Cast::new()?;
    let stet = Stet::at(cast.home())?;
    let text = cast.home().join("story.md");
    let accepted = stet.json([Path::new("import"), &text, Path::new("--accept")])?;
    let headline = accepted.pointer("/0/headline").and_then(|one| one.as_str()).context("a headline")?;
    let find: String = headline
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_ascii_lowercase() || *letter == ' ')
        .collect();
    let ours = type_into(cast.window(), |screen| open_story(screen, find.trim()))?;
    let bare = type_into(cast.bare(), |screen| screen.click(400, 300))?;
    let ghost =
        cast.ghostwriter().map(|command| type_into(command, |screen| screen.click(400, 400))).transpose()?;
    for (name, per_cent, limit) in [("median", 50.0, Limit::AtMost(10.0)), ("95 of 100", 95.0, Limit::None)] {
        let what = format!("key to pixel, 1,500 words, {name}");
        let row = |peer: &str, figure, limit| Row {
            what: what.clone(),
            ours: percentile(&ours.keys, per_cent),
            unit: "ms",
            peer: (peer.to_owned(), figure),
            limit,
        };
        report.add(row("bare editable page", Some(percentile(&bare.keys, per_cent)), limit));
        report.add(row(
            "ghostwriter",
            ghost.as_ref().map(|ghost| percentile(&ghost.keys, per_cent)),
            Limit::None,
        ));
    }
    let others = [("bare editable page", Some(&bare)), ("ghostwriter", ghost.as_ref())];
    for (name, peer) in others {
        let row = |what: &str, ours, unit, figure, limit| Row {
            what: what.to_owned(),
            ours,
            unit,
            peer: (name.to_owned(), figure),
            limit,
        };
        report.add(row(
            "idle with a caret, of a core",
            ours.idle,
            "%",
            peer.map(|peer| peer.idle),
            Limit::AtMost(1.0),
        ));
        report.add(row(
            "memory (PSS) with a story open",
            ours.memory,
            "MB",
            peer.map(|peer| peer.memory),
            Limit::AtMost(235.0),
        ));
    }
    Ok(())
}

/// The way a hand on the keyboard takes: Ctrl-K, the headline, Enter, into the copy.
fn open_story(screen: &Screen, headline: &str) -> Result<()> {
    screen.control(u32::from('k'))?;
    screen.settle()?;
    screen.write(headline)?;
    screen.settle()?;
    screen.key(symbol::RETURN)?;
    screen.settle()?;
    screen.click(600, 600)?;
    screen.control(symbol::END)
}

fn type_into(mut command: Command, reach: impl FnOnce(&Screen) -> Result<()>) -> Result<Seen> {
    let screen = Screen::new()?;
    let (child, _) = screen.start(&mut command)?;
    let seen = look(&screen, &child, reach);
    end(child)?;
    seen
}

fn look(screen: &Screen, child: &Child, reach: impl FnOnce(&Screen) -> Result<()>) -> Result<Seen> {
    screen.focus()?;
    reach(screen)?;
    screen.settle()?;
    let mut keys = Vec::new();
    for (number, letter) in TYPED.chars().cycle().take(KEYS).enumerate() {
        let took = screen.key_to_pixel(u32::from(letter))?;
        if let Some(took) = took.filter(|_| number >= WARM) {
            keys.push(took.as_secs_f64() * 1e3);
        }
        rest(Duration::from_millis(90 + (number as u64 * 37) % 80))?;
    }
    screen.settle()?;
    // What saving and counting after the last key take is not idleness.
    rest(Duration::from_secs(3))?;
    let before = cpu_seconds(child.id());
    rest(ALONE)?;
    let idle = (cpu_seconds(child.id()) - before) / ALONE.as_secs_f64() * 100.0;
    Ok(Seen { keys, idle, memory: pss_megabytes(child.id()) })
}
