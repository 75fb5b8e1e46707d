//! Changing what is not words: desk, credits, due, embargo and the rest.

use super::{act, copy, edit, find, people, story, typing};
use crate::chance;
use crate::clock;
use crate::failure::Result;
use crate::session::Session;
use crate::view;
use crate::wire::{ActOn, CreditIn, Failure, FieldsIn, SetFields, StoryView};
use jiff::Timestamp;
use stet_core::ids::{AuthorId, StoryId};
use stet_core::newsroom::transition::{Changed, LOOSEN, change};
use stet_core::newsroom::{Author, Credit, Embargo, Facts, Kind, Legal, Sight, Story, slug};
use stet_core::text::Moment;
use stet_store::Write;

/// Changes the fields that are given. All of them or none.
pub fn set(session: &mut Session, request: SetFields) -> Result<StoryView> {
    set_with(session, request, None, None)
}

/// The same, and the words above the body with them, where some are given: all in
/// one, by the rights that whoever asks has before any of it.
pub fn set_with(
    session: &mut Session,
    request: SetFields,
    headline: Option<&str>,
    standfirst: Option<&str>,
) -> Result<StoryView> {
    let (copy, seen) = match (headline, standfirst) {
        (None, None) => copy::load_record(session, &request.story)?,
        _ => {
            let copy = copy::load(session, &request.story)?;
            edit::writable(session, &copy)?;
            (copy, Sight::Words)
        }
    };
    let document = edit::furnished(&copy, headline, standfirst)?;
    let old = copy.line.story.clone();
    let (credits, new_authors) = match &request.fields.credits {
        None => (old.credits.clone(), vec![]),
        Some(given) => credited(session, given)?,
    };
    let wanted = with(session, Story { credits, ..old.clone() }, &request.fields)?;
    let new = match copy.ask(session, "", |case| change(wanted, seen, case))? {
        Changed::Kept(new) => *new,
        Changed::Asked { wanted, .. } => {
            act::ask(session, &copy, LOOSEN, "", &wanted)?;
            return story::shown(session, old.id.as_str());
        }
    };
    let loosened =
        old.embargo != new.embargo && copy.signed.asked.as_ref().is_some_and(|asked| asked.act == LOOSEN);
    let named = changed(&request.fields).join(", ");
    let kept = |write: &mut Write<'_>, story: &Story| -> Result<()> {
        for author in &new_authors {
            write.authors().insert(author)?;
        }
        if loosened {
            write.asked().settle(&story.id, "done")?;
        }
        Ok(write.stories().update(story)?)
    };
    if document != *copy.document() {
        let what = if new == old { "edit" } else { "set" };
        let story = typing::reopen(&new).unwrap_or(new);
        edit::put(session, &copy, &document, (what, &named), |write| {
            kept(write, &story)?;
            Ok(write.revisions().make(&story.id, Moment::Replaced).map(drop)?)
        })?;
    } else if new != old {
        session.write("set", Some(&old.id), &named, |write| kept(write, &new))?;
    }
    for (field, act) in [(&request.fields.legal, "sign-legal"), (&request.fields.facts, "sign-facts")] {
        if field.as_deref().map(str::trim) == Some(Legal::Complete.name()) {
            sign(session, &old.id, act)?;
        }
    }
    story::shown(session, old.id.as_str())
}

/// To say that a read is made is to sign the text for it as it stands.
fn sign(session: &mut Session, story: &StoryId, act: &str) -> Result<()> {
    let seq = session.read(|read| Ok(read.working().seq(story)?))?;
    let request = ActOn {
        story: story.to_string(),
        act: act.to_owned(),
        seq: Some(view::number(seq)),
        ..ActOn::default()
    };
    act::act(session, request).map(drop)
}

fn with(session: &Session, old: Story, fields: &FieldsIn) -> Result<Story> {
    let zone = session.zone();
    let moment = |name: &str, text: &str| -> Result<Option<Timestamp>> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let at = clock::moment(text, &zone);
        at.map(Some).ok_or_else(|| Failure::bad(format!("\u{201c}{text}\u{201d} is not a time for {name}; write it as 2026-05-14 17:00 or in RFC 3339.")))
    };
    let mut new = old;
    if let Some(text) = &fields.slugline {
        text.trim().clone_into(&mut new.slugline);
    }
    if let Some(text) = &fields.slug {
        new.slug = unique_slug(session, &new, text)?;
    }
    if let Some(text) = &fields.desk {
        new.desk =
            if text.trim().is_empty() { None } else { Some(session.read(|read| find::desk(read, text))?.id) };
    }
    if let Some(text) = &fields.kind {
        new.kind = parse(text)?;
    }
    if let Some(text) = &fields.due {
        new.due = moment("due", text)?;
    }
    if let Some(text) = &fields.no_due {
        text.trim().clone_into(&mut new.no_due);
    }
    if let Some(text) = &fields.length {
        new.length = number("length", text, 1..=1_000_000)?;
    }
    if let Some(text) = &fields.no_length {
        text.trim().clone_into(&mut new.no_length);
    }
    if let Some(text) = &fields.dateline {
        text.trim().clone_into(&mut new.dateline);
    }
    if let Some(text) = &fields.language {
        new.language = language(text)?;
    }
    new.embargo = embargo(new.embargo, fields, moment)?;
    if let Some(text) = &fields.legal {
        new.legal = parse::<Legal>(text).map(|legal| legal.min(Legal::Required))?;
    }
    if let Some(text) = &fields.facts {
        new.facts = parse::<Facts>(text).map(|facts| facts.min(Facts::Required))?;
    }
    if let Some(text) = &fields.priority {
        new.priority = number("priority", text, 1..=6)?.unwrap_or(3);
    }
    if let Some(text) = &fields.urgency {
        new.urgency = number("urgency", text, 1..=5)?.unwrap_or(3);
    }
    if let Some(text) = &fields.tags {
        new.tags = text.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    }
    if let Some(text) = &fields.assignee {
        new.assignee = if text.trim().is_empty() {
            None
        } else {
            let person = session.read(|read| find::person(read, text))?;
            if !person.is_here_on(session.today()) {
                return Err(people::left(&person));
            }
            Some(person.id)
        };
    }
    Ok(new)
}

