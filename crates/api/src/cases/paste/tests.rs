use super::kept::{KEPT, MOST_BYTES};
use super::*;
use crate::cases::find;
use crate::cases::room::{Room, room};
use crate::cases::story;
use crate::clock::Clock;
use crate::wire::NewStory;
use crate::wire::{ByClipping, ByStory, PasteAgain};
use jiff::SignedDuration;

const HTML: &str = "<p class=MsoNormal>The pilot <del>was drunk</del> is late.<o:p></o:p></p>";

fn paste(session: &mut Session, request: PasteIn) -> Result<Pasted> {
    let read = super::read(&request)?;
    keep(session, read)
}

fn begun(session: &mut Session) -> String {
    story::begin(session, NewStory { headline: "Pilots".into(), ..NewStory::default() }).unwrap().row.id
}

fn clip(story: &str) -> PasteIn {
    PasteIn {
        story: story.into(),
        html: Some(HTML.into()),
        text: "The pilot was drunk is late.".into(),
        rtf: None,
        plain: false,
    }
}

#[test]
fn a_paste_is_told_of_and_its_clipboard_can_be_looked_at() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let pasted = paste(&mut session, clip(&story)).unwrap();
    assert_eq!(pasted.said, "Pasted from Word: 1 paragraph.");
    assert_eq!(pasted.left_out.as_deref(), Some("1 deletion was left out."));
    assert_eq!((pasted.dropped[0].what.as_str(), pasted.dropped[0].text.as_str()), ("deletion", "was drunk"));
    let kept = clippings(&mut session, ByStory { story: story.clone() }).unwrap();
    assert_eq!((kept.len(), Some(kept[0].number)), (1, pasted.clipping));
    assert_eq!((kept[0].revision.as_ref(), kept[0].who.as_str()), (None, "Mara Idowu"));
    let raw = raw(&mut session, ByClipping { story, number: kept[0].number }).unwrap();
    assert_eq!((raw.html.as_str(), raw.cut), (HTML, false));
}

#[test]
fn words_alone_leave_out_what_was_deleted_too() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let pasted = paste(&mut session, PasteIn { plain: true, ..clip(&story) }).unwrap();
    assert!(!serde_json::to_string(&pasted.blocks).unwrap().contains("drunk"));
    assert!(serde_json::to_string(&pasted.blocks).unwrap().contains("is late"));
}

#[test]
fn a_clipboard_goes_after_thirty_days_and_not_before() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    paste(&mut session, clip(&story)).unwrap();
    let pasted_at = session.now();
    let many = |session: &mut Session| clippings(session, ByStory { story: story.clone() }).unwrap().len();
    for (later, left) in [(SignedDuration::ZERO, 1), (KEPT, 1), (KEPT + SignedDuration::from_secs(1), 0)] {
        session.set_clock(Clock::Fixed(pasted_at + later));
        tidy(&mut session).unwrap();
        assert_eq!(many(&mut session), left, "{later:?}");
    }
}

#[test]
fn a_kept_clipboard_is_listed_with_where_it_came_from_and_read_again_in_either_way() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let first = paste(&mut session, clip(&story)).unwrap();
    let kept = clippings(&mut session, ByStory { story: story.clone() }).unwrap();
    assert_eq!((kept[0].from.as_str(), kept[0].size), ("Word", u32::try_from(HTML.len() + 28).unwrap()));
    let ask = |plain| PasteAgain { story: story.clone(), number: kept[0].number, plain };
    let again = super::again(&mut session, ask(false)).unwrap();
    assert_eq!((again.said, again.left_out, again.clipping), (first.said, first.left_out, first.clipping));
    assert_eq!(again.blocks.len(), first.blocks.len());
    for plain in [false, true] {
        let words = markdown(&mut session, ask(plain)).unwrap();
        assert_eq!(words.trim(), "The pilot is late.", "what was deleted stays out");
    }
    assert_eq!(
        clippings(&mut session, ByStory { story: story.clone() }).unwrap().len(),
        1,
        "it is kept once"
    );
    let gone = super::again(&mut session, PasteAgain { story, number: 9999, plain: false }).unwrap_err();
    assert!(gone.message.contains("after 30 days"), "{gone}");
}

