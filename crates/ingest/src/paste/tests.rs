use super::*;

fn read(html: Option<&str>, text: &str) -> Pasted {
    let mut next = 0;
    paste(&Clip { html, text, rtf: None }, &mut || {
        next += 1;
        BlockId::new(format!("b{next}"))
    })
}

fn copy(pasted: &Pasted) -> String {
    markdown::print(&pasted.blocks)
}

#[test]
fn the_text_beside_html_is_no_way_around_a_deletion() {
    let pasted = read(
        Some("<p>He <del>certainly and without any doubt at all lied</del> left.</p>"),
        "He certainly and without any doubt at all lied left.",
    );
    assert_eq!((copy(&pasted).trim(), pasted.plain.trim()), ("He left.", "He left."));
    let gone = read(Some("<del>All of it was wrong.</del>"), "All of it was wrong.");
    assert!(gone.blocks.is_empty() && gone.plain.is_empty(), "{gone:?}");
    assert_eq!(gone.said(), "Pasted from a web page: nothing that is copy.");
    assert_eq!(gone.left_out().as_deref(), Some("1 deletion was left out."));
}

#[test]
fn twenty_megabytes_of_html_give_way_to_their_text_and_the_writer_is_told() {
    let big = format!("<p>{}</p>", "a".repeat(LIMIT));
    let pasted = read(Some(&big), "The words.");
    assert_eq!(copy(&pasted).trim(), "The words.");
    assert!(pasted.said().contains("plain text") && pasted.said().contains("20 MB"), "{}", pasted.said());
}

#[test]
fn too_much_of_everything_is_refused_whole_with_what_to_do() {
    let big = "a".repeat(LIMIT + 1);
    for pasted in
        [read(None, &big), read(Some(&format!("<p>{big}")), &big), read(Some(&format!("<p>{big}")), "")]
    {
        assert!(pasted.blocks.is_empty());
        assert!(pasted.said().contains("in parts"), "{}", pasted.said());
    }
}

#[test]
fn a_million_small_spans_are_never_half_a_paste() {
    let spans = "<span>a </span>".repeat(1_000_000);
    let pasted = read(Some(&spans), "The words alone.");
    assert_eq!(copy(&pasted).trim(), "The words alone.");
    assert!(pasted.said().contains("plain text"));
    assert!(read(Some(&spans), "").blocks.is_empty());
}

#[test]
fn a_picture_in_the_html_comes_along_as_its_bytes() {
    let pasted = read(
        Some(
            "<p>Look:</p><img alt=Gull src=\"data:image/png;base64,iVBORw0KGgo=\"><img src=\"data:text/html;base64,PHA+\">",
        ),
        "",
    );
    assert_eq!(
        pasted.pictures,
        [PastedPicture { media_type: "image/png".into(), bytes: b"\x89PNG\r\n\x1a\n".to_vec() }]
    );
    assert!(matches!(&pasted.blocks[1].node, Node::Figure { src, .. } if src == "pasted:0"));
    assert_eq!(pasted.blocks.len(), 2);
}

#[test]
fn markdown_brings_no_link_that_runs() {
    let pasted = read(
        None,
        "## Tides\n\n[Run](javascript:alert(1)) and [read](https://example.org/a?utm_source=x&b=1).",
    );
    assert_eq!(copy(&pasted).trim(), "## Tides\n\nRun and [read](https://example.org/a?b=1).");
    assert_eq!((pasted.cleaned.stripped, pasted.dropped[0].what), (1, LeftOut::Link));
}

#[test]
fn hash_signs_and_stars_in_prose_are_not_markdown() {
    for text in ["We are #1 in the league.", "2 * 3 * 4 is 24", "# alone", "See [the note] (below)."] {
        assert_eq!(read(None, text).program, Program::PlainText, "{text}");
    }
}

#[test]
fn notes_find_their_marks_whatever_the_program() {
    let pandoc = "<p>One<a href=\"#fn1\" id=\"fnref1\"><sup>1</sup></a> two<a href=\"#fn2\" id=\"fnref2\"><sup>2</sup></a>.</p><ol><li id=\"fn1\"><p>First.<a href=\"#fnref1\">\u{21a9}</a></p></li><li id=\"fn2\"><p>Second.<a href=\"#fnref2\">\u{21a9}</a></p></li></ol>";
    assert_eq!(copy(&read(Some(pandoc), "")).trim(), "One[^1] two[^2].\n\n[^1]: First.\n\n[^2]: Second.");
    let dangling = "<p>One<sup><a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a></sup> two.</p>";
    let pasted = read(Some(dangling), "");
    assert_eq!(copy(&pasted).trim(), "One two.");
    assert_eq!(pasted.dropped[0].what, LeftOut::Note);
}

#[test]
fn anchors_that_lead_round_in_circles_are_no_notes() {
    let page = "<p><a id=top href=\"#content\">Skip to the content</a></p><h2 id=content>The tide <a href=\"#top\">^</a></h2><p>It turns.</p>";
    assert!(copy(&read(Some(page), "")).contains("## The tide"));
    let many: String = (0..20_000).map(|at| format!("<a id=x{at} href=#y>{at}</a>")).collect();
    let _ = read(Some(&format!("<div id=y>{many}<a href=#x1>back</a></div>")), "");
}
