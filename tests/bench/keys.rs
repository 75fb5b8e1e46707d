//! From key to pixel in stories of 1,500 and of 50,000 words, how long such a story
//! takes to open, and what the window uses while it is left alone with a blinking
//! caret. Keys come from outside (XTEST), pixels are seen from outside (XDamage).
//! Beside it, in turns and with the same words: a bare ProseMirror page in a
//! browser's window and in our webview, and ghostwriter.

use crate::inpage;
use crate::processes::{cpu_seconds, pss_megabytes};
use crate::report::{Limit, Report, Row, median, percentile, spread};
use crate::screen::{Screen, symbol};
use crate::window::{Cast, end, rest};
use anyhow::{Context as _, Result, ensure};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;
use stet_tests::stet::Stet;

/// Keys typed into each, each time; the first few are not counted.
const KEYS: usize = 130;
const WARM: usize = 10;

/// How often each is asked, in turns.
const ROUNDS: usize = 3;

/// How long the window is left alone.
const ALONE: Duration = Duration::from_secs(10);

/// What is typed, again and again.
const TYPED: &str = "the survey said nothing new about the basin ";

const BROWSER: &str = "bare ProseMirror, Chromium";
const WEBVIEW: &str = "bare ProseMirror, same webview";

/// How long a story is, and what was promised of its keys and its opening, in milliseconds.
pub(crate) struct Length {
    pub(crate) words: usize,
    name: &'static str,
    median: f64,
    worst: f64,
    open: Limit,
}

const LENGTHS: [Length; 2] = [
    Length { words: 1_500, name: "1,500 words", median: 8.0, worst: 17.0, open: Limit::None },
    Length { words: 50_000, name: "50,000 words", median: 13.0, worst: 21.0, open: Limit::AtMost(300.0) },
];

/// What was seen of one program: a figure a round, but for the keys.
#[derive(Default)]
struct Seen {
    keys: Vec<Vec<f64>>,
    opened: Vec<f64>,
    idle: Vec<f64>,
    memory: Vec<f64>,
    /// The keys as the page itself sees them.
    inside: Vec<Vec<f64>>,
}

/// Each round's key of which so many per cent are not above it.
fn each(rounds: &[Vec<f64>], per_cent: f64) -> Vec<f64> {
    rounds.iter().map(|keys| percentile(keys, per_cent)).collect()
}

/// Types into each in turn.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    let cast = Cast::new()?;
    let stet = Stet::at(cast.home())?;
    for length in &LENGTHS {
        let text = cast.story(length.words)?;
        let accepted = stet.json([Path::new("import"), &text, Path::new("--accept")])?;
        let headline = accepted.pointer("/0/headline").and_then(|one| one.as_str()).context("a headline")?;
        let typed: String = headline
            .to_lowercase()
            .chars()
            .filter(|letter| letter.is_ascii_lowercase() || *letter == ' ')
            .collect();
        let (mut ours, mut browser, mut webview, mut ghost) =
            (Seen::default(), Seen::default(), Seen::default(), Seen::default());
        for _ in 0..ROUNDS {
            type_into(cast.window(), &mut ours, |screen| open_story(screen, typed.trim()))?;
            ours.inside.push(inpage::ours(&cast, typed.trim())?);
            type_into(cast.webview(length.words)?, &mut webview, nothing)?;
            webview.inside.push(inpage::bare(&cast, length)?);
            if let Some(command) = cast.browser(length.words)? {
                type_into(command, &mut browser, nothing)?;
            }
            if let Some(command) = cast.ghostwriter(length.words)? {
                type_into(command, &mut ghost, |screen| screen.click(400, 400).map(|()| None))?;
            }
        }
        tell(length, &ours, &[(BROWSER, &browser), (WEBVIEW, &webview), ("ghostwriter", &ghost)], report);
    }
    Ok(())
}

