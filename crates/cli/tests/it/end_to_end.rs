//! The main job, as the README shows it: a copied page in, a page and a
//! Markdown file out.

use crate::support::{NOW, PAGE, Room, SECOND, files, ran};

#[test]
fn a_copied_page_becomes_a_published_one() {
    let room = Room::empty();
    room.write("page.txt", PAGE);
    room.write("second.txt", SECOND);
    room.stet(["init", "newsroom.stet", "--solo", "Sanne Vik", "--name", "Coast desk"]).ends(0);

    let imported = room.json(["import", "page.txt", "--accept"]);
    let story = &imported[0];
    assert_eq!(story["headline"], "Lighthouse Keepers Vote to Keep the Lamp");
    assert_eq!(story["credits"], serde_json::json!([{"author": "Sanne Vik", "role": "writer"}]));
    assert!(story["bios"][0]["text"].as_str().unwrap().starts_with("Sanne has reported on harbours"));
    assert_eq!(
        story["proposed_roles"],
        serde_json::json!([{"author": "Sanne Vik", "function": "deputy-chief", "desk": "Harbours"}])
    );
    let dropped: Vec<&str> =
        story["dropped"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    for furniture in ["*", "More From Me", "Latest"] {
        assert!(dropped.contains(&furniture), "{furniture} in {dropped:?}");
    }
    assert!(story["dropped"].as_array().unwrap().iter().all(|one| !one["why"].as_str().unwrap().is_empty()));

    let slug = story["slug"].as_str().unwrap();
    for verb in ["file", "approve", "release"] {
        room.stet([verb, slug]).ends(0);
    }
    room.stet(["import", "second.txt", "--accept"]).ends(0);
    room.stet(["release", "the-tender-sails-late-and-nobody-minds"]).ends(0);
    room.stet(["export", "--to", "html", "markdown", "--out", "public/"]).ends(0);
    room.stet(["verify", "public/"]).ends(0);

    let page = std::fs::read_to_string(room.path(&format!("public/{slug}.html"))).unwrap();
    let body = page.split("</head>").nth(1).unwrap();
    for (words, times) in [
        ("<h1", 1),
        ("refuse the ministry", 1),
        ("A lamp that nobody trims", 1),
        ("Sanne has reported on harbours", 1),
        ("deputy desk chief for Harbours", 1),
        ("The Tender Sails Late, and Nobody Minds", 2),
    ] {
        assert_eq!(body.matches(words).count(), times, "{words} in\n{body}");
    }
    assert!(body.contains("More from") && body.contains("Latest"), "{body}");
}

#[test]
fn what_a_page_proposes_is_only_taken_when_it_is_accepted() {
    let room = Room::solo();
    room.write("page.txt", PAGE);
    let before = (room.json(["author", "list"]), room.json(["desk", "list"]));
    let slug = room.json(["import", "page.txt"])[0]["slug"].as_str().unwrap().to_owned();
    let names = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&before.0), names(&room.json(["author", "list"])));
    assert_eq!(names(&before.1), names(&room.json(["desk", "list"])));
    assert_eq!(room.json(["show", &slug])["credits"], serde_json::json!([]));

    room.json(["import", "page.txt", "--accept"]);
    assert!(names(&room.json(["author", "list"])).contains(&"Sanne Vik".to_owned()));
    let roles = room.json(["role", "list"]);
    assert_eq!((&roles[0]["function"], &roles[0]["desk"]), (&"deputy-chief".into(), &"Harbours".into()));

    room.stet(["author", "set", "Sanne Vik", "--bio", ""]).ends(0);
    room.json(["import", "page.txt"]);
    assert_eq!(room.json(["author", "show", "Sanne Vik"])["bio"], "");
}

#[test]
fn the_published_markdown_reads_back_to_the_same_document() {
    let room = Room::solo();
    room.write("page.txt", PAGE);
    let imported = room.json(["import", "page.txt", "--accept"]);
    let slug = imported[0]["slug"].as_str().unwrap();
    room.stet(["release", slug]).ends(0);
    room.stet(["export", "--to", "markdown", "--out", "public"]).ends(0);
    let again = room.json(["import", &format!("public/{slug}.md")]);

    let document = |story: &str| {
        let mut document = room.json(["show", story, "--to", "json"])["document"].clone();
        for block in document["blocks"].as_array_mut().unwrap() {
            block["attrs"]["id"].take();
        }
        document
    };
    assert_eq!(document(slug), document(again[0]["story"].as_str().unwrap()));
}

