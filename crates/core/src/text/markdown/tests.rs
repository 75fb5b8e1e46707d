//! Markdown by example, in the newsroom's shapes. What the property tests
//! found is kept here, each as the smallest copy that shows it.

use super::*;
use crate::text::{
    Block, Crop, Focus, Framing, Inline, Inlines, Link, ListItem, Marks, Node, TableCell, TableRow, generate,
};

mod unread;

fn parse(markdown: &str) -> Vec<Block> {
    let mut n = 0;
    read(markdown, &mut || {
        n += 1;
        format!("b{n}").as_str().into()
    })
}

fn nodes(markdown: &str) -> Vec<Node> {
    parse(markdown).into_iter().map(|block| block.node).collect()
}

/// Reading `given` and printing it gives `expect`, which is a fixed point.
fn check(given: &str, expect: &str) {
    let printed = print(&parse(given));
    assert_eq!(printed, expect, "printing\n{given}");
    assert_eq!(print(&parse(&printed)), printed, "a second pass over\n{given}");
}

/// Canonical Markdown, which reading and printing leave alone.
fn same(markdown: &str) {
    check(markdown, markdown);
}

/// Blocks print as `expect` and come back.
fn prints(nodes: Vec<Node>, expect: &str) {
    let blocks = generate::numbered(nodes);
    assert_eq!(print(&blocks), expect);
    assert_eq!(parse(expect), blocks);
}

fn paragraph(words: &str) -> Node {
    Node::Paragraph(Inlines::plain(words))
}

fn text(words: &str, mark: impl FnOnce(&mut Marks)) -> Inline {
    let mut marks = Marks::none();
    mark(&mut marks);
    Inline::Text { text: words.into(), marks }
}

fn line(pieces: impl IntoIterator<Item = Inline>) -> Node {
    Node::Paragraph(Inlines::new(pieces))
}

fn quotation(attribution: &str, content: Vec<Node>) -> Node {
    Node::Quotation { attribution: attribution.into(), content }
}

