//! What a source is: by its first bytes, then by its name, then by its text.

use crate::reading::Form;
use crate::refused::Refused;

/// Signatures of files that are no text: where, what, how it is called.
const SIGNATURES: &[(usize, &[u8], &str, Instead)] = &[
    (0, b"%PDF", "a PDF file", Instead::Pdf),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file", Instead::Word),
    (0, b"{\\rtf", "a rich text (RTF) file", Instead::Word),
    (0, b"\x89PNG", "a PNG picture", Instead::Picture),
    (0, b"\xff\xd8\xff", "a JPEG picture", Instead::Picture),
    (0, b"GIF8", "a GIF picture", Instead::Picture),
    (0, b"II*\0", "a TIFF picture", Instead::Picture),
    (0, b"MM\0*", "a TIFF picture", Instead::Picture),
    (8, b"WEBP", "a WebP picture", Instead::Picture),
    (4, b"ftypheic", "a HEIC picture", Instead::Picture),
    (4, b"ftypavif", "an AVIF picture", Instead::Picture),
    (4, b"ftyp", "a video or sound file", Instead::Sound),
    (0, b"ID3", "a sound file", Instead::Sound),
    (0, b"OggS", "a sound file", Instead::Sound),
    (0, b"fLaC", "a sound file", Instead::Sound),
    (8, b"WAVE", "a sound file", Instead::Sound),
    (0, b"\x1aE\xdf\xa3", "a video file", Instead::Sound),
    (0, b"\x1f\x8b", "a compressed (gzip) file", Instead::Unpack),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", Instead::Unpack),
    (0, b"Rar!\x1a", "a RAR archive", Instead::Unpack),
    (0, b"BZh", "a compressed (bzip2) file", Instead::Unpack),
    (0, b"\xfd7zXZ", "a compressed (xz) file", Instead::Unpack),
    (0, b"(\xb5/\xfd", "a compressed (zstd) file", Instead::Unpack),
    (0, b"SQLite format 3\0", "a database", Instead::Other),
    (0, b"\x7fELF", "a program", Instead::Other),
    (0, b"MZ\x90", "a program", Instead::Other),
    (0, b"%!PS", "a PostScript file", Instead::Pdf),
    (0, b"wOF2", "a font", Instead::Other),
];

#[derive(Clone, Copy)]
enum Instead {
    Pdf,
    Word,
    Picture,
    Sound,
    Unpack,
    Other,
}

/// Refuses what is no text.
pub(crate) fn refuse_binary(name: &str, bytes: &[u8]) -> Result<(), Refused> {
    let refuse = |looks_like: &str, instead: &str| {
        Err(Refused::Binary {
            name: name.to_owned(),
            looks_like: looks_like.to_owned(),
            instead: instead.to_owned(),
        })
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes).map_or_else(
            || refuse("a ZIP archive", advice(Instead::Unpack)),
            |what| refuse(what, advice(Instead::Word)),
        );
    }
    // A locked Word file is an old Office file with the package inside.
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") && bytes.windows(locked.len()).any(|window| window == locked) {
        return refuse(
            "a file locked with a password",
            "Open it, save it without a password and import that.",
        );
    }
    let found = SIGNATURES
        .iter()
        .find(|(at, signature, ..)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(signature)));
    match found {
        Some((_, _, looks_like, instead)) => refuse(looks_like, advice(*instead)),
        None => Ok(()),
    }
}

/// Refuses decoded text that is none: zero characters and other controls.
pub(crate) fn refuse_controls(name: &str, text: &str) -> Result<(), Refused> {
    let controls = text.chars().filter(|letter| letter.is_control() && !letter.is_whitespace()).count();
    let zeros = text.matches('\0').count();
    let all = text.chars().count();
    if zeros * 100 > all || controls * 20 > all {
        return Err(Refused::Binary {
            name: name.to_owned(),
            looks_like: "a binary file".to_owned(),
            instead: advice(Instead::Other).to_owned(),
        });
    }
    Ok(())
}

