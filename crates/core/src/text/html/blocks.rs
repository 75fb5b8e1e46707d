//! Blocks as HTML.

use super::HtmlOptions;
use super::direction::{Direction, first_strong};
use super::escape::{attribute, link, picture, text};
use super::line::line;
use super::notes::Numbers;
use crate::text::{Block, Framing, Inline, Inlines, ListItem, Node, TableRow};

/// The body as HTML, one block a line, notes at the end. Blocks that hold
/// nothing to show are left out, skipped heading levels are closed up, short
/// table rows are filled.
pub fn fragment(blocks: &[Block], options: &HtmlOptions) -> String {
    let mut page = Page {
        out: String::new(),
        options,
        direction: options.direction,
        notes: Numbers::of(blocks, &options.id_prefix),
        headings: vec![],
    };
    for (place, block) in blocks.iter().enumerate() {
        if !matches!(block.node, Node::Note { .. }) {
            page.unit(place + 1, &block.node);
        }
    }
    page.footnotes(blocks);
    page.out
}

pub(super) struct Page<'o> {
    out: String,
    pub(super) options: &'o HtmlOptions,
    /// The direction of the innermost open element.
    direction: Direction,
    pub(super) notes: Numbers,
    /// Open subheads: the level in the copy and the level printed.
    pub(super) headings: Vec<(u8, u8)>,
}

