//! Blocks of HTML as blocks of ours.

use super::Maker;
use super::dom::Id;
use super::inline::{self, Line, is_inline};
use super::links;
use crate::page::{Said, Unit, quotation};
use crate::words::tidy;
use stet_core::text::{Inline, Inlines, ListItem, Marks, Node, TableCell, TableRow};

/// Reads everything in an element as blocks, one unit a block.
pub(super) fn flow(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let mut line = Line::default();
    for child in maker.dom.children(id).to_vec() {
        if let Some(why) = maker.unwanted(child) {
            maker.drop(child, why);
        } else if is_line(maker, child) {
            inline::read(maker, child, &Marks::none(), &mut line);
        } else {
            paragraphs(std::mem::take(&mut line), said, out);
            block(maker, child, said, out);
        }
    }
    paragraphs(line, said, out);
}

/// An inline element may hold blocks all the same: Google Docs does.
fn is_line(maker: &Maker<'_>, id: Id) -> bool {
    let dom = maker.dom;
    is_inline(dom.name(id)) && (dom.children(id).is_empty() || dom.below(id).into_iter().skip(1).all(|inner| is_inline(dom.name(inner)) || dom.name(inner) == "svg"))
}

fn block(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let said = maker.says(id).or(said);
    let first = out.len();
    maker.word_list = maker.word_list && maker.is_word_item(id);
    match maker.dom.name(id) {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(maker, id, said, out),
        "p" if maker.is_word_item(id) => word_item(maker, id, out),
        "ul" | "ol" | "menu" | "dir" => list(maker, id, said, out),
        "blockquote" => quote(maker, id, out),
        "figure" => figure(maker, id, said, out),
        "aside" if is_pull_quote(maker, id) => pull_quote(maker, id, out),
        "img" | "picture" => picture(maker, id, out),
        "table" => table(maker, id, said, out),
        "pre" => code(maker, id, out),
        "hr" => out.push(made(maker, id, Node::Rule, "***")),
        "section" if is_notes(maker, id) => notes(maker, id, out),
        "dl" => definitions(maker, id, said, out),
        _ => flow(maker, id, said, out),
    }
    if let Some(unit) = out.get_mut(first) {
        unit.gap = true;
    }
}

fn made(maker: &Maker<'_>, id: Id, node: Node, text: &str) -> Unit {
    let said = maker.ours.then_some(Said::Body);
    Unit { lines: vec![(maker.dom.line(id), tidy(text))], text: tidy(text), gap: true, node: Some(node), said, ..Unit::default() }
}

/// One or more paragraphs: two breaks in a row part them.
fn paragraphs(line: Line, said: Option<Said>, out: &mut Vec<Unit>) {
    let mut pieces: Vec<Vec<Inline>> = vec![Vec::new()];
    let mut breaks = 0;
    for piece in line.pieces {
        let blank = matches!(&piece, Inline::Text { text, .. } if text.trim_matches(|letter: char| letter.is_ascii_whitespace()).is_empty());
        match piece {
            Inline::HardBreak => breaks += 1,
            piece if blank && breaks > 0 => drop(piece),
            piece => {
                if breaks >= 2 {
                    pieces.push(Vec::new());
                }
                if let Some(last) = pieces.last_mut() {
                    if breaks == 1 && !last.is_empty() {
                        last.push(Inline::HardBreak);
                    }
                    last.push(piece);
                }
                breaks = 0;
            }
        }
    }
    for piece in pieces {
        let words = normal(piece);
        if words.is_empty() {
            continue;
        }
        let text = tidy(&words.text().replace('\n', " "));
        if text.is_empty() && !words.iter().any(|piece| matches!(piece, Inline::NoteRef { .. })) {
            continue;
        }
        let linked = is_linked(&words);
        out.push(Unit { lines: vec![(line.at, text.clone())], text, gap: true, linked, said, node: Some(Node::Paragraph(words)), ..Unit::default() });
    }
}

