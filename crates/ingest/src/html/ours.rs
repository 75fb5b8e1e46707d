//! A page that we exported: everything on it is marked, so that nothing has to
//! be guessed.

use super::dom::{Dom, Id};
use super::meta::Meta;
use super::{Maker, blocks};
use crate::page::{Said, Sorted};
use crate::people::byline;
use crate::reading::{Dropped, LeftOut, ProposedBio, ProposedCredit, ProposedRole};
use stet_core::newsroom::CreditRole;

/// The story on a page of ours; none when the page is not.
pub(super) fn read(dom: &Dom, meta: &Meta) -> Option<Sorted> {
    let article = dom.first(0, |dom, id| dom.name(id) == "article" && dom.has_class(id, "h-entry"))?;
    let copy = dom.first(article, |dom, id| dom.has_class(id, "copy") && dom.has_class(id, "e-content"))?;
    let headline = dom.first(article, |dom, id| dom.name(id) == "h1" && dom.has_class(id, "p-name"))?;
    let mut maker = Maker::new(dom, article);
    maker.ours = true;
    maker.skip.extend(mirrors(dom, copy));
    let mut units = Vec::new();
    blocks::flow(&mut maker, copy, Some(Said::Body), &mut units);
    let mut sorted = Sorted {
        headline: dom.words(headline),
        body: units.into_iter().filter_map(|unit| unit.node).collect(),
        ..Sorted::default()
    };
    if let Some(standfirst) = class(dom, article, "standfirst") {
        sorted.standfirst = blocks::line(&mut maker, standfirst);
    }
    sorted.fields.dateline = class(dom, article, "dateline").map(|id| dom.words(id));
    sorted.fields.kind =
        class(dom, article, "kind").and_then(|id| crate::page::kind(&crate::words::fold(&dom.words(id))));
    credits(dom, article, &mut sorted);
    bios(dom, article, &mut sorted);
    boxes(dom, article, &mut sorted);
    meta.complete(&mut sorted);
    sorted.fields.language = dom.attribute(article, "lang").map(str::to_owned).or(sorted.fields.language);
    Some(sorted)
}

fn class(dom: &Dom, within: Id, name: &str) -> Option<Id> {
    dom.first(within, |dom, id| dom.has_class(id, name))
}

/// Headings of the notes, which the page adds.
fn mirrors(dom: &Dom, copy: Id) -> Vec<Id> {
    dom.below(copy)
        .into_iter()
        .filter(|id| {
            dom.parent(*id).is_some_and(|parent| dom.has_class(parent, "footnotes"))
                && matches!(dom.name(*id), "h2" | "h3")
        })
        .collect()
}

/// Each part of the byline: what was done, then the names.
fn credits(dom: &Dom, article: Id, sorted: &mut Sorted) {
    let Some(line) = class(dom, article, "byline") else { return };
    let mut role = CreditRole::Writer;
    for id in dom.children(line) {
        if dom.has_class(*id, "h-card") {
            let author = dom.words(*id);
            let own = if dom.has_class(*id, "p-author") { CreditRole::Writer } else { role };
            sorted.credits.push(ProposedCredit { author, role: own });
        } else if dom.name(*id) == "span" && !dom.has_class(*id, "sep") {
            role = byline::line(&format!("{} Mara Idowu", dom.words(*id)))
                .and_then(|line| line.credits.first().map(|(_, role)| *role))
                .unwrap_or(CreditRole::AdditionalReporting);
        }
    }
}

/// The boxes about the authors: name, title, bio.
fn bios(dom: &Dom, article: Id, sorted: &mut Sorted) {
    for bio in dom.below(article).into_iter().filter(|id| dom.has_class(*id, "bio")) {
        let Some(name) = dom.first(bio, |dom, id| dom.name(id) == "h2") else { continue };
        let author = dom.words(name);
        let paragraphs: Vec<Id> = dom.below(bio).into_iter().filter(|id| dom.name(*id) == "p").collect();
        let (roles, lines): (Vec<Id>, Vec<Id>) =
            paragraphs.into_iter().partition(|id| dom.has_class(*id, "role"));
        let text = lines.into_iter().map(|id| dom.words(id)).collect::<Vec<_>>().join("\n\n");
        let titles: Vec<String> = roles.into_iter().map(|id| dom.words(id)).collect();
        for claim in titles.iter().chain([&text]).flat_map(|text| crate::people::desk::claims(text)) {
            let role = ProposedRole {
                author: author.clone(),
                function: claim.function,
                desk: claim.desk,
                because: claim.because,
            };
            if !sorted.roles.iter().any(|known| {
                known.author == role.author && known.function == role.function && known.desk == role.desk
            }) {
                sorted.roles.push(role);
            }
        }
        if !text.is_empty() {
            sorted.bios.push(ProposedBio { author, text });
        }
    }
}

/// What the page prints around the story.
fn boxes(dom: &Dom, article: Id, sorted: &mut Sorted) {
    let inside: std::collections::HashSet<Id> = dom.below(article).into_iter().collect();
    for id in dom.below(dom.body()) {
        let outside = !inside.contains(&id);
        let why = match dom.name(id) {
            "nav" if outside => "related stories of the newsroom",
            "header" if outside => "name of the newsroom",
            "footer" if outside => "address of the page",
            _ => continue,
        };
        sorted.dropped.push(Dropped {
            line: dom.line(id),
            text: dom.words(id),
            why: why.to_owned(),
            what: LeftOut::Other,
        });
    }
}
