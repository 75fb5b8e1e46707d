//! HTML blocks that are blocks of ours: what [`super::exact`] prints, and the
//! plain HTML people write by hand in Markdown. Anything doubtful is refused
//! whole, and so kept as it stands.

use super::inlines::{Collector, Why};
use super::layout::{drop_space, laid_out, trim_layout, words};
use super::tags::{Tag, Token, decode, tokens};
use crate::text::{Crop, DEPTH, Focus, Framing, Inlines, ListItem, Node, TableCell, TableRow};

/// Reads one HTML block of Markdown.
pub(super) fn read(source: &str) -> Result<Vec<Node>, Why> {
    let unread = || {
        let start: String = source.trim_start().chars().take(40).collect();
        format!("It is HTML that Stet cannot read: {start}")
    };
    let tokens = tokens(source).ok_or_else(unread)?;
    let mut reader = Reader { tokens: &tokens, depth: 0 };
    let nodes = reader.content(None).ok_or_else(unread)?;
    if nodes.is_empty() { Err(unread()) } else { Ok(nodes) }
}

struct Reader<'t, 's> {
    tokens: &'t [Token<'s>],
    depth: usize,
}

impl<'t, 's> Reader<'t, 's> {
    fn peek(&self) -> Option<&'t Token<'s>> {
        self.tokens.first()
    }

