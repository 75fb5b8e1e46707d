//! An IBus of the test's own, with one engine, no panel and settings that vanish.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use stet_tests::wait;
use tempfile::TempDir;

/// A running input method.
pub(crate) struct Ibus {
    daemon: Child,
    engine: &'static str,
    home: TempDir,
}

impl Ibus {
    /// Starts it; says why not and gives nothing where it is not installed.
    pub(crate) fn start(engine: &'static str) -> Option<Self> {
        let component = format!("/usr/share/ibus/component/{engine}.xml");
        if !Path::new("/usr/bin/ibus-daemon").is_file() || !Path::new(&component).is_file() {
            eprintln!(
                "   SKIPPED: no IBus with {engine} here (`cargo xtask setup` installs it where it is packaged)"
            );
            return None;
        }
        let home = tempfile::tempdir().unwrap();
        let daemon = Self::at_home(Command::new("ibus-daemon"), home.path())
            .args(["--panel", "disable", "--emoji-extension", "disable"])
            .args(["--config", "/usr/libexec/ibus-memconf", "--address"])
            .arg(format!("unix:path={}", socket(home.path()).display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let ibus = Self { daemon, engine, home };
        wait::until("the input method", || Ok(socket(ibus.home.path()).exists().then_some(()))).unwrap();
        Some(ibus)
    }

    /// What the window is told of it.
    pub(crate) fn env(&self) -> Vec<(String, String)> {
        vec![("GTK_IM_MODULE".to_owned(), "ibus".to_owned()), ("IBUS_ADDRESS".to_owned(), self.address())]
    }

    /// Makes its engine the one that is typed with.
    pub(crate) fn choose(&self) -> anyhow::Result<()> {
        wait::until("the engine to be chosen", || {
            self.ask(&["engine", self.engine])?;
            let now = self.ask(&["engine"])?;
            Ok((now.stdout.trim_ascii() == self.engine.as_bytes()).then_some(()))
        })
    }

    fn ask(&self, words: &[&str]) -> anyhow::Result<Output> {
        Ok(Self::at_home(Command::new("ibus"), self.home.path())
            .env("IBUS_ADDRESS", self.address())
            .args(words)
            .output()?)
    }

    fn address(&self) -> String {
        format!("unix:path={}", socket(self.home.path()).display())
    }

    fn at_home(mut command: Command, home: &Path) -> Command {
        command
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("GSETTINGS_BACKEND", "memory")
            .env("LANG", "C.UTF-8")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("DISPLAY");
        command
    }
}

fn socket(home: &Path) -> PathBuf {
    home.join("ibus")
}

impl Drop for Ibus {
    fn drop(&mut self) {
        drop(self.daemon.kill());
        drop(self.daemon.wait());
    }
}
