//! Documents for property tests: every kind of block the editor can make,
//! every combination of marks at any character, and the characters that have
//! lost text elsewhere.

use super::{
    Block, Crop, Document, Focus, Framing, Furniture, Inline, Inlines, Link, ListItem, Marks, Node,
    TableCell, TableRow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Scraps that mean something to Markdown, HTML, YAML or Unicode.
const SCRAPS: &[&str] = &[
    " ",
    " ",
    " ",
    "  ",
    "   ",
    "    ",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "\u{1}",
    "\u{b}",
    "\u{c}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{2028}",
    "\u{202e}",
    "\u{2060}",
    "\u{3000}",
    "\u{feff}",
    "\u{fffd}",
    "a",
    "b",
    "word",
    "The harbour",
    "Ⓐ",
    "²",
    "é",
    "e\u{301}",
    "ß",
    "港",
    "の",
    "مرفأ",
    "נמל",
    "ท่าเรือ",
    "🙂",
    "👩‍🚀",
    "𝔘",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "~~~",
    "`",
    "``",
    "```",
    "\\",
    "\\\\",
    "|",
    "||",
    "&",
    "&amp;",
    "&#42;",
    "&nbsp;",
    "&lt",
    "&copy",
    ";",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<div>",
    "<sup data-note=\"1\">",
    "</sup>",
    "<?",
    "<a",
    "!",
    "![",
    "[",
    "]",
    "[]",
    "[x]",
    "[ ] ",
    "](",
    "](x)",
    "(",
    ")",
    "[^1]",
    "[^a]:",
    "^",
    "[1]: /x",
    ":",
    "::",
    ":::",
    ": x",
    "{",
    "}",
    "{{ x }}",
    "{credit=\"A\"}",
    "{% x %}",
    "\"",
    "'",
    "“",
    "”",
    "’",
    "—",
    "— Ines",
    "–",
    "-- ",
    "…",
    "#",
    "# ",
    "##",
    "#tag",
    "-",
    "- ",
    "--",
    "---",
    "+",
    "+ ",
    "=",
    "===",
    "1.",
    "1. ",
    "12)",
    "2026. ",
    ".",
    ",",
    "?",
    "> ",
    "https://a.b/c_d_e",
    "www.a.b",
    "mailto:a@b.c",
    "stet:k2f9",
    "a@b.c",
    "http:",
    "$",
    "$x$",
    "==",
    "++",
    "%%",
    ":-",
    "| - |",
    "--- | ---",
    "0",
    "7",
    "TK",
    "\u{e000}",
];

fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(SCRAPS).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

/// A string such as an attribute may hold; NUL never comes out of the editor.
pub(crate) fn words() -> impl Strategy<Value = String> {
    vec(scrap(), 0..7).prop_map(|scraps| scraps.concat().replace('\0', "\u{fffd}"))
}

fn marks() -> impl Strategy<Value = Marks> {
    let link = prop_oneof![
        4 => Just(None),
        1 => (words(), prop_oneof![Just(String::new()), words()]).prop_map(|(href, title)| Some(Link { href, title })),
        1 => Just(Some(Link { href: "https://port.example/".into(), title: String::new() })),
    ];
    let rare = || prop::bool::weighted(0.12);
    (prop::bool::weighted(0.3), prop::bool::weighted(0.3), rare(), rare(), rare(), rare(), link).prop_map(
        |(strong, em, strike, sub, sup, code, link)| Marks { strong, em, strike, sub, sup, code, link },
    )
}

fn piece() -> impl Strategy<Value = Inline> {
    let marks = prop_oneof![2 => Just(Marks::none()), 3 => marks()];
    prop_oneof![
        8 => (vec(scrap(), 1..4), marks).prop_map(|(text, marks)| Inline::Text { text: text.concat(), marks }),
        1 => Just(Inline::HardBreak),
        1 => label().prop_map(|label| Inline::NoteRef { label }),
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![6 => select(&["1", "2", "a", "A", "note-3"][..]).prop_map(str::to_owned), 1 => words()]
}

/// A line of copy.
pub(crate) fn line() -> impl Strategy<Value = Inlines> {
    vec(piece(), 0..6).prop_map(Inlines::new)
}

fn plain_line() -> impl Strategy<Value = Inlines> {
    prop_oneof![words().prop_map(Inlines::plain), line()]
}

fn cell() -> impl Strategy<Value = TableCell> {
    (any::<bool>(), line()).prop_map(|(header, text)| TableCell { header, text })
}

/// A table as the editor makes them: rows of one length, headers on top or at
/// will.
fn table() -> impl Strategy<Value = Node> {
    let square = (1..4_usize, 1..4_usize)
        .prop_flat_map(|(rows, columns)| vec(vec(cell(), columns), rows))
        .prop_map(|rows| {
            let rows = rows.into_iter().enumerate().map(|(at, row)| {
                TableRow(row.into_iter().map(|cell| TableCell { header: at == 0, ..cell }).collect())
            });
            Node::Table(rows.collect())
        });
    let ragged = vec(vec(cell(), 0..3).prop_map(TableRow), 0..3).prop_map(Node::Table);
    prop_oneof![2 => square, 1 => ragged]
}

fn code() -> impl Strategy<Value = Node> {
    let language = prop_oneof![select(&["", "rust", "c++", "text"][..]).prop_map(str::to_owned), words()];
    (language, vec(prop_oneof![words(), Just("\n".to_owned())], 0..4))
        .prop_map(|(language, text)| Node::Code { language, text: text.concat() })
}

fn framing() -> impl Strategy<Value = Framing> {
    let crop = select(&Crop::ALL[..]);
    let focus = prop_oneof![
        2 => Just(Focus::default()),
        1 => (0..=1000_u16, 0..=1000_u16).prop_map(|(x, y)| Focus::new(x, y)),
    ];
    (crop, focus).prop_map(|(crop, focus)| Framing { crop, focus })
}

fn leaf() -> impl Strategy<Value = Node> {
    prop_oneof![
        6 => line().prop_map(Node::Paragraph),
        2 => (2..=4_u8, line()).prop_map(|(level, text)| Node::Heading { level, text }),
        1 => (words(), line()).prop_map(|(attribution, text)| Node::PullQuote { attribution, text }),
        2 => (words(), words(), words(), words(), framing(), plain_line()).prop_map(
            |(src, alt, credit, licence, framing, caption)| Node::Figure { src, alt, credit, licence, framing, caption }
        ),
        1 => (words(), words(), words()).prop_map(|(url, title, caption)| Node::Embed { url, title, caption }),
        2 => table(),
        1 => Just(Node::Rule),
        2 => code(),
        1 => (words(), select(&["markdown", "html"][..]), words())
            .prop_map(|(text, format, why)| Node::Verbatim { text, format: format.to_owned(), why }),
    ]
}

/// Any block with any inside it, fit for the editor or not.
pub(crate) fn anywhere() -> impl Strategy<Value = Node> {
    leaf().prop_recursive(3, 24, 4, |inner| {
        let items = || vec(vec(inner.clone(), 0..4).prop_map(ListItem), 0..4);
        prop_oneof![
            items().prop_map(Node::BulletList),
            (prop_oneof![Just(1), 0..5_u32, any::<u32>()], items())
                .prop_map(|(start, items)| Node::OrderedList { start, items }),
            (words(), vec(inner.clone(), 0..4))
                .prop_map(|(attribution, content)| Node::Quotation { attribution, content }),
        ]
    })
}

/// Any block the editor can make at the top level.
pub(crate) fn node() -> impl Strategy<Value = Node> {
    prop_oneof![
        6 => anywhere(),
        1 => (label(), vec(anywhere(), 0..3)).prop_map(|(label, content)| Node::Note { label, content }),
    ]
    .prop_map(fit)
}

/// Drops what the editor does not let stand inside something.
fn fit(node: Node) -> Node {
    let list = |items: Vec<ListItem>| {
        let probe = Node::BulletList(vec![]);
        items
            .into_iter()
            .map(|item| ListItem(item.0.into_iter().filter(|inner| probe.may_hold(inner)).map(fit).collect()))
            .collect()
    };
    match node {
        Node::BulletList(items) => Node::BulletList(list(items)),
        Node::OrderedList { start, items } => Node::OrderedList { start, items: list(items) },
        Node::Quotation { attribution, content } => {
            let probe = Node::Quotation { attribution: String::new(), content: vec![] };
            let content = content.into_iter().filter(|inner| probe.may_hold(inner)).map(fit).collect();
            Node::Quotation { attribution, content }
        }
        Node::Note { label, content } => {
            Node::Note { label, content: content.into_iter().map(fit).collect() }
        }
        node => node,
    }
}

/// A body of a few blocks under ids b1, b2 …
pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec(node(), 0..5).prop_map(numbered)
}

/// Blocks under ids b1, b2 …
pub(crate) fn numbered(nodes: Vec<Node>) -> Vec<Block> {
    (1..).zip(nodes).map(|(n, node)| Block::new(format!("b{n}").as_str().into(), node)).collect()
}

/// A whole document.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    (words(), words(), line(), blocks()).prop_map(|(headline, short_headline, standfirst, blocks)| Document {
        furniture: Furniture { headline, short_headline, standfirst },
        blocks,
    })
}

