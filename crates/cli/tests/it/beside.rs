//! What stands beside the copy: notes, templates, snippets, placeholders.

use crate::support::Room;

#[test]
fn a_note_is_the_desks_and_a_scratchpad_is_nobody_elses() {
    let room = Room::sample();
    let story = "seed-vault";
    room.stet(["note", story, "Ring the vault again", "--as", "Layla Haddad"]).ends(0);
    room.stet(["note", story, "He lied to me", "--private", "--as", "Layla Haddad"]).ends(0);
    let seen = room.json(["note", story, "--as", "Mara Idowu"]);
    assert_eq!((&seen["notes"][0]["text"], &seen["scratch"]), (&"Ring the vault again".into(), &"".into()));
    let own = room.stet(["note", story, "--private", "--as", "Layla Haddad"]).ends(0);
    assert_eq!(own.out.trim(), "He lied to me");
    room.stet(["export", story, "--draft", "--to", "html", "markdown", "--out", "out"]).ends(0);
    for file in std::fs::read_dir(room.path("out")).unwrap() {
        let path = file.unwrap().path();
        let text = if path.is_file() { std::fs::read_to_string(path).unwrap() } else { String::new() };
        assert!(!text.contains("vault again") && !text.contains("lied to me"));
    }
}

#[test]
fn a_story_begins_with_a_template_and_a_changed_one_goes_back() {
    let room = Room::solo();
    room.stet(["new", "--headline", "What It Means", "--template", "analysis", "--length", "700"]).ends(0);
    let story = room.json(["show", "what-it-means"]);
    assert_eq!((&story["kind"], &story["length"]), (&"analysis".into(), &700.into()));
    let no = room.stet(["file", "what-it-means", "--json"]).ends(1).json();
    assert!(no["missing"].as_array().unwrap().contains(&"a link to a source".into()), "{no}");
    let mut news = room.json(["template", "show", "news"]);
    news["name"] = "Short news".into();
    room.write("news.json", news.to_string());
    room.stet(["template", "set", "news.json"]).ends(0);
    assert!(room.stet(["template", "list"]).ends(0).out.contains("Short news (changed)"));
    room.stet(["template", "reset", "news"]).ends(0);
    room.write("bad.json", "{}");
    room.stet(["template", "set", "bad.json"]).ends(1);
}

#[test]
fn a_newsroom_has_its_own_words_for_what_is_to_come() {
    let room = Room::solo();
    assert_eq!(room.stet(["tk"]).ends(0).out.trim(), "TK XX");
    room.stet(["tk", "to come"]).ends(1);
    room.stet(["tk", "TODO"]).ends(0);
    room.write("a.md", "The mayor is TODO years old. TK stays.\n");
    room.stet(["new", "--headline", "Age", "a.md"]).ends(0);
    let no = room.stet(["approve", "age", "--json"]).ends(1).json();
    assert_eq!(no["missing"].as_array().unwrap().len(), 1, "{no}");
}

#[test]
fn a_snippet_is_kept_by_name_and_its_shortcut_is_its_own() {
    let room = Room::solo();
    room.write("line.md", "The *Courier* is sorry.\n");
    room.stet(["snippet", "add", "Sorry", "line.md", "--shortcut", "sorry", "--shared"]).ends(0);
    room.stet(["snippet", "add", "Other", "line.md", "--shortcut", "sorry"]).ends(1);
    room.stet(["snippet", "add", "Bad", "line.md", "--shortcut", "two words"]).ends(1);
    let all = room.json(["snippet", "list"]);
    assert_eq!((&all[0]["text"], &all[1]), (&"The Courier is sorry.".into(), &serde_json::Value::Null));
    room.stet(["snippet", "remove", "Sorry"]).ends(0);
    room.stet(["snippet", "remove", "Sorry"]).ends(1);
}

#[test]
fn a_link_between_stories_goes_out_as_an_address_or_not_at_all() {
    let room = Room::solo();
    let first = room.released("Ferry");
    let id = room.json(["show", &first])["id"].as_str().unwrap().to_owned();
    room.write("next.md", format!("See [the ferry](stet:{id}) and [the tram](stet:nowhere).\n"));
    room.stet(["new", "--headline", "Next", "next.md"]).ends(0);
    let reply = room.json(["export", "next", "--draft", "--to", "html", "markdown", "--out", "out"]);
    assert_eq!(reply["warnings"].as_array().unwrap().len(), 1, "{reply}");
    for file in ["next.proof.html", "next.proof.md"] {
        let text = std::fs::read_to_string(room.path("out").join(file)).unwrap();
        assert!(
            text.contains("ferry.html") && !text.contains("stet:") && text.contains("the tram"),
            "{text}"
        );
    }
}