/// White space as HTML means it: runs are one blank, none at either end or
/// around a break.
pub(super) fn normal(pieces: Vec<Inline>) -> Inlines {
    let mut out: Vec<Inline> = Vec::new();
    let mut open = false;
    for piece in pieces {
        match piece {
            Inline::Text { text, marks } => {
                let mut words = String::with_capacity(text.len());
                for letter in text.chars().filter(|letter| !crate::words::is_debris(*letter)) {
                    if letter.is_ascii_whitespace() {
                        if open {
                            words.push(' ');
                        }
                        open = false;
                    } else {
                        words.push(letter);
                        open = true;
                    }
                }
                out.push(Inline::Text { text: words, marks });
            }
            Inline::HardBreak => {
                trim_end(&mut out);
                out.push(Inline::HardBreak);
                open = false;
            }
            piece => {
                out.push(piece);
                open = true;
            }
        }
    }
    trim_end(&mut out);
    Inlines::new(out)
}

fn trim_end(out: &mut Vec<Inline>) {
    while let Some(last) = out.last_mut() {
        match last {
            Inline::Text { text, .. } => {
                text.truncate(text.trim_end_matches(' ').len());
                if !text.is_empty() {
                    return;
                }
                out.pop();
            }
            _ => return,
        }
    }
}

fn is_linked(words: &Inlines) -> bool {
    let mut any = false;
    let all = words.iter().all(|piece| match piece {
        Inline::Text { text, marks } if !text.trim().is_empty() => {
            any = true;
            marks.link.is_some()
        }
        _ => true,
    });
    any && all
}

/// The words of an element as one line.
pub(super) fn line(maker: &mut Maker<'_>, id: Id) -> Inlines {
    let mut line = Line::default();
    for child in maker.dom.children(id).to_vec() {
        match maker.unwanted(child) {
            Some(why) => maker.drop(child, why),
            None => loose(maker, child, &mut line),
        }
    }
    normal(line.pieces)
}

/// Blocks inside what can only be a line: their words, a blank between.
fn loose(maker: &mut Maker<'_>, id: Id, line: &mut Line) {
    if is_line(maker, id) {
        inline::read(maker, id, &Marks::none(), line);
        return;
    }
    line.pieces.push(Inline::Text { text: " ".into(), marks: Marks::none() });
    for child in maker.dom.children(id).to_vec() {
        match maker.unwanted(child) {
            Some(why) => maker.drop(child, why),
            None => loose(maker, child, line),
        }
    }
    line.pieces.push(Inline::Text { text: " ".into(), marks: Marks::none() });
}

fn heading(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let level: u8 = maker.dom.name(id).trim_start_matches('h').parse().unwrap_or(2);
    let text = line(maker, id);
    let words = tidy(&text.text().replace('\n', " "));
    if words.is_empty() {
        return;
    }
    let linked = is_linked(&text);
    let said = if maker.headline == Some(id) { Some(Said::Headline) } else { said.filter(|said| *said != Said::Body || maker.ours) };
    let node = Node::Heading { level: level.clamp(2, 4), text };
    out.push(Unit { lines: vec![(maker.dom.line(id), words.clone())], text: words, gap: true, level, linked, said, node: Some(node) });
}

/// The nodes inside an element, for what may hold blocks itself.
fn nodes(maker: &mut Maker<'_>, id: Id) -> Vec<Node> {
    let mut units = Vec::new();
    flow(maker, id, None, &mut units);
    units.into_iter().filter_map(|unit| unit.node).collect()
}

