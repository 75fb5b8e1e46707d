use super::*;
use crate::cases::room::{Room, room};
use crate::cases::typing;
use crate::wire::{Json, TypeText};
use serde_json::json;

fn begin(session: &mut Session, copy: &str) -> crate::wire::StoryView {
    let request = NewFromCopy { headline: "Ferry".into(), copy: copy.into(), ..NewFromCopy::default() };
    new_from_copy(session, request).unwrap().story
}

fn type_in(session: &mut Session, story: &str, words: &str) {
    let copy = copy::load(session, story).unwrap();
    let block =
        json!({"type": "paragraph", "attrs": {"id": "p1"}, "content": [{"type": "text", "text": words}]});
    let gone =
        copy.document().blocks.iter().map(|block| block.id.to_string()).filter(|id| id != "p1").collect();
    let request = TypeText {
        story: story.into(),
        seq: u32::try_from(copy.working.seq).unwrap(),
        furniture: None,
        changed: vec![Json(block)],
        order: vec!["p1".into()],
        gone,
        window: String::new(),
        token: None,
        kept: None,
        caret: None,
    };
    typing::save(session, request).unwrap();
}

/// The words of every revision, newest first.
fn history(session: &Session, story: &str) -> Vec<String> {
    session
        .read(|read| {
            let line = find::story(session, read, story)?;
            let lines = read.revisions().of_story(&line.story.id)?;
            let words = |id| Ok(stet_core::text::plain::text(&read.revisions().document(id)?.blocks));
            lines.iter().map(|line| words(&line.id)).collect()
        })
        .unwrap()
}

#[test]
fn what_was_typed_and_never_named_is_a_revision_before_it_is_edited_over() {
    let Room { mut session, _folder } = room();
    let id = begin(&mut session, "It sails.").row.id;
    type_in(&mut session, &id, "Typed words.");
    edit(&mut session, &id, b"Other words.", None).unwrap();
    let all = history(&session, &id);
    let all: Vec<&str> = all.iter().map(|words| words.trim()).collect();
    assert_eq!(all, ["Other words.", "Typed words.", "It sails."]);
    let listed = crate::cases::history::history(&mut session, crate::wire::ByStory { story: id.clone() });
    assert_eq!(listed.unwrap().iter().filter(|entry| entry.revision.is_some()).count(), 3);

    type_in(&mut session, &id, "More words.");
    let request = crate::wire::SetFields { story: id.clone(), fields: crate::wire::FieldsIn::default() };
    crate::cases::fields::set_with(&mut session, request, Some("Boats"), None).unwrap();
    let headlines = session.read(|read| {
        let line = find::story(&session, read, &id)?;
        Ok(read
            .revisions()
            .of_story(&line.story.id)?
            .into_iter()
            .map(|line| line.headline)
            .collect::<Vec<_>>())
    });
    assert_eq!(headlines.unwrap(), ["Boats", "Ferry", "Ferry", "Ferry", "Ferry"]);

    edit(&mut session, &id, b"Last words.", None).unwrap();
    assert_eq!(history(&session, &id).len(), 6, "nothing was typed, so nothing is named twice");
}

#[test]
fn nothing_over_something_is_refused() {
    let Room { mut session, _folder } = room();
    let id = begin(&mut session, "It sails.").row.id;
    for nothing in ["", " \n", "---\nheadline: Boats\n---\n", "## Ferry\n"] {
        let failure = edit(&mut session, &id, nothing.as_bytes(), None).unwrap_err();
        assert!(failure.message.contains("delete its text"), "{failure}");
    }
    assert_eq!(history(&session, &id).len(), 1);
    let empty = begin(&mut session, "").row.id;
    edit(&mut session, &empty, b"", None).unwrap();
}

#[test]
fn a_first_subhead_is_left_out_only_where_it_is_the_headline_and_that_is_said() {
    let Room { mut session, _folder } = room();
    let id = begin(&mut session, "It sails.").row.id;
    let mut count = |copy: &str| {
        let edited = edit(&mut session, &id, copy.as_bytes(), None).unwrap();
        (edited.story.blocks.len(), edited.warnings.len())
    };
    assert_eq!(count("## Ferry\n\nIt sank.\n"), (1, 1));
    assert_eq!(count("---\nheadline: Ferry\n---\n\n## Ferry\n\nIt sank.\n"), (2, 0));
    let nameless = NewFromCopy { copy: "##\n\nIt sank.\n".into(), ..NewFromCopy::default() };
    let story = new_from_copy(&mut session, nameless).unwrap().story;
    assert_eq!(story.blocks.len(), 2);
}

#[test]
fn a_story_begun_from_copy_takes_the_fields_above_it() {
    let Room { mut session, _folder } = room();
    let begin = |session: &mut Session, fields: &str| {
        let copy = format!("---\n{fields}\n---\n\nIt sails.\n");
        let request = NewFromCopy { headline: "Ferry".into(), copy: copy.into(), ..NewFromCopy::default() };
        new_from_copy(session, request)
    };
    let fields = "embargo_until: 2026-06-01T08:00:00Z\nlegal: required\nurgency: 1\nkind: analysis\ncredits: [Ana Lund]";
    let made = begin(&mut session, fields).unwrap();
    assert_eq!(made.warnings, ["The credit of Ana Lund (writer) was not taken."]);
    let line = session.read(|read| find::story(&session, read, &made.story.row.id)).unwrap().story;
    assert!(line.embargo.is_some_and(|embargo| embargo.hard));
    assert_eq!((line.legal.name(), line.urgency, line.kind.name()), ("required", 1, "analysis"));
    let printed = show::print(
        &mut session,
        crate::wire::ShowStory { story: line.slug, revision: None },
        crate::wire::Print::Markdown,
    );
    let printed = printed.unwrap().words;
    for field in ["legal: \"required\"", "urgency: \"1\"", "assignee: \"Mara Idowu\""] {
        assert!(printed.contains(field), "{printed}");
    }
    assert!(begin(&mut session, "embargo: Friday").is_err());
}
