//! What whoever sits here may see.

use super::Session;
use crate::failure::Result;
use stet_core::newsroom::{DeskRole, Function, Reader, Sight, Story, sight};
use stet_store::Read;

impl Session {
    /// Who asks, for [`stet_core::newsroom::sight`].
    pub(crate) fn reader(&self, read: &Read<'_>) -> Result<Reader> {
        let (who, today) = (self.me.clone(), self.today());
        if self.solo() {
            return Ok(Reader { all: true, ..Reader::of(who) });
        }
        let head = |role: &DeskRole| {
            role.person == who
                && role.holds_on(today)
                && matches!(role.function, Function::Chief | Function::DeputyChief)
        };
        let roles = read.desk_roles().all()?;
        Ok(Reader {
            authors: read.authors().of_person(&who)?.into_iter().map(|author| author.id).collect(),
            heads: roles.into_iter().filter(head).map(|role| role.desk).collect(),
            all: false,
            who,
        })
    }

    /// How much of a story whoever sits here may see. Most are theirs, or
    /// everybody’s, without another question to the file.
    pub(crate) fn sight(&self, read: &Read<'_>, story: &Story) -> Result<Sight> {
        let known = Reader { all: self.solo(), ..Reader::of(self.me.clone()) };
        match sight(story, &known) {
            Sight::Words => Ok(Sight::Words),
            _ => Ok(sight(story, &self.reader(read)?)),
        }
    }
}