    fn take(&mut self) -> Option<&'t Token<'s>> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(Token::Text(text)) if text.trim_ascii().is_empty()) {
            self.take();
        }
    }

    /// The next token, if it opens the element.
    fn open(&mut self, name: &str) -> Option<&'t Tag<'s>> {
        self.skip_space();
        match self.peek()? {
            Token::Open(tag) if tag.name == name => {
                self.take();
                Some(tag)
            }
            _ => None,
        }
    }

    fn close(&mut self, name: &str) -> Option<()> {
        self.skip_space();
        self.close_here(name)
    }

    fn close_here(&mut self, name: &str) -> Option<()> {
        matches!(self.take()?, Token::Close(closed) if closed == name).then_some(())
    }

    /// Blocks up to the closing tag, or to the end.
    fn content(&mut self, close: Option<&str>) -> Option<Vec<Node>> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut nodes = Vec::new();
        loop {
            match self.peek() {
                None if close.is_none() => break,
                None => return None,
                Some(Token::Close(name)) if Some(name.as_str()) == close => {
                    self.take();
                    break;
                }
                Some(Token::Text(text)) if text.trim_ascii().is_empty() => {
                    self.take();
                }
                Some(Token::Open(tag)) if is_block(&tag.name) => {
                    self.take();
                    nodes.push(self.block(tag)?);
                }
                Some(Token::Open(_) | Token::Text(_)) if close.is_some() => {
                    nodes.push(Node::Paragraph(self.line()?))
                }
                _ => return None,
            }
        }
        self.depth -= 1;
        Some(nodes)
    }

    fn block(&mut self, tag: &Tag<'s>) -> Option<Node> {
        let known = match tag.name.as_str() {
            "ol" => tag.has_only(&["start"]),
            "section" => tag.has_only(&["data-label"]),
            "pre" => tag.has_only(&["data-format", "data-why"]),
            "figure" => tag.has_only(&["data-crop", "data-focus"]),
            _ => tag.has_only(&[]),
        };
        if !known {
            return None;
        }
        Some(match tag.name.as_str() {
            "p" => Node::Paragraph(self.line_until("p")?),
            "h1" | "h2" => Node::Heading { level: 2, text: self.line_until(&tag.name)? },
            "h3" => Node::Heading { level: 3, text: self.line_until("h3")? },
            "h4" | "h5" | "h6" => Node::Heading { level: 4, text: self.line_until(&tag.name)? },
            "ul" => Node::BulletList(self.items("ul")?),
            "ol" => {
                let start = tag.get("start");
                let start = if start.is_empty() { 1 } else { start.parse().ok()? };
                Node::OrderedList { start, items: self.items("ol")? }
            }
            "blockquote" => {
                Node::Quotation { attribution: String::new(), content: self.content(Some("blockquote"))? }
            }
            "figure" => self.figure(tag)?,
            "aside" if tag.get("class") == "pullquote" => self.pull_quote()?,
            "table" => self.table()?,
            "hr" => Node::Rule,
            "pre" => self.preformatted(tag)?,
            "section" if tag.get("class") == "footnote" => Node::Note {
                label: tag.get("data-label").to_owned(),
                content: self.content(Some("section"))?,
            },
            _ => return None,
        })
    }

    fn items(&mut self, close: &str) -> Option<Vec<ListItem>> {
        let mut items = Vec::new();
        loop {
            match self.open("li") {
                Some(tag) if tag.has_only(&[]) => items.push(ListItem(self.content(Some("li"))?)),
                Some(_) => return None,
                None => {
                    self.close(close)?;
                    return Some(items);
                }
            }
        }
    }

    fn figure(&mut self, tag: &Tag<'s>) -> Option<Node> {
        let node = if tag.get("class") == "embed" && tag.has_only(&[]) {
            let link = self.open("a").filter(|link| link.has_only(&["href"]))?;
            let title = self.words_until("a")?;
            Node::Embed { url: link.get("href").to_owned(), title, caption: self.plain_caption()? }
        } else if tag.has_only(&[]) && self.open("blockquote").is_some_and(|quote| quote.has_only(&[])) {
            let content = self.content(Some("blockquote"))?;
            Node::Quotation { content, attribution: self.plain_caption()? }
        } else {
            self.picture(framing(tag)?)?
        };
        self.close("figure")?;
        Some(node)
    }

    fn plain_caption(&mut self) -> Option<String> {
        if self.open("figcaption").is_some() { self.words_until("figcaption") } else { Some(String::new()) }
    }

    fn picture(&mut self, framing: Framing) -> Option<Node> {
        let img = self.open("img").filter(|img| img.has_only(&["src", "alt"]))?;
        let (mut caption, mut credit, mut licence) = (Inlines::default(), String::new(), String::new());
        if self.open("figcaption").is_some() {
            let mut line = self.collect()?;
            if self.at_term().is_some() {
                drop_space(line.pieces());
            }
            while let Some(term) = self.at_term() {
                self.take();
                let into = if term.get("class") == "credit" { &mut credit } else { &mut licence };
                *into = self.words_until("span")?;
                self.skip_space();
            }
            caption = line.finish().ok()?;
            self.close("figcaption")?;
        }
        let (src, alt) = (img.get("src").to_owned(), img.get("alt").to_owned());
        Some(Node::Figure { src, alt, credit, licence, framing, caption })
    }

    fn at_term(&self) -> Option<&'t Tag<'s>> {
        match self.peek()? {
            Token::Open(tag)
                if tag.name == "span"
                    && tag.has_only(&[])
                    && matches!(tag.get("class"), "credit" | "licence") =>
            {
                Some(tag)
            }
            _ => None,
        }
    }

    fn pull_quote(&mut self) -> Option<Node> {
        self.open("p")?;
        let text = self.line_until("p")?;
        let attribution = match self.open("p") {
            Some(tag) if tag.get("class") == "attribution" => self.words_until("p")?,
            Some(_) => return None,
            None => String::new(),
        };
        self.close("aside")?;
        Some(Node::PullQuote { attribution, text })
    }

    fn table(&mut self) -> Option<Node> {
        let mut rows = Vec::new();
        loop {
            self.skip_space();
            match self.take()? {
                Token::Open(tag)
                    if matches!(tag.name.as_str(), "thead" | "tbody" | "tfoot") && tag.has_only(&[]) => {}
                Token::Close(name) if matches!(name.as_str(), "thead" | "tbody" | "tfoot") => {}
                Token::Open(tag) if tag.name == "tr" && tag.has_only(&[]) => rows.push(self.row()?),
                Token::Close(name) if name == "table" => return Some(Node::Table(rows)),
                _ => return None,
            }
        }
    }

    fn row(&mut self) -> Option<TableRow> {
        let mut cells = Vec::new();
        loop {
            self.skip_space();
            match self.take()? {
                Token::Open(tag) if matches!(tag.name.as_str(), "th" | "td") && tag.has_only(&["scope"]) => {
                    cells.push(TableCell { header: tag.name == "th", text: self.line_until(&tag.name)? });
                }
                Token::Close(name) if name == "tr" => return Some(TableRow(cells)),
                _ => return None,
            }
        }
    }

    fn preformatted(&mut self, tag: &Tag<'s>) -> Option<Node> {
        if tag.get("class") == "verbatim" {
            let text = self.raw_until("pre")?;
            return Some(Node::Verbatim {
                text,
                format: tag.get("data-format").into(),
                why: tag.get("data-why").into(),
            });
        }
        let Some(Token::Open(code)) = self
            .peek()
            .filter(|token| matches!(token, Token::Open(tag) if tag.name == "code" && tag.has_only(&[])))
        else {
            return Some(Node::Code { language: String::new(), text: self.raw_until("pre")? });
        };
        self.take();
        let text = self.raw_until("code")?;
        self.close("pre")?;
        let class = code.get("class");
        Some(Node::Code { language: class.strip_prefix("language-").unwrap_or(class).to_owned(), text })
    }

    /// Characters as they stand, but for the newlines that only lay out the
    /// source: the first after `<pre>` and the last.
    fn raw_until(&mut self, close: &str) -> Option<String> {
        let mut text = String::new();
        while let Some(Token::Text(source)) = self.peek() {
            text.push_str(&decode(source.strip_prefix('\n').unwrap_or(source).trim_end_matches('\n')));
            self.take();
        }
        self.close_here(close)?;
        Some(text)
    }

    fn words_until(&mut self, close: &str) -> Option<String> {
        let mut source = "";
        if let Some(Token::Text(text)) = self.peek() {
            source = text;
            self.take();
        }
        self.close_here(close)?;
        Some(words(source))
    }

    fn line_until(&mut self, close: &str) -> Option<Inlines> {
        let line = self.line()?;
        self.close_here(close)?;
        Some(line)
    }

    fn line(&mut self) -> Option<Inlines> {
        self.collect()?.finish().ok()
    }

    /// Marked words up to the first tag that is neither mark nor break.
    fn collect(&mut self) -> Option<Collector> {
        let mut line = Collector::default();
        while let Some(token) = self.peek() {
            match token {
                Token::Text(source) => line.text(&decode(&laid_out(source))).ok()?,
                Token::Open(tag) if is_block(&tag.name) || tag.name == "span" => break,
                Token::Open(tag) => line.open(tag).ok()?,
                Token::Close(_) if line.is_closed() => break,
                Token::Close(name) => line.close(name).ok()?,
                Token::Comment(_) => return None,
            }
            self.take();
        }
        trim_layout(line.pieces());
        Some(line)
    }
}

/// How a picture is cut; none where it is said in a way we don't know.
fn framing(tag: &Tag<'_>) -> Option<Framing> {
    let focus = tag.get("data-focus");
    let focus = if focus.is_empty() { Focus::default() } else { Focus::parse(focus)? };
    Some(Framing { crop: Crop::parse(tag.get("data-crop"))?, focus })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "aside"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "th"
            | "td"
            | "hr"
            | "pre"
            | "section"
            | "img"
    )
}
