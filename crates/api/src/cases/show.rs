//! A story whole, for scripts: its record, or its words in a form to read.

use super::copy::{self, Copy};
use super::list::embargo_word;
use super::{kept, lease, versions};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{self, at, number};
use crate::wire::{ApprovalRecord, CreditRecord, Json, Print, Printed, ShowStory, StoryRecord};
use stet_core::newsroom::{Facts, Legal, SignFunction, SignOff, Story, byline};
use stet_core::text::front_matter::{FrontMatter, Value};
use stet_core::text::json::document_to_json;
use stet_core::text::{Document, Hash, RevisionId, count, html, markdown, plain};

/// Everything there is to know about a story.
pub fn show(session: &mut Session, request: ShowStory) -> Result<StoryRecord> {
    let shown = Shown::read(session, &request)?;
    let copy = &shown.copy;
    let (approvals, originals) = session
        .read(|read| Ok((read.approvals().of_story(copy.id())?, read.originals().names_of(copy.id())?)))?;
    let (lease, siblings) = session.read(|read| {
        Ok((
            lease::view(session, read, copy.id(), &copy.book)?,
            kept::open(session, read, copy.id(), &copy.book)?,
        ))
    })?;
    let story = &copy.line.story;
    let names = Names(copy);
    Ok(StoryRecord {
        id: story.id.to_string(),
        headline: shown.document.furniture.headline.clone(),
        standfirst: shown.document.furniture.standfirst.text(),
        slugline: story.slugline.clone(),
        slug: story.slug.clone(),
        desk: story.desk.as_ref().map(|desk| copy.book.desk_name(desk)),
        kind: story.kind.name().to_owned(),
        due: story.due.map(at),
        length: story.length,
        dateline: story.dateline.clone(),
        language: story.language.clone(),
        embargo_until: story.embargo.map(|embargo| at(embargo.until)),
        embargo: story.embargo.map(|embargo| embargo_word(embargo.hard).to_owned()),
        legal: view::read_for(copy, SignFunction::Legal, story.legal != Legal::None),
        facts: view::read_for(copy, SignFunction::Facts, story.facts != Facts::None),
        no_due: story.no_due.clone(),
        no_length: story.no_length.clone(),
        scheduled_at: story.scheduled_at.map(at),
        priority: story.priority.into(),
        urgency: story.urgency.into(),
        tags: story.tags.clone(),
        credits: names.credits(story),
        byline: names.byline(story),
        assignee: story.assignee.as_ref().map(|person| copy.book.person_name(person)),
        workflow: story.workflow.name().to_owned(),
        publication: story.publication.name().to_owned(),
        sequence: story.sequence,
        approvals: approvals.iter().map(|one| names.approval(&one.sign_off, shown.text)).collect(),
        lease,
        siblings,
        revision: shown.revision.map(|revision| revision.0.to_string()),
        damage: shown.damage,
        words: number(count::of(&shown.document).words),
        created_at: at(story.created_at),
        changed_at: at(copy.line.changed_at),
        released_at: story.released_at.map(at),
        imported_from: originals.into_iter().next(),
        document: Json(document_to_json(&shown.document)),
    })
}

/// A story's words in a form to read.
pub fn print(session: &mut Session, request: ShowStory, form: Print) -> Result<Printed> {
    let shown = Shown::read(session, &request)?;
    let words = match form {
        Print::Markdown => shown.markdown(),
        Print::Html => shown.html(),
        Print::Text => shown.text(),
    };
    Ok(Printed { words, damage: shown.damage })
}

/// The text that was asked for, and the story it belongs to.
struct Shown {
    copy: Copy,
    revision: Option<RevisionId>,
    document: Document,
    text: Hash,
    /// What is wrong with it; empty for nothing.
    damage: String,
}

impl Shown {
    fn read(session: &Session, request: &ShowStory) -> Result<Self> {
        let copy = copy::load(session, &request.story)?;
        let given = request.revision.as_deref().unwrap_or_default();
        // A damaged paragraph is shown as such, and costs nothing but itself.
        let Some((revision, document, damage)) = versions::read(session, &copy, given)? else {
            let (document, text) = (copy.document().clone(), copy.working.text);
            return Ok(Self { copy, revision: None, document, text, damage: String::new() });
        };
        let text = session.read(|read| Ok(read.revisions().text(&revision)?))?;
        Ok(Self { copy, revision: Some(revision), document, text, damage })
    }

    fn markdown(&self) -> String {
        let body = markdown::print(&self.document.blocks);
        let fields = fields(&self.copy, &self.document).print();
        if body.is_empty() { fields } else { format!("{fields}\n{body}") }
    }

