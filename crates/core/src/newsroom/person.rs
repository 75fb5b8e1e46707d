//! Someone who works here.

use crate::ids::PersonId;

/// A person acts: writes, files, approves. What readers see is an [`super::Author`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name colleagues know.
    pub name: String,
    /// False once they have left; their records stay.
    pub active: bool,
}
