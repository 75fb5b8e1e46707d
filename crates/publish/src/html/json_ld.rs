//! What search engines read: a schema.org NewsArticle
//! (../research: schema.org 30.0; the list of properties is our own contract).

use super::byline::author_url;
use super::context::Known;
use crate::{Page, PageCredit};
use serde_json::{Map, Value, json};
use stet_core::newsroom::{CreditRole, Kind};
use stet_core::text::html::is_forbidden;

/// The data block's text. `<` never occurs in it, so no headline can end the
/// element it stands in, and what HTML forbids is left out.
pub(super) fn json_ld(page: &Page, known: &Known) -> String {
    let mut article = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            article.insert(key.to_owned(), value);
        }
    };
    put("@context", "https://schema.org".into());
    put("@type", kind(page.kind).into());
    put("@id", json!(known.canonical));
    put("mainEntityOfPage", json!(known.canonical));
    put("headline", page.document.furniture.headline.as_str().into());
    put("description", json!(known.summary));
    put("datePublished", json!(known.published.as_ref().map(|when| &when.machine)));
    let modified = known.modified.as_ref().or(known.published.as_ref());
    put("dateModified", json!(modified.map(|when| &when.machine)));
    put("inLanguage", known.language.into());
    put("dateline", if page.dateline.is_empty() { Value::Null } else { page.dateline.as_str().into() });
    put("keywords", if page.tags.is_empty() { Value::Null } else { json!(page.tags) });
    put("image", json!(known.image));
    put("author", authors(page, known));
    for (key, role) in [("translator", CreditRole::Translator), ("editor", CreditRole::Editor)] {
        put(key, people(page, known, |other| other == role));
    }
    put("contributor", people(page, known, contributed));
    put("publisher", publisher(page, known));
    let mut source = Value::Object(article).to_string().replace('<', "\\u003c");
    source.retain(|c| !is_forbidden(c));
    source
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Analysis => "AnalysisNewsArticle",
        Kind::Commentary => "OpinionNewsArticle",
        Kind::Explainer => "BackgroundNewsArticle",
        Kind::Review => "ReviewNewsArticle",
        Kind::News | Kind::Interview | Kind::Feature | Kind::Obituary => "NewsArticle",
    }
}

fn contributed(role: CreditRole) -> bool {
    matches!(role, CreditRole::AdditionalReporting | CreditRole::Photographer | CreditRole::Illustrator)
}

/// The writers; the newsroom itself where nobody is credited.
fn authors(page: &Page, known: &Known) -> Value {
    match people(page, known, |role| role == CreditRole::Writer) {
        Value::Null => json!([publisher(page, known)]),
        writers => writers,
    }
}

fn people(page: &Page, known: &Known, wanted: impl Fn(CreditRole) -> bool) -> Value {
    let people: Vec<Value> = page
        .credits
        .iter()
        .filter(|credit| wanted(credit.role))
        .map(|credit| person(page, credit, known))
        .collect();
    if people.is_empty() { Value::Null } else { people.into() }
}

fn person(page: &Page, credit: &PageCredit, known: &Known) -> Value {
    let mut person = Map::new();
    person.insert("@type".into(), "Person".into());
    person.insert("name".into(), credit.name.as_str().into());
    if let Some(url) = known.canonical.as_deref().and_then(|page_is| author_url(page, credit, page_is)) {
        person.insert("url".into(), url.into());
    }
    if let Some(title) = &credit.title_on_the_day {
        person.insert("jobTitle".into(), title.as_str().into());
    }
    person.into()
}

fn publisher(page: &Page, known: &Known) -> Value {
    let mut publisher = Map::new();
    publisher.insert("@type".into(), "NewsMediaOrganization".into());
    publisher.insert("name".into(), page.publisher.name.as_str().into());
    if let Some(site) = &known.site {
        publisher.insert("url".into(), site.as_str().into());
    }
    publisher.into()
}