impl Page<'_> {
    /// One block of the copy, on a proof with its number.
    fn unit(&mut self, number: usize, node: &Node) {
        if self.options.proof.is_none() || is_blank(node) {
            return self.block(node);
        }
        self.raw(&format!("<div class=\"unit\" data-number=\"{number}\">\n"));
        self.block(node);
        self.raw("</div>\n");
    }

    pub(super) fn block(&mut self, node: &Node) {
        if is_blank(node) {
            return;
        }
        match node {
            Node::Paragraph(words) => self.line_in("p", "", words),
            Node::Heading { level, text } => {
                let level = self.level(*level);
                self.line_in(&format!("h{level}"), "", text);
            }
            Node::BulletList(items) => self.list("ul", "", items),
            Node::OrderedList { start: 1, items } => self.list("ol", "", items),
            Node::OrderedList { start, items } => self.list("ol", &format!(" start=\"{start}\""), items),
            Node::Quotation { attribution, content } if attribution.is_empty() => self.quotation(content),
            Node::Quotation { attribution, content } => {
                self.raw("<figure class=\"quotation\">\n");
                self.quotation(content);
                self.words_in("figcaption", "", attribution);
                self.raw("</figure>\n");
            }
            Node::PullQuote { attribution, text } => {
                self.raw("<aside class=\"pullquote\">\n");
                self.line_in("p", "", text);
                if !attribution.is_empty() {
                    self.words_in("p", " class=\"attribution\"", attribution);
                }
                self.raw("</aside>\n");
            }
            Node::Figure { src, alt, credit, licence, framing, caption } => {
                self.raw("<figure>\n");
                self.picture(src, *framing, alt);
                self.description(alt);
                self.figcaption([credit, licence], caption);
                self.raw("</figure>\n");
            }
            Node::Embed { url, title, caption } => self.embed(url, title, caption),
            Node::Table(rows) => self.table(rows),
            Node::Rule => self.raw("<hr>\n"),
            Node::Code { language, text } => self.code(language, text),
            Node::Note { content, .. } => content.iter().for_each(|inner| self.block(inner)),
            Node::Verbatim { text: source, .. } => {
                if let Some(marks) = &self.options.proof {
                    self.words_in("p", " class=\"lacks\"", &marks.unread);
                }
                self.raw("<pre class=\"verbatim\">");
                self.out.push_str(&text(&format!("\n{source}")));
                self.raw("</pre>\n");
            }
        }
    }

    pub(super) fn raw(&mut self, source: &str) {
        self.out.push_str(source);
    }

    /// Opens an element, with `dir` where its words run the other way, and
    /// closes it after `inside`.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &str,
        words: &str,
        inside: impl FnOnce(&mut Self),
    ) {
        let outer = self.direction;
        self.raw(&format!("<{name}{attributes}"));
        if let Some(direction) = first_strong(words).filter(|direction| *direction != outer) {
            self.raw(&format!(" dir=\"{}\"", direction.as_str()));
            self.direction = direction;
        }
        self.raw(">");
        inside(self);
        self.raw(&format!("</{name}>"));
        self.direction = outer;
    }

    fn line_in(&mut self, name: &str, attributes: &str, words: &Inlines) {
        self.element(name, attributes, &words.text(), |page| page.line(words));
        self.raw("\n");
    }

    fn words_in(&mut self, name: &str, attributes: &str, words: &str) {
        self.element(name, attributes, words, |page| page.words(words));
        self.raw("\n");
    }

    fn words(&mut self, words: &str) {
        match &self.options.proof {
            Some(marks) => self.out.push_str(&marks.text(words)),
            None => self.out.push_str(&text(words)),
        }
    }

    pub(super) fn line(&mut self, words: &Inlines) {
        line(&mut self.out, words, &mut self.notes, self.options.proof.as_ref());
    }

    /// A subhead's level with no gap above it: level 4 right under level 2 is
    /// printed as 3, and its siblings too.
    fn level(&mut self, level: u8) -> u8 {
        while self.headings.last().is_some_and(|(open, _)| *open >= level) {
            self.headings.pop();
        }
        let printed =
            self.headings.last().map_or(self.options.first_heading, |(_, printed)| printed + 1).clamp(1, 6);
        self.headings.push((level, printed));
        printed
    }

    fn quotation(&mut self, content: &[Node]) {
        let words = content.first().map(first_words).unwrap_or_default();
        self.element("blockquote", "", &words, |page| {
            page.raw("\n");
            content.iter().for_each(|inner| page.block(inner));
        });
        self.raw("\n");
    }

    fn list(&mut self, name: &str, attributes: &str, items: &[ListItem]) {
        let words = items.iter().flat_map(|item| &item.0).next().map(first_words).unwrap_or_default();
        self.element(name, attributes, &words, |page| {
            page.raw("\n");
            for item in items {
                page.item(item);
            }
        });
        self.raw("\n");
    }

    fn item(&mut self, item: &ListItem) {
        let words = item.0.first().map(first_words).unwrap_or_default();
        self.element("li", "", &words, |page| match item.0.split_first() {
            Some((Node::Paragraph(words), rest)) if rest.iter().all(is_list) => {
                page.line(words);
                if !rest.is_empty() {
                    page.raw("\n");
                }
                rest.iter().for_each(|inner| page.block(inner));
            }
            _ => item.0.iter().for_each(|inner| page.block(inner)),
        });
        self.raw("\n");
    }

    fn picture(&mut self, src: &str, framing: Framing, alt: &str) {
        if let Some(shown) = self.options.pictures.get(&(src.to_owned(), framing)) {
            let (src, alt) = (attribute(&shown.src), attribute(alt));
            let size = format!("width=\"{}\" height=\"{}\"", shown.width, shown.height);
            self.raw(&format!("<img src=\"{src}\" alt=\"{alt}\" {size}>\n"));
            return;
        }
        if let Some(marks) = &self.options.proof {
            // A proof asks nobody for anything: what is not inside it is named.
            let address = if src.starts_with("media:") { "" } else { src };
            let words = [marks.no_picture.as_str(), address].join(" ");
            return self.words_in("p", " class=\"lacks\"", words.trim());
        }
        match picture(src) {
            Some(src) => self.raw(&format!("<img src=\"{}\" alt=\"{}\">\n", attribute(&src), attribute(alt))),
            None => self.words_in("p", "", alt),
        }
    }

    /// On a proof, what the picture says to those who can't see it.
    fn description(&mut self, alt: &str) {
        let Some(marks) = &self.options.proof else { return };
        if alt.trim().is_empty() {
            self.words_in("p", " class=\"lacks\"", &marks.undescribed);
        } else {
            self.words_in("p", " class=\"described\"", &[marks.described.as_str(), alt].join(" "));
        }
    }

    fn figcaption(&mut self, terms: [&str; 2], caption: &Inlines) {
        if !caption.is_empty() || terms.iter().any(|term| !term.is_empty()) {
            self.element("figcaption", "", &caption.text(), |page| {
                page.line(caption);
                let mut before = if caption.is_empty() { "" } else { " " };
                for (class, term) in
                    ["credit", "licence"].into_iter().zip(terms).filter(|(_, term)| !term.is_empty())
                {
                    page.raw(before);
                    page.element("span", &format!(" class=\"{class}\""), term, |page| page.words(term));
                    before = " ";
                }
            });
            self.raw("\n");
        }
    }

    fn embed(&mut self, url: &str, title: &str, caption: &str) {
        let title = if title.is_empty() { url } else { title };
        self.raw("<figure class=\"embed\">\n");
        match link(url) {
            Some(url) => self.words_in("a", &format!(" href=\"{}\"", attribute(&url)), title),
            None => self.words_in("p", "", title),
        }
        if !caption.is_empty() {
            self.words_in("figcaption", "", caption);
        }
        self.raw("</figure>\n");
    }

    fn table(&mut self, rows: &[TableRow]) {
        let rows: Vec<&TableRow> = rows.iter().filter(|row| !row.0.is_empty()).collect();
        let columns = rows.iter().map(|row| row.0.len()).max().unwrap_or_default();
        let heads = rows.iter().take_while(|row| row.0.iter().all(|cell| cell.header)).count();
        let (head, body) = rows.split_at_checked(heads).unwrap_or_default();
        self.raw("<table>\n");
        for (name, scope, rows) in [("thead", "col", head), ("tbody", "row", body)] {
            if !rows.is_empty() {
                self.raw(&format!("<{name}>\n"));
                rows.iter().for_each(|row| self.row(row, scope, columns));
                self.raw(&format!("</{name}>\n"));
            }
        }
        self.raw("</table>\n");
    }

    fn row(&mut self, row: &TableRow, scope: &str, columns: usize) {
        self.raw("<tr>");
        for cell in &row.0 {
            let header = cell.header && !cell.text.is_empty();
            let (name, attributes) =
                if header { ("th", format!(" scope=\"{scope}\"")) } else { ("td", String::new()) };
            self.element(name, &attributes, &cell.text.text(), |page| page.line(&cell.text));
        }
        self.raw(&"<td></td>".repeat(columns.saturating_sub(row.0.len())));
        self.raw("</tr>\n");
    }

    fn code(&mut self, language: &str, source: &str) {
        let name: String = language
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#' | '.'))
            .collect();
        let class = if name.is_empty() { name } else { format!(" class=\"language-{name}\"") };
        self.raw(&format!("<pre><code{class}>"));
        self.out.push_str(&text(source));
        self.raw("</code></pre>\n");
    }
}

