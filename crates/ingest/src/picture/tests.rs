//! Pictures as cameras, desks and attackers make them, built byte by byte.

use super::*;
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use stet_core::text::{Crop, Focus, Framing};

fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let wave = |n: u32| u8::try_from((x * x * n + y * y * 7 + x * y * n) % 251).unwrap();
        Rgb([wave(3), wave(5), wave(11)])
    })
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Vec::new();
    picture.write_to(&mut Cursor::new(&mut out), format).unwrap();
    out
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    file(&photograph(width, height).into(), ImageFormat::Jpeg)
}

/// A JPEG with segments right behind its first marker.
fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    for (marker, body) in segments {
        out.extend([0xff, *marker]);
        out.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        out.extend(body);
    }
    out.extend(&jpeg[2..]);
    out
}

/// EXIF with letters under tags, an orientation and a GPS directory.
fn exif(letters: &[(u16, &str)], orientation: u16, place: bool) -> Vec<u8> {
    let entries = letters.len() + 1 + usize::from(place);
    let mut heap = Vec::new();
    let heap_at = 8 + 2 + 12 * entries + 4;
    let mut out = b"Exif\0\0II*\0".to_vec();
    out.extend(8_u32.to_le_bytes());
    out.extend(u16::try_from(entries).unwrap().to_le_bytes());
    let mut entry = |tag: u16, kind: u16, count: usize, value: u32| {
        out.extend(tag.to_le_bytes());
        out.extend(kind.to_le_bytes());
        out.extend(u32::try_from(count).unwrap().to_le_bytes());
        out.extend(value.to_le_bytes());
    };
    for (tag, text) in letters {
        entry(*tag, 2, text.len() + 1, u32::try_from(heap_at + heap.len()).unwrap());
        heap.extend(text.as_bytes());
        heap.push(0);
    }
    entry(0x0112, 3, 1, u32::from(orientation));
    if place {
        entry(0x8825, 4, 1, u32::try_from(heap_at + heap.len()).unwrap());
        heap.extend(b"\0\0GPS N52 31 E13 24");
    }
    out.extend(0_u32.to_le_bytes());
    out.extend(heap);
    out
}

fn desk_caption(sets: &[(u8, &[u8])]) -> Vec<u8> {
    let mut records = Vec::new();
    for (set, value) in sets {
        records.extend([0x1c, 2, *set]);
        records.extend(u16::try_from(value.len()).unwrap().to_be_bytes());
        records.extend(*value);
    }
    let mut out = b"Photoshop 3.0\x008BIM\x04\x04\0\0".to_vec();
    out.extend(u32::try_from(records.len()).unwrap().to_be_bytes());
    out.extend(records);
    out
}

