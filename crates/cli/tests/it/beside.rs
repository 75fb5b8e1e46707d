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
