//! Templates per kind of story: those that came with Stet, changed or added to
//! by the newsroom, and beginning a story with one.

use super::people::name_of;
use super::{copy, find, story};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::PeopleBook;
use crate::wire::{
    ApplyTemplate, ById, Code, Empty, Failure, PartView, RequiredView, StoryView, TemplateView, TemplatesView,
};
use stet_core::newsroom::{Part, Refusal, RefusalCode, Required, Story, Template, heads_a_desk};
use stet_core::text::{Document, Moment, count};

/// The most a template may hold.
const MOST_PARTS: usize = 60;
/// The most characters of one prompt or guide.
const MOST_LETTERS: usize = 1_000;

fn built_in() -> Result<Vec<Template>> {
    serde_json::from_str(include_str!("built_in.json")).map_err(|error| {
        Failure::fault(format!("The templates that come with Stet could not be read: {error}."))
    })
}

/// Every template, by name: the newsroom's in the place of those it changed.
fn all(session: &Session) -> Result<Vec<Template>> {
    let mut templates = session.read(|read| Ok(read.templates().all()?))?;
    let ours = built_in()?.into_iter().filter(|one| templates.iter().all(|other| other.id != one.id));
    templates.extend(ours.collect::<Vec<_>>());
    templates.sort_by(|a, b| (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id)));
    Ok(templates)
}

/// One by id or name.
pub(crate) fn named(session: &Session, given: &str) -> Result<Template> {
    let there = all(session)?;
    let fits = |one: &&Template| one.id == given.trim() || find::same_name(&one.name, given);
    there.iter().find(fits).cloned().ok_or_else(|| {
        let names: Vec<&str> = there.iter().map(|one| one.name.as_str()).collect();
        Failure::new(
            Code::NotFound,
            format!("There is no template \u{201c}{given}\u{201d}. There are: {}.", names.join(", ")),
        )
    })
}

/// Every template, and what one may ask for.
pub fn list(session: &mut Session, _: Empty) -> Result<TemplatesView> {
    let (came, kept) = (built_in()?, session.read(|read| Ok(read.templates().all()?))?);
    let shown = |template: Template| {
        let built_in = came.iter().any(|one| one.id == template.id);
        let changed = built_in && kept.iter().any(|one| one.id == template.id);
        view(template, built_in, changed)
    };
    let required =
        |one: &Required| RequiredView { name: one.name().to_owned(), words: one.words().to_owned() };
    Ok(TemplatesView {
        templates: all(session)?.into_iter().map(shown).collect(),
        may_require: Required::ALL.iter().map(required).collect(),
        why_not: may_change(session).err().map(|failure| failure.message),
    })
}

/// Keeps one, or what one is now. Stories that were begun with it stay as they are.
pub fn save(session: &mut Session, request: TemplateView) -> Result<TemplatesView> {
    may_change(session)?;
    let template = taken(request)?;
    let template = if template.id.is_empty() { Template { id: chance::id()?, ..template } } else { template };
    let others = all(session)?;
    if others.iter().any(|one| one.id != template.id && find::same_name(&one.name, &template.name)) {
        return Err(Failure::bad(format!(
            "There is a template called \u{201c}{}\u{201d} already.",
            template.name
        )));
    }
    session.write("template", None, &template.name, |write| Ok(write.templates().save(&template)?))?;
    list(session, Empty {})
}

/// Everybody's stories begin with them, so those who head a desk change them; in
/// a newsroom of one, that one.
fn may_change(session: &Session) -> Result<()> {
    if session.solo() {
        return Ok(());
    }
    let (me, today) = (session.me().clone(), session.today());
    let book = session.read(|read| PeopleBook::read(read, today))?;
    if heads_a_desk(&book.roles, &me, today) {
        return Ok(());
    }
    let heads = book.people.iter().filter(|person| heads_a_desk(&book.roles, &person.id, today));
    let who_can: Vec<String> = heads.map(|person| person.name.clone()).collect();
    let next = match who_can.as_slice() {
        [] => "Nobody heads a desk today: give someone the role under People and desks.".to_owned(),
        names => format!("Ask {}.", names.join(" or ")),
    };
    Err(Refusal {
        code: RefusalCode::NotAllowed,
        reason: "Only the chief or deputy chief of a desk can change templates.".to_owned(),
        missing: vec![],
        who_can,
        next,
    }
    .into())
}