fn packet(inside: &str) -> Vec<u8> {
    let mut out = b"http://ns.adobe.com/xap/1.0/\0".to_vec();
    out.extend(
        format!("<x:xmpmeta><rdf:RDF><rdf:Description>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>")
            .bytes(),
    );
    out
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn the_place_the_camera_and_everything_behind_the_picture_go() {
    let mut given = with_segments(&jpeg(60, 40), &[(0xe1, exif(&[(0x0110, "Lens 9 serial 4711")], 1, true))]);
    given.extend(b"trailing secret");
    assert!(holds(&given, "GPS N52"));
    let picture = take(&given).unwrap();
    for secret in ["GPS", "Exif", "4711", "secret"] {
        assert!(!holds(&picture.bytes, secret), "{secret}");
    }
    assert_eq!((picture.media_type, picture.width, picture.height), ("image/jpeg", 60, 40));
    assert_eq!(picture.notes, ["The place where it was taken was in the file; it is not kept."]);
}

#[test]
fn a_picture_held_sideways_is_turned_upright() {
    let given = with_segments(&jpeg(60, 40), &[(0xe1, exif(&[], 6, false))]);
    let picture = take(&given).unwrap();
    assert_eq!((picture.width, picture.height), (40, 60));
    assert_eq!(picture.notes, Vec::<String>::new());
}

#[test]
fn what_the_camera_wrote_is_offered() {
    let given = with_segments(
        &jpeg(8, 8),
        &[(
            0xe1,
            exif(
                &[(0x010e, "Boats at dawn"), (0x013b, "Ana Lind"), (0x8298, "\u{a9} Ana Lind 2026")],
                1,
                false,
            ),
        )],
    );
    let expect = Claims {
        caption: "Boats at dawn".into(),
        credit: "Ana Lind".into(),
        licence: "© Ana Lind 2026".into(),
        alt: String::new(),
    };
    assert_eq!(take(&given).unwrap().claims, expect);
}

#[test]
fn the_desks_caption_goes_before_the_cameras_and_the_newest_way_of_writing_before_both() {
    let camera = (0xe1, exif(&[(0x010e, "OLYMPUS DIGITAL CAMERA"), (0x8298, "camera owner")], 1, false));
    let desk = (
        0xed,
        desk_caption(&[
            (120, b"Ferry caf\xe9\r\nat the quay"),
            (80, b"Ana Lind"),
            (110, b"Coast Photo"),
            (116, b"(c) Coast"),
        ]),
    );
    let said = |segments: &[(u8, Vec<u8>)]| take(&with_segments(&jpeg(8, 8), segments)).unwrap().claims;
    let claims = said(&[camera.clone(), desk.clone()]);
    assert_eq!(claims.caption, "Ferry café at the quay");
    assert_eq!(claims.credit, "Ana Lind/Coast Photo");
    assert_eq!(claims.licence, "(c) Coast");
    let newest = packet(
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"de\">Fähre</rdf:li><rdf:li xml:lang=\"x-default\">The &quot;Star&quot; &amp; crew</rdf:li></rdf:Alt></dc:description>\
         <dc:creator><rdf:Seq><rdf:li>Ana Lind</rdf:li><rdf:li>Per Holm</rdf:li></rdf:Seq></dc:creator>\
         <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang=\"x-default\">A red ferry</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>\
         <rdf:Description photoshop:Credit=\"Coast Photo\"/>",
    );
    let claims = said(&[camera, desk, (0xe1, newest)]);
    assert_eq!(claims.caption, "The \"Star\" & crew");
    assert_eq!(claims.credit, "Ana Lind, Per Holm/Coast Photo");
    assert_eq!(claims.alt, "A red ferry");
}

#[test]
fn drawings_stay_png_and_photographs_become_jpeg() {
    let flat = RgbImage::from_pixel(30, 20, Rgb([200, 30, 30]));
    assert_eq!(take(&file(&flat.into(), ImageFormat::Png)).unwrap().media_type, "image/png");
    let photo = photograph(300, 200);
    assert_eq!(take(&file(&photo.into(), ImageFormat::Png)).unwrap().media_type, "image/jpeg");
    let mut glass = RgbaImage::from_fn(300, 200, |x, y| Rgba([x as u8, y as u8, (x * y) as u8, 255]));
    assert_eq!(take(&file(&glass.clone().into(), ImageFormat::Png)).unwrap().media_type, "image/jpeg");
    glass.put_pixel(0, 0, Rgba([0, 0, 0, 0]));
    assert_eq!(take(&file(&glass.into(), ImageFormat::Png)).unwrap().media_type, "image/png");
}

#[test]
fn every_kind_that_is_promised_is_read() {
    let picture: DynamicImage = photograph(20, 10).into();
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp]
    {
        let given = if format == ImageFormat::Gif { picture.to_rgba8().into() } else { picture.clone() };
        let taken = take(&file(&given, format)).unwrap_or_else(|error| panic!("{format:?}: {error}"));
        assert_eq!((taken.width, taken.height), (20, 10), "{format:?}");
    }
}

#[test]
fn the_first_picture_of_an_animation_is_kept_and_that_is_said() {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    for shade in [10, 200] {
        encoder
            .encode_frame(image::Frame::new(RgbaImage::from_pixel(6, 4, Rgba([shade, shade, shade, 255]))))
            .unwrap();
    }
    drop(encoder);
    let picture = take(&gif).unwrap();
    assert_eq!(picture.notes, ["It is animated; its first picture is kept."]);
    let kept = image::load_from_memory(&picture.bytes).unwrap().to_rgb8();
    assert!(kept.get_pixel(0, 0).0[0] < 40, "{:?}", kept.get_pixel(0, 0));
}

#[test]
fn a_larger_picture_than_anybody_shows_is_made_smaller() {
    let wide = RgbImage::from_pixel(5000, 100, Rgb([1, 2, 3]));
    let picture = take(&file(&wide.into(), ImageFormat::Png)).unwrap();
    assert_eq!((picture.width, picture.height), (4096, 82));
    assert_eq!(picture.notes.len(), 1);
}

/// A PNG whose header promises more than there is.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut png = file(&RgbImage::new(1, 1).into(), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    let told = take(&png_header(60_000, 60_000)).unwrap_err();
    assert_eq!(told, PictureRefused::TooManyPixels { width: 60_000, height: 60_000 });
    assert!(told.to_string().contains("50 million"), "{told}");
    let mut jpeg = jpeg(16, 16);
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    assert_eq!(take(&jpeg), Err(PictureRefused::TooManyPixels { width: 60_000, height: 60_000 }));
    let mut gif = file(&RgbaImage::new(2, 2).into(), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0x60, 0xea, 0x60, 0xea]);
    assert!(take(&gif).is_err());
    assert_eq!(take(&vec![0xff; MOST_BYTES + 1]), Err(PictureRefused::TooManyBytes { megabytes: 50 }));
}

