//! The fictional sample newsroom.

use crate::failure::Result;
use crate::session::Session;

pub(crate) const NAME: &str = "The Amber Coast Courier";

pub(crate) fn first() -> (&'static str, &'static str) {
    ("Rosalind Achterberg", "Coast")
}

pub(crate) fn zone() -> &'static str {
    "Europe/Lisbon"
}

pub(crate) fn load(_: &mut Session) -> Result<()> {
    Ok(())
}