#[test]
fn a_kept_clipboard_names_the_first_version_with_its_words() {
    let Room { mut session, _folder } = room();
    let id = begun(&mut session);
    let named = |session: &mut Session| {
        clippings(session, ByStory { story: id.clone() }).unwrap().swap_remove(0).revision
    };
    let typed = |session: &mut Session, words: &str, gone: &[&str]| {
        let seq = story::shown(session, &id).unwrap().seq;
        let block = format!("p{seq}");
        let paragraph = serde_json::json!({"type": "paragraph", "attrs": {"id": block}, "content": [{"type": "text", "text": words}]});
        let request = crate::wire::TypeText {
            story: id.clone(),
            seq,
            changed: vec![Json(paragraph)],
            order: vec![block],
            gone: gone.iter().map(|id| (*id).to_owned()).collect(),
            furniture: None,
            window: String::new(),
            token: None,
            kept: None,
            caret: None,
        };
        crate::cases::typing::save(session, request).unwrap();
    };
    let first = format!("p{}", story::shown(&session, &id).unwrap().seq);
    typed(&mut session, &"word ".repeat(40), &[]);
    paste(&mut session, clip(&id)).unwrap();
    typed(&mut session, "The pilot is late.", &[&first]);
    let made = crate::cases::history::history(&mut session, ByStory { story: id.clone() }).unwrap();
    assert!(made.iter().any(|entry| entry.why == "before most of the text was replaced"));
    assert_eq!(named(&mut session), None, "that version is of the text without it");
    story::leave(&mut session, crate::wire::LeaveStory { story: id.clone(), window: String::new() }).unwrap();
    let made = crate::cases::history::history(&mut session, ByStory { story: id.clone() }).unwrap();
    let newest = made.iter().find_map(|entry| entry.revision.clone());
    assert!(newest.is_some() && named(&mut session) == newest, "{made:#?}");
}

#[test]
fn clipboards_go_when_the_story_is_released_and_with_the_sitting_once_they_are_old() {
    let mut room = room();
    let story = begun(&mut room.session);
    crate::cases::edit::edit(&mut room.session, &story, b"The pilot is late.\n", None).unwrap();
    paste(&mut room.session, clip(&story)).unwrap();
    let other = begun(&mut room.session);
    paste(&mut room.session, clip(&other)).unwrap();
    let release = crate::wire::ActOn {
        story: story.clone(),
        act: "release".into(),
        note: "my own".into(),
        ..Default::default()
    };
    crate::cases::act::on_the_text_as_it_stands(&mut room.session, release).unwrap();
    let any = |session: &Session| {
        session.read(|read| Ok(read.clippings().any_before(jiff::Timestamp::MAX)?)).unwrap()
    };
    assert_eq!(clippings(&mut room.session, ByStory { story }).unwrap(), []);
    assert!(any(&room.session), "the other story's stays");

    let Room { mut session, _folder } = room;
    let later = session.now() + KEPT + SignedDuration::from_secs(1);
    session.set_clock(Clock::Fixed(later));
    let file = session.store.path().to_owned();
    session.close().unwrap();
    let setup = crate::Setup {
        file,
        keys: stet_store::KeyRing::key_files(),
        clock: Clock::Fixed(later),
        seats: stet_core::newsroom::passphrase::Hardness::NONE,
    };
    let session = Session::open(&setup).unwrap();
    assert!(!any(&session), "nobody has to leave the program open for it");
}

#[test]
fn a_flavour_too_long_to_keep_is_kept_as_far_as_it_goes_and_says_so() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let text = "é".repeat(MOST_BYTES);
    let request = PasteIn { html: None, text, ..clip(&story) };
    let number = paste(&mut session, request).unwrap().clipping.unwrap();
    let raw = raw(&mut session, ByClipping { story, number }).unwrap();
    assert!(raw.cut && raw.text.len() <= MOST_BYTES && raw.text.ends_with('é'));
}

#[test]
fn the_oldest_clipboards_of_a_story_give_way() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let id = session.read(|read| find::story(&session, read, &story)).unwrap().story.id;
    for _ in 0..4 {
        session
            .write("paste", Some(&id), "", |write| {
                Ok(write.clippings().keep(&id, ("word", ""), 1, b"x", 3)?)
            })
            .unwrap();
    }
    assert_eq!(clippings(&mut session, ByStory { story }).unwrap().len(), 3);
}

#[test]
fn a_picture_in_the_clip_is_taken_in_and_one_that_is_none_is_said() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let mut png = Vec::new();
    image::RgbImage::from_pixel(2, 2, image::Rgb([9, 9, 9]))
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let data = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &png);
    let html = format!(
        "<p>Look:</p><img alt=Weir src=\"data:image/png;base64,{data}\"><img alt=Fake src=\"data:image/png;base64,QUFBQQ==\">"
    );
    let pasted =
        paste(&mut session, PasteIn { html: Some(html), text: String::new(), ..clip(&story) }).unwrap();
    let blocks = serde_json::to_string(&pasted.blocks).unwrap();
    assert!(blocks.contains("media:") && !blocks.contains("pasted:"), "{blocks}");
    assert_eq!(pasted.left_out.as_deref(), Some("1 picture did not come along."));
    assert_eq!((pasted.dropped.len(), pasted.dropped[0].text.as_str()), (1, "Fake"));
}