#[test]
fn what_is_no_picture_is_told_apart_and_refused() {
    let check = |bytes: &[u8], words: &str| {
        let told = take(bytes).unwrap_err().to_string();
        assert!(told.contains(words), "{told}");
        assert!(told.ends_with('.'), "{told}");
    };
    check(b"", "empty");
    check(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "SVG");
    check(b"II*\0\x08\0\0\0", "TIFF");
    check(b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC");
    check(b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF");
    check(b"%PDF-1.7", "PDF");
    check(b"<html><body>not found</body></html>", "another kind");
    check(b"MZ\x90\0", "another kind");
    check(b"RIFF\x10\0\0\0WAVEfmt ", "another kind");
}

#[test]
fn damage_is_refused_and_never_a_panic() {
    let whole = [
        jpeg(64, 64),
        file(&photograph(64, 64).into(), ImageFormat::Png),
        file(&photograph(64, 64).into(), ImageFormat::WebP),
    ];
    for file in whole {
        for end in [3, 12, 40, file.len() / 2, file.len() * 9 / 10] {
            assert!(take(&file[..end]).is_err(), "cut to {end} of {}", file.len());
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 200, ..Default::default() })]

    #[test]
    fn flipped_bytes_never_panic(at in proptest::collection::vec((0..4000_usize, 0..=255_u8), 1..6), which in 0..5_usize) {
        let given = RgbaImage::from_fn(24, 24, |x, y| Rgba([x as u8 * 9, y as u8 * 9, 7, 255]));
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Bmp][which];
        let given: DynamicImage = if which == 0 || which == 4 { DynamicImage::from(given).to_rgb8().into() } else { given.into() };
        let mut bytes = with_segments_if_jpeg(&file(&given, format), which == 0);
        for (place, value) in at {
            let place = place % bytes.len();
            bytes[place] = value;
        }
        if let Ok(picture) = take(&bytes) {
            proptest::prop_assert!(u64::from(picture.width) * u64::from(picture.height) <= MOST_PIXELS);
        }
    }

    #[test]
    fn claims_of_any_bytes_never_panic(bytes in proptest::collection::vec(0..=255_u8, 0..200), head in 0..4_usize) {
        let heads: [&[u8]; 4] = [b"II*\0\x08\0\0\0", b"8BIM\x04\x04\0\0", b"\x1c\x02\x78", b"<dc:description>"];
        let block: Vec<u8> = heads[head].iter().copied().chain(bytes).collect();
        let _ = (exif::read(&block), iim::read(&block), xmp::read(&block));
    }
}

fn with_segments_if_jpeg(file: &[u8], is_jpeg: bool) -> Vec<u8> {
    let camera = (0xe1, exif(&[(0x010e, "Boats"), (0x8298, "Ana")], 6, true));
    if is_jpeg {
        with_segments(file, &[camera, (0xed, desk_caption(&[(120, b"At dawn")]))])
    } else {
        file.to_vec()
    }
}

#[test]
fn a_wide_gamut_comes_out_as_srgb() {
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let red: DynamicImage = RgbImage::from_pixel(4, 4, Rgb([200, 40, 40])).into();
    let DynamicImage::ImageRgb8(turned) = colour::to_srgb(red.clone(), Some(&icc)) else {
        panic!("kind changed")
    };
    let [r, g, b] = turned.get_pixel(0, 0).0;
    assert!(r > 205 && g < 40 && b < 40, "{r} {g} {b}");
    assert_eq!(colour::to_srgb(red.clone(), Some(b"no profile")), red);
}

#[test]
fn a_kept_picture_is_cut_where_it_is_framed_and_the_same_every_time() {
    let kept = take(&jpeg(1600, 900)).unwrap();
    let size = (kept.width, kept.height);
    let whole = cut(&kept.bytes, size, Framing::default(), 1600).unwrap();
    assert_eq!((whole.width, whole.height), size);
    assert_eq!(whole.bytes, kept.bytes.as_slice());
    let square = Framing { crop: Crop::Square, focus: Focus::new(0, 500) };
    let once = cut(&kept.bytes, size, square, 600).unwrap();
    assert_eq!((once.width, once.height), (600, 600));
    assert_eq!(cut(&kept.bytes, size, square, 600).unwrap(), once);
    let half = cut(&kept.bytes, size, Framing::default(), 800).unwrap();
    assert_eq!((half.width, half.height), (800, 450));
    assert!(cut(b"\xff\xd8\xff", size, square, 600).is_err());
}