fn list(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let text = maker.dom.words(id);
    let linked = maker.is_linked(id);
    let mut items = Vec::new();
    for child in maker.dom.children(id).to_vec() {
        if let Some(why) = maker.unwanted(child) {
            maker.drop(child, why);
        } else if maker.dom.name(child) == "li" || !maker.dom.words(child).is_empty() {
            let inner = if maker.dom.name(child) == "li" { nodes(maker, child) } else { vec![Node::Paragraph(line(maker, child))] };
            let inner: Vec<Node> = inner.into_iter().map(fit_for_item).collect();
            match (maker.dom.name(child), items.last_mut()) {
                ("ul" | "ol", Some(ListItem(last))) => last.extend(inner),
                _ if inner.is_empty() => {}
                _ => items.push(ListItem(inner)),
            }
        }
    }
    if items.is_empty() {
        return;
    }
    let start = maker.dom.attribute(id, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let node = if maker.dom.name(id) == "ol" { Node::OrderedList { start, items } } else { Node::BulletList(items) };
    out.push(Unit { linked, said: said.filter(|_| maker.ours), ..made(maker, id, node, &text) });
}

/// A list item holds paragraphs, lists, quotations and code.
fn fit_for_item(node: Node) -> Node {
    match node {
        Node::Heading { text, .. } | Node::PullQuote { text, .. } => Node::Paragraph(text),
        Node::Figure { caption, alt, .. } => Node::Paragraph(if caption.is_empty() { Inlines::plain(alt) } else { caption }),
        Node::Table(rows) => Node::Paragraph(Inlines::plain(rows.iter().flat_map(|row| &row.0).map(|cell| cell.text.text()).collect::<Vec<_>>().join(" "))),
        node => node,
    }
}

fn quote(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let text = maker.dom.words(id);
    let cite = maker.dom.first(id, |dom, node| matches!(dom.name(node), "cite" | "footer" | "figcaption"));
    let name = cite.map(|cite| maker.dom.words(cite)).filter(|name| crate::words::count(name) <= 20 && text.ends_with(name.as_str()));
    let content = match (cite, &name) {
        (Some(cite), Some(_)) => {
            maker.skip.insert(cite);
            nodes(maker, id)
        }
        _ => nodes(maker, id),
    };
    let mut content: Vec<Node> = content.into_iter().filter(|node| !is_empty(node)).map(fit_for_item).collect();
    let mut attribution = name.map(|name| bare(&name)).unwrap_or_default();
    if attribution.is_empty() && content.len() > 1
        && let Some(Node::Paragraph(last)) = content.last()
        && let Some(name) = quotation::attribution_line(&last.text())
    {
        attribution = name.to_owned();
        content.pop();
    }
    if !content.is_empty() {
        out.push(made(maker, id, Node::Quotation { attribution, content }, &text));
    }
}

fn is_empty(node: &Node) -> bool {
    matches!(node, Node::Paragraph(words) if words.text().trim().is_empty() && words.iter().all(|piece| !matches!(piece, Inline::NoteRef { .. })))
}

/// A name without the dash before it.
fn bare(name: &str) -> String {
    tidy(name.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '―' | '~')))
}

fn figure(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let caption = dom.first(id, |dom, node| dom.name(node) == "figcaption");
    let quoted = dom.first(id, |dom, node| dom.name(node) == "blockquote");
    let image = dom.first(id, |dom, node| dom.name(node) == "img");
    if let Some(quoted) = quoted {
        let first = out.len();
        quote(maker, quoted, out);
        if let (Some(caption), Some(Unit { node: Some(Node::Quotation { attribution, .. }), .. })) = (caption, out.get_mut(first))
            && attribution.is_empty()
        {
            *attribution = bare(&dom.words(caption));
        }
    } else if dom.has_class(id, "embed") && image.is_none() {
        embed(maker, id, caption, out);
    } else if image.is_some() || (maker.ours && caption.is_some()) {
        pictured(maker, id, image, caption, out);
    } else {
        flow(maker, id, said, out);
    }
}

fn embed(maker: &mut Maker<'_>, id: Id, caption: Option<Id>, out: &mut Vec<Unit>) {
    let link = maker.dom.first(id, |dom, node| dom.name(node) == "a");
    let url = link.and_then(|link| maker.dom.attribute(link, "href")).and_then(|href| links::clean(href).ok()).unwrap_or_default();
    let title = link.map(|link| maker.dom.words(link)).unwrap_or_default();
    let caption = caption.map(|caption| maker.dom.words(caption)).unwrap_or_default();
    let text = maker.dom.words(id);
    let title = if title == url { String::new() } else { title };
    out.push(made(maker, id, Node::Embed { url, title, caption }, &text));
}