/// One whole, by id or name.
pub fn show(session: &mut Session, given: &str) -> Result<TemplateView> {
    let id = named(session, given)?.id;
    let all = list(session, Empty {})?.templates;
    all.into_iter()
        .find(|one| one.id == id)
        .ok_or_else(|| Failure::not_found("template", given, "It may have been taken away."))
}

/// Keeps one from JSON, in the shape in which it is shown.
pub fn save_json(session: &mut Session, json: &[u8]) -> Result<TemplatesView> {
    let template = serde_json::from_slice(json)
        .map_err(|error| Failure::bad(format!("This is no template: {error}.")))?;
    save(session, template)
}

/// Takes one of the newsroom's away; one that came with Stet is as it came again.
pub fn remove(session: &mut Session, request: ById) -> Result<TemplatesView> {
    may_change(session)?;
    let template = named(session, &request.id)?;
    session.write("template", None, &template.name, |write| Ok(write.templates().remove(&template.id)?))?;
    list(session, Empty {})
}

/// Begins an empty body with a template; words that are there are never replaced.
pub fn apply(session: &mut Session, request: ApplyTemplate) -> Result<StoryView> {
    let template = named(session, &request.template)?;
    let copy = copy::load(session, &request.story)?;
    if let Some(refusal) = copy.read_only(session) {
        return Err(refusal.into());
    }
    let begun_with = copy.form.as_ref().is_some_and(|form| !form.guides.is_empty());
    let empty = count::of(copy.document()).words == 0
        && copy
            .document()
            .blocks
            .iter()
            .all(|block| matches!(block.node.kind(), "paragraph" | "heading" | "quotation"));
    if !empty {
        let next = if begun_with {
            "Its body has words by now, so it goes on with the template it was begun with."
        } else {
            "Take its body out first, or begin another story with the template."
        };
        return Err(Failure::new(
            Code::Refused,
            format!("A template begins an empty body, and this story has words already. {next}"),
        ));
    }
    let (blocks, form) = template.begin(&mut Session::block_ids()?);
    let document = Document { blocks, furniture: copy.document().furniture.clone() };
    let record = Story { kind: template.kind, ..copy.line.story.clone() };
    let (id, seq) = (copy.id().clone(), copy.working.seq);
    session.write("template", Some(&id), &template.name, |write| {
        write.working().replace(&id, &document, seq)?;
        write.stories().update(&record)?;
        write.templates().begin(&id, &form)?;
        write.revisions().make(&id, Moment::Started)?;
        Ok(())
    })?;
    story::shown(session, id.as_str())
}

fn view(template: Template, built_in: bool, changed: bool) -> TemplateView {
    let part =
        |part: Part| PartView { sort: part.sort.name().to_owned(), text: part.text, guide: part.guide };
    TemplateView {
        id: template.id,
        name: template.name,
        kind: template.kind.name().to_owned(),
        headline: template.headline,
        standfirst: template.standfirst,
        required: template.required.iter().map(|one| one.name().to_owned()).collect(),
        skeleton: template.skeleton.into_iter().map(part).collect(),
        built_in,
        changed,
    }
}

fn taken(request: TemplateView) -> Result<Template> {
    let parsed = |error: String| Failure::bad(format!("{error}."));
    if request.skeleton.len() > MOST_PARTS {
        return Err(Failure::bad(format!("A template begins with at most {MOST_PARTS} blocks.")));
    }
    let part = |part: PartView| {
        Ok(Part {
            sort: part.sort.parse().map_err(parsed)?,
            text: line(&part.text)?,
            guide: line(&part.guide)?,
        })
    };
    let mut required: Vec<Required> =
        request.required.iter().map(|one| one.parse().map_err(parsed)).collect::<Result<_>>()?;
    required.sort();
    required.dedup();
    Ok(Template {
        name: name_of(&request.name, "the template")?,
        kind: request.kind.parse().map_err(parsed)?,
        headline: line(&request.headline)?,
        standfirst: line(&request.standfirst)?,
        required,
        skeleton: request.skeleton.into_iter().map(part).collect::<Result<_>>()?,
        id: request.id,
    })
}

fn line(text: &str) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > MOST_LETTERS {
        return Err(Failure::bad(format!("A line of a template has at most {MOST_LETTERS} characters.")));
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