/// A kind by its name.
pub(super) fn kind(text: &str) -> Result<Kind> {
    parse(text)
}

fn parse<T: std::str::FromStr<Err = String>>(text: &str) -> Result<T> {
    text.trim().parse().map_err(|error| Failure::bad(format!("{error}.")))
}

fn number<T: TryFrom<u32>>(
    name: &str,
    text: &str,
    range: std::ops::RangeInclusive<u32>,
) -> Result<Option<T>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let found = text
        .parse::<u32>()
        .ok()
        .filter(|number| range.contains(number))
        .and_then(|number| T::try_from(number).ok());
    found.map(Some).ok_or_else(|| {
        Failure::bad(format!(
            "\u{201c}{text}\u{201d} will not do for {name}; give a whole number from {} to {}.",
            range.start(),
            range.end()
        ))
    })
}

/// A BCP 47 tag by its shape: two or three letters, then parts of up to eight
/// letters or digits.
pub(crate) fn language(text: &str) -> Result<String> {
    let text = text.trim();
    let mut parts = text.split('-');
    let first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest =
        parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if first && rest {
        Ok(text.to_owned())
    } else {
        Err(Failure::bad(format!(
            "\u{201c}{text}\u{201d} is not a language tag; write it as en, en-GB, ar or zh-Hant."
        )))
    }
}

fn embargo(
    old: Option<Embargo>,
    fields: &FieldsIn,
    moment: impl Fn(&str, &str) -> Result<Option<Timestamp>>,
) -> Result<Option<Embargo>> {
    let until = match &fields.embargo_until {
        None => old.map(|embargo| embargo.until),
        Some(text) => moment("embargo_until", text)?,
    };
    let hard = match fields.embargo.as_deref().map(str::trim) {
        // An embargo that only warns is asked for by name.
        None => old.is_none_or(|embargo| embargo.hard),
        Some("hard") => true,
        Some("advisory" | "") => false,
        Some(other) => {
            return Err(Failure::bad(format!(
                "\u{201c}{other}\u{201d} is not a kind of embargo; use advisory or hard."
            )));
        }
    };
    if until.is_none() && hard && fields.embargo.is_some() {
        return Err(Failure::bad("A hard embargo needs the time it lifts: set embargo_until too."));
    }
    Ok(until.map(|until| Embargo { until, hard }))
}

fn unique_slug(session: &Session, story: &Story, given: &str) -> Result<String> {
    let made = slug(given, &story.slug);
    let other =
        session.read(|read| Ok(read.stories().by_slug(&made)?))?.filter(|line| line.story.id != story.id);
    match other {
        None => Ok(made),
        Some(_) => {
            Err(Failure::bad(format!("Another story has the slug \u{201c}{made}\u{201d}. Choose another.")))
        }
    }
}

/// Credits by author id or name; a name nobody has makes an author.
fn credited(session: &Session, given: &[CreditIn]) -> Result<(Vec<Credit>, Vec<Author>)> {
    let mut new: Vec<Author> = Vec::new();
    let mut credits: Vec<Credit> = Vec::new();
    for credit in given {
        let name = credit.author.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Failure::bad("A credit needs a name."));
        }
        let role = if credit.role.trim().is_empty() { "writer" } else { credit.role.trim() };
        let known = session.read(|read| find::author_if(read, &name))?.map(|author| author.id);
        let known = known.or_else(|| {
            new.iter().find(|author| find::same_name(&author.name, &name)).map(|author| author.id.clone())
        });
        let author = match known {
            Some(id) => id,
            None => {
                let author = Author { id: AuthorId::new(chance::id()?), name, ..Author::default() };
                let id = author.id.clone();
                new.push(author);
                id
            }
        };
        let credit = Credit { author, role: parse(role)? };
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    Ok((credits, new))
}

/// The names of the fields a request changes, for the journal.
fn changed(fields: &FieldsIn) -> Vec<String> {
    let Ok(serde_json::Value::Object(all)) = serde_json::to_value(fields) else { return vec![] };
    all.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, _)| name).collect()
}