fn is_list(node: &Node) -> bool {
    matches!(node, Node::BulletList(_) | Node::OrderedList { .. })
}

/// Nothing a reader would see.
fn is_blank(node: &Node) -> bool {
    let unseen = |words: &Inlines| {
        words.text().trim().is_empty() && !words.iter().any(|piece| matches!(piece, Inline::NoteRef { .. }))
    };
    match node {
        Node::Paragraph(text) | Node::Heading { text, .. } => unseen(text),
        Node::PullQuote { attribution, text } => attribution.is_empty() && unseen(text),
        Node::BulletList(items) | Node::OrderedList { items, .. } => items.is_empty(),
        Node::Quotation { attribution, content } => attribution.is_empty() && content.iter().all(is_blank),
        Node::Note { content, .. } => content.iter().all(is_blank),
        Node::Table(rows) => rows.iter().all(|row| row.0.is_empty()),
        Node::Figure { src, alt, credit, licence, caption, .. } => {
            [src, alt, credit, licence].iter().all(|part| part.is_empty()) && unseen(caption)
        }
        Node::Embed { url, title, caption } => [url, title, caption].iter().all(|part| part.is_empty()),
        Node::Code { .. } | Node::Rule | Node::Verbatim { .. } => false,
    }
}

/// The words that decide which way a list or quotation runs.
fn first_words(node: &Node) -> String {
    node.lines()
        .first()
        .map(|line| line.text())
        .or_else(|| node.children().first().map(|inner| first_words(inner)))
        .unwrap_or_default()
}