fn verbatim_in(markdown: &str) -> (String, String) {
    match nodes(markdown).as_slice() {
        [Node::Verbatim { text, why, .. }] => (text.clone(), why.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn copy_reads_as_it_is_written() {
    same("The *harbour* reopened on **Monday**, said [the port](https://port.example/a_b).\n");
    same("## What happens next\n\n- First\n- Second\n  - Deeper\n\n1. One\n2. Two\n\n***\n\nAnd so on.\n");
    same("One line\\\nbroken here[^1].\n\n[^1]: The port's own count.\n\n    And a second paragraph.\n");
    same("| Day | Boats |\n| --- | --- |\n| *Monday* | 12 |\n| Tuesday |  |\n");
    same("```rust\nfn quay() {}\n```\n");
}

#[test]
fn common_copy_needs_no_escapes() {
    same("AT&T said \"2026\" was #1: a_b, 5 < 6 (or so); a | b - c + d = e. It's 12:30!\n");
    same("*Le Monde*'s “**bold**” move—*really*—and **A**nd *so*on.\n");
    same("#tag\n\n-5 degrees\n\n2026 was dry.\n");
}

#[test]
fn copy_that_looks_like_markdown_is_escaped() {
    for (words, expect) in [
        ("# 1", "\\# 1\n"),
        ("- a", "\\- a\n"),
        ("---", "\\---\n"),
        ("2026. A year", "2026\\. A year\n"),
        ("1)", "1\\)\n"),
        ("> a", "\\> a\n"),
        ("a * b_ _c", "a \\* b\\_ \\_c\n"),
        ("[^1]: x", "\\[^1\\]: x\n"),
        ("<b> &amp; & <3", "\\<b> \\&amp; & <3\n"),
        (" two  spaces ", "&#32;two  spaces&#32;\n"),
        ("\t\u{a0}", "&#9;&#160;\n"),
        ("https://a.b/c_d_e and ~tilde~", "https://a.b/c_d_e and \\~tilde\\~\n"),
    ] {
        prints(vec![paragraph(words)], expect);
    }
}

#[test]
fn a_newline_in_the_words_is_a_space_and_nul_a_replacement() {
    assert_eq!(Inlines::plain("a\nb\r\nc\rd\0"), Inlines::plain("a b c d\u{fffd}"));
}

#[test]
fn headings_keep_to_three_levels() {
    check("# One\n\nTwo\n---\n\n###### Six\n", "## One\n\n## Two\n\n#### Six\n");
    prints(vec![Node::Heading { level: 3, text: Inlines::plain("In C #") }], "### In C \\#\n");
    prints(vec![Node::Heading { level: 2, text: Inlines::default() }], "<h2></h2>\n");
}

#[test]
fn marks_that_end_inside_a_word_or_on_a_space_become_tags() {
    prints(vec![line([text("see,", |m| m.strong = true), text("be", |_| {})])], "<strong>see,</strong>be\n");
    prints(
        vec![line([text("bold ", |m| m.strong = true), text("not", |_| {})])],
        "<strong>bold </strong>not\n",
    );
    prints(
        vec![line([text("a", |m| m.strong = true), text("b", |m| m.em = true)])],
        "<strong>a</strong><em>b</em>\n",
    );
    prints(
        vec![line([text("H", |_| {}), text("2", |m| m.sub = true), text("O", |_| {})])],
        "H<sub>2</sub>O\n",
    );
}

#[test]
fn a_mark_opened_inside_a_word_does_not_close_the_one_around_it() {
    let both = |words| text(words, |m| (m.strong, m.em) = (true, true));
    prints(vec![line([both("a"), text("b", |m| m.strong = true), both("c")])], "***a*b<em>c</em>**\n");
}

#[test]
fn overlapping_marks_open_the_longest_first() {
    let link = || Some(Link { href: "x".into(), title: String::new() });
    prints(
        vec![line([
            text("a ", |m| m.strong = true),
            text("b", |m| (m.strong, m.link) = (true, link())),
            text(" c", |m| m.link = link()),
        ])],
        "**a [b](x)**[ c](x)\n",
    );
    same("***both** one*\n");
}

#[test]
fn a_block_quote_that_ends_in_a_name_is_attributed() {
    let said = quotation("Ines Moreau, harbour master", vec![paragraph("We start again.")]);
    prints(vec![said.clone()], "> We start again.\n>\n> — Ines Moreau, harbour master\n");
    for wild in [
        "> We start again.\n> — Ines Moreau, harbour master\n",
        "> We start again.\n>\n> -- Ines Moreau, harbour master\n",
    ] {
        assert_eq!(nodes(wild), std::slice::from_ref(&said));
    }
    same("> — Only a dash\n");
}

#[test]
fn words_that_only_look_like_a_name_stay_words() {
    prints(
        vec![quotation("", vec![paragraph("Said"), paragraph("— Ines")])],
        "<blockquote><p>Said</p><p>— Ines</p></blockquote>\n",
    );
    prints(
        vec![quotation("Two\nlines", vec![paragraph("Said")])],
        "<figure class=\"quotation\"><blockquote><p>Said</p></blockquote><figcaption>Two&#10;lines</figcaption></figure>\n",
    );
}

#[test]
fn a_quotation_inside_a_quotation_keeps_its_own_name() {
    let inner = quotation("Ines", vec![paragraph("Again.")]);
    prints(
        vec![quotation("Ana", vec![paragraph("She said:"), inner])],
        "> She said:\n>\n> > Again.\n> >\n> > — Ines\n>\n> — Ana\n",
    );
}

#[test]
fn pull_quotes_and_embeds_are_one_line_of_html() {
    prints(
        vec![Node::PullQuote { attribution: "Ines".into(), text: Inlines::plain("Again.") }],
        "<aside class=\"pullquote\"><p>Again.</p><p class=\"attribution\">Ines</p></aside>\n",
    );
    prints(
        vec![Node::Embed {
            url: "https://v.example/1".into(),
            title: "Film".into(),
            caption: "A & B".into(),
        }],
        "<figure class=\"embed\"><a href=\"https://v.example/1\">Film</a><figcaption>A &amp; B</figcaption></figure>\n",
    );
}

#[test]
fn a_picture_has_its_caption_credit_and_licence() {
    let picture = |caption, credit: &str| Node::Figure {
        src: "quay.jpg".into(),
        alt: "The quay".into(),
        credit: credit.into(),
        licence: "CC BY".into(),
        framing: Framing::default(),
        caption,
    };
    prints(
        vec![picture(Inlines::plain("At \"dawn\""), "A_na")],
        "![The quay](quay.jpg \"At &#34;dawn&#34;\"){credit=\"A_na\" licence=\"CC BY\"}\n",
    );
    prints(
        vec![picture(Inlines::new([text("Dawn", |m| m.em = true)]), "")],
        "<figure><img src=\"quay.jpg\" alt=\"The quay\"><figcaption><em>Dawn</em> <span class=\"licence\">CC BY</span></figcaption></figure>\n",
    );
    check("![a](b) ![c](d)\n", "![a](b)\n\n![c](d)\n");
}

#[test]
fn how_a_picture_is_cut_is_said_beside_its_credit() {
    let cut = |crop, focus, caption| Node::Figure {
        src: "quay.jpg".into(),
        alt: "The quay".into(),
        credit: "Ana".into(),
        licence: String::new(),
        framing: Framing { crop, focus },
        caption,
    };
    prints(
        vec![cut(Crop::Wide, Focus::new(400, 300), Inlines::plain("Dawn"))],
        "![The quay](quay.jpg \"Dawn\"){credit=\"Ana\" crop=\"16:9\" focus=\"0.4,0.3\"}\n",
    );
    prints(
        vec![cut(Crop::Square, Focus::new(0, 1000), Inlines::new([text("Dawn", |m| m.em = true)]))],
        "<figure data-crop=\"1:1\" data-focus=\"0,1\"><img src=\"quay.jpg\" alt=\"The quay\"><figcaption><em>Dawn</em> <span class=\"credit\">Ana</span></figcaption></figure>\n",
    );
    for odd in ["![a](b){crop=\"3:1\"}", "<figure data-crop=\"3:1\"><img src=\"b\" alt=\"a\"></figure>"] {
        assert!(!matches!(nodes(odd).as_slice(), [Node::Figure { .. }]), "{odd}");
    }
}

#[test]
fn html_written_by_hand_is_read_where_it_is_plain() {
    check(
        "<figure class=\"wide\">\n  <img src=\"a.jpg\" alt=\"b\" width=\"300\">\n  <figcaption>\n    The quay,\n    <b>dawn</b>\n  </figcaption>\n</figure>\n",
        "<figure><img src=\"a.jpg\" alt=\"b\"><figcaption>The quay, <strong>dawn</strong></figcaption></figure>\n",
    );
    check("<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n", "- one\n- two\n");
}

#[test]
fn no_reference_makes_a_nul() {
    let url = |source: &str| match nodes(source).as_slice() {
        [Node::Embed { url, .. }] => url.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(url("<figure class=\"embed\"><a href=\"a&#0;&#x26;&amp;\">t</a></figure>"), "a&#0;&&");
}

#[test]
fn neighbouring_lists_stay_apart() {
    let list = |words| Node::BulletList(vec![ListItem(vec![paragraph(words)])]);
    prints(vec![list("a"), list("b"), list("c")], "- a\n\n* b\n\n- c\n");
    let numbered = |start| Node::OrderedList { start, items: vec![ListItem(vec![paragraph("a")])] };
    prints(vec![numbered(1), numbered(7)], "1. a\n\n7) a\n");
}

#[test]
fn odd_lists_come_back() {
    let empty = || ListItem(vec![]);
    prints(vec![Node::BulletList(vec![empty(), ListItem(vec![paragraph("a")])])], "-\n\n- a\n");
    prints(vec![Node::BulletList(vec![])], "<ul></ul>\n");
    let code = Node::Code { language: String::new(), text: "x\n\n  y".into() };
    prints(vec![Node::BulletList(vec![ListItem(vec![code])])], "- ```\n  x\n\n    y\n  ```\n");
    // Three bullets in a row would be a rule.
    let inner = Node::BulletList(vec![ListItem(vec![Node::BulletList(vec![empty()])])]);
    prints(vec![Node::BulletList(vec![ListItem(vec![inner])])], "- <ul><li><ul><li></li></ul></li></ul>\n");
    // A list that does not begin with 1 cannot interrupt a paragraph.
    let two = Node::OrderedList { start: 2, items: vec![ListItem(vec![paragraph("b")])] };
    prints(vec![Node::BulletList(vec![ListItem(vec![paragraph("a"), two])])], "- a\n\n  2. b\n");
}

#[test]
fn tables_that_pipes_cannot_draw_come_back() {
    let cell = |header, text: &str| TableCell { header, text: Inlines::plain(text) };
    prints(
        vec![Node::Table(vec![
            TableRow(vec![cell(false, "a")]),
            TableRow(vec![cell(true, "b"), cell(false, "")]),
        ])],
        "<table><tr><td>a</td></tr><tr><th>b</th><td></td></tr></table>\n",
    );
    prints(
        vec![Node::Table(vec![TableRow(vec![cell(true, "a|b")]), TableRow(vec![cell(false, "\\|")])])],
        "| a\\|b |\n| --- |\n| \\\\\\| |\n",
    );
}

#[test]
fn a_reference_without_a_note_is_still_a_reference() {
    prints(
        vec![line([text("a", |_| {}), Inline::NoteRef { label: "9".into() }])],
        "a<sup data-note=\"9\"></sup>\n",
    );
    let note = |label: &str| Node::Note { label: label.into(), content: vec![paragraph("n")] };
    prints(
        vec![line([Inline::NoteRef { label: "a".into() }, text("(", |_| {})]), note("a")],
        "[^a]\\(\n\n[^a]: n\n",
    );
    // Markdown folds case, so these two cannot be told apart there.
    prints(
        vec![line([Inline::NoteRef { label: "a".into() }]), note("a"), note("A")],
        "<sup data-note=\"a\"></sup>\n\n<section class=\"footnote\" data-label=\"a\"><p>n</p></section>\n\n<section class=\"footnote\" data-label=\"A\"><p>n</p></section>\n",
    );
}

#[test]
fn empty_paragraphs_and_lone_breaks_come_back() {
    prints(vec![paragraph(""), line([Inline::HardBreak]), paragraph("a")], "<p></p>\n\n<p><br></p>\n\na\n");
    prints(vec![line([Inline::HardBreak, text("a", |_| {}), Inline::HardBreak])], "<br>a<br>\n");
}
