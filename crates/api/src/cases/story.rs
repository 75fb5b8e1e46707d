//! Beginning, opening and leaving a story.

use super::{copy, fields, find, lease, templates, versions};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view;
use crate::wire::{ByStory, CatchUp, CaughtUp, Code, Empty, Json, LeaveStory, NewStory, StoryView};
use stet_core::ids::{DeskId, StoryId};
use stet_core::newsroom::{Credit, CreditRole, Facts, Kind, Legal, Publication, Story, Workflow, slug};
use stet_core::text::json::block_to_json;
use stet_core::text::{Document, Furniture, Moment};
use stet_store::{Read, Since, Write};

/// Begins a story in its writer's hands: drafting, credited to whoever begins
/// it where they have an author name.
pub fn begin(session: &mut Session, request: NewStory) -> Result<StoryView> {
    let desk =
        session.read(|read| request.desk.as_deref().map(|given| find::desk(read, given)).transpose())?;
    let desk = desk.map(|desk| desk.id).or_else(|| session.newsroom.default_desk.clone());
    let me = session.me().clone();
    let mine = session.read(|read| Ok(read.authors().of_person(&me)?))?;
    let credits = mine
        .into_iter()
        .take(1)
        .map(|author| Credit { author: author.id, role: CreditRole::Writer })
        .collect();
    let mut ids = Session::block_ids()?;
    let furniture = Furniture { headline: request.headline.trim().to_owned(), ..Furniture::default() };
    let base = record(session, &furniture.headline, desk, credits)?;
    let template = request.template.as_deref().map(|given| templates::named(session, given)).transpose()?;
    let (blocks, form) = template.as_ref().map(|one| one.begin(&mut ids)).unzip();
    let kind = request.kind.as_deref().map(fields::kind).transpose()?;
    let story = Story {
        kind: kind.or(template.map(|template| template.kind)).unwrap_or(base.kind),
        length: request.length.filter(|length| *length > 0),
        ..base
    };
    let document = Document { furniture, blocks: blocks.unwrap_or_default() };
    session.write("start", Some(&story.id), "", |write| {
        put(write, &story, &document, Moment::Started)?;
        form.map_or(Ok(()), |form| Ok(write.templates().begin(&story.id, &form)?))
    })?;
    shown(session, story.id.as_str())
}

/// A new story's record, being drafted by whoever asks.
pub(crate) fn record(
    session: &Session,
    headline: &str,
    desk: Option<DeskId>,
    credits: Vec<Credit>,
) -> Result<Story> {
    let id = StoryId::new(chance::id()?);
    let slug = session.read(|read| free_slug(read, headline, &id))?;
    let me = session.me().clone();
    Ok(Story {
        slugline: slug.clone(),
        slug,
        desk,
        kind: Kind::News,
        credits,
        dateline: String::new(),
        due: None,
        no_due: String::new(),
        length: None,
        no_length: String::new(),
        language: session.newsroom.language.clone(),
        embargo: None,
        legal: Legal::None,
        facts: Facts::None,
        priority: 3,
        urgency: 3,
        tags: vec![],
        workflow: Workflow::Drafting,
        before: None,
        publication: Publication::Unpublished,
        scheduled_at: None,
        sequence: 0,
        assignee: Some(me.clone()),
        holder: Some(me.clone()),
        created_by: me,
        created_at: session.now(),
        released_at: None,
        shown: false,
        ordered: false,
        id,
    })
}

/// Writes a new story with its first words and its first revision.
pub(crate) fn put(write: &mut Write<'_>, story: &Story, document: &Document, moment: Moment) -> Result<()> {
    write.stories().insert(story)?;
    write.working().replace(&story.id, document, 0)?;
    write.revisions().make(&story.id, moment)?;
    Ok(())
}

/// A slug that no other story has: `harbour-vote`, `harbour-vote-2` ...
pub(crate) fn free_slug(read: &Read<'_>, headline: &str, id: &StoryId) -> Result<String> {
    let wanted = slug(headline, &nameless(id));
    let mut candidate = wanted.clone();
    let mut next = 2_u32;
    while read.stories().by_slug(&candidate)?.is_some_and(|line| line.story.id != *id) {
        let tail = format!("-{next}");
        let room = 60_usize.saturating_sub(tail.len());
        candidate = format!("{}{tail}", wanted.get(..room).unwrap_or(&wanted).trim_end_matches('-'));
        next += 1;
    }
    Ok(candidate)
}

/// The slug of a story that has no headline yet.
fn nameless(id: &StoryId) -> String {
    format!("story-{}", id.as_str().get(..6).unwrap_or_default())
}

/// A story that was begun without a headline takes its slug and slugline from
/// the one it has now; none when somebody named it, or there is none to take.
pub(crate) fn christened(read: &Read<'_>, story: &Story, headline: &str) -> Result<Option<Story>> {
    let nameless = nameless(&story.id);
    if story.slug != nameless || headline.trim().is_empty() {
        return Ok(None);
    }
    let slug = free_slug(read, headline, &story.id)?;
    let slugline = if story.slugline == nameless { slug.clone() } else { story.slugline.clone() };
    Ok((slug != nameless).then(|| Story { slug, slugline, ..story.clone() }))
}

/// Opens a story. One with damaged paragraphs is mended first, as far as it can
/// be, and opens with what could be read.
pub fn open(session: &mut Session, request: ByStory) -> Result<StoryView> {
    match shown(session, &request.story) {
        Err(failure) if failure.code == Code::CannotOpen => {
            let line = session.read(|read| find::story(session, read, &request.story))?;
            session.mend(&line.story.id)?;
            shown(session, &request.story)
        }
        opened => opened,
    }
}

/// Leaves a story: what this person typed since the last revision becomes one.
/// Somebody else may write then.
pub fn leave(session: &mut Session, request: LeaveStory) -> Result<Empty> {
    let line = session.read(|read| find::story(session, read, &request.story))?;
    session.name_typed(&line.story.id)?;
    versions::seen(session, &line.story.id)?;
    lease::give_up(session, &line.story.id, &request.window)?;
    Ok(Empty {})
}

/// What was written to a story since a save that a window knows.
pub fn catch_up(session: &mut Session, request: CatchUp) -> Result<CaughtUp> {
    session.read(|read| {
        let line = find::story(session, read, &request.story)?;
        let since = match read.working().since(&line.story.id, request.seq.into())? {
            Some(since) => since,
            None => {
                let working = read.working().load(&line.story.id)?;
                let Document { furniture, blocks } = working.document;
                let order = blocks.iter().map(|block| block.id.clone()).collect();
                Since { seq: working.seq, furniture, changed: blocks, order }
            }
        };
        Ok(CaughtUp {
            seq: view::number(since.seq),
            at: view::at(line.changed_at),
            furniture: view::furniture(&since.furniture),
            changed: since.changed.iter().map(|block| Json(block_to_json(block))).collect(),
            order: since.order.iter().map(ToString::to_string).collect(),
        })
    })
}

/// The story as its screen shows it.
pub(crate) fn shown(session: &Session, story: &str) -> Result<StoryView> {
    let (copy, seen) = copy::load_record(session, story)?;
    view::story(session, &copy, seen)
}
