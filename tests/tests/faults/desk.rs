//! A newsroom with one story, and somebody who types into it.

use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use stet_tests::stet::Stet;

/// A newsroom with one story.
pub(crate) struct Desk {
    _folder: tempfile::TempDir,
    pub(crate) stet: Stet,
    pub(crate) story: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stet = Stet::at(folder.path()).unwrap();
        let file = stet.newsroom();
        stet.run(["init", file.to_str().unwrap(), "--solo", "Mara Idowu", "--name", "Coast"])
            .unwrap()
            .done()
            .unwrap();
        let made = stet.json(["new", "--headline", "Whatever Was Acknowledged"]).unwrap();
        let story = made["id"].as_str().or(made["story"].as_str()).unwrap().to_owned();
        Self { _folder: folder, stet, story }
    }

    /// Begins typing numbered lines.
    pub(crate) fn typist(&self, from: u64, lies: bool) -> Typist {
        let mut command = Command::new(env!("CARGO_BIN_EXE_typist"));
        self.stet.at_home(&mut command);
        command.args([self.stet.newsroom().to_str().unwrap(), &self.story, &from.to_string()]);
        command.env("STET_TYPIST", if lies { "lies" } else { "" });
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(process.stdout.take().unwrap()).lines();
        Typist { process: Running(process), said, last: from - 1 }
    }

    /// The numbers in the story's text, as the command line reads them.
    pub(crate) fn kept(&self) -> Vec<u64> {
        let shown = self.stet.json(["show", &self.story, "--to", "json"]).unwrap();
        let text = shown["document"].to_string();
        text.split("Line ").skip(1).map(|rest| rest.split('.').next().unwrap().parse().unwrap()).collect()
    }

    /// Reads the whole file through, page by page and text by text.
    pub(crate) fn is_sound(&self) {
        let report = self.stet.json(["doctor"]).unwrap();
        assert_eq!((&report["ok"], &report["findings"]), (&true.into(), &serde_json::json!([])));
    }
}

/// A process that goes with its owner, asleep or awake: one that is left behind
/// would hold on to whatever listens.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that is gone already is what we want.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A process that types.
pub(crate) struct Typist {
    pub(crate) process: Running,
    said: Lines<BufReader<ChildStdout>>,
    /// The last number it said was saved.
    pub(crate) last: u64,
}

impl Typist {
    /// Waits until it has said so many more.
    pub(crate) fn wait_for(&mut self, more: u64) {
        for _ in 0..more {
            self.last = self.said.next().expect("the typist stopped by itself").unwrap().parse().unwrap();
        }
    }

    /// Kills it; what it said before it died counts too. Gives the last number.
    pub(crate) fn kill(mut self) -> u64 {
        self.process.0.kill().unwrap();
        let late = self.said.map_while(Result::ok).filter_map(|line| line.parse().ok()).last();
        self.process.0.wait().unwrap();
        late.unwrap_or(self.last)
    }
}
