use super::*;
use proptest::prelude::*;

fn fields(of: &[(&str, &str)]) -> FrontMatter {
    let mut fields = FrontMatter::default();
    of.iter().for_each(|(name, text)| fields.push(name, *text));
    fields
}

/// The fields read from `given`, and its body.
fn check(given: &str, expect: &[(&str, &str)], body: &str) {
    let (read, rest) = split(given);
    assert_eq!(read, Some(Ok(fields(expect))), "{given}");
    assert_eq!(rest, body);
}

#[test]
fn a_value_is_the_text_it_was_written_as() {
    check(
        "---\ntitle: No\nslug: 007\ntime: 12:30\nnone: ~\nempty:\nquoted: \"a: \\\"b\\\"\"\n---\nBody\n",
        &[
            ("title", "No"),
            ("slug", "007"),
            ("time", "12:30"),
            ("none", "~"),
            ("empty", ""),
            ("quoted", "a: \"b\""),
        ],
        "Body\n",
    );
}

#[test]
fn nested_fields_have_dotted_names() {
    check(
        "---\r\nauthor:\r\n  name: Ines\r\n  role: writer\r\n---\r\nBody",
        &[("author.name", "Ines"), ("author.role", "writer")],
        "Body",
    );
    check("---\nby:\n- name: Ines\n- plain\n---\n", &[("by.0.name", "Ines"), ("by.1", "plain")], "");
}

#[test]
fn lists_are_lists() {
    let (read, _) = split("---\ntags: [port, 007]\nmore:\n  - a\n  - b\n---\n");
    let read = read.unwrap().unwrap();
    assert_eq!(read.list("tags"), ["port", "007"]);
    assert_eq!(read.list("more"), ["a", "b"]);
}

#[test]
fn a_rule_is_not_front_matter() {
    for body in [
        "---\n\nThe harbour reopened.\n\n---\n",
        "---\nunclosed: yes\n",
        "--- \nx",
        "Words\n---\na: b\n---\n",
    ] {
        assert_eq!(split(body), (None, body));
    }
}

#[test]
fn hostile_yaml_is_refused() {
    let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n";
    assert_eq!(split(bomb).0, Some(Err(FrontMatterError::Reference)));
    let deep = format!("---\na: {}{}\n---\n", "[".repeat(5000), "]".repeat(5000));
    assert!(matches!(split(&deep).0, Some(Err(_))));
    let nested = |levels| format!("---\na: {}x{}\n---\n", "{b: ".repeat(levels), "}".repeat(levels));
    assert!(matches!(split(&nested(7)).0, Some(Ok(_))));
    assert_eq!(split(&nested(8)).0, Some(Err(FrontMatterError::TooMuch)));
    let long = format!("---\na: {}\n---\n", "x".repeat(LONGEST));
    assert_eq!(split(&long).0, Some(Err(FrontMatterError::TooMuch)));
    assert_eq!(split("---\na: 1\na: 2\n---\n").0, Some(Err(FrontMatterError::Twice("a".into()))));
}

#[test]
fn an_error_names_the_line_of_the_file() {
    let (read, body) = split("---\ntitle: fine\nbad: \"unclosed\n---\nBody\n");
    assert!(matches!(read, Some(Err(FrontMatterError::Syntax { line: 3.., .. }))), "{read:?}");
    assert_eq!(body, "Body\n");
}

#[test]
fn hugos_toml_is_read_where_it_is_simple() {
    check(
        "+++\ntitle = \"The \\\"Harbour\\\"\" # a comment\ndate = 2026-11-23T08:00:00Z\ndraft = false\n[params]\nby = 'Ines'\n+++\nBody\n",
        &[
            ("title", "The \"Harbour\""),
            ("date", "2026-11-23T08:00:00Z"),
            ("draft", "false"),
            ("params.by", "Ines"),
        ],
        "Body\n",
    );
    let (read, _) = split("+++\ntags = [\"a\", 'b',]\n+++\n");
    assert_eq!(read.unwrap().unwrap().list("tags"), ["a", "b"]);
    let (read, _) = split("+++\ntitle = \"\"\"\nlong\n\"\"\"\n+++\n");
    assert!(matches!(read, Some(Err(FrontMatterError::Syntax { line: 2, .. }))));
}

#[test]
fn printing_always_quotes() {
    let mut fields = fields(&[("title", "No"), ("on", "a\u{2028}b\n")]);
    fields.fields.push(("tags".into(), Value::List(vec!["x".into(), "y, z".into()])));
    assert_eq!(
        fields.print(),
        "---\ntitle: \"No\"\n\"on\": \"a\\u2028b\\n\"\ntags: [\"x\", \"y, z\"]\n---\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_printed_is_read_back(fields in proptest::collection::btree_map("\\PC{1,12}|[a-z.]{1,8}", any::<String>(), 0..5), list in proptest::collection::vec(any::<String>(), 0..4), body in any::<String>()) {
        let mut printed = FrontMatter { fields: fields.into_iter().map(|(name, text)| (name, Value::Text(text))).collect() };
        printed.fields.push(("a list".into(), Value::List(list)));
        let source = printed.print() + &body;
        prop_assert_eq!(split(&source), (Some(Ok(printed)), body.as_str()));
    }

    #[test]
    fn nothing_panics(source in "(---|\\+\\+\\+)\n(\\PC|[\n:\\[\\]{}&*!|>'\"#%@`-]){0,200}\n(---|\\+\\+\\+)\n") {
        let _ = split(&source);
    }
}
