//! Start and memory of the window with the sample newsroom, beside a bare window
//! around an empty page, and beside ghostwriter with a story. Measured from
//! outside, in turns, all three by the same means.

use crate::copy::Copy;
use crate::processes::pss_megabytes;
use crate::report::{Limit, Report, Row, median};
use crate::screen::Screen;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use stet_tests::stet::Stet;
use stet_tests::{built, wait};

const ROUNDS: usize = 5;

/// Memory is read when a program has stood there for so long.
const IDLE: Duration = Duration::from_secs(5);

/// The programs that are measured, by name.
pub(crate) struct Cast {
    home: tempfile::TempDir,
    window: PathBuf,
    bare: PathBuf,
}

impl Cast {
    /// The built window with its sample newsroom, and the bare one.
    pub(crate) fn new() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let stet = Stet::at(home.path())?;
        stet.run(["init", "newsroom.stet", "--sample"])?.done()?;
        std::fs::write(home.path().join("story.md"), Copy::story(1, 1_500))?;
        let window = built("stet-window")?;
        let bare = window.with_file_name("examples").join("bare");
        Ok(Self { home, window, bare })
    }

    /// Where they live.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn window(&self) -> Command {
        self.at_home(&self.window)
    }

    pub(crate) fn bare(&self) -> Command {
        self.at_home(&self.bare)
    }

    /// Ghostwriter with a story of 1,500 words; none when it is not installed.
    pub(crate) fn ghostwriter(&self) -> Option<Command> {
        let folders = std::env::var_os("PATH")?;
        let program = std::env::split_paths(&folders)
            .map(|folder| folder.join("ghostwriter"))
            .find(|path| path.is_file())?;
        let mut command = self.at_home(&program);
        command.arg(self.home.path().join("story.md"));
        Some(command)
    }

    fn at_home(&self, program: &Path) -> Command {
        let home = self.home.path();
        let mut command = Command::new(program);
        command
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home)
            .env("QTWEBENGINE_DISABLE_SANDBOX", "1")
            .env("STET_NEWSROOM", home.join("newsroom.stet"))
            .env("STET_KEYRING", "off");
        command
    }
}

/// Start to a finished picture, and memory five seconds later.
#[derive(Default)]
struct Figures {
    starts: Vec<f64>,
    memory: Vec<f64>,
}

/// Starts each in turn, as often as there are rounds after a first one for warmth.
pub(crate) fn measure(_: &Path, report: &mut Report) -> Result<()> {
    let cast = Cast::new()?;
    let (mut ours, mut bare, mut ghost) = (Figures::default(), Figures::default(), Figures::default());
    for round in 0..=ROUNDS {
        let kept = round > 0;
        once(cast.window(), &mut ours, kept)?;
        once(cast.bare(), &mut bare, kept)?;
        if let Some(command) = cast.ghostwriter() {
            once(command, &mut ghost, kept)?;
        }
    }
    let installed = |figures: &[f64]| (!figures.is_empty()).then(|| median(figures));
    let row = |what: &str, ours: &[f64], unit, peer: (&str, Option<f64>), limit| Row {
        what: what.to_owned(),
        ours: median(ours),
        unit,
        peer: (peer.0.to_owned(), peer.1),
        limit,
    };
    report.add(row(
        "start to Home painted",
        &ours.starts,
        "ms",
        ("bare window", installed(&bare.starts)),
        Limit::Times(1.3),
    ));
    report.add(row(
        "start to Home painted",
        &ours.starts,
        "ms",
        ("ghostwriter", installed(&ghost.starts)),
        Limit::None,
    ));
    report.add(row(
        "memory (PSS) 5 s later",
        &ours.memory,
        "MB",
        ("bare window", installed(&bare.memory)),
        Limit::AtMost(235.0),
    ));
    report.add(row(
        "memory (PSS) 5 s later",
        &ours.memory,
        "MB",
        ("ghostwriter", installed(&ghost.memory)),
        Limit::None,
    ));
    Ok(())
}

fn once(mut command: Command, figures: &mut Figures, kept: bool) -> Result<()> {
    let screen = Screen::new()?;
    let (child, done) = screen.start(&mut command)?;
    rest(IDLE)?;
    let memory = pss_megabytes(child.id());
    end(child)?;
    if kept {
        figures.starts.push(done.as_secs_f64() * 1e3);
        figures.memory.push(memory);
    }
    Ok(())
}

/// Lets a program be, for as long as a figure about rest needs.
pub(crate) fn rest(time: Duration) -> Result<()> {
    let begun = Instant::now();
    wait::until_within(time * 2, "the time to pass", || Ok((begun.elapsed() >= time).then_some(())))
}

/// Ends a program that was started here, politely and then not.
pub(crate) fn end(mut child: Child) -> Result<()> {
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
    }
    let gone = wait::until_within(Duration::from_secs(8), "it to end", || Ok(child.try_wait()?));
    if gone.is_err() {
        child.kill()?;
        child.wait()?;
    }
    Ok(())
}
