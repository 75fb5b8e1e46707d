//! The names things go by: one string type per kind of thing, so that a desk
//! cannot be handed where a person is meant.
//!
//! Core never makes an id; whoever holds a source of randomness passes one in.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as it was given; an id has no inner form to check.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text, for a file, the wire or a message.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True for the empty id, which names nothing.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    )+};
}

ids! {
    /// Someone who works here.
    PersonId,
    /// A reader-facing name with bios.
    AuthorId,
    /// A desk of the newsroom.
    DeskId,
    /// One dated (person, desk, function) record.
    RoleId,
    /// One time in which somebody is away.
    AwayId,
    /// The tracked thing, from pitch to archive.
    StoryId,
    /// A top-level block's stable name inside its story.
    BlockId,
    /// Somebody's suggestions for a story, open or settled.
    ProposalId,
    /// One change of a proposal; the same for the same words, wherever in their
    /// line they have come to stand.
    ChangeId,
    /// A remark on a story.
    CommentId,
    /// One installation of the program.
    DeviceId,
}
