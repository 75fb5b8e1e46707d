use super::*;
use proptest::prelude::*;

fn pasted(source: &str) -> Vec<Node> {
    fragment(source, 0).nodes
}

fn said(nodes: &[Node]) -> Vec<String> {
    nodes.iter().map(|node| format!("{}: {}", node.kind(), words(node))).collect()
}

fn words(node: &Node) -> String {
    let own: Vec<String> = node
        .lines()
        .into_iter()
        .map(stet_core::text::Inlines::text)
        .chain(node.children().into_iter().map(words))
        .collect();
    own.join(" / ")
}

#[test]
fn a_paste_keeps_its_structure() {
    let nodes = pasted(
        "<h2>What next</h2><p>One <b>two</b> <a href=\"https://example.org/?utm_source=x\">three</a></p><ul><li>a<ul><li>b</li></ul></li></ul><blockquote><p>We waited.</p><p>— Nadia Arlen</p></blockquote><hr><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
    );
    assert_eq!(
        said(&nodes),
        [
            "heading: What next",
            "paragraph: One two three",
            "bullet_list: a / b",
            "quotation: We waited.",
            "rule: ",
            "table: a / b / 1 / 2"
        ]
    );
    assert!(matches!(&nodes[3], Node::Quotation { attribution, .. } if attribution == "Nadia Arlen"));
}

#[test]
fn deleted_words_of_tracked_changes_are_never_copy() {
    let Fragment { nodes, dropped, .. } = fragment("<p>The <ins>new</ins><del>old</del> pier</p>", 0);
    assert_eq!(said(&nodes), ["paragraph: The new pier"]);
    assert_eq!(dropped[0].text, "old");
}

#[test]
fn google_docs_does_not_make_everything_bold() {
    let nodes = pasted(
        "<meta charset=\"utf-8\"><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\"><span style=\"font-weight:400\">Plain </span><span style=\"font-weight:700\">bold</span></p><p>Second</p></b>",
    );
    assert_eq!(said(&nodes), ["paragraph: Plain bold", "paragraph: Second"]);
    let Node::Paragraph(line) = &nodes[0] else { panic!("a paragraph") };
    let strong: Vec<bool> = line
        .iter()
        .map(|piece| matches!(piece, stet_core::text::Inline::Text { marks, .. } if marks.strong))
        .collect();
    assert_eq!(strong, [false, true]);
}

#[test]
fn lists_of_word_are_lists_again() {
    let item = |text: &str, level: u8| {
        format!(
            "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>{text}<o:p></o:p></p>"
        )
    };
    let nodes = pasted(&format!(
        "<p class=MsoNormal>Before</p>{}{}{}<p class=MsoNormal>After</p>",
        item("one", 1),
        item("inner", 2),
        item("two", 1)
    ));
    assert_eq!(said(&nodes), ["paragraph: Before", "bullet_list: one / inner / two", "paragraph: After"]);
}

#[test]
fn scripts_and_hidden_words_never_come_in() {
    let Fragment { nodes, dropped, .. } = fragment(
        "<p onclick=alert(1)>Copy<script>alert(1)</script><span style=\"display:none\">secret</span></p><iframe src=x></iframe><p><a href=\"javascript:alert(1)\">link</a></p>",
        0,
    );
    assert_eq!(said(&nodes), ["paragraph: Copy", "paragraph: link"]);
    assert_eq!(dropped.len(), 4, "{dropped:?}");
}

#[test]
fn ten_thousand_nested_boxes_are_no_harm() {
    let deep = format!("{}The pier is old.{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
    assert_eq!(said(&pasted(&deep)), ["paragraph: The pier is old."]);
    let marks = format!("{}The pier is old.", "<b>".repeat(10_000));
    assert_eq!(said(&pasted(&marks)), ["paragraph: The pier is old."]);
    let quotes = format!("{}The pier is old.", "<blockquote>".repeat(5_000));
    assert_eq!(pasted(&quotes).len(), 1);
    let foreign = format!("<svg>{}</svg><p>The pier is old.</p>", "<tr>".repeat(20_000));
    assert!(!pasted(&foreign).is_empty());
    let attributes =
        format!("<p {}>The pier is old.</p>", (0..60_000).map(|at| format!("a{at} ")).collect::<String>());
    assert!(!pasted(&attributes).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_is_read_without_a_panic(pieces in prop::collection::vec(prop_oneof![
        prop::sample::select(vec!["<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>", "<a href='x'>", "</a>", "<ul>", "<li>", "<blockquote>", "<figure>", "<figcaption>", "<img src=a>", "<select>", "<option>", "<template>", "<svg>", "<math>", "<pre>", "<h1>", "<article>", "<br>", "<form>", "<script>", "</script>", "<del>", "<sup>", "words and more", "<!--", "-->", "<![CDATA["]).prop_map(str::to_owned),
        "\\PC{0,20}",
    ], 0..40)) {
        let source: String = pieces.concat();
        let _ = fragment(&source, 0);
        let _ = page(&source, 0);
    }
}
