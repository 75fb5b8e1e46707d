//! What the fields above a Markdown text mean, ours and those of the common
//! site generators.

use super::{Found, inlines};
use crate::reading::ProposedCredit;
use crate::words::fold;
use stet_core::newsroom::{CreditRole, Legal};
use stet_core::text::front_matter::{FrontMatter, Value};

/// The fields of a story. What they do not say is left empty; what we do not
/// know is named in a warning.
pub(super) fn take(front: &FrontMatter) -> Found {
    let mut found = Found { ours: front.get("headline").is_some(), ..Found::default() };
    for (name, value) in &front.fields {
        let values: Vec<&str> = match value {
            Value::Text(text) => vec![text.as_str()],
            Value::List(list) => list.iter().map(String::as_str).collect(),
        };
        let one = values.join(", ");
        if one.trim().is_empty() {
            continue;
        }
        if !field(&mut found, &key(name), one.trim(), &values) {
            found.warnings.push(format!("The field “{name}” has no place in a story: “{}”", one.trim()));
        }
    }
    found
}

/// A field's name without the records it stands in: `authors.0.name` is an
/// author.
fn key(name: &str) -> String {
    let lower = name.to_lowercase().replace('-', "_");
    let parts: Vec<&str> = lower.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
    match parts.as_slice() {
        [outer @ ("author" | "authors" | "byline"), "name"] => (*outer).to_owned(),
        ["taxonomies" | "extra" | "params", inner] => (*inner).to_owned(),
        _ => parts.join("."),
    }
}

/// Uses one field; false when it has no place.
fn field(found: &mut Found, key: &str, one: &str, values: &[&str]) -> bool {
    let text = || Some(one.to_owned());
    match key {
        "headline" => found.furniture.headline = one.to_owned(),
        "title" if found.furniture.headline.is_empty() => found.furniture.headline = one.to_owned(),
        "short_headline" | "short_title" | "linktitle" | "shorttitle" => {
            found.furniture.short_headline = one.to_owned()
        }
        "standfirst" | "subtitle" | "dek" | "deck" | "subheadline" | "lede" | "strapline" => {
            found.furniture.standfirst = inlines(one)
        }
        "description" | "summary" | "excerpt" | "abstract" if found.furniture.standfirst.is_empty() => {
            found.furniture.standfirst = inlines(one)
        }
        "slug" => found.fields.slug = text(),
        "slugline" => found.fields.slugline = text(),
        "desk" => found.fields.desk = text(),
        "section" if found.fields.desk.is_none() => found.fields.desk = text(),
        "kind" | "category" | "categories" | "type" | "genre" => return kind(found, values),
        "language" | "lang" | "locale" => found.fields.language = Some(one.replace('_', "-")),
        "dateline" | "location" | "place" => found.fields.dateline = text(),
        "date" | "published" | "pubdate" | "publishdate" | "publish_date" | "published_at"
        | "datepublished" | "date_published" => return published(found, one),
        "due" | "deadline" => found.fields.due = text(),
        "length" | "words" => return length(found, one),
        "embargo" if matches!(one, "hard" | "advisory") => found.fields.embargo_hard = Some(one == "hard"),
        "embargo_hard" | "embargo.hard" if matches!(one, "true" | "false") => {
            found.fields.embargo_hard = Some(one == "true")
        }
        "legal" => return legal(found, one),
        "priority" => return within(&mut found.fields.priority, one, 6),
        "urgency" => return within(&mut found.fields.urgency, one, 5),
        "assignee" => found.fields.assignee = text(),
        // Whatever it is called, an embargo is not passed over.
        name if name.contains("embargo") => found.fields.embargo = text(),
        "tags" | "tag" | "keywords" | "topics" => tags(found, values),
        "canonical" | "canonical_url" | "url" | "permalink" if one.starts_with("http") => {
            found.fields.canonical = text()
        }
        "credits" => values.iter().for_each(|value| credit(found, value)),
        "author" | "authors" | "byline" | "writer" | "writers" | "by" => {
            values.iter().for_each(|value| authors(found, value, CreditRole::Writer))
        }
        "photographer" | "photographers" | "photography" => {
            values.iter().for_each(|value| authors(found, value, CreditRole::Photographer))
        }
        "translator" | "translators" => {
            values.iter().for_each(|value| authors(found, value, CreditRole::Translator))
        }
        "illustrator" | "illustrators" => {
            values.iter().for_each(|value| authors(found, value, CreditRole::Illustrator))
        }
        "editor" | "editors" => values.iter().for_each(|value| authors(found, value, CreditRole::Editor)),
        "bio" | "author_bio" | "author.bio" | "authors.bio" => return bio(found, one),
        "sequence" | "modified" | "proof" if found.ours => {}
        _ => return false,
    }
    true
}

