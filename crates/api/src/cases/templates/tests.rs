//! Guides are never copy, and no export can hold one.

use super::*;
use crate::cases::room::{Room, room};
use crate::cases::{act, release, show, story, typing};
use crate::wire::{ActOn, ByStory, Json, NewStory, Print, ShowStory, TypeText};

fn begin(session: &mut Session, template: &str) -> StoryView {
    let request = NewStory {
        headline: "Harbour Vote".into(),
        template: Some(template.into()),
        length: Some(600),
        ..NewStory::default()
    };
    story::begin(session, request).unwrap()
}

fn all_guides(view: &StoryView) -> Vec<String> {
    let guides = &view.guides;
    guides.blocks.values().cloned().chain([guides.headline.clone(), guides.standfirst.clone()]).collect()
}

#[test]
fn those_that_come_with_stet_can_be_read_and_used() {
    let Room { mut session, _folder } = room();
    let there = list(&mut session, Empty {}).unwrap();
    assert_eq!(there.templates.len(), 5);
    for template in there.templates {
        let begun = begin(&mut session, &template.name);
        assert_eq!(begun.row.kind, template.kind);
        assert!(!begun.guides.blocks.is_empty() && begun.guides.template == template.name);
        assert_eq!(begun.blocks.len(), template.skeleton.len());
    }
}

/// Every form that a story can leave in, read for every word of its guides.
#[test]
fn no_guide_is_in_anything_that_goes_out_or_is_counted() {
    let Room { mut session, _folder } = room();
    let begun = begin(&mut session, "explainer");
    let id = begun.row.id.clone();
    let guides = all_guides(&begun);
    assert!(guides.iter().all(|guide| guide.len() > 10));
    assert_eq!(begun.row.words, 10, "the subheads it begins with are copy");
    for form in [Print::Markdown, Print::Html, Print::Text] {
        let request = ShowStory { story: id.clone(), revision: None };
        free_of(&guides, &show::print(&mut session, request, form).unwrap().words);
    }
    let record = show::show(&mut session, ShowStory { story: id.clone(), revision: None }).unwrap();
    free_of(&guides, &serde_json::to_string(&record).unwrap());
    free_of(
        &guides,
        &String::from_utf8(release::preview(&mut session, &id).unwrap().run().unwrap()).unwrap(),
    );
    let folder = tempfile::tempdir().unwrap();
    let wanted = release::Wanted {
        stories: vec![id.clone()],
        which: release::Which::Draft,
        targets: vec!["html".into(), "fragment".into(), "markdown".into()],
        ..release::Wanted::default()
    };
    release::prepare(&mut session, wanted).unwrap().run(folder.path(), &mut |_, _| {}).unwrap();
    let mut files = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            free_of(&guides, &std::fs::read_to_string(path).unwrap());
            files += 1;
        }
    }
    assert!(files >= 3);
    let found = crate::cases::search::jump(
        &mut session,
        crate::wire::Jump { query: "clever friend".into(), limit: 9 },
    );
    assert_eq!(found.unwrap(), []);
}

fn free_of(guides: &[String], text: &str) {
    for guide in guides {
        assert!(!text.contains(guide.as_str()), "{guide}\n{text}");
    }
}

#[test]
fn filing_says_what_the_template_asks_for() {
    let Room { mut session, _folder } = room();
    let begun = begin(&mut session, "interview");
    let act = |session: &mut Session| {
        let request = ActOn {
            story: begun.row.id.clone(),
            act: "file".into(),
            note: String::new(),
            ..Default::default()
        };
        act::on_the_text_as_it_stands(session, request)
    };
    let no = act(&mut session).unwrap_err().refusal.unwrap();
    assert_eq!(no.missing, ["copy in the body", "a standfirst", "a quotation with who said it"]);
}

#[test]
fn a_template_never_replaces_words() {
    let Room { mut session, _folder } = room();
    let begun = begin(&mut session, "news");
    let request = |template: &str| ApplyTemplate { story: begun.row.id.clone(), template: template.into() };
    let applied = apply(&mut session, request("Analysis")).unwrap();
    assert_eq!((applied.row.kind.as_str(), applied.guides.template.as_str()), ("analysis", "Analysis"));
    let block = applied.blocks[0].clone();
    let mut typed = block.0.clone();
    typed["content"] = serde_json::json!([{"type": "text", "text": "It began."}]);
    let order = applied.blocks.iter().map(|block| block.0["attrs"]["id"].as_str().unwrap().to_owned());
    let saved = TypeText {
        story: begun.row.id.clone(),
        seq: applied.seq,
        furniture: None,
        changed: vec![Json(typed)],
        order: order.collect(),
        gone: vec![],
        window: String::new(),
        token: None,
        kept: None,
        caret: None,
    };
    typing::save(&mut session, saved).unwrap();
    assert_eq!(apply(&mut session, request("news")).unwrap_err().code, Code::Refused);
    let kept = story::open(&mut session, ByStory { story: begun.row.id.clone() }).unwrap();
    assert_eq!(kept.row.words, 5, "the words and the subhead");
    assert!(named(&session, "nonesuch").unwrap_err().message.contains("Analysis, Explainer"));
}

#[test]
fn a_changed_one_stands_in_the_place_of_ours_and_goes_back() {
    let Room { mut session, _folder } = room();
    let mut news =
        list(&mut session, Empty {}).unwrap().templates.into_iter().find(|one| one.id == "news").unwrap();
    news.name = "Short news".into();
    news.required = vec!["dateline".into(), "dateline".into()];
    let after = save(&mut session, news.clone()).unwrap();
    let changed = after.templates.iter().find(|one| one.id == "news").unwrap();
    assert!(changed.changed && changed.built_in && changed.required == ["dateline"]);
    assert!(
        save(&mut session, TemplateView { id: String::new(), ..news.clone() }).is_err(),
        "a second of one name"
    );
    assert!(save(&mut session, TemplateView { kind: "poem".into(), ..news }).is_err());
    let back = remove(&mut session, ById { id: "news".into() }).unwrap();
    assert!(back.templates.iter().any(|one| one.name == "News" && !one.changed));
}
