//! Going out: freezing a page, showing it, writing it.

mod export;
mod page;
mod pictures;
pub mod proof;
mod related;

pub use export::{Job, Wanted, Which, prepare};
pub(crate) use page::{Frozen, freeze};

use super::copy;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, RowMaker};
use crate::wire::{Empty, Failure, ReleaseView};
use stet_core::newsroom::{Publication, Workflow};
use stet_publish::{PublishError, Target, Theme};
use stet_store::{Page as Few, Wanted as Stories};

/// The most stories the Release screen lists of each sort.
const MOST: u32 = 500;

/// What is ready to go out, and what is out.
pub fn list(session: &mut Session, _: Empty) -> Result<ReleaseView> {
    let today = session.today();
    let now = session.now();
    session.read(|read| {
        let book = PeopleBook::read(read, today)?;
        let reader = session.reader(read)?;
        let rows = RowMaker { read, book: &book, reader: &reader, now };
        let ready = Stories {
            workflow: Some(Workflow::Approved),
            publication: Some(Publication::Unpublished),
            ..Stories::default()
        };
        Ok(ReleaseView {
            ready: rows.rows(read.stories().list(&ready, &Few::first(MOST), &reader)?)?,
            live: rows.rows(read.stories().live(&Few::first(MOST))?)?,
        })
    })
}

/// The exact page: as it was released when it is live, else a marked proof of
/// the text as it stands.
pub fn preview(session: &mut Session, story: &str) -> Result<Preview> {
    let copy = copy::load(session, story)?;
    let page = match copy.line.story.publication {
        Publication::Unpublished => page::proof(session, &copy)?,
        _ => page::released(session, copy.id())?,
    };
    session.read(|read| {
        let mut pictures = pictures::Gathered::default();
        pictures.read(read, &page)?;
        let related = related::Boxes::new(read).of(&page)?;
        Ok(Preview { page, pictures, related })
    })
}

/// A page to be looked at, gathered; what is left to do needs no newsroom file.
pub struct Preview {
    page: stet_publish::Page,
    pictures: pictures::Gathered,
    related: stet_publish::Related,
}

impl Preview {
    /// The page itself.
    pub fn run(mut self) -> Result<Vec<u8>> {
        self.pictures.give(&mut self.page)?;
        Ok(stet_publish::render(&self.page, &self.related, Target::Html, &Theme::built_in()?)?)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::new(crate::wire::Code::Io, error.to_string())
    }
}
