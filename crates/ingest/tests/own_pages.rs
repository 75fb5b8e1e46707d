//! What we export comes back as it was: HTML pages and canonical Markdown.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use stet_core::ids::BlockId;
use stet_core::text::{Block, Node, html, markdown};
use stet_ingest::{Clip, Form, Source, paste, read};

const COPY: &str = r#"The *Gull* has been **for sale** since [January](https://example.org/sale?id=7 "The notice").[^1]

## An offer *too* good

> We did not believe him.
>
> Not once.
>
> — Nadia Arlen, mayor

> Nobody signed this.

- Built in 1986
- Sold twice
  1. once
  2. again

5. five
6. six

| Year | Price |
| --- | --- |
| 2024 | 41 |
| 2025 |  |

![A white ferry](/img/ferry.jpg "The *Gull* at rest.")

***

```rust
fn main() {}
```

Two lines  
in one paragraph, H~2~O and `code` and ~~struck~~ words.

[^1]: By a man who has since left.
"#;

fn ids() -> impl FnMut() -> BlockId {
    let mut next = 0;
    move || {
        next += 1;
        BlockId::new(format!("b{next}"))
    }
}

fn nodes(blocks: &[Block]) -> Vec<Node> {
    blocks.iter().map(|block| block.node.clone()).collect()
}

#[test]
fn a_page_of_ours_comes_back() {
    let blocks = markdown::read(COPY, &mut ids());
    let body = html::fragment(&blocks, &html::HtmlOptions::default());
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\" dir=\"ltr\"><head><title>The ferry</title></head><body><header class=\"masthead\"><span>Tidewater</span></header><main><article class=\"h-entry\" lang=\"en\" dir=\"ltr\"><header><p class=\"kind\">Analysis</p><h1 class=\"p-name\">The ferry that nobody wanted</h1><p class=\"standfirst p-summary\">A ship, and <em>no</em> buyer</p><p class=\"byline\"><span>By</span> <span class=\"p-author h-card\"><bdi class=\"p-name\">Mara Idowu</bdi></span><span class=\"sep\"> · </span><span>photographs by</span> <span class=\"h-card\"><bdi class=\"p-name\">Ana Lund</bdi></span></p><p class=\"filed\"><bdi class=\"dateline\">PORT AMBER</bdi></p></header><div class=\"copy e-content\">{body}</div><footer class=\"bios\"><section class=\"bio\"><div><h2>Mara Idowu</h2><p class=\"role\">deputy desk chief for Coast</p><p>Mara sails.</p></div></section></footer></article><div class=\"boxes\"><nav><h2>Latest</h2><ul><li><a href=\"/a\">The pier</a></li></ul></nav></div></main></body></html>"
    );
    let reading = read(&Source { name: "ferry.html", bytes: page.as_bytes() }, &mut ids()).unwrap();
    assert_eq!(reading.form, Form::Html);
    assert_eq!(nodes(&reading.document.blocks), nodes(&blocks));
    let furniture = &reading.document.furniture;
    assert_eq!(
        (furniture.headline.as_str(), furniture.standfirst.text().as_str()),
        ("The ferry that nobody wanted", "A ship, and no buyer")
    );
    let credits: Vec<(&str, &str)> =
        reading.credits.iter().map(|credit| (credit.author.as_str(), credit.role.name())).collect();
    assert_eq!(credits, [("Mara Idowu", "writer"), ("Ana Lund", "photographer")]);
    assert_eq!(reading.fields.dateline.as_deref(), Some("PORT AMBER"));
    assert_eq!((reading.bios[0].text.as_str(), reading.roles[0].desk.as_str()), ("Mara sails.", "Coast"));
}

#[test]
fn a_paste_of_our_own_copy_comes_back() {
    let blocks = markdown::read(COPY, &mut ids());
    let body = html::fragment(&blocks, &html::HtmlOptions::default());
    let pasted = paste(&Clip { html: Some(&body), ..Clip::default() }, &mut ids());
    assert_eq!(nodes(&pasted.blocks), nodes(&blocks));
}

#[test]
fn canonical_markdown_comes_back() {
    let blocks = markdown::read(COPY, &mut ids());
    let file = format!(
        "---\nheadline: \"The ferry\"\ncredits:\n  - \"writer: Mara Idowu\"\n---\n\n{}",
        markdown::print(&blocks)
    );
    let reading = read(&Source { name: "ferry.md", bytes: file.as_bytes() }, &mut ids()).unwrap();
    assert_eq!(nodes(&reading.document.blocks), nodes(&blocks));
    assert_eq!(reading.credits[0].author, "Mara Idowu");
}
