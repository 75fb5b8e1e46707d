//! A newsroom in a folder that vanishes, worked through the api as the window does.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use stet_api::{Chosen, House, Setup};
use tokio::runtime::Runtime;

/// How many files are read for import at a time.
const BATCH: usize = 200;

/// An open newsroom of one.
pub(crate) struct Newsroom {
    house: House,
    runtime: Runtime,
}

impl Newsroom {
    /// A new one at that path.
    pub(crate) fn create(file: &Path) -> Result<Self> {
        let newsroom = Self::open(file)?;
        let wanted = json!({ "kind": "solo", "name": "Coast", "person": "Mara Idowu", "desk": "", "zone": "UTC", "language": "en" });
        newsroom.ask("create_newsroom", wanted)?;
        Ok(newsroom)
    }

    /// The one at that path.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let house = House::new(Setup::new(file), Arc::new(drop));
        Ok(Self { house, runtime })
    }

    /// Any command.
    pub(crate) fn ask(&self, command: &str, request: Value) -> Result<Value> {
        self.ask_with(command, request, Vec::new())
    }

    /// Any command, with files or a folder.
    pub(crate) fn ask_with(&self, command: &str, request: Value, chosen: Vec<PathBuf>) -> Result<Value> {
        self.runtime
            .block_on(self.house.call(command, request, Chosen(chosen)))
            .with_context(|| command.to_owned())
    }

    /// Imports files as they are; gives the stories' ids.
    pub(crate) fn import(&self, files: &[PathBuf]) -> Result<Vec<String>> {
        let mut stories = Vec::with_capacity(files.len());
        for some in files.chunks(BATCH) {
            let readings =
                self.ask_with("read_import", json!({ "html": null, "text": null }), some.to_vec())?;
            for reading in readings.as_array().into_iter().flatten() {
                let credits: Vec<&Value> = reading["credits"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|credit| &credit["author"])
                    .collect();
                let taken = json!({ "ticket": reading["ticket"], "desk": null, "credits": credits, "bios": [], "roles": [] });
                let story = self.ask("accept_import", taken)?;
                stories.push(
                    story.pointer("/row/id").and_then(Value::as_str).context("a story has an id")?.to_owned(),
                );
            }
        }
        Ok(stories)
    }

    /// Files, approves and releases.
    pub(crate) fn release(&self, story: &str) -> Result<()> {
        for act in ["file", "approve", "release"] {
            self.ask("act", json!({ "story": story, "act": act, "note": "" }))?;
        }
        Ok(())
    }

    /// Closes the file.
    pub(crate) fn close(self) -> Result<()> {
        self.runtime.block_on(self.house.close()).context("closing")
    }
}
