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

const PICTURE: &str = "<img alt=Quay src=\"data:image/png;base64,iVBORw0KGgo=\">";

#[test]
fn a_picture_where_none_can_stand_goes_behind_its_block_and_none_is_lost() {
    let check = |source: &str, expect: &[&str]| {
        let Fragment { nodes, pictures, .. } = fragment(&source.replace("IMG", PICTURE), 0);
        assert_eq!(said(&nodes), expect, "{source}");
        assert_eq!(pictures.len(), 1, "{source}");
        let figures = nodes
            .iter()
            .filter(
                |node| matches!(node, Node::Figure { src, alt, .. } if src == "pasted:0" && alt == "Quay"),
            )
            .count();
        assert_eq!(figures, 1, "{source}");
    };
    check(
        "<ul><li>one IMG</li><li>two</li></ul><p>end</p>",
        &["bullet_list: one / two", "figure: ", "paragraph: end"],
    );
    check("<ul><li>IMG</li><li>two</li></ul>", &["bullet_list: two", "figure: "]);
    check("<ul><li>one<ul><li>in IMG</li></ul></li></ul>", &["bullet_list: one / in", "figure: "]);
    check("<ul><li>IMG</li></ul>", &["figure: "]);
    check(
        "<blockquote><p>We waited.</p>IMG</blockquote><p>end</p>",
        &["quotation: We waited.", "figure: ", "paragraph: end"],
    );
    check(
        "<table><tr><td>a IMG</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
        &["table: a / b / 1 / 2", "figure: "],
    );
    check("<h2>Tide IMG</h2><p>end</p>", &["heading: Tide", "figure: ", "paragraph: end"]);
    check("<p>a <a href=\"https://a.example/\">IMG</a> b</p>", &["paragraph: a", "figure: ", "paragraph: b"]);
    check(
        "<p class=MsoListParagraph style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">·</span>one IMG</p>",
        &["bullet_list: one", "figure: "],
    );
}

#[test]
fn a_table_in_a_list_stays_a_table() {
    let table = "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>";
    let nodes = pasted(&format!("<ul><li>one{table}</li><li>two</li></ul>"));
    assert_eq!(said(&nodes), ["bullet_list: one / two", "table: a / b / 1 / 2"]);
}

#[test]
fn the_lines_of_a_cell_stay_apart_and_a_list_in_it_keeps_its_marks() {
    let rows = "<tr><td><p>a</p><p>b</p></td><td><ol><li><p>x</p><p>y</p></li><li>z</li></ol></td></tr><tr><td>1</td><td></td></tr>";
    let docs = pasted(&format!("<b id=docs-internal-guid-1><table>{rows}</table></b>"));
    assert_eq!(said(&docs), ["table: a\nb / 1. x\ny\n2. z / 1 / "]);
}

#[test]
fn one_row_or_one_column_of_a_spreadsheet_is_a_table_and_one_cell_is_not() {
    let sheet = |rows: &str| said(&pasted(&format!("<google-sheets-html-origin><table>{rows}</table>")));
    assert_eq!(sheet("<tr><td>a</td><td>b</td></tr>"), ["table: a / b"]);
    assert_eq!(sheet("<tr><td>a</td></tr><tr><td>b</td></tr>"), ["table: a / b"]);
    assert_eq!(sheet("<tr><td>a</td></tr>"), ["paragraph: a"]);
    assert_eq!(
        said(&pasted("<table><tr><td>a</td><td>b</td></tr></table>")),
        ["paragraph: a", "paragraph: b"]
    );
}
