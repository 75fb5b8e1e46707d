//! Lists of stories for scripts and terminals.

use super::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, RowMaker};
use crate::wire::{Failure, ListQuery, ListRow, StoryRow};
use stet_core::newsroom::{Publication, Workflow};
use stet_store::{Page, Read, Wanted};

/// The stories that fit, the one that moved last first.
pub fn list(session: &mut Session, query: ListQuery) -> Result<Vec<ListRow>> {
    session.count_to_come();
    let today = session.today();
    let now = session.now();
    session.read(|read| {
        let wanted = wanted(read, &query)?;
        let after = query
            .after
            .as_deref()
            .map(|given| find::record(session, read, given))
            .transpose()?
            .map(|(line, _)| line.story.id);
        let limit = if query.limit == 0 { u32::MAX } else { query.limit };
        let book = PeopleBook::read(read, today)?;
        let reader = session.reader(read)?;
        let rows = RowMaker { read, book: &book, reader: &reader, now }.rows(read.stories().list(
            &wanted,
            &Page { limit, after },
            &reader,
        )?)?;
        Ok(rows.into_iter().map(row).collect())
    })
}

fn wanted(read: &Read<'_>, query: &ListQuery) -> Result<Wanted> {
    let (workflow, publication) = match query.state.as_deref() {
        None => (None, None),
        Some(name) => match (name.parse::<Workflow>(), name.parse::<Publication>()) {
            // What is out was approved once; the list of the approved is what can go out.
            (Ok(Workflow::Approved), _) => (Some(Workflow::Approved), Some(Publication::Unpublished)),
            (Ok(state), _) => (Some(state), None),
            (_, Ok(state)) => (None, Some(state)),
            (Err(_), Err(_)) => return Err(Failure::bad(no_such_state(name))),
        },
    };
    Ok(Wanted {
        desk: query.desk.as_deref().map(|given| find::desk(read, given)).transpose()?.map(|desk| desk.id),
        author: query
            .author
            .as_deref()
            .map(|given| find::author(read, given))
            .transpose()?
            .map(|author| author.id),
        workflow,
        publication,
        ..Wanted::default()
    })
}

/// The names of the states a list can be narrowed to, of the workflow and then of
/// the publication.
pub fn states() -> impl Iterator<Item = &'static str> {
    let workflow = Workflow::ALL.iter().map(|state| state.name());
    workflow.chain(Publication::ALL.iter().map(|state| state.name()))
}

fn no_such_state(name: &str) -> String {
    let all: Vec<&str> = states().collect();
    format!("\u{201c}{name}\u{201d} is not a state; use one of: {}.", all.join(", "))
}

fn row(row: StoryRow) -> ListRow {
    ListRow {
        id: row.id,
        slug: row.slug,
        slugline: row.slugline,
        headline: row.headline,
        desk: row.desk.map(|desk| desk.name),
        kind: row.kind,
        workflow: row.workflow,
        publication: row.publication,
        writers: row.writers,
        holder: row.holder,
        writing: row.writing,
        due: row.due,
        words: row.words,
        length: row.length,
        placeholders: row.placeholders,
        embargo: row.embargo_until.as_ref().map(|_| embargo_word(row.embargo_hard).to_owned()),
        embargo_until: row.embargo_until,
        language: row.language,
        changed_at: row.changed_at,
        released_at: row.released_at,
        note: row.note.map(|note| note.text),
        private: row.private,
    }
}

/// The word for an embargo, as `stet set` takes it.
pub(crate) fn embargo_word(hard: bool) -> &'static str {
    if hard { "hard" } else { "advisory" }
}
