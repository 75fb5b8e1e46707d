//! Pictures beside a file of copy: taken in, printed, and back again.

use crate::support::{Room, files};
use std::os::unix::fs::symlink;

/// A BMP of 64 by 32 pixels, left half red and right half blue.
fn picture() -> Vec<u8> {
    let (width, height) = (64_u32, 32_u32);
    let size = 54 + width * height * 3;
    let mut out = b"BM".to_vec();
    out.extend(size.to_le_bytes());
    out.extend([0; 4]);
    out.extend(54_u32.to_le_bytes());
    out.extend(40_u32.to_le_bytes());
    out.extend(width.to_le_bytes());
    out.extend(height.to_le_bytes());
    out.extend(1_u16.to_le_bytes());
    out.extend(24_u16.to_le_bytes());
    out.extend([0; 24]);
    for _ in 0..height {
        for x in 0..width {
            out.extend(if x < width / 2 { [0, 0, 200] } else { [200, 0, 0] });
        }
    }
    out
}

const COPY: &str = "---\nheadline: Harbour Opens Again\nauthor: Mara Idowu\n---\n\nThe harbour opened at dawn.\n\n\
    ![Two halves](pictures/quay.bmp \"Red, then blue.\"){credit=\"Ana Lind\" crop=\"1:1\" focus=\"0,0.5\"}\n\n\
    Boats left at noon.\n";

fn figure(room: &Room, slug: &str) -> serde_json::Value {
    let shown = room.json(["show", slug]);
    let blocks = shown["document"]["blocks"].as_array().unwrap().clone();
    blocks.into_iter().find(|block| block["type"] == "figure").unwrap()["attrs"].clone()
}

#[test]
fn a_picture_beside_the_copy_is_taken_in_printed_and_comes_back() {
    let room = Room::solo();
    room.write("pictures/quay.bmp", picture());
    room.write("harbour.md", COPY);
    let made = room.json(["import", "harbour.md", "--accept"]);
    let slug = made[0]["slug"].as_str().unwrap().to_owned();
    let attrs = figure(&room, &slug);
    let src = attrs["src"].as_str().unwrap();
    assert!(src.starts_with("media:") && src.len() == 70, "{src}");
    assert_eq!((&attrs["crop"], &attrs["focus"]), (&"1:1".into(), &"0,0.5".into()));
    for form in ["markdown", "html", "text"] {
        let shown = room.stet(["show", &slug, "--to", form]).ends(0).out;
        assert!(shown.contains("Red, then blue."), "{shown}");
    }

    room.stet(["release", &slug]).ends(0);
    room.stet(["export", "--to", "html", "fragment", "markdown", "--out", "public"]).ends(0);
    room.stet(["verify", "public"]).ends(0);
    let html = std::fs::read_to_string(room.path(&format!("public/{slug}.html"))).unwrap();
    assert!(html.contains("<img src=\"data:image/png;base64,"), "{html}");
    assert!(html.contains("alt=\"Two halves\" width=\"32\" height=\"32\">"), "cut to a square");
    assert!(html.contains("<figcaption>Red, then blue. <span class=\"credit\">Ana Lind</span></figcaption>"));
    let markdown = std::fs::read_to_string(room.path(&format!("public/{slug}.md"))).unwrap();
    let beside = format!("{slug}.{}.png", src.get(6..22).unwrap());
    assert!(markdown.contains(&format!("![Two halves]({beside} \"Red, then blue.\")")), "{markdown}");
    let manifest = std::fs::read_to_string(room.path("public/manifest.json")).unwrap();
    assert!(
        manifest.contains(&format!("\"path\": \"{beside}\"")) && manifest.contains(src.get(6..).unwrap()),
        "{manifest}"
    );

    let first = files(&room.path("public"));
    room.stet(["export", "--to", "html", "fragment", "markdown", "--out", "again"]).ends(0);
    assert!(files(&room.path("again")) == first, "the same bytes every time");

    let back = room.json(["import", &format!("public/{slug}.md"), "--accept"]);
    assert_eq!(
        figure(&room, back[0]["slug"].as_str().unwrap())["src"],
        src,
        "the same picture, not made anew"
    );

    std::fs::write(room.path(&format!("public/{beside}")), b"other").unwrap();
    room.stet(["verify", "public"]).ends(1);
}

#[test]
fn copy_cannot_name_a_file_elsewhere_or_through_a_link() {
    let room = Room::solo();
    room.write("secret/quay.bmp", picture());
    room.write("desk/real.bmp", picture());
    symlink(room.path("secret/quay.bmp"), room.path("desk/link.bmp")).unwrap();
    symlink(room.path("secret"), room.path("desk/folder")).unwrap();
    std::fs::write(room.path("desk/drawing.jpg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    let body = ["../secret/quay.bmp", "link.bmp", "folder/quay.bmp", "gone.jpg", "drawing.jpg"]
        .map(|src| format!("![A]({src})\n\n"))
        .concat();
    room.write(
        "desk/copy.md",
        format!("---\nheadline: Harbour\n---\n\nThe harbour opened at dawn today.\n\n{body}"),
    );
    let ran = room.stet(["import", "desk/copy.md", "--accept"]).ends(0);
    for said in ["links are not followed", "no such file", "SVG"] {
        assert!(ran.err.contains(said) || ran.out.contains(said), "{said}\n{}\n{}", ran.out, ran.err);
    }
    let shown = room.stet(["show", "harbour", "--to", "markdown"]).ends(0).out;
    assert!(!shown.contains("media:"), "{shown}");
    assert!(shown.contains("![A](../secret/quay.bmp)"), "nothing is dropped");
}

#[test]
fn a_story_that_names_a_picture_nobody_has_is_refused_by_name() {
    let room = Room::solo();
    let slug = room.story("Harbour");
    room.write("other.md", format!("The harbour opened.\n\n![A](media:{})\n", "0".repeat(64)));
    room.stet(["edit", &slug, "other.md"]).ends(0);
    room.stet(["release", &slug]).ends(0);
    let ran = room.stet(["export", "--to", "html", "--out", "public"]).ends(1);
    assert!(
        ran.err.contains("not in the newsroom file") || ran.out.contains("not in the newsroom file"),
        "{}",
        ran.err
    );
}

#[test]
fn an_edit_takes_pictures_in_too() {
    let room = Room::solo();
    let slug = room.story("Harbour");
    room.write("quay.bmp", picture());
    room.write("edited.md", "The harbour opened.\n\n![A](quay.bmp)\n");
    room.stet(["edit", &slug, "edited.md"]).ends(0);
    assert!(figure(&room, &slug)["src"].as_str().unwrap().starts_with("media:"));
    assert!(!room.stet(["file", &slug]).ends(0).err.contains("cannot see"));
}

#[test]
fn a_picture_that_says_nothing_is_a_warning_when_the_story_is_filed() {
    let room = Room::solo();
    let slug = room.story("Harbour");
    room.write("quay.bmp", picture());
    room.write("edited.md", "The harbour opened.\n\n![](quay.bmp)\n");
    room.stet(["edit", &slug, "edited.md"]).ends(0);
    let ran = room.stet(["file", &slug]).ends(0);
    assert!(ran.err.contains("1 picture says nothing to those who cannot see them"), "{}", ran.err);
}
