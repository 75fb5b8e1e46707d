//! What cannot be read, and what reads like something else.

use super::*;

#[test]
fn what_we_cannot_read_is_kept_to_the_character() {
    for source in [
        "<div class=\"note\">\n  hello\n</div>",
        "<!-- a comment -->",
        "- [ ] call the port\n- [x] call the mayor",
        "Press <kbd>Ctrl</kbd> now",
        "Words ![a](b) and words",
        "Quay\n: Where ships lie",
        "$$\nx^2\n$$",
        "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |",
        "Open <b>and never shut",
    ] {
        let (text, why) = verbatim_in(&format!("{source}\n"));
        assert_eq!(text, source);
        assert!(why.ends_with(['.', '>']) || why.contains("HTML"), "{why}");
        same(&format!("{source}\n"));
    }
}

#[test]
fn verbatim_that_would_be_read_as_something_else_is_wrapped() {
    prints(
        vec![Node::Verbatim {
            text: "Just\nwords".into(),
            format: "markdown".into(),
            why: "Because.".into(),
        }],
        "<pre class=\"verbatim\" data-format=\"markdown\" data-why=\"Because.\">Just&#10;words</pre>\n",
    );
}

#[test]
fn unread_source_does_not_define_links_for_the_rest() {
    let unread = |text: &str| Node::Verbatim {
        text: text.into(),
        format: "markdown".into(),
        why: "It has HTML that Stet cannot read: <b>".into(),
    };
    let blocks = generate::numbered(vec![unread("[a][<b x>]"), unread("Words <b x>\n[<b x>]: u")]);
    assert_eq!(parse(&print(&blocks)), blocks);
    let blocks = generate::numbered(vec![unread("[a][<b x>]"), unread("[<b x>]: u\nWords <b x>")]);
    assert_eq!(parse(&print(&blocks)), blocks);
}

#[test]
fn hostile_nesting_is_kept_and_not_descended() {
    let tower = format!("{}a\n", "> ".repeat(5000));
    assert!(matches!(nodes(&tower).as_slice(), [Node::Verbatim { .. }]));
    let tower = format!("{}a{}\n", "<blockquote>".repeat(5000), "</blockquote>".repeat(5000));
    assert!(matches!(nodes(&tower).as_slice(), [Node::Verbatim { .. }]));
    let stars = format!("{}a{}\n", "*a **b ".repeat(3000), "** *".repeat(3000));
    let first = print(&parse(&stars));
    assert_eq!(print(&parse(&first)), first);
}

#[test]
fn a_picture_described_by_a_caret_is_no_note() {
    let figure = Node::Figure {
        src: String::new(),
        alt: "^".into(),
        credit: String::new(),
        licence: String::new(),
        framing: Framing::default(),
        caption: Inlines::default(),
    };
    prints(vec![figure], "![\\^]()\n");
}

#[test]
fn a_title_that_ends_in_a_backslash_ends() {
    let link = Link { href: String::new(), title: "\\".into() };
    prints(
        vec![line([text("a", |m| m.link = Some(link)), Inline::NoteRef { label: "1".into() }])],
        "[a](<> \"&#92;&#92;\")<sup data-note=\"1\"></sup>\n",
    );
}

#[test]
fn code_in_a_link_does_not_define_a_reference() {
    let link = Link { href: "x".into(), title: String::new() };
    prints(
        vec![line([text("[a]: b", |m| (m.code, m.link) = (true, Some(link)))])],
        "[<code>\\[a\\]: b</code>](x)\n",
    );
}

#[test]
fn an_unread_list_does_not_run_into_its_neighbour() {
    check(
        "+ a\n\n- b <p>\n",
        "- a\n\n<pre class=\"verbatim\" data-format=\"markdown\" data-why=\"It has HTML that Stet cannot read: &lt;p&gt;\">- b &lt;p&gt;</pre>\n",
    );
}
