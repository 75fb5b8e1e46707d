use super::*;
use crate::cases::room::{Room, room};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

fn png() -> Vec<u8> {
    let mut out = Vec::new();
    let picture: DynamicImage = RgbImage::from_pixel(30, 20, Rgb([200, 30, 30])).into();
    picture.write_to(&mut Cursor::new(&mut out), ImageFormat::Png).unwrap();
    out
}

#[test]
fn the_same_picture_is_kept_once_and_found_again_by_its_hash() {
    let Room { mut session, _folder } = room();
    let first = keep(&mut session, &take_in(&png()).unwrap()).unwrap();
    let again = keep(&mut session, &take_in(&png()).unwrap()).unwrap();
    assert_eq!(first.src, again.src);
    assert_eq!((first.width, first.height), (30, 20));
    let hash = hash_in(&first.src).unwrap();
    let (media_type, bytes) = by_hash(&mut session, &hash.to_string()).unwrap();
    assert_eq!((media_type.as_str(), Hash::of(&bytes)), ("image/png", hash));
}

#[test]
fn a_picture_we_wrote_ourselves_comes_back_as_it_is() {
    let Room { mut session, _folder } = room();
    let mut jpeg = Vec::new();
    let noise: DynamicImage =
        RgbImage::from_fn(64, 64, |x, y| Rgb([(x * x + y) as u8, (x * y) as u8, (y * y * 3) as u8])).into();
    noise.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
    let first = keep(&mut session, &take_in(&jpeg).unwrap()).unwrap();
    let (_, ours) = by_hash(&mut session, &hash_in(&first.src).unwrap().to_string()).unwrap();
    assert_ne!(ours, jpeg);
    assert_eq!(keep(&mut session, &take_in(&ours).unwrap()).unwrap().src, first.src);
}

#[test]
fn what_comes_from_the_clipboard_is_judged_before_it_is_decoded() {
    let given = |data: String| take_data(&TakePicture { data }).map(|_| ()).unwrap_err();
    assert_eq!(given("not base64!".into()).code, Code::BadRequest);
    assert_eq!(given(base64::engine::general_purpose::STANDARD.encode("<svg/>")).code, Code::Unreadable);
    assert!(given("A".repeat(MOST_BYTES / 3 * 4 + 8)).message.contains("the limit is 50 MB"));
    assert!(
        take_data(&TakePicture { data: base64::engine::general_purpose::STANDARD.encode(png()) }).is_ok()
    );
}

#[test]
fn a_folder_or_a_missing_file_is_said_to_be_no_picture() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(take_file(folder.path()).unwrap_err().code, Code::Unreadable);
    assert_eq!(take_file(&folder.path().join("gone.jpg")).unwrap_err().code, Code::Io);
}
