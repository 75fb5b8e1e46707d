//! Blocks as one line of HTML: for what Markdown has no way to say (a pull
//! quote, a ragged table, an empty paragraph). [`super::elements`] reads it
//! back to the character; other readers of Markdown show it as what it is.

use super::escape::{attribute, html};
use crate::text::nesting::{Mark, Step, steps};
use crate::text::{Inlines, ListItem, Node, TableRow};

/// One block; no newline inside, so no blank line can end it early.
pub(super) fn block(out: &mut String, node: &Node) {
    match node {
        Node::Paragraph(text) => element(out, "p", text),
        Node::Heading { level, text } => element(out, &format!("h{level}"), text),
        Node::BulletList(items) => list(out, "<ul>", items, "</ul>"),
        Node::OrderedList { start, items } => list(out, &format!("<ol start=\"{start}\">"), items, "</ol>"),
        Node::Quotation { attribution, content } => quotation(out, attribution, content),
        Node::PullQuote { attribution, text } => {
            out.push_str("<aside class=\"pullquote\">");
            element(out, "p", text);
            if !attribution.is_empty() {
                words(out, "<p class=\"attribution\">", attribution, "</p>");
            }
            out.push_str("</aside>");
        }
        Node::Figure { src, alt, credit, licence, framing, caption } => {
            out.push_str("<figure");
            for (name, value) in [("crop", framing.crop.name()), ("focus", &framing.focus.written())] {
                if !value.is_empty() {
                    out.push_str(&format!(" data-{name}=\"{value}\""));
                }
            }
            out.push_str("><img src=\"");
            attribute(out, src);
            out.push_str("\" alt=\"");
            attribute(out, alt);
            out.push_str("\"><figcaption>");
            line(out, caption);
            if !credit.is_empty() {
                words(out, " <span class=\"credit\">", credit, "</span>");
            }
            if !licence.is_empty() {
                words(out, " <span class=\"licence\">", licence, "</span>");
            }
            out.push_str("</figcaption></figure>");
        }
        Node::Embed { url, title, caption } => {
            out.push_str("<figure class=\"embed\"><a href=\"");
            attribute(out, url);
            words(out, "\">", title, "</a>");
            words(out, "<figcaption>", caption, "</figcaption></figure>");
        }
        Node::Table(rows) => table(out, rows),
        Node::Rule => out.push_str("<hr>"),
        Node::Code { language, text } => {
            out.push_str("<pre><code class=\"language-");
            attribute(out, language);
            words(out, "\">", text, "</code></pre>");
        }
        Node::Note { label, content } => {
            out.push_str("<section class=\"footnote\" data-label=\"");
            attribute(out, label);
            out.push_str("\">");
            content.iter().for_each(|inner| block(out, inner));
            out.push_str("</section>");
        }
        Node::Verbatim { text, format, why } => {
            out.push_str("<pre class=\"verbatim\" data-format=\"");
            attribute(out, format);
            out.push_str("\" data-why=\"");
            attribute(out, why);
            words(out, "\">", text, "</pre>");
        }
    }
}

fn words(out: &mut String, before: &str, words: &str, after: &str) {
    out.push_str(before);
    html(out, words);
    out.push_str(after);
}

fn element(out: &mut String, name: &str, text: &Inlines) {
    out.push_str(&format!("<{name}>"));
    line(out, text);
    out.push_str(&format!("</{name}>"));
}

fn list(out: &mut String, before: &str, items: &[ListItem], after: &str) {
    out.push_str(before);
    for item in items {
        out.push_str("<li>");
        item.0.iter().for_each(|inner| block(out, inner));
        out.push_str("</li>");
    }
    out.push_str(after);
}

fn quotation(out: &mut String, attribution: &str, content: &[Node]) {
    let figure = !attribution.is_empty();
    out.push_str(if figure { "<figure class=\"quotation\"><blockquote>" } else { "<blockquote>" });
    content.iter().for_each(|inner| block(out, inner));
    out.push_str("</blockquote>");
    if figure {
        words(out, "<figcaption>", attribution, "</figcaption></figure>");
    }
}

fn table(out: &mut String, rows: &[TableRow]) {
    out.push_str("<table>");
    for row in rows {
        out.push_str("<tr>");
        for cell in &row.0 {
            element(out, if cell.header { "th" } else { "td" }, &cell.text);
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

fn line(out: &mut String, text: &Inlines) {
    for step in steps(text) {
        match step {
            Step::Open(Mark::Link(link)) => {
                out.push_str("<a href=\"");
                attribute(out, &link.href);
                if !link.title.is_empty() {
                    out.push_str("\" title=\"");
                    attribute(out, &link.title);
                }
                out.push_str("\">");
            }
            Step::Open(mark) => out.push_str(&format!("<{}>", name(mark))),
            Step::Close(mark) => out.push_str(&format!("</{}>", name(mark))),
            Step::Text(text) => html(out, text),
            Step::Break => out.push_str("<br>"),
            Step::NoteRef(label) => {
                out.push_str("<sup data-note=\"");
                attribute(out, label);
                out.push_str("\"></sup>");
            }
        }
    }
}

fn name(mark: Mark<'_>) -> &'static str {
    match mark {
        Mark::Link(_) => "a",
        Mark::Strong => "strong",
        Mark::Em => "em",
        Mark::Strike => "del",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Code => "code",
    }
}
