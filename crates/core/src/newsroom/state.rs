//! The two state fields of a story, never one.

macro_rules! states {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every state, in the order a story passes through them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the file, in commands and on the screen.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            /// The error is a sentence that lists the names there are.
            fn from_str(name: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|state| state.name() == name).ok_or_else(|| {
                    let all: Vec<&str> = Self::ALL.iter().map(|state| state.name()).collect();
                    format!("\u{201c}{name}\u{201d} is not a {}; use one of: {}", $what, all.join(", "))
                })
            }
        }
    };
}
pub(super) use states;

states! {
    /// Where the copy is on its way through the newsroom.
    Workflow, "workflow state" {
        /// An idea.
        Pitched = "pitched",
        /// Ordered, with a due time and a length.
        Commissioned = "commissioned",
        /// Being written; private to the writer.
        Drafting = "drafting",
        /// Handed to the desk.
        Filed = "filed",
        /// An editor has it.
        Editing = "editing",
        /// Signed off.
        Approved = "approved",
        /// Sent back to the writer with a note.
        Returned = "returned",
        /// Waiting, with a reason.
        Held = "held",
        /// Taken out of the workflow, reversibly.
        Spiked = "spiked",
    }
}

states! {
    /// Whether readers have it.
    Publication, "publication state" {
        /// Not out.
        Unpublished = "unpublished",
        /// To go out at a time.
        Scheduled = "scheduled",
        /// Out.
        Live = "live",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Every recipient told to stop using it.
        Killed = "killed",
    }
}
