use super::*;
use crate::cases::room::{Room, room};
use crate::cases::story;
use crate::clock::Clock;
use crate::wire::NewStory;

const HTML: &str = "<p class=MsoNormal>The pilot <del>was drunk</del> is late.<o:p></o:p></p>";

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
    let pasted = from_file(&mut session, read).unwrap();
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