#[test]
fn what_show_prints_is_what_import_reads_and_edit_keeps() {
    let room = Room::sample();
    let markdown = room.stet(["show", "surge-maps"]).ends(0).out;
    room.write("surge.md", &markdown);
    let edited = room.json(["edit", "surge-maps", "surge.md", "--as", "Ana Keita"]);
    assert_eq!(
        (&edited["changed"], &edited["added"], &edited["gone"]),
        (&0.into(), &0.into(), &0.into()),
        "{edited}"
    );
    assert_eq!(edited["workflow"], "editing");

    room.write(
        "surge.md",
        markdown.replace("There is a good deal of grey.", "There is a great deal of grey."),
    );
    let before = room.json(["show", "surge-maps", "--to", "json"]);
    let edited = room.json(["edit", "surge-maps", "surge.md", "--as", "Ana Keita"]);
    assert_eq!(
        (&edited["changed"], &edited["added"], &edited["gone"]),
        (&1.into(), &0.into(), &0.into()),
        "{edited}"
    );
    let after = room.json(["show", "surge-maps", "--to", "json"]);
    let ids = |record: &serde_json::Value| -> Vec<String> {
        record["document"]["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|block| block["attrs"]["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&before), ids(&after));

    room.write("surge.md", markdown.replace("desk: \"Coast\"", "desk: \"City\""));
    let edited = room.json(["edit", "surge-maps", "surge.md", "--as", "Ana Keita"]);
    assert!(edited["warnings"][0].as_str().unwrap().contains("stet set surge-maps desk="), "{edited}");
}

#[test]
fn a_story_that_is_printed_and_imported_keeps_its_fields() {
    let room = Room::sample();
    for slug in ["surge-maps", "pilots-audit", "water-budget-ar"] {
        let file = format!("{slug}.md");
        room.write(&file, room.stet(["show", slug]).ends(0).out);
        let again = room.json(["import", &file]);
        assert_eq!(
            (&again[0]["warnings"], &again[0]["dropped"]),
            (&serde_json::json!([]), &serde_json::json!([]))
        );
        let (before, after) =
            (room.json(["show", slug]), room.json(["show", again[0]["slug"].as_str().unwrap()]));
        for field in [
            "headline",
            "standfirst",
            "slugline",
            "desk",
            "kind",
            "due",
            "length",
            "dateline",
            "language",
            "embargo_until",
            "embargo",
            "tags",
            "credits",
            "words",
        ] {
            assert_eq!(before[field], after[field], "{field} of {slug}");
        }
    }
}

#[test]
fn two_exports_are_the_same_to_the_byte_whatever_the_clock_says() {
    let room = Room::sample();
    let export = |out: &str, now: &str| {
        let mut command =
            room.command(["export", "--to", "html", "fragment", "markdown", "--out", out, "--now", now]);
        assert!(command.status().unwrap().success());
        files(&room.path(out))
    };
    let first = export("one", "2026-05-14T12:00:00Z");
    assert!(first.len() > 24, "{}", first.len());
    assert_eq!(first, export("two", "2027-01-01T00:00:00Z"));
    let again = room.json(["export", "--to", "html", "fragment", "markdown", "--out", "one"]);
    assert_eq!(
        (again["written"].as_array().unwrap().len(), again["same"].as_array().unwrap().len()),
        (0, first.len() - 1)
    );
}