/// A kind we know; any other category is a subject.
fn kind(found: &mut Found, values: &[&str]) -> bool {
    for value in values {
        let known = value.parse().ok().or_else(|| crate::page::kind(&fold(value)));
        match known {
            Some(kind) if found.fields.kind.is_none() => found.fields.kind = Some(kind),
            _ if matches!(fold(value).as_str(), "post" | "posts" | "page" | "article" | "blog") => {}
            _ => tags(found, &[value]),
        }
    }
    true
}

/// A legal read that we can't make out is still to be done.
fn legal(found: &mut Found, one: &str) -> bool {
    let known = one.parse().ok();
    found.fields.legal = known.or(Some(Legal::Required));
    known.is_some()
}

fn within(field: &mut Option<u8>, one: &str, most: u8) -> bool {
    *field = one.parse().ok().filter(|number| (1..=most).contains(number));
    field.is_some()
}

fn published(found: &mut Found, one: &str) -> bool {
    let when = crate::date::iso(one)
        .or_else(|| crate::date::iso(&one.replacen(' ', "T", 1)))
        .or_else(|| one.split_once(' ').and_then(|(day, _)| crate::date::iso(day)));
    match when {
        Some(when) => {
            if found.fields.published.is_none() {
                found.fields.published = Some(when);
            }
            true
        }
        None => false,
    }
}

fn length(found: &mut Found, one: &str) -> bool {
    let number = one.split_whitespace().next().and_then(|number| number.parse().ok());
    found.fields.length = found.fields.length.or(number);
    number.is_some()
}

fn tags(found: &mut Found, values: &[&str]) {
    let all = found.fields.tags.get_or_insert_with(Vec::new);
    let split = values.len() == 1;
    for value in values {
        for tag in value.split(|letter| split && letter == ',').map(str::trim).filter(|tag| !tag.is_empty()) {
            if !all.iter().any(|known| known == tag) {
                all.push(tag.to_owned());
            }
        }
    }
}

/// "writer: Mara Idowu", or a byline.
fn credit(found: &mut Found, value: &str) {
    match value.split_once(':').map(|(role, name)| (role.trim().parse::<CreditRole>(), name.trim())) {
        Some((Ok(role), name)) if !name.is_empty() => push(found, name, role),
        _ => authors(found, value, CreditRole::Writer),
    }
}

/// Names as a byline gives them; what is no byline is one name.
fn authors(found: &mut Found, value: &str, role: CreditRole) {
    let line =
        crate::people::byline::line(value).or_else(|| crate::people::byline::line(&format!("By {value}")));
    match line {
        Some(line) => {
            for (name, own) in line.credits {
                push(found, &name, if own == CreditRole::Writer { role } else { own });
            }
        }
        None => push(found, value.trim(), role),
    }
}

fn push(found: &mut Found, name: &str, role: CreditRole) {
    if !name.is_empty() && !found.credits.iter().any(|credit| credit.author == name && credit.role == role) {
        found.credits.push(ProposedCredit { author: name.to_owned(), role });
    }
}

fn bio(found: &mut Found, one: &str) -> bool {
    let Some(author) = found.credits.last().map(|credit| credit.author.clone()) else { return false };
    if found.bios.iter().any(|(known, _)| *known == author) {
        return false;
    }
    found.bios.push((author, one.to_owned()));
    true
}