#[test]
fn a_file_goes_in_with_the_picture_beside_it() {
    let Room { mut session, _folder } = room();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("weir.md");
    let mut png = Vec::new();
    image::RgbImage::from_pixel(2, 2, image::Rgb([9, 9, 9]))
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    std::fs::write(&file, "The weir was **mended**.\n\n![Dawn](dawn.png)\n\n![Gone](gone.png)\n").unwrap();
    std::fs::write(folder.path().join("dawn.png"), &png).unwrap();
    let read = read_file(&file, false).unwrap();
    let pasted = keep(&mut session, read).unwrap();
    let blocks = serde_json::to_string(&pasted.blocks).unwrap();
    assert!(blocks.contains("media:") && blocks.contains("strong"), "{blocks}");
    assert!(pasted.said.contains("gone.png was not taken in"), "{}", pasted.said);
    assert_eq!(pasted.clipping, None);
    assert!(read_file(&folder.path().join("none.md"), false).is_err());
}

#[test]
fn a_refused_picture_leaves_no_figure_anywhere_and_what_stood_with_it_is_offered() {
    let Room { mut session, _folder } = room();
    let story = begun(&mut session);
    let fake = "<img alt=Fake src=\"data:image/png;base64,QUFBQQ==\">";
    let html = format!(
        "<ul><li>one {fake}</li></ul><figure>{fake}<figcaption>The quay at dusk</figcaption></figure><p>Two<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup></p><div><p><a id=\"ftnt1\" href=\"#ftnt_ref1\">[1]</a> a note</p>{fake}</div>"
    );
    let pasted =
        paste(&mut session, PasteIn { html: Some(html), text: String::new(), ..clip(&story) }).unwrap();
    let blocks = serde_json::to_string(&pasted.blocks).unwrap();
    assert!(!blocks.contains("figure") && !blocks.contains("pasted:"), "{blocks}");
    let offered: Vec<&str> = pasted.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
    assert_eq!(offered, ["Fake", "Fake \u{2014} The quay at dusk", "Fake"]);
    assert_eq!(pasted.left_out.as_deref(), Some("3 pictures did not come along."));
}

#[test]
fn a_paste_that_takes_long_to_read_holds_up_nobody_else() {
    use serde_json::json;
    use std::sync::{Arc, mpsc};
    use std::task::{Context, Waker};

    let Room { session, _folder } = room();
    let setup = crate::Setup {
        file: session.store.path().to_owned(),
        keys: stet_store::KeyRing::key_files(),
        clock: Clock::Fixed(session.now()),
        seats: stet_core::newsroom::passphrase::Hardness::NONE,
    };
    session.close().unwrap();
    let house = crate::House::new(setup, Arc::new(|_| ()));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let ask = |command, request| house.call(command, request, crate::Chosen::default());
    let story = json!({"headline": "Weir", "desk": null});
    let story = runtime.block_on(ask("new_story", story)).unwrap()["row"]["id"].clone();
    let html = "<p>Look:</p><img alt=Fake src=\"data:image/png;base64,QUFBQQ==\">";
    let clip = json!({"story": story, "html": html, "text": "", "rtf": null, "plain": false});
    let first = runtime.block_on(ask("paste", clip.clone())).unwrap();
    let again = json!({"story": story, "number": first["clipping"], "plain": false});
    for (command, request) in [("paste", clip), ("paste_again", again)] {
        std::thread::scope(|scope| {
            let (held, holds) = mpsc::channel();
            let (let_go, wait) = mpsc::channel::<()>();
            scope.spawn(move || {
                let _turn = crate::cases::media::wait_your_turn();
                held.send(()).unwrap();
                wait.recv().unwrap();
            });
            holds.recv().unwrap();
            let pasted = runtime.block_on(async {
                let mut pasting = std::pin::pin!(ask(command, request));
                let begun = pasting.as_mut().poll(&mut Context::from_waker(Waker::noop()));
                assert!(begun.is_pending());
                ask("home", json!({})).await.unwrap();
                let_go.send(()).unwrap();
                pasting.await
            });
            assert_eq!(pasted.unwrap()["left_out"], "1 picture did not come along.");
        });
    }
}
