//! The sentences that were called saved, and what became of them.

use anyhow::{Result, ensure};

/// What must be in the copy, and what must not come back.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    kept: Vec<String>,
    gone: Vec<String>,
}

impl Ledger {
    /// A sentence was called saved.
    pub(super) fn enter(&mut self, sentence: &str) {
        self.gone.retain(|other| other != sentence);
        self.kept.push(sentence.to_owned());
    }

    /// A sentence was taken out on purpose.
    pub(super) fn strike(&mut self, sentence: &str) {
        self.kept.retain(|other| other != sentence);
        self.gone.push(sentence.to_owned());
    }

    /// A word was replaced everywhere.
    pub(super) fn reword(&mut self, old: &str, new: &str) {
        for sentence in &mut self.kept {
            *sentence = sentence.replace(old, new);
        }
    }

    /// How many sentences must be there.
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    /// Holds the copy against the ledger.
    ///
    /// # Errors
    /// With every sentence that is missing or came back.
    pub(super) fn agrees(&self, copy: &str) -> Result<()> {
        let missing: Vec<_> = self.kept.iter().filter(|sentence| !copy.contains(sentence.as_str())).collect();
        let back: Vec<_> = self.gone.iter().filter(|sentence| copy.contains(sentence.as_str())).collect();
        ensure!(missing.is_empty(), "words that were called saved are gone: {missing:#?}\nof\n{copy}");
        ensure!(back.is_empty(), "words that were taken out are back: {back:#?}");
        Ok(())
    }
}
