//! A newsroom in a folder of its own, driven through the built `stet`.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// When everything happens.
pub(crate) const NOW: &str = "2026-05-14T12:00:00Z";

/// A copied page in the shape readers' browsers give: a stray star, the name
/// twice, the bio, labels of boxes, an attributed quotation.
pub(crate) const PAGE: &str = "\
*

Lighthouse Keepers Vote to Keep the Lamp

Sanne Vik
Sanne Vik
Sanne has reported on harbours and the people in them for nine years. Her main interest is the northern coast, with additional work on fisheries and lighthouses. Sanne serves as the deputy desk chief for Harbours.

More From Me

The keepers of the three lighthouses at Cape Morrow voted last night, on May 12th, to refuse the ministry\u{2019}s offer of an automatic lamp, and to pay for the oil themselves if they must.

\u{201c}A lamp that nobody trims is a lamp that nobody watches. We will carry the cans up ourselves, as our mothers did, and the ministry may come and count the steps\u{201d} -Keeper Aune

The ministry had promised that no post would be lost. It did not promise that anybody would be asked to stay, and eleven of the fourteen keepers are past sixty.

Ships that pass the cape at night will see no difference. The harbour office at Netherquay said that it would go on sending the tender with bread, oil and the newspapers every second Thursday.

Latest";

/// A second page, by two people.
pub(crate) const SECOND: &str = "\
The Tender Sails Late, and Nobody Minds

By Sanne Vik and Joss Harrow

The tender that brings bread, oil and newspapers to the lighthouses at Cape Morrow came four hours late on Thursday, because its skipper had stopped to listen to a whale.

He made no secret of it. The log gives the time, the place and the words \u{201c}very good\u{201d}, and the harbour office has let it stand.

The keepers, who had run out of bread but not of oil, said that they would have done the same.";

/// What a run of `stet` left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Fails the test unless the exit code is this one.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.out, self.err);
        assert!(!self.err.contains("panicked") && !self.err.contains("A fault in Stet"), "{}", self.err);
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}\nstdout: {}\nstderr: {}", self.out, self.err))
    }
}

/// A folder with (or soon with) a newsroom file.
pub(crate) struct Room {
    pub(crate) folder: tempfile::TempDir,
}

impl Room {
    /// No newsroom file yet.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A newsroom of one: Mara Idowu at the Coast desk.
    pub(crate) fn solo() -> Self {
        let room = Self::empty();
        room.stet(["init", "newsroom.stet", "--solo", "Mara Idowu", "--name", "Coast"]).ends(0);
        room
    }

    /// The sample newsroom.
    pub(crate) fn sample() -> Self {
        let room = Self::empty();
        room.stet(["init", "newsroom.stet", "--sample"]).ends(0);
        room
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The binary, in this folder, on a machine that knows nothing else.
    pub(crate) fn command<S: AsRef<std::ffi::OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stet"));
        command.args(words).current_dir(self.folder.path()).env_clear();
        command
            .env("STET_KEYRING", "off")
            .env("HOME", self.folder.path())
            .env("USER", "Ilse Thorne")
            .stdin(Stdio::null());
        command
    }

    /// Runs a line at [`NOW`].
    pub(crate) fn stet<S: AsRef<std::ffi::OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Ran {
        ran(self.command(words).args(["--now", NOW]).output().unwrap())
    }

    /// The same with something in the environment.
    pub(crate) fn stet_with<S: AsRef<std::ffi::OsStr>>(
        &self,
        with: &[(&str, &str)],
        words: impl IntoIterator<Item = S>,
    ) -> Ran {
        ran(self.command(words).args(["--now", NOW]).envs(with.iter().copied()).output().unwrap())
    }

    /// Runs a line and reads the JSON it prints.
    #[track_caller]
    pub(crate) fn json<S: AsRef<std::ffi::OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Value {
        let mut command = self.command(words);
        ran(command.args(["--now", NOW, "--json"]).output().unwrap()).ends(0).json()
    }

    /// Begins a story with some copy; gives its slug.
    pub(crate) fn story(&self, headline: &str) -> String {
        self.write("story.md", "The harbour reopened.\n\nFerries sail twice a day.\n");
        let made = self.json(["new", "--headline", headline, "story.md"]);
        made["slug"].as_str().unwrap().to_owned()
    }

    /// Begins a story and releases it, in a newsroom of one.
    pub(crate) fn released(&self, headline: &str) -> String {
        let slug = self.story(headline);
        self.stet(["release", &slug]).ends(0);
        slug
    }
}

pub(crate) fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The names and types in a JSON value, on one line: what scripts rely on. An
/// array shows its first entry.
pub(crate) fn shape(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "text".to_owned(),
        Value::Array(all) => format!("[{}]", all.first().map(shape).unwrap_or_default()),
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name}: {}", shape(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

/// Every file in a folder, by name, with its bytes.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    all.sort();
    all
}
