//! Start and memory of the window with the sample newsroom, beside a bare window
//! around an empty page, and beside ghostwriter with a story. Measured from
//! outside, in turns, all three by the same means. Here is also the cast of all
//! parts that start programs.

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

    /// A story of so many words as a file; the same for everybody.
    pub(crate) fn story(&self, words: usize) -> Result<PathBuf> {
        let path = self.home.path().join(format!("story-{words}.md"));
        if !path.exists() {
            std::fs::write(&path, Copy::story(words, words))?;
        }
        Ok(path)
    }

    /// Ghostwriter with a story of so many words; none when it is not installed.
    pub(crate) fn ghostwriter(&self, words: usize) -> Result<Option<Command>> {
        let Some(program) = installed("ghostwriter") else { return Ok(None) };
        let mut command = self.at_home(&program);
        command.arg(self.story(words)?);
        Ok(Some(command))
    }

    /// A bare ProseMirror page with the same words in a browser's window; none
    /// when there is no browser.
    pub(crate) fn browser(&self, words: usize) -> Result<Option<Command>> {
        let Some(program) = installed("chromium") else { return Ok(None) };
        let page = self.bare_page(words)?;
        let mut command = self.at_home(&program);
        command
            .arg(format!("--app={page}"))
            .arg(format!("--user-data-dir={}", self.home.path().join("browser").display()))
            .args(["--no-sandbox", "--no-first-run", "--window-size=1440,900", "--window-position=0,0"])
            .args(["--disable-gpu", "--disable-background-networking", "--disable-component-update"]);
        Ok(Some(command))
    }

    /// The same page in a bare window, so in the webview that ours has.
    pub(crate) fn webview(&self, words: usize) -> Result<Command> {
        let mut command = self.bare();
        command.arg(self.bare_page(words)?);
        Ok(command)
    }

    /// The address of the bare page with a story of so many words.
    pub(crate) fn bare_page(&self, words: usize) -> Result<String> {
        let script = built("stet-window")?.with_file_name("../bare-page/bare.js");
        let folder = self.home.path().join(format!("bare-{words}"));
        if !folder.exists() {
            std::fs::create_dir(&folder)?;
            std::fs::copy(&script, folder.join("bare.js"))?;
            let text = std::fs::read_to_string(self.story(words)?)?;
            let (_, body) = text.split_once("\n---\n").unwrap_or_default();
            let lines: Vec<&str> = body.lines().filter(|line| !line.is_empty()).collect();
            std::fs::write(folder.join("words.js"), format!("window.words = {}", serde_json::json!(lines)))?;
            std::fs::write(folder.join("index.html"), BARE)?;
        }
        Ok(format!("file://{}", folder.join("index.html").display()))
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

/// As wide and as large as the window's page, and nothing else.
const BARE: &str = "<!doctype html><meta charset=utf-8><title>Bare</title><style>
body { margin: 40px auto; width: 640px; font: 18.5px/1.62 serif; white-space: break-spaces; }
.ProseMirror { outline: none; min-height: 80vh; }
</style><body><script src=words.js></script><script src=bare.js></script>";

/// Where a program is, if it is installed.
fn installed(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
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
        if let Some(command) = cast.ghostwriter(1_500)? {
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
        spread: None,
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
