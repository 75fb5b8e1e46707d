//! Where results and talk go.

use crate::trouble::{End, Ended, Trouble, tell_line};
use serde::Serialize;
use std::io::{IsTerminal, Write};

/// The two streams, and whether results are wanted as JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Out {
    pub(crate) json: bool,
}

impl Out {
    /// The result: one JSON value, or what people read.
    pub(crate) fn result(self, value: &impl Serialize, people: impl FnOnce() -> String) -> Ended {
        if self.json {
            self.value(value)?
        } else {
            self.text(&people())?
        }
        Ok(End::Done)
    }

    /// One JSON value and a newline.
    pub(crate) fn value(self, value: &impl Serialize) -> Result<(), Trouble> {
        let mut text = serde_json::to_string_pretty(value).map_err(std::io::Error::from)?;
        text.push('\n');
        self.text(&text)
    }

    /// Text as it is.
    pub(crate) fn text(self, text: &str) -> Result<(), Trouble> {
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        Ok(stdout.flush()?)
    }

    /// Talk.
    pub(crate) fn say(self, line: &str) {
        tell_line(line);
    }

    /// True where a moving bar does no harm.
    pub(crate) fn talks_to_a_terminal(self) -> bool {
        std::io::stderr().is_terminal()
    }
}
