//! What a page says of itself in its head: evidence, never copy.

use super::dom::{Dom, Id};
use crate::page::Sorted;
use crate::people::byline;
use crate::reading::ProposedCredit;
use crate::words::{fold, tidy};
use serde_json::Value;
use stet_core::newsroom::CreditRole;

/// A page's metadata.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) headline: Option<String>,
    pub(super) standfirst: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) tags: Vec<String>,
    /// Every name the data gives an article, for telling which `h1` is it.
    pub(super) titles: Vec<String>,
}

/// Reads the metadata: JSON-LD first, then meta elements, then the title.
pub(super) fn of(dom: &Dom) -> Meta {
    let mut meta = Meta::default();
    for id in dom.below(0) {
        match dom.name(id) {
            "script"
                if dom
                    .attribute(id, "type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                data(dom, id, &mut meta)
            }
            "html" => {
                meta.language = dom.attribute(id, "lang").or(dom.attribute(id, "xml:lang")).map(str::to_owned)
            }
            "link" if dom.attribute(id, "rel") == Some("canonical") => {
                meta.canonical = dom.attribute(id, "href").map(str::to_owned)
            }
            _ => {}
        }
    }
    for id in dom.below(0) {
        match dom.name(id) {
            "meta" => named(dom, id, &mut meta),
            "title" => meta.titles.push(tidy(&dom.words(id))),
            "time"
                if meta.published.is_none()
                    && (dom.attribute(id, "itemprop") == Some("datePublished")
                        || dom.has_class(id, "dt-published")
                        || dom.attribute(id, "pubdate").is_some()) =>
            {
                meta.published = dom.attribute(id, "datetime").and_then(crate::date::iso);
            }
            _ => {}
        }
    }
    meta
}

fn named(dom: &Dom, id: Id, meta: &mut Meta) {
    let name = dom
        .attribute(id, "property")
        .or(dom.attribute(id, "name"))
        .or(dom.attribute(id, "itemprop"))
        .unwrap_or_default()
        .to_lowercase();
    let Some(content) = dom.attribute(id, "content").map(tidy).filter(|content| !content.is_empty()) else {
        return;
    };
    match name.as_str() {
        "og:title" | "twitter:title" | "dc.title" | "dcterms.title" | "headline" | "parsely-title"
        | "sailthru.title" | "citation_title" => {
            meta.headline.get_or_insert(content.clone());
            meta.titles.push(content);
        }
        "description" | "og:description" | "twitter:description" | "dc.description" => {
            meta.standfirst.get_or_insert(content);
        }
        "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author"
        | "sailthru.author" | "byl" | "citation_author" => authors(&content, meta),
        "article:published_time"
        | "og:published_time"
        | "datepublished"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "pubdate"
        | "date"
        | "publish-date"
        | "parsely-pub-date"
        | "sailthru.date"
        | "publication_date"
            if meta.published.is_none() =>
        {
            meta.published = crate::date::iso(&content);
        }
        "article:tag" | "parsely-tags" | "news_keywords" => {
            meta.tags.extend(content.split(',').map(tidy).filter(|tag| !tag.is_empty()))
        }
        "og:locale" if meta.language.is_none() => meta.language = Some(content.replace('_', "-")),
        _ => {}
    }
}

fn authors(text: &str, meta: &mut Meta) {
    if text.contains("://") || text.contains('@') {
        return;
    }
    let line = byline::line(text).or_else(|| byline::line(&format!("By {text}")));
    for (name, _) in line.map(|line| line.credits).unwrap_or_default() {
        if !meta.authors.iter().any(|known| fold(known) == fold(&name)) {
            meta.authors.push(name);
        }
    }
}

/// One block of JSON-LD; what is no JSON is left alone.
fn data(dom: &Dom, id: Id, meta: &mut Meta) {
    let text: String = dom.children(id).iter().filter_map(|child| dom.text_of(*child)).collect();
    let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { return };
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(object) => {
                open.extend(object.get("@graph"));
                let kinds = object.get("@type").map(names).unwrap_or_default();
                if kinds.iter().any(|kind| {
                    kind.ends_with("Article")
                        || matches!(kind.as_str(), "BlogPosting" | "Report" | "LiveBlogPosting")
                }) {
                    article(object, meta);
                }
            }
            _ => {}
        }
    }
}

fn article(object: &serde_json::Map<String, Value>, meta: &mut Meta) {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(tidy).filter(|text| !text.is_empty());
    if let Some(headline) = text("headline").or(text("name")) {
        meta.titles.push(headline.clone());
        meta.headline.get_or_insert(headline);
    }
    if let Some(standfirst) = text("alternativeHeadline").or(text("description")) {
        meta.standfirst.get_or_insert(standfirst);
    }
    for author in object.get("author").map(persons).unwrap_or_default() {
        authors(&author, meta);
    }
    if meta.published.is_none() {
        meta.published = text("datePublished").as_deref().and_then(crate::date::iso);
    }
    meta.language = text("inLanguage").or(meta.language.take());
    if let Some(keywords) = object.get("keywords") {
        let all: Vec<String> =
            names(keywords).iter().flat_map(|words| words.split(',').map(tidy).collect::<Vec<_>>()).collect();
        meta.tags.extend(all.into_iter().filter(|tag| !tag.is_empty()));
    }
}

/// The people in an author field; organisations are no authors.
fn persons(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(values) => values
            .iter()
            .flat_map(|value| if value.is_array() { Vec::new() } else { persons(value) })
            .collect(),
        Value::Object(object)
            if object
                .get("@type")
                .map(names)
                .is_none_or(|kinds| !kinds.iter().any(|kind| kind.ends_with("Organization"))) =>
        {
            object.get("name").map(names).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(values) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

impl Meta {
    /// Adds what the page's words do not say.
    pub(super) fn complete(&self, sorted: &mut Sorted) {
        if sorted.headline.is_empty() {
            sorted.headline = self.headline.clone().unwrap_or_default();
        }
        if !sorted.credits.iter().any(|credit| credit.role == CreditRole::Writer) {
            let named = self
                .authors
                .iter()
                .map(|author| ProposedCredit { author: author.clone(), role: CreditRole::Writer });
            sorted.credits.splice(0..0, named);
        }
        let fields = &mut sorted.fields;
        if self.published.is_some() {
            fields.published = self.published.clone();
        }
        if let Some(language) = self.language.clone().filter(|language| !language.trim().is_empty()) {
            fields.language = Some(language);
        }
        fields.canonical = self.canonical.clone().filter(|address| address.starts_with("http"));
        if fields.tags.is_none() && !self.tags.is_empty() {
            let mut tags: Vec<String> = Vec::new();
            for tag in &self.tags {
                if !tags.contains(tag) {
                    tags.push(tag.clone());
                }
            }
            fields.tags = Some(tags);
        }
    }
}