/// A picture with its caption, credit and licence.
fn pictured(maker: &mut Maker<'_>, id: Id, image: Option<Id>, caption: Option<Id>, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let source = image.and_then(|image| source(maker, image));
    let alt = image.and_then(|image| dom.attribute(image, "alt")).map(tidy).unwrap_or_default();
    let mut terms = [String::new(), String::new()];
    if let Some(caption) = caption {
        for (slot, names) in terms.iter_mut().zip([&["credit", "photo-credit", "copyright", "author", "source", "image-credit"][..], &["licence", "license"][..]]) {
            let found = dom.below(caption).into_iter().skip(1).find(|node| names.iter().any(|name| dom.has_class(*node, name) || dom.attribute(*node, "class").is_some_and(|class| class.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).any(|word| word == *name))));
            if let Some(found) = found {
                *slot = dom.words(found);
                maker.skip.insert(found);
            }
        }
    }
    let caption = caption.map(|caption| line(maker, caption)).unwrap_or_default();
    let text = dom.words(id);
    let [credit, licence] = terms;
    let Some(src) = source.or(maker.ours.then(String::new)) else {
        maker.drop(id, "picture without an address that can be used");
        return;
    };
    let text = if text.is_empty() { alt.clone() } else { text };
    out.push(made(maker, id, Node::Figure { src, alt, credit, licence, caption }, &text));
}

fn picture(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let image = maker.dom.first(id, |dom, node| dom.name(node) == "img");
    let tiny = image.is_some_and(|image| ["width", "height"].iter().any(|side| maker.dom.attribute(image, side).is_some_and(|size| matches!(size, "0" | "1" | "2"))));
    match tiny {
        true => maker.drop(id, "tracking pixel"),
        false => pictured(maker, id, image, None, out),
    }
}

fn source(maker: &Maker<'_>, image: Id) -> Option<String> {
    ["src", "data-src", "data-original", "data-lazy-src"].iter().find_map(|name| maker.dom.attribute(image, name).and_then(links::picture)).or_else(|| {
        let set = maker.dom.attribute(image, "srcset")?;
        set.split(',').next_back()?.split_whitespace().next().and_then(links::picture)
    })
}

fn is_pull_quote(maker: &Maker<'_>, id: Id) -> bool {
    maker.dom.attribute(id, "class").is_some_and(|class| class.to_lowercase().replace(['-', '_'], "").contains("pullquote"))
}

fn pull_quote(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let whole = maker.dom.words(id);
    let said = maker.dom.first(id, |dom, node| dom.has_class(node, "attribution") || dom.name(node) == "cite");
    let attribution = said.map(|said| bare(&maker.dom.words(said))).unwrap_or_default();
    maker.skip.extend(said);
    let text = line(maker, id);
    if !text.is_empty() {
        out.push(made(maker, id, Node::PullQuote { attribution, text }, &whole));
    }
}

/// A table of data; one that only lays out a page is read as its contents.
fn table(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let below = dom.below(id);
    let nested = below.iter().skip(1).any(|node| matches!(dom.name(*node), "table" | "h1" | "h2" | "h3" | "ul" | "ol" | "blockquote" | "figure" | "hr"));
    let rows: Vec<Id> = below.iter().copied().filter(|node| dom.name(*node) == "tr").collect();
    let columns = rows.iter().map(|row| cells(maker, *row).len()).max().unwrap_or(0);
    let long = below.iter().filter(|node| dom.name(**node) == "p").count() > rows.len() * columns.max(1) + 2;
    if nested || columns < 2 || (rows.len() < 2 && !maker.ours) || long || dom.attribute(id, "role") == Some("presentation") {
        flow(maker, id, said, out);
        return;
    }
    let text = dom.words(id);
    let made_rows: Vec<TableRow> = rows
        .into_iter()
        .map(|row| TableRow(cells(maker, row).into_iter().map(|cell| TableCell { header: dom.name(cell) == "th", text: line(maker, cell) }).collect()))
        .filter(|row| !row.0.is_empty())
        .collect();
    out.push(made(maker, id, Node::Table(made_rows), &text));
}