/// Wild source: scraps of Markdown and HTML, lines, indents, anything.
pub(crate) fn source() -> impl Strategy<Value = String> {
    let wild = select(
        &[
            "\n",
            "\n\n",
            "\r",
            "\n> ",
            "\n>",
            "\n- ",
            "\n  ",
            "\n    ",
            "\n1. ",
            "\n[^1]: ",
            "\n```\n",
            "\n| a | b |\n| --- | --- |\n",
            "<p>",
            "</p>",
            "<ul><li>",
            "</li></ul>",
            "<figure>",
            "</figure>",
            "<img src=\"a\" alt=\"b\">",
            "<blockquote>",
            "</blockquote>",
            "<table><tr><td>",
            "</td></tr></table>",
            "<aside class=\"pullquote\">",
            "<sub>",
            "</sub>",
            "<kbd>",
            "</kbd>",
            "<a href=\"x\">",
            "</a>",
            "![a](b \"c\")",
            "[a](b)",
            "[a][b]",
            "\n[b]: c\n",
            "<pre>",
            "</pre>",
            "- [ ] ",
            "<br/>",
            "&eacute;",
        ][..],
    );
    vec(prop_oneof![wild.prop_map(str::to_owned), scrap()], 0..24).prop_map(|scraps| scraps.concat())
}
