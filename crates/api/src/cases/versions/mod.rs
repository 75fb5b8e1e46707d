//! The versions of a story: two compared, one put back, one given a name.

mod compare;
mod name;
mod restore;
#[cfg(test)]
mod tests;
mod which;

pub use compare::compare;
pub use name::name;
pub use restore::{paragraph, restore};
pub(crate) use which::{marks, meant, read, seen, since};