fn cells(maker: &Maker<'_>, row: Id) -> Vec<Id> {
    maker.dom.children(row).iter().copied().filter(|cell| matches!(maker.dom.name(*cell), "td" | "th")).collect()
}

fn code(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let text: String = dom.below(id).into_iter().map(|node| if dom.name(node) == "br" { "\n" } else { dom.text_of(node).unwrap_or_default() }).collect();
    if dom.has_class(id, "verbatim") {
        let why = "kept exactly when the page was exported".to_owned();
        out.push(made(maker, id, Node::Verbatim { text: text.clone(), format: "markdown".into(), why }, &text));
        return;
    }
    let inner = dom.children(id).iter().copied().find(|child| dom.name(*child) == "code");
    let language = inner.into_iter().chain([id]).find_map(|node| dom.attribute(node, "class")?.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-").or(class.strip_prefix("lang-"))).map(str::to_owned)).unwrap_or_default();
    let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
    if text.trim().is_empty() {
        return;
    }
    out.push(made(maker, id, Node::Code { language, text: text.clone() }, &text));
}

fn is_notes(maker: &Maker<'_>, id: Id) -> bool {
    maker.dom.has_class(id, "footnotes") || maker.dom.has_class(id, "notes") || maker.dom.attribute(id, "role") == Some("doc-endnotes")
}

/// Footnotes: an item each, numbered from 1.
fn notes(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let items: Vec<Id> = dom.below(id).into_iter().filter(|node| dom.name(*node) == "li" && dom.parent(*node).is_some_and(|list| dom.name(list) == "ol")).collect();
    let back: Vec<Id> = dom.below(id).into_iter().filter(|node| dom.attribute(*node, "role") == Some("doc-backlink") || dom.has_class(*node, "footnote-backref") || (dom.name(*node) == "a" && dom.attribute(*node, "href").is_some_and(|href| href.contains("fnref")))).collect();
    maker.skip.extend(back);
    for (at, item) in items.into_iter().enumerate() {
        let text = dom.words(item);
        let content: Vec<Node> = nodes(maker, item).into_iter().filter(|node| !is_empty(node)).collect();
        out.push(made(maker, item, Node::Note { label: (at + 1).to_string(), content }, &text));
    }
}

/// A list of terms: each with its explanation, as paragraphs.
fn definitions(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    flow(maker, id, said, out);
}

/// A paragraph of Word that is an item: its marker goes, its words stay.
fn word_item(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let markers: Vec<Id> = maker.dom.below(id).into_iter().filter(|node| maker.dom.attribute(*node, "style").is_some_and(|style| style.to_lowercase().replace(' ', "").contains("mso-list:ignore"))).collect();
    let marker = markers.first().map(|marker| maker.dom.words(*marker)).unwrap_or_default();
    maker.skip.extend(markers);
    let text = maker.dom.words(id);
    let words = line(maker, id);
    let number = marker.trim_end_matches(['.', ')']).parse::<u32>().ok();
    let item = ListItem(vec![Node::Paragraph(words)]);
    let level = maker.word_level(id);
    if let Some(Unit { node: Some(node), said: None, text: whole, .. }) = out.last_mut()
        && maker.word_list
    {
        match node {
            Node::BulletList(items) | Node::OrderedList { items, .. } => {
                match items.last_mut() {
                    Some(ListItem(last)) if level > 1 => match last.last_mut() {
                        Some(Node::BulletList(inner)) => inner.push(item),
                        _ => last.push(Node::BulletList(vec![item])),
                    },
                    _ => items.push(item),
                }
                whole.push(' ');
                whole.push_str(&text);
                return;
            }
            _ => {}
        }
    }
    maker.word_list = true;
    let node = match number {
        Some(start) => Node::OrderedList { start, items: vec![item] },
        None => Node::BulletList(vec![item]),
    };
    out.push(made(maker, id, node, &text));
}
