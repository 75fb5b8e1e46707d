use super::*;
use crate::text::{Block, Inline, Inlines, Link, Marks, Node, TableCell, TableRow, generate, markdown};
use proptest::prelude::*;

fn read(source: &str) -> Vec<Block> {
    let mut n = 0;
    markdown::read(source, &mut || {
        n += 1;
        format!("b{n}").as_str().into()
    })
}

fn check(markdown: &str, expect: &str) {
    assert_eq!(fragment(&read(markdown), &HtmlOptions::default()), expect);
}

fn link(href: &str) -> String {
    let marks = Marks { link: Some(Link { href: href.into(), title: String::new() }), ..Marks::none() };
    inline(&Inlines::new([Inline::Text { text: "words".into(), marks }]))
}

#[test]
fn a_quotation_names_who_said_it_outside_the_quotation() {
    check(
        "> We start again.\n>\n> — Ines Moreau, harbour master\n",
        "<figure class=\"quotation\">\n<blockquote>\n<p>We start again.</p>\n</blockquote>\n<figcaption>Ines Moreau, harbour master</figcaption>\n</figure>\n",
    );
    check("> We start again.\n", "<blockquote>\n<p>We start again.</p>\n</blockquote>\n");
}

#[test]
fn a_pull_quote_is_an_aside_and_a_picture_a_figure() {
    check(
        "<aside class=\"pullquote\"><p>Again.</p><p class=\"attribution\">Ines</p></aside>\n\n![The quay](quay 1.jpg)\n\n![The quay](<quay 1.jpg> \"At dawn\"){credit=\"A. Lima\" licence=\"CC BY\"}\n",
        "<aside class=\"pullquote\">\n<p>Again.</p>\n<p class=\"attribution\">Ines</p>\n</aside>\n\
         <p>![The quay](quay 1.jpg)</p>\n\
         <figure>\n<img src=\"quay%201.jpg\" alt=\"The quay\">\n<figcaption>At dawn <span class=\"credit\">A. Lima</span> <span class=\"licence\">CC BY</span></figcaption>\n</figure>\n",
    );
}

#[test]
fn notes_are_numbered_as_they_are_met() {
    check(
        "One[^b] two[^a] three[^b].\n\n[^a]: First.\n\n[^b]: Second.\n",
        "<p>One<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup> \
         two<sup><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a></sup> \
         three<sup><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" aria-labelledby=\"fn-title\" role=\"doc-endnotes\">\n<h2 id=\"fn-title\">Notes</h2>\n<ol>\n\
         <li id=\"fn-1\"><p>Second. <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to the text 1\">↩</a> \
         <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to the text 1-2\">↩</a></p></li>\n\
         <li id=\"fn-2\"><p>First. <a href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Back to the text 2\">↩</a></p></li>\n\
         </ol>\n</section>\n",
    );
}

#[test]
fn a_note_that_only_a_note_refers_to_has_its_number() {
    let html = fragment(
        &read("Words.\n\n[^a]: See[^b].\n\n[^b]: Self[^b].\n\n[^c]: Also[^c].\n"),
        &HtmlOptions::default(),
    );
    for target in html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(html.contains(&format!("id=\"{target}\"")), "{target} is not in {html}");
    }
    assert_eq!(html.matches("<li").count(), 3, "{html}");
}

#[test]
fn a_reference_without_a_note_shows_its_label() {
    check("A<sup data-note=\"x\"></sup>.\n", "<p>A<sup>x</sup>.</p>\n");
}

#[test]
fn skipped_heading_levels_are_closed_up() {
    check(
        "#### A\n\n## B\n\n#### C\n\n#### D\n\n### E\n",
        "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>\n<h3>D</h3>\n<h3>E</h3>\n",
    );
}

#[test]
fn tables_are_square_and_say_what_their_headers_name() {
    let cell = |header, text: &str| TableCell { header, text: Inlines::plain(text) };
    let rows = vec![
        TableRow(vec![cell(true, "Day"), cell(true, "")]),
        TableRow(vec![cell(true, "Monday"), cell(false, "12")]),
        TableRow(vec![cell(false, "short")]),
        TableRow(vec![]),
    ];
    assert_eq!(
        fragment(&[Block::new("t".into(), Node::Table(rows))], &HtmlOptions::default()),
        "<table>\n<thead>\n<tr><th scope=\"col\">Day</th><td></td></tr>\n</thead>\n<tbody>\n\
         <tr><th scope=\"row\">Monday</th><td>12</td></tr>\n<tr><td>short</td><td></td></tr>\n</tbody>\n</table>\n",
    );
}

