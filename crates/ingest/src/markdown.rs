//! Markdown files: the fields above the text, and the text.
//!
//! The text is core's to read. Here the fields get their meaning; a field that
//! has none is named in a warning with its value, so that nothing is lost.

mod fields;

use crate::newcomer::blocks;
use crate::page::quotation;
use crate::people::byline;
use crate::reading::{Dropped, Fields, Form, LeftOut, ProposedCredit, Reading};
use crate::refused::Refused;
use stet_core::ids::BlockId;
use stet_core::text::{Block, Document, Furniture, Inline, Inlines, Marks, Node, front_matter, markdown};

/// What the fields say.
#[derive(Default)]
struct Found {
    furniture: Furniture,
    fields: Fields,
    credits: Vec<ProposedCredit>,
    bios: Vec<(String, String)>,
    warnings: Vec<String>,
    /// True for a file that we printed ourselves: its text is taken to the
    /// letter.
    ours: bool,
}

/// What fields above a text mean for a story: the fields, its credits, and a
/// sentence for each that has no place.
pub fn fields(front: &front_matter::FrontMatter) -> (Fields, Vec<ProposedCredit>, Vec<String>) {
    let Found { fields, credits, bios, mut warnings, .. } = fields::take(front);
    warnings.extend(bios.iter().map(|(author, _)| format!("The bio of {author} was not taken.")));
    (fields, credits, warnings)
}

/// Reads a Markdown file.
pub(crate) fn read(name: &str, source: &str, ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> {
    let (front, body) = front_matter::split(source);
    let mut found = match front {
        Some(Ok(front)) => fields::take(&front),
        Some(Err(error)) => {
            return Err(Refused::Unreadable { name: name.to_owned(), why: error.to_string() });
        }
        None => Found::default(),
    };
    let first = source.len() - body.len();
    let offset = source.get(..first).map_or(0, |head| head.matches('\n').count());
    let mut dropped = Vec::new();
    let body = title(body, offset, &mut found, &mut dropped);
    let mut nodes: Vec<Node> =
        markdown::read(&body, &mut || BlockId::new("read")).into_iter().map(|block| block.node).collect();
    if !found.ours {
        loosen(&mut nodes, &mut found);
    }
    let words: usize = nodes.iter().map(words).sum();
    if words == 0 {
        let why = if found.furniture.headline.is_empty() {
            "there is nothing in it but fields"
        } else {
            "there is a headline and nothing below it"
        };
        return Err(Refused::NoCopy { name: name.to_owned(), why: why.to_owned() });
    }
    Ok(finished(found, blocks(nodes, ids), dropped))
}

fn finished(mut found: Found, blocks: Vec<Block>, dropped: Vec<Dropped>) -> Reading {
    if found.furniture.headline.is_empty() {
        found.warnings.push("No headline was found; write one.".to_owned());
    }
    let document = Document { furniture: found.furniture, blocks };
    if found.fields.language.is_none() {
        let nodes: Vec<Node> = document.blocks.iter().map(|block| block.node.clone()).collect();
        found.fields.language =
            crate::language::guess(&document.furniture.headline, &nodes).map(str::to_owned);
    }
    let bios: Vec<crate::reading::ProposedBio> =
        found.bios.into_iter().map(|(author, text)| crate::reading::ProposedBio { author, text }).collect();
    let roles = bios
        .iter()
        .flat_map(|bio| {
            crate::people::desk::claims(&bio.text).into_iter().map(|claim| crate::reading::ProposedRole {
                author: bio.author.clone(),
                function: claim.function,
                desk: claim.desk,
                because: claim.because,
            })
        })
        .collect();
    Reading {
        form: Form::Markdown,
        encoding: "UTF-8".to_owned(),
        document,
        fields: found.fields,
        credits: found.credits,
        bios,
        roles,
        dropped,
        warnings: found.warnings,
        pictures: Vec::new(),
    }
}

/// Takes a leading `# Title` off the text; returns the text without it.
fn title(body: &str, offset: usize, found: &mut Found, dropped: &mut Vec<Dropped>) -> String {
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
    let Some(line) = lines.get(blank) else { return body.to_owned() };
    let underlined = lines.get(blank + 1).is_some_and(|next| {
        next.len() > 3 && next.trim_end().chars().all(|letter| letter == '=') && !next.trim().is_empty()
    });
    let atx = line.trim_end().strip_prefix("# ");
    let Some(words) = atx.or(underlined.then_some(line.trim())) else { return body.to_owned() };
    let used = blank + if atx.is_some() { 1 } else { 2 };
    let words = plain(words.trim().trim_end_matches('#').trim());
    let rest = || lines.iter().skip(used).copied().collect::<String>();
    if found.furniture.headline.is_empty() {
        found.furniture.headline = words;
        return rest();
    }
    if !found.ours && crate::words::fold(&words) == crate::words::fold(&found.furniture.headline) {
        dropped.push(Dropped {
            line: offset + blank + 1,
            text: line.trim_end().to_owned(),
            why: "headline repeated".to_owned(),
            what: LeftOut::Other,
        });
        return rest();
    }
    body.to_owned()
}

/// What wild Markdown says in paragraphs: a byline on top, quotations with a
/// dash and a name.
fn loosen(nodes: &mut Vec<Node>, found: &mut Found) {
    let byline = match nodes.first() {
        Some(Node::Paragraph(words)) => byline::line(&words.text()).filter(|line| line.said),
        _ => None,
    };
    if let Some(line) = byline.filter(|_| nodes.len() > 1 && found.credits.is_empty()) {
        found.credits.extend(line.credits.into_iter().map(|(author, role)| ProposedCredit { author, role }));
        found.fields.published = found.fields.published.take().or(line.when);
        found.fields.dateline = found.fields.dateline.take().or(line.place);
        nodes.remove(0);
    }
    for node in nodes {
        let Node::Paragraph(words) = node else { continue };
        let text = words.text();
        if let Some((quote, name)) = quotation::attributed(&text)
            .filter(|_| words.iter().all(|piece| matches!(piece, Inline::Text { .. })))
        {
            let content = crate::page::up_to(words, quote);
            *node = Node::Quotation { attribution: name.to_owned(), content: vec![Node::Paragraph(content)] };
        }
    }
}

/// A line of Markdown as marked words.
fn inlines(source: &str) -> Inlines {
    match markdown::read(source, &mut || BlockId::new("line")).into_iter().next().map(|block| block.node) {
        Some(Node::Paragraph(words)) => Inlines::new(words.into_iter().map(|piece| match piece {
            Inline::Text { text, marks } => {
                Inline::Text { text, marks: Marks { em: marks.em, link: marks.link, ..Marks::none() } }
            }
            Inline::HardBreak => Inline::Text { text: " ".into(), marks: Marks::none() },
            piece => piece,
        })),
        _ => Inlines::plain(source),
    }
}

/// A line of Markdown as plain words.
fn plain(source: &str) -> String {
    match markdown::read(source, &mut || BlockId::new("line")).into_iter().next().map(|block| block.node) {
        Some(Node::Paragraph(words)) => words.text().replace('\n', " "),
        _ => source.to_owned(),
    }
}

fn words(node: &Node) -> usize {
    let own: usize = node.lines().into_iter().map(|line| crate::words::count(&line.text())).sum();
    let literal = match node {
        Node::Code { text, .. } | Node::Verbatim { text, .. } => crate::words::count(text),
        _ => 0,
    };
    own + literal + node.children().into_iter().map(words).sum::<usize>()
}

#[cfg(test)]
mod tests;
