//! Lists: what waits for this person, and what waits on a desk.

use super::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, RowMaker};
use crate::wire::{DeskQuery, DeskQueue, Empty, Home};
use stet_core::ids::PersonId;
use stet_core::newsroom::{Publication, Reader, Workflow};
use stet_store::{Page, Read, StoryLine, Wanted};

/// The most rows a screen shows of one list.
const MOST: u32 = 500;
/// The most live stories a queue shows below its work.
const MOST_LIVE: u32 = 20;
/// The most spiked stories a queue shows at its end, the newest.
const MOST_SPIKED: u32 = 50;

/// What waits for this person.
pub fn home(session: &mut Session, _: Empty) -> Result<Home> {
    session.count_to_come();
    let (me, today) = (session.me().clone(), session.today());
    let solo = session.solo();
    let now = session.now();
    session.read(|read| {
        let book = PeopleBook::read(read, today)?;
        let reader = session.reader(read)?;
        let rows = RowMaker { read, book: &book, reader: &reader, now };
        let mine = mine(read, &me, &reader)?;
        let of_mine = |states: &[Workflow]| {
            rows.rows(mine.iter().filter(|line| states.contains(&line.story.workflow)).cloned())
        };
        Ok(Home {
            drafts: of_mine(&[Workflow::Drafting])?,
            returned: of_mine(&[Workflow::Returned])?,
            assigned: of_mine(&[Workflow::Pitched, Workflow::Commissioned])?,
            under_way: of_mine(&[Workflow::Filed, Workflow::Editing, Workflow::Approved, Workflow::Held])?,
            waiting: if solo { vec![] } else { rows.rows(waiting(read, &book, &reader)?)? },
            embargoes: rows.rows(read.stories().embargoed(MOST, &reader)?)?,
        })
    })
}

/// Everything not out that this person writes, or began without an assignee.
fn mine(read: &Read<'_>, me: &PersonId, reader: &Reader) -> Result<Vec<StoryLine>> {
    let stories = read.stories();
    let page = Page::first(MOST);
    let unpublished = Wanted { publication: Some(Publication::Unpublished), ..Wanted::default() };
    let mut lines =
        stories.list(&Wanted { assignee: Some(me.clone()), ..unpublished.clone() }, &page, reader)?;
    let begun =
        stories.list(&Wanted { created_by: Some(me.clone()), ..unpublished.clone() }, &page, reader)?;
    lines.extend(
        begun.into_iter().filter(|line| line.story.assignee.is_none() && line.story.credits.is_empty()),
    );
    for author in read.authors().of_person(me)? {
        lines.extend(stories.list(
            &Wanted { author: Some(author.id), ..unpublished.clone() },
            &page,
            reader,
        )?);
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.moved));
    lines.dedup_by(|a, b| a.story.id == b.story.id);
    Ok(lines)
}

/// Filed or in editing on the desks where this person edits, the writer's own
/// stories and other people's hands aside.
fn waiting(read: &Read<'_>, book: &PeopleBook, reader: &Reader) -> Result<Vec<StoryLine>> {
    use stet_core::newsroom::Function::{Chief, DeputyChief, Editor, Sub};
    let me = &reader.who;
    let edits = |role: &&stet_core::newsroom::DeskRole| {
        role.person == *me
            && role.holds_on(book.today)
            && matches!(role.function, Chief | DeputyChief | Editor | Sub)
    };
    let mut desks: Vec<_> = book.roles.iter().filter(edits).map(|role| role.desk.clone()).collect();
    desks.sort();
    desks.dedup();
    let mut lines = Vec::new();
    for desk in desks {
        for state in [Workflow::Filed, Workflow::Editing] {
            let wanted = Wanted {
                desk: Some(desk.clone()),
                workflow: Some(state),
                publication: Some(Publication::Unpublished),
                ..Wanted::default()
            };
            let there = read.stories().list(&wanted, &Page::first(MOST), reader)?;
            lines.extend(
                there.into_iter().filter(|line| line.story.holder.as_ref().is_none_or(|holder| holder == me)),
            );
        }
    }
    lines.sort_by_key(urgency);
    Ok(lines)
}

/// What is not out, most urgent first. Each state is asked for by itself, so
/// that much movement in one never pushes another's stories off the queue.
fn unpublished(read: &Read<'_>, here: &Wanted, reader: &Reader) -> Result<Vec<StoryLine>> {
    let mut lines = Vec::new();
    for &state in Workflow::ALL {
        let wanted = Wanted { workflow: Some(state), ..here.clone() };
        let most = if state == Workflow::Spiked { MOST_SPIKED } else { MOST };
        lines.extend(read.stories().list(&wanted, &Page::first(most), reader)?);
    }
    lines.sort_by_key(urgency);
    lines.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok(lines)
}

/// Everything that is not spiked, and the spiked that are shown.
fn total(read: &Read<'_>, here: &Wanted, shown: &[StoryLine], reader: &Reader) -> Result<u32> {
    let spiked = shown.iter().filter(|line| line.story.workflow == Workflow::Spiked).count();
    Ok(read.stories().count_alive(here, reader)?.saturating_add(u32::try_from(spiked).unwrap_or(MOST_SPIKED)))
}

/// A desk's queue, or everybody's.
pub fn queue(session: &mut Session, request: DeskQuery) -> Result<DeskQueue> {
    session.count_to_come();
    let today = session.today();
    let now = session.now();
    session.read(|read| {
        let book = PeopleBook::read(read, today)?;
        let reader = session.reader(read)?;
        let rows = RowMaker { read, book: &book, reader: &reader, now };
        let desk = request.desk.map(|given| find::desk(read, &given)).transpose()?;
        let here = Wanted { desk: desk.as_ref().map(|desk| desk.id.clone()), ..Wanted::default() };
        let of = |publication| Wanted { publication: Some(publication), ..here.clone() };
        let lines = unpublished(read, &of(Publication::Unpublished), &reader)?;
        let live = read.stories().list(&of(Publication::Live), &Page::first(MOST_LIVE), &reader)?;
        Ok(DeskQueue {
            can_approve: desk.as_ref().map(|desk| book.can_approve(&desk.id)).unwrap_or_default(),
            desk: desk.map(|desk| book.desk(&desk.id)),
            total: total(read, &of(Publication::Unpublished), &lines, &reader)?,
            rows: rows.rows(lines)?,
            live: rows.rows(live)?,
        })
    })
}

/// Spiked last; then what the desk can do something about, by due time.
fn urgency(line: &StoryLine) -> (u8, bool, Option<jiff::Timestamp>, std::cmp::Reverse<i64>) {
    let rank = match line.story.workflow {
        Workflow::Filed => 0,
        Workflow::Editing => 1,
        Workflow::Approved => 2,
        Workflow::Returned => 3,
        Workflow::Drafting => 4,
        Workflow::Commissioned => 5,
        Workflow::Pitched => 6,
        Workflow::Held => 7,
        Workflow::Spiked => 8,
    };
    (rank, line.story.due.is_none(), line.story.due, std::cmp::Reverse(line.moved))
}