#[test]
fn a_block_in_the_other_direction_says_so() {
    check(
        "مرفأ المدينة\n\n- 12 נמל\n",
        "<p dir=\"rtl\">مرفأ المدينة</p>\n<ul dir=\"rtl\">\n<li>12 נמל</li>\n</ul>\n",
    );
    let options = HtmlOptions { direction: Direction::RightToLeft, ..HtmlOptions::default() };
    assert_eq!(fragment(&read("مرفأ\n\nPort\n"), &options), "<p>مرفأ</p>\n<p dir=\"ltr\">Port</p>\n");
}

#[test]
fn a_link_leads_to_a_page_or_a_letterbox_or_nowhere() {
    for bad in [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
        "\u{1}javascript:x",
        "https:",
        "https://exam ple.org/x",
        "https://example.org:port/x",
        "https://example.org:99999/",
        "https://[example/x",
        "https://[::1]x/",
        "https://a]b/",
        "https://a%zz/",
        "https://a<b/",
        "",
    ] {
        assert_eq!(link(bad), "words", "{bad}");
    }
    assert_eq!(
        link("https://port.example/?a=1&b=\"2\" 3"),
        "<a href=\"https://port.example/?a=1&amp;b=%222%22%203\">words</a>"
    );
    for good in [
        "https://example.org:8080/x",
        "https://example.org:?q",
        "http://[2001:db8::1]:80/",
        "https://desk:key@example.org#a",
        "https://m\u{fc}nchen.example/",
        "https://a_b.example",
    ] {
        assert_eq!(link(good), format!("<a href=\"{good}\">words</a>"));
    }
    assert_eq!(link("mailto:desk@port.example"), "<a href=\"mailto:desk@port.example\">words</a>");
    assert_eq!(link("../a:b?c#d"), "<a href=\"../a:b?c#d\">words</a>");
    assert_eq!(link("a#b#c"), "<a href=\"a#b%23c\">words</a>");
    assert_eq!(link("a\u{1}b"), "<a href=\"a%01b\">words</a>");
    assert_eq!(link("100%"), "<a href=\"100%25\">words</a>");
}

#[test]
fn nothing_in_the_copy_becomes_a_tag() {
    check("\\<script>alert(\"1\") & so on\n", "<p>&lt;script&gt;alert(\"1\") &amp; so on</p>\n");
    check("```a\"b\n</code>\n```\n", "<pre><code class=\"language-a\">&lt;/code&gt;</code></pre>\n");
}

#[test]
fn blocks_that_show_nothing_are_left_out() {
    check(
        "<p></p>\n\n<h2> </h2>\n\n<ul></ul>\n\n<blockquote><p></p></blockquote>\n\nWords\n",
        "<p>Words</p>\n",
    );
}

/// Every tag that opens closes, in order; ids are unique; no quotation mark or
/// bracket is left open.
fn check_balanced(html: &str) {
    const VOID: [&str; 3] = ["br", "hr", "img"];
    let (mut open, mut ids) = (Vec::new(), std::collections::HashSet::new());
    for tag in html.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "a bare > after {tag}");
        let name = tag.split(' ').next().unwrap();
        assert_eq!(tag.matches('"').count() % 2, 0, "quotation marks in {tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "in {html}");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
        if let Some((_, id)) = tag.split_once(" id=\"") {
            assert!(ids.insert(id.split('"').next().unwrap().to_owned()), "the id in {tag} is there twice");
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_document_is_a_balanced_fragment(document in generate::document(), level in 1..5_u8) {
        let options = HtmlOptions { first_heading: level, id_prefix: "s1-".into(), ..HtmlOptions::default() };
        let html = fragment(&document.blocks, &options);
        check_balanced(&html);
        check_balanced(&inline(&document.furniture.standfirst));
    }
}