#[test]
fn a_proof_is_one_document_the_same_at_the_same_moment() {
    let room = Room::solo();
    room.write("a.md", "The mayor is TK years old.\n\n- One\n- Two\n");
    room.stet(["new", "--headline", "Age", "a.md"]).ends(0);
    let printed = room.stet(["proof", "age", "--paper", "letter"]).ends(0).out;
    assert!(
        printed.contains("PROOF, not for publication") && printed.contains("<mark class=\"tk\">TK</mark>")
    );
    assert!(printed.contains("size: letter") && !printed.contains("<script"));
    let record = room.json(["proof", "age", "-o", "age.html", "--paper", "letter"]);
    assert_eq!(record["open"][0], "TK in paragraph 1, \u{201c}The mayor is TK years old.\u{201d}");
    assert_eq!((&record["file"], &record["words"]), (&"age.html".into(), &8.into()));
    assert_eq!(std::fs::read_to_string(room.path("age.html")).unwrap(), printed);
    room.stet(["proof", "age", "--paper", "a5"]).ends(1);
    room.stet(["proof", "nowhere"]).ends(1);
    room.stet(["proof", "age", "-o", "none/age.html"]).ends(1);
}

#[test]
fn a_list_says_how_much_is_to_come_by_the_words_of_the_newsroom() {
    let room = Room::solo();
    room.write("a.md", "The mayor is TK years old. TODO: ask, XX.\n");
    room.stet(["new", "--headline", "Age", "a.md"]).ends(0);
    let to_come = |room: &Room| room.json(["list"])[0]["placeholders"].clone();
    assert_eq!(to_come(&room), 2);
    room.stet(["tk", "TODO"]).ends(0);
    assert_eq!(to_come(&room), 1);
    room.write("b.md", "The mayor is 61 years old.\n");
    room.stet(["edit", "age", "b.md"]).ends(0);
    assert_eq!(to_come(&room), 0);
}

#[test]
fn a_persons_own_words_are_nobody_elses() {
    let room = Room::sample();
    room.stet(["correction", "add", "Cdg", "Charles de Gaulle", "--as", "Layla Haddad"]).ends(0);
    room.stet(["correction", "add", "two words", "x", "--as", "Layla Haddad"]).ends(1);
    let mine = room.json(["correction", "list", "--as", "Layla Haddad"]);
    assert_eq!((&mine[0]["typed"], &mine[0]["meant"]), (&"cdg".into(), &"Charles de Gaulle".into()));
    assert_eq!(room.json(["correction", "list", "--as", "Mara Idowu"]), serde_json::json!([]));
    room.stet(["correction", "remove", "cdg", "--as", "Mara Idowu"]).ends(1);
    room.stet(["correction", "remove", "cdg", "--as", "Layla Haddad"]).ends(0);
    assert_eq!(room.json(["correction", "list", "--as", "Layla Haddad"]), serde_json::json!([]));
}

#[test]
fn what_can_go_is_marked_by_number() {
    let room = Room::solo();
    room.write("a.md", "One two three.\n\nFour five.\n");
    room.stet(["new", "--headline", "Ferry", "--length", "4", "a.md"]).ends(0);
    let cut = room.json(["cut", "ferry", "--can-go", "2"]);
    assert_eq!((&cut["over"], &cut["saved"], &cut["over_after"]), (&1.into(), &2.into(), &(-1).into()));
    let said = room.stet(["cut", "ferry"]).ends(0).out;
    assert!(
        said.contains("5 words of 4, 1 over.") && said.contains("Without what can go: 3, 1 to go."),
        "{said}"
    );
    room.stet(["cut", "ferry", "--can-go", "9"]).ends(1);
    assert!(room.stet(["cut", "ferry", "--stay", "2"]).ends(0).out.contains("Nothing is marked"));
}

#[test]
fn templates_are_changed_by_those_who_head_a_desk() {
    let room = Room::sample();
    room.write("news.json", room.json(["template", "show", "news"]).to_string());
    let no = room.stet(["template", "set", "news.json", "--as", "Layla Haddad", "--json"]).ends(1).json();
    assert!(!no["who_can"].as_array().unwrap().is_empty(), "{no}");
    let chief = no["who_can"][0].as_str().unwrap().to_owned();
    room.stet(["template", "set", "news.json", "--as", &chief]).ends(0);
}