    fn html(&self) -> String {
        let story = &self.copy.line.story;
        let furniture = &self.document.furniture;
        let direction = stet_publish::Direction::of(&story.language);
        let options = html::HtmlOptions {
            direction: match direction {
                stet_publish::Direction::Ltr => html::Direction::LeftToRight,
                stet_publish::Direction::Rtl => html::Direction::RightToLeft,
            },
            ..html::HtmlOptions::default()
        };
        let language = html::escape_attribute(&story.language);
        let mut out = format!("<article lang=\"{language}\" dir=\"{}\">\n", direction.name());
        if !furniture.headline.is_empty() {
            out.push_str(&format!("<h1>{}</h1>\n", html::escape_text(&furniture.headline)));
        }
        if !furniture.standfirst.is_empty() {
            out.push_str(&format!("<p class=\"standfirst\">{}</p>\n", html::inline(&furniture.standfirst)));
        }
        out.push_str(html::fragment(&self.document.blocks, &options).trim_end());
        out.push_str("\n</article>\n");
        out
    }

    fn text(&self) -> String {
        let furniture = &self.document.furniture;
        let byline = Names(&self.copy).byline(&self.copy.line.story);
        let parts = [
            furniture.headline.clone(),
            furniture.standfirst.text(),
            byline,
            plain::text(&self.document.blocks),
        ];
        let there: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        format!("{}\n", there.join("\n\n"))
    }
}

/// The fields above the copy, under the names that `stet set` takes.
pub(super) fn fields(copy: &Copy, document: &Document) -> FrontMatter {
    let (story, furniture) = (&copy.line.story, &document.furniture);
    let mut out = FrontMatter::default();
    let desk = story.desk.as_ref().map(|desk| copy.book.desk_name(desk)).unwrap_or_default();
    let embargo = story.embargo.map(|embargo| (at(embargo.until), embargo_word(embargo.hard).to_owned()));
    let (embargo_until, embargo) = embargo.unwrap_or_default();
    for (name, text) in [
        ("headline", furniture.headline.clone()),
        ("short_headline", furniture.short_headline.clone()),
        ("standfirst", markdown::print_inlines(&furniture.standfirst)),
        ("slugline", story.slugline.clone()),
        ("slug", story.slug.clone()),
        ("desk", desk),
        ("kind", story.kind.name().to_owned()),
        ("dateline", story.dateline.clone()),
        ("language", story.language.clone()),
        ("due", story.due.map(at).unwrap_or_default()),
        ("length", story.length.map(|words| words.to_string()).unwrap_or_default()),
        ("embargo", embargo),
        ("embargo_until", embargo_until),
        ("legal", needed(view::read_for(copy, SignFunction::Legal, story.legal != Legal::None))),
        ("facts", needed(view::read_for(copy, SignFunction::Facts, story.facts != Facts::None))),
        ("no_due", story.no_due.clone()),
        ("no_length", story.no_length.clone()),
        ("priority", unusual(story.priority)),
        ("urgency", unusual(story.urgency)),
        ("assignee", story.assignee.as_ref().map(|person| copy.book.person_name(person)).unwrap_or_default()),
    ] {
        if !text.is_empty() {
            out.push(name, text);
        }
    }
    for (name, list) in [("credits", Names(copy).lines(story)), ("tags", story.tags.clone())] {
        if !list.is_empty() {
            out.fields.push((name.to_owned(), Value::List(list)));
        }
    }
    out
}

/// A read that is needed; nothing where none is.
fn needed(read: String) -> String {
    if read == Legal::None.name() { String::new() } else { read }
}

/// A priority or urgency, where it is not the middle one.
fn unusual(number: u8) -> String {
    if number == 3 { String::new() } else { number.to_string() }
}

/// Ids as the names people know.
struct Names<'a>(&'a Copy);

impl Names<'_> {
    fn author(&self, id: &stet_core::ids::AuthorId) -> String {
        self.0
            .book
            .authors
            .iter()
            .find(|author| author.id == *id)
            .map(|author| author.name.clone())
            .unwrap_or_default()
    }

    fn byline(&self, story: &Story) -> String {
        byline(&story.credits, |id| self.author(id))
    }

    fn credits(&self, story: &Story) -> Vec<CreditRecord> {
        let of = |credit: &stet_core::newsroom::Credit| CreditRecord {
            author: self.author(&credit.author),
            role: credit.role.name().to_owned(),
        };
        story.credits.iter().map(of).collect()
    }

    /// As the published Markdown says it: `writer: Name`.
    fn lines(&self, story: &Story) -> Vec<String> {
        self.credits(story).into_iter().map(|credit| format!("{}: {}", credit.role, credit.author)).collect()
    }

    fn approval(&self, approval: &SignOff, text: Hash) -> ApprovalRecord {
        ApprovalRecord {
            function: approval.function.name().to_owned(),
            by: self.0.book.person_name(&approval.by),
            at: at(approval.at),
            text: approval.text.to_string(),
            blocks: approval.blocks.iter().map(ToString::to_string).collect(),
            solo_reason: approval.solo_reason.clone(),
            waived: approval.waived.clone(),
            current: approval.covers(&text, &self.0.signed.printed.hash()),
        }
    }
}
