//! Drafts are private until they are filed, through the command line too.

use crate::support::Room;

#[test]
fn a_draft_is_found_by_its_writer_alone_until_it_is_shown_or_filed() {
    let room = Room::sample();
    let draft = "ropewalk-stop";
    for verb in ["show", "history", "file", "edit", "set"] {
        let mut line = vec![verb, draft];
        line.extend(match verb {
            "edit" => &["nothing.md"][..],
            "set" => &["length=3"],
            _ => &[],
        });
        room.write("nothing.md", "Nothing.\n");
        assert_eq!(
            room.stet([&line[..], &["--json"]].concat()).ends(1).json()["code"],
            "not_found",
            "{verb}"
        );
    }
    let export = |who: &str| {
        let line = ["export", draft, "--draft", "--to", "markdown", "--out", "out", "--as", who];
        room.stet(line)
    };
    export("Ana Keita").ends(1);
    assert!(!room.path("out").exists() || std::fs::read_dir(room.path("out")).unwrap().count() == 0);
    let writer = "Tom\u{e1}s \u{d3} Briain";
    export(writer).ends(0);
    assert!(!room.stet(["list"]).ends(0).out.contains(draft));
    assert!(room.stet(["list", "--as", writer]).ends(0).out.contains("drafting, private"));
    room.stet(["share", draft, "--as", writer]).ends(0);
    room.stet(["show", draft]).ends(0);
}

#[test]
fn a_draft_is_given_away_with_a_last_word_in_one_go() {
    let room = Room::sample();
    let fields = ["set", "ropewalk-stop", "credits=Lin Weiss", "assignee=Ana Keita", "headline=Rope no more"];
    let ran = room.stet([&fields[..], &["--as", "Tom\u{e1}s \u{d3} Briain"]].concat()).ends(0);
    assert!(ran.out.contains("private draft now"), "{}", ran.out);
    let story = room.json(["show", "ropewalk-stop", "--as", "Ana Keita"]);
    assert_eq!(
        (&story["headline"], &story["assignee"], &story["credits"][0]["author"]),
        (&"Rope no more".into(), &"Ana Keita".into(), &"Lin Weiss".into())
    );
}

#[test]
fn a_chief_sees_what_was_ordered_and_not_a_word_of_it() {
    let room = Room::sample();
    let rows = room.json(["list", "--state", "commissioned"]);
    let row = &rows.as_array().unwrap()[0];
    assert_eq!((&row["slug"], &row["headline"]), (&"pilots-ballot".into(), &"".into()));
    let no = room.stet(["show", "pilots-ballot", "--json"]).ends(1).json();
    assert_eq!(no["code"], "refused");
    assert!(no["message"].as_str().unwrap().contains("private until it is filed"), "{no}");
}