#[test]
fn an_unapproved_story_is_not_written_and_the_others_are() {
    let room = Room::sample();
    let ran = room
        .stet(["export", "market-hall", "ferry-contract", "--to", "html", "--out", "public", "--json"])
        .ends(1);
    let report = ran.json();
    assert_eq!(report["written"][0]["path"], "ferry-contract.html");
    let refused = &report["refused"][0];
    assert_eq!(refused["code"], "wrong_state");
    assert!(
        !refused["who_can"].as_array().unwrap().is_empty() && !refused["next"].as_str().unwrap().is_empty(),
        "{refused}"
    );
    assert!(!room.path("public/market-hall.html").exists());

    room.stet(["export", "market-hall", "--draft", "--to", "html", "--out", "proofs"]).ends(0);
    assert!(!room.path("proofs/manifest.json").exists(), "no manifest a pipeline would take");
    room.stet(["verify", "proofs"]).ends(1);
}

#[test]
fn what_is_approved_goes_along_only_when_asked_for_and_never_under_embargo() {
    let room = Room::sample();
    let names = |line: &[&str]| -> Vec<String> {
        let report = ran(room.command(line).args(["--now", NOW, "--json"]).output().unwrap()).json();
        report["written"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["path"].as_str().unwrap().to_owned())
            .collect()
    };
    let released = names(&["export", "--to", "fragment", "--out", "one", "--as", "Mara Idowu"]);
    let approved = names(&["export", "--approved", "--to", "fragment", "--out", "two", "--as", "Mara Idowu"]);
    assert!(!released.contains(&"library-lends.fragment.html".to_owned()));
    let more: Vec<&String> = approved.iter().filter(|name| !released.contains(name)).collect();
    assert_eq!(more, ["library-lends.fragment.html"]);
}

#[test]
fn the_desk_does_its_work_with_the_windows_guards() {
    let room = Room::sample();
    let refusal = room.stet(["approve", "harbour-budget", "--as", "Mara Idowu", "--json"]).ends(1).json();
    assert_eq!(refusal["code"], "wrong_state");
    room.stet(["take", "harbour-budget", "--as", "Bo Lindqvist"]).ends(0);
    let refusal = room.stet(["approve", "harbour-budget", "--as", "Bo Lindqvist", "--json"]).ends(1).json();
    assert_eq!(
        (&refusal["code"], &refusal["who_can"]),
        (&"own_copy".into(), &serde_json::json!(["Ana Keita"])),
        "{refusal}"
    );
    let refusal = room.stet(["return", "harbour-budget", "--as", "Ana Keita", "--json"]).ends(1).json();
    assert_eq!(refusal["missing"], serde_json::json!(["a note that says why"]));
    room.stet(["return", "harbour-budget", "--as", "Ana Keita", "--note", "Who took the sounding?"]).ends(0);
    assert_eq!(
        room.json(["list", "--state", "returned", "--desk", "coast"])[0]["note"],
        "Who took the sounding?"
    );
    room.stet(["file", "harbour-budget", "--as", "Bo Lindqvist"]).ends(0);
    room.stet(["hold", "harbour-budget", "--note", "until the meeting"]).ends(0);
    room.stet(["undo", "harbour-budget", "--note", "it was answered"]).ends(0);
    room.stet(["take", "harbour-budget"]).ends(0);
    room.stet(["approve", "harbour-budget"]).ends(0);
    assert_eq!(room.json(["release", "harbour-budget"])["publication"], "live");

    let refusal = room.stet(["release", "pilots-audit", "--json"]).ends(1).json();
    assert_eq!(refusal["code"], "embargoed");
    let refusal = room.stet(["approve", "surge-maps", "--json"]).ends(1).json();
    assert_eq!(
        (&refusal["missing"][0], &refusal["who_can"][0]),
        (&"the legal read".into(), &"Reiko Sato".into())
    );
    let refusal = room.stet(["set", "surge-maps", "legal=complete", "--json"]).ends(1).json();
    assert_eq!(refusal["code"], "not_allowed", "a chief is no lawyer");
    room.stet(["set", "surge-maps", "legal=complete", "--as", "Reiko Sato"]).ends(0);
    room.stet(["approve", "surge-maps"]).ends(0);
    room.stet(["spike", "library-lends", "--as", "Mara Idowu", "--note", "The sousaphone is gone"]).ends(0);
    room.stet(["start", "pilots-ballot", "--as", "Tomás Ó Briain"]).ends(0);
}
