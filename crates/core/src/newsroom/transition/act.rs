//! The acts by name.

use super::table::{Row, TABLE};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident = $name:literal, $done:literal;)+) => {
        /// What can be done to a story. Its name is typed, kept and shown.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Act { $($(#[$doc])* $act),+ }

        impl Act {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$act),+];

            /// The verb as it is typed and shown.
            pub fn name(self) -> &'static str {
                match self { $(Self::$act => $name),+ }
            }

            /// The past participle, for "has been approved".
            pub fn done(self) -> &'static str {
                match self { $(Self::$act => $done),+ }
            }
        }
    };
}

acts! {
    /// Order it.
    Commission = "commission", "commissioned";
    /// Begin writing.
    Start = "start", "started";
    /// Let the desk read the draft before it is filed.
    Share = "share", "shown to the desk";
    /// Hand the copy to the desk.
    File = "file", "filed";
    /// Take it in hand for editing.
    Take = "take", "taken";
    /// Sign it off for the law.
    SignLegal = "sign-legal", "signed off for the law";
    /// Sign it off for the facts.
    SignFacts = "sign-facts", "signed off for the facts";
    /// Sign it off for the desk.
    Approve = "approve", "approved";
    /// Mark it for release at a time.
    Schedule = "schedule", "scheduled";
    /// Take it off the schedule.
    Unschedule = "unschedule", "taken off the schedule";
    /// Hand it to the pipeline.
    Release = "release", "released";
    /// Release it before its hard embargo lifts.
    BreakEmbargo = "break-embargo", "released before its embargo";
    /// Send it back with a note.
    Return = "return", "returned";
    /// Keep it back, with a reason.
    Hold = "hold", "held";
    /// Take it out of the workflow.
    Spike = "spike", "spiked";
    /// Bring it back from hold or spike.
    Undo = "undo", "brought back";
    /// Open the next version of what readers have.
    Revise = "revise", "revised";
    /// Give the next version up; what readers have stays.
    Abandon = "abandon", "given up";
    /// Let the next version take the place of what readers have.
    Correct = "correct", "corrected";
    /// Take it back from readers.
    Withdraw = "withdraw", "withdrawn";
    /// Tell every recipient to stop using it, for good.
    Kill = "kill", "killed";
}

impl Act {
    /// The act's line of the table.
    #[expect(clippy::expect_used, reason = "a test walks every act through the table")]
    pub fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.act == self).expect("every act has its row")
    }

    /// True for what is said of exact words: whoever does it must have had them
    /// before their eyes.
    pub fn binds(self) -> bool {
        matches!(
            self,
            Self::Approve
                | Self::SignLegal
                | Self::SignFacts
                | Self::Correct
                | Self::Kill
                | Self::Withdraw
                | Self::BreakEmbargo
        )
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Act {
    type Err = String;
    /// The error is a sentence.
    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|act| act.name() == name);
        found.ok_or_else(|| format!("\u{201c}{name}\u{201d} is not something that can be done to a story"))
    }
}