pub(crate) fn packed(bytes: &[u8]) -> Option<&'static str> {
    let has = |needle: &[u8]| {
        let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes);
        let tail = bytes.get(bytes.len().saturating_sub(1 << 16)..).unwrap_or(bytes);
        [head, tail].iter().any(|part| part.windows(needle.len()).any(|window| window == needle))
    };
    [
        (&b"word/"[..], "a Word file"),
        (b"vnd.oasis.opendocument.text", "an OpenDocument text"),
        (b"xl/workbook", "an Excel file"),
        (b"ppt/", "a PowerPoint file"),
        (b"application/epub", "an e-book (EPUB)"),
        (b"Index/Document.iwa", "a Pages file"),
    ]
    .into_iter()
    .find(|(needle, _)| has(needle))
    .map(|(_, what)| what)
}

fn advice(instead: Instead) -> &'static str {
    match instead {
        Instead::Pdf => "Open it, copy the text and paste it into the import box.",
        Instead::Word => {
            "Open it, save it as a Word document (.docx), as HTML or as plain text, and import that; or copy the text and paste it."
        }
        Instead::Picture => "A story needs text; add the picture to the story once it is imported.",
        Instead::Sound => "A story needs text; import the transcript instead.",
        Instead::Unpack => "Unpack it and import the files inside.",
        Instead::Other => "Choose a text, Markdown or HTML file, or paste the text.",
    }
}

/// What a text is. The first characters decide before the name does.
pub(crate) fn of(name: &str, text: &str) -> Form {
    let start: String = text
        .trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
        .chars()
        .take(4000)
        .collect::<String>()
        .to_ascii_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let html_opening =
        ["<!doctype html", "<html", "<head", "<body", "<article", "<!--startfragment", "<meta "]
            .iter()
            .any(|tag| start.starts_with(tag))
            || (start.starts_with("<?xml") && start.contains("<html"))
            || (start.starts_with("<!--") && start.contains("<html"));
    if html_opening || (matches!(ending.as_str(), "html" | "htm" | "xhtml" | "xht") && has_tags(&start)) {
        return Form::Html;
    }
    if matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd" | "mkdn")
        || has_front_matter(text)
        || start.starts_with("# ")
    {
        return Form::Markdown;
    }
    if start.starts_with('<') && tags(&start) >= 3 {
        return Form::Html;
    }
    Form::PageDump
}

/// Text that is code, data or mail rather than copy, named.
pub(crate) fn not_copy(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    let lower: String = start.chars().take(600).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<?xml") || lower.starts_with("<rss") || lower.starts_with("<feed") {
        return match () {
            () if lower.contains("<rss") || lower.contains("<feed") => {
                Some("it is a feed, a list of stories")
            }
            () if lower.contains("<svg") => Some("it is an SVG drawing"),
            () if lower.contains("<html") => None,
            () => Some("it is an XML data file"),
        };
    }
    if lower.starts_with("<svg") {
        return Some("it is an SVG drawing");
    }
    if (lower.starts_with('{') || lower.starts_with('['))
        && serde_json::from_str::<serde_json::Value>(start)
            .is_ok_and(|value| value.is_object() || value.is_array())
    {
        return Some("it is a JSON data file");
    }
    if lower.contains("mime-version:")
        && (lower.contains("multipart/related") || lower.contains("content-type: multipart"))
    {
        return Some("it is a web archive or a mail message; save the page as “HTML only” instead");
    }
    None
}

fn has_tags(start: &str) -> bool {
    tags(start) >= 1
}

fn tags(start: &str) -> usize {
    [
        "<p",
        "<div",
        "<h1",
        "<h2",
        "<span",
        "<br",
        "<ul",
        "<li",
        "<table",
        "<a ",
        "<b>",
        "<i>",
        "<strong",
        "<em",
        "<img",
        "<section",
        "<blockquote",
        "<figure",
        "<title",
        "<script",
        "<style",
        "</",
    ]
    .iter()
    .map(|tag| start.matches(tag).count())
    .sum()
}

fn has_front_matter(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let Some(fence @ ("---" | "+++")) = lines.next().map(str::trim_end) else { return false };
    let head: Vec<&str> = lines.take(80).take_while(|line| line.trim_end() != fence).collect();
    !head.is_empty()
        && head.len() < 80
        && head.iter().any(|line| {
            line.split_once([':', '=']).is_some_and(|(key, _)| {
                !key.is_empty()
                    && key
                        .trim()
                        .chars()
                        .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '"' | ' '))
            })
        })
}
