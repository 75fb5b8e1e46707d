//! Evening: what changed today is looked at, and the file is held against the
//! day's ledger.

use super::Day;
use anyhow::Result;

impl Day<'_> {
    pub(super) fn evening(&mut self) -> Result<()> {
        (self.tell)("The command line finds every sentence in the file");
        let copy = self.copy()?;
        self.ledger.agrees(&copy)?;
        self.stet.run(["doctor"])?.done().map(drop)
    }
}
