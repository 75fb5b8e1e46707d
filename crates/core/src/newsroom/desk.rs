//! A desk of the newsroom.

use crate::ids::DeskId;

/// A desk: where stories are filed and who answers for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Which desk.
    pub id: DeskId,
    /// Its name as people say it: "Coast", "Africa".
    pub name: String,
    /// True where one person may approve their own copy, with a written reason
    /// that is marked on the story.
    pub solo_approval: bool,
}
