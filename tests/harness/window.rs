//! The built window on a display of its own, with a hand on its page.

use crate::display::Display;
use crate::wait;
use crate::webdriver::{self, Page};
use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, getpgid, kill_process, kill_process_group};
use std::ffi::OsStr;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The window, running.
#[derive(Debug)]
pub struct Window {
    /// What is shown in it.
    pub page: Page,
    driver: Driver,
    // Last: the display outlives what is shown on it.
    display: Display,
}

/// How a window is to be started.
#[derive(Debug)]
pub struct Opening {
    program: PathBuf,
    args: Vec<String>,
    home: PathBuf,
    env: Vec<(String, std::ffi::OsString)>,
    size: (u32, u32),
}

impl Opening {
    /// The built window, living in `home`: nothing of it touches the real one.
    pub fn new(program: &Path, home: &Path) -> Self {
        Self {
            program: program.to_owned(),
            args: Vec::new(),
            home: home.to_owned(),
            env: Vec::new(),
            size: (1440, 900),
        }
    }

    /// Gives it an argument.
    #[must_use]
    pub fn arg(mut self, value: &str) -> Self {
        self.args.push(value.to_owned());
        self
    }

    /// Sets a variable for it.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.env.push((name.to_owned(), value.as_ref().to_owned()));
        self
    }

    /// The size of its screen.
    #[must_use]
    pub fn screen(self, width: u32, height: u32) -> Self {
        Self { size: (width, height), ..self }
    }

    /// Opens it.
    ///
    /// # Errors
    /// When a program is missing or the window shows no page.
    pub fn open(self) -> Result<Window> {
        let display = Display::start(self.size.0, self.size.1)?;
        let driver = Driver::start(&self, &display)?;
        let page = Page::start(driver.port, &self.program, &self.args)
            .with_context(|| format!("opening {}", self.program.display()))?;
        Ok(Window { page, driver, display })
    }
}

impl Window {
    /// The display it is shown on.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Tells it to go, as a session's end does, and waits until it has.
    ///
    /// # Errors
    /// When it stays.
    pub fn told_to_go(self, program: &Path) -> Result<()> {
        let pid = self.driver.child_running(program).context("the window is not running")?;
        kill_process(pid, Signal::TERM)?;
        wait::until("the window to go", || Ok(self.driver.child_running(program).is_none().then_some(())))
    }

    /// Asks every one of its windows to close, as their own buttons do.
    ///
    /// # Errors
    /// When the display does not answer or shows no window.
    pub fn asked_to_close(&self) -> Result<()> {
        self.display.close_windows()
    }

    /// Ends it without a word, as a power cut does, and waits until it is gone.
    ///
    /// # Errors
    /// When it is not running.
    pub fn killed(self, program: &Path) -> Result<()> {
        let pid = self.driver.child_running(program).context("the window is not running")?;
        kill_process(pid, Signal::KILL)?;
        wait::until("the window to be gone", || {
            Ok(self.driver.child_running(program).is_none().then_some(()))
        })
    }

    /// Closes it.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn close(self) -> Result<()> {
        let Self { page, driver, display } = self;
        let quit = page.quit();
        drop(driver);
        drop(display);
        quit
    }
}

/// WebKitWebDriver under a session bus of its own; it starts the window.
#[derive(Debug)]
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(opening: &Opening, display: &Display) -> Result<Self> {
        let port = free_port()?;
        let home = &opening.home;
        let runtime = home.join("run");
        std::fs::create_dir_all(&runtime)?;
        let process = Command::new("dbus-run-session")
            .arg("--config-file")
            .arg(quiet_bus(home)?)
            .args(["--", "WebKitWebDriver", &format!("--port={port}")])
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", &runtime)
            .env("STET_KEYRING", "off")
            .env("NO_AT_BRIDGE", "1")
            .env("TZ", "Europe/Berlin")
            .env("LANG", "C.UTF-8")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(opening.env.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .process_group(0)
            .spawn()
            .context("dbus-run-session is not installed (`cargo xtask run` installs it)")?;
        let driver = Self { process, port };
        webdriver::wait_for_driver(port)
            .context("is WebKitWebDriver installed? (`cargo xtask run` installs it)")?;
        Ok(driver)
    }
}

impl Driver {
    /// The process of our group that runs that program.
    fn child_running(&self, program: &Path) -> Option<Pid> {
        let group = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw)?;
        let processes = std::fs::read_dir("/proc").ok()?;
        let pids =
            processes.flatten().filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?));
        pids.into_iter().find(|pid| {
            let runs = std::fs::read_link(format!("/proc/{}/exe", pid.as_raw_nonzero()));
            runs.is_ok_and(|runs| runs == program) && getpgid(Some(*pid)).is_ok_and(|of| of == group)
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw) {
            // Whoever is left of the group: the driver, its bus, a window that would not go.
            let _ = kill_process_group(group, Signal::TERM);
        }
        drop(self.process.wait());
    }
}

/// A session bus that starts nothing by itself: no portal, no keyring, no screen
/// reader of whoever's machine this is.
fn quiet_bus(home: &Path) -> Result<PathBuf> {
    let file = home.join("bus.conf");
    std::fs::write(
        &file,
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
    )?;
    Ok(file)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