fn tell(length: &Length, ours: &Seen, others: &[(&str, &Seen)], report: &mut Report) {
    let figure = |what: String, ours: &[f64], unit, peer: &str, theirs: &[f64], limit| Row {
        what,
        ours: median(ours),
        unit,
        peer: (peer.to_owned(), (!theirs.is_empty()).then(|| median(theirs))),
        limit,
        spread: spread(ours),
    };
    for (name, per_cent, most) in [("median", 50.0, length.median), ("99 of 100", 99.0, length.worst)] {
        let what = format!("key to pixel, {}, {name}", length.name);
        let mine = each(&ours.keys, per_cent);
        report.add(figure(what.clone(), &mine, "ms", "", &[], Limit::AtMost(most)));
        for (peer, seen) in others {
            let limit = if *peer == BROWSER { Limit::Times(1.0) } else { Limit::None };
            report.add(figure(what.clone(), &mine, "ms", peer, &each(&seen.keys, per_cent), limit));
        }
        for (peer, seen) in others.iter().filter(|(_, seen)| !seen.inside.is_empty()) {
            let what = format!("key to frame inside the page, {}, {name}", length.name);
            let mine = each(&ours.inside, per_cent);
            report.add(figure(what, &mine, "ms", peer, &each(&seen.inside, per_cent), Limit::None));
        }
    }
    report.add(figure(format!("opening {}", length.name), &ours.opened, "ms", "", &[], length.open));
    for (peer, seen) in others {
        let what = format!("idle with a caret, {}, of a core", length.name);
        report.add(figure(what, &ours.idle, "%", peer, &seen.idle, Limit::AtMost(0.5)));
        let what = format!("memory (PSS), {} open", length.name);
        let most = if length.words > 1_500 { Limit::None } else { Limit::AtMost(235.0) };
        report.add(figure(what, &ours.memory, "MB", peer, &seen.memory, most));
    }
}

/// The way a hand on the keyboard takes: Ctrl-K, the headline, Enter, into the copy.
/// Gives the milliseconds from Enter to the finished picture.
pub(crate) fn open_story(screen: &Screen, headline: &str) -> Result<Option<f64>> {
    screen.control(u32::from('k'))?;
    screen.settle()?;
    screen.write(headline)?;
    screen.settle()?;
    let took = screen.key_to_picture(symbol::RETURN)?.context("the story did not open")?;
    screen.click(600, 600)?;
    screen.key(symbol::END)?;
    Ok(Some(took.as_secs_f64() * 1e3))
}

/// For a program that is ready for keys when it stands there.
fn nothing(_: &Screen) -> Result<Option<f64>> {
    Ok(None)
}

fn type_into(
    mut command: Command,
    seen: &mut Seen,
    reach: impl FnOnce(&Screen) -> Result<Option<f64>>,
) -> Result<()> {
    let screen = Screen::new()?;
    let (child, _) = screen.start(&mut command)?;
    let looked = look(&screen, &child, seen, reach).with_context(|| format!("{command:?}"));
    end(child)?;
    looked
}

fn look(
    screen: &Screen,
    child: &Child,
    seen: &mut Seen,
    reach: impl FnOnce(&Screen) -> Result<Option<f64>>,
) -> Result<()> {
    screen.focus()?;
    seen.opened.extend(reach(screen)?);
    screen.settle()?;
    let mut keys = Vec::new();
    type_each(|letter| {
        keys.push(screen.key_to_pixel(letter)?.map(|took| took.as_secs_f64() * 1e3));
        Ok(())
    })?;
    let keys: Vec<f64> = keys.into_iter().skip(WARM).flatten().collect();
    // A program that shows nothing of what is typed has not been measured.
    ensure!(keys.len() > KEYS / 2, "only {} of {KEYS} keys led to a picture", keys.len());
    seen.keys.push(keys);
    screen.settle()?;
    // What saving and counting after the last key take is not idleness.
    rest(Duration::from_secs(3))?;
    let before = cpu_seconds(child.id());
    rest(ALONE)?;
    seen.idle.push((cpu_seconds(child.id()) - before) / ALONE.as_secs_f64() * 100.0);
    seen.memory.push(pss_megabytes(child.id()));
    Ok(())
}

/// Strikes every key in a typist's rhythm; gives their number.
pub(crate) fn type_each(mut strike: impl FnMut(u32) -> Result<()>) -> Result<usize> {
    for (number, letter) in TYPED.chars().cycle().take(KEYS).enumerate() {
        strike(u32::from(letter))?;
        rest(Duration::from_millis(90 + (number as u64 * 37) % 80))?;
    }
    Ok(KEYS)
}
