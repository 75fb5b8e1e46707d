//! File names that are safe on every system.

use super::Mode;
use crate::Target;
use stet_core::newsroom::slug as make_slug;

/// The name of a story's file: the slug, made safe whatever it was, and the
/// target's extension; a proof's name says so. The same slug gives the same name.
pub fn file_name(slug: &str, story: &str, target: Target, mode: Mode) -> String {
    let proof = match mode {
        Mode::Released => "",
        Mode::Proof => "proof.",
    };
    format!("{}.{proof}{}", stem(slug, story), target.extension())
}

/// Digits of a picture's hash in its file's name: enough to tell all of a story's
/// pictures apart.
const DIGITS: usize = 16;
/// The kinds of picture that are exported.
const PICTURES: [&str; 2] = ["jpg", "png"];

/// The name of a picture that lies beside a story's file.
pub(crate) fn picture_name(slug: &str, story: &str, hash: &str, ending: &str, mode: Mode) -> String {
    let proof = match mode {
        Mode::Released => "",
        Mode::Proof => "proof.",
    };
    let digits: String = hash.chars().filter(char::is_ascii_hexdigit).take(DIGITS).collect();
    format!("{}.{proof}{}.{ending}", stem(slug, story), digits.to_ascii_lowercase())
}

/// True for the name of a picture beside a story.
fn is_picture(name: &str) -> bool {
    let Some((whole, ending)) = name.rsplit_once('.') else { return false };
    let Some((before, digits)) = whole.rsplit_once('.') else { return false };
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    PICTURES.contains(&ending)
        && digits.len() == DIGITS
        && digits.bytes().all(hex)
        && is_stem(before.strip_suffix(".proof").unwrap_or(before))
}

/// The slug as lower-case ASCII letters, digits and dashes, at most 60 of them
/// and never a Windows device; the story's id where nothing is left.
pub(crate) fn stem(slug: &str, story: &str) -> String {
    if is_stem(slug) {
        return slug.to_owned();
    }
    let named = make_slug(slug, "");
    if named.is_empty() { make_slug(&format!("story {story}"), "story") } else { named }
}

/// True for a name this program may write: a stem, then one of the endings it uses.
pub(super) fn is_safe(name: &str) -> bool {
    let ending = |target: Target, mode| {
        let whole = file_name("x", "", target, mode);
        whole.strip_prefix('x').map(str::to_owned).unwrap_or_default()
    };
    Target::ALL
        .into_iter()
        .flat_map(|target| [ending(target, Mode::Proof), ending(target, Mode::Released)])
        .any(|ending| name.strip_suffix(ending.as_str()).is_some_and(is_stem))
        || is_picture(name)
}

fn is_stem(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=60).contains(&text.len())
        && text.bytes().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && make_slug(text, "") == text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(slug: &str, expect: &str) {
        let name = file_name(slug, "01J9", Target::Html, Mode::Released);
        assert_eq!(name, expect, "{slug}");
        assert!(is_safe(&name), "{name}");
    }

    #[test]
    fn whatever_the_slug_the_name_is_safe() {
        check("ferry-contract", "ferry-contract.html");
        check("../../etc/passwd", "etc-passwd.html");
        check("/etc/passwd", "etc-passwd.html");
        check("..\\windows", "windows.html");
        check("NUL", "nul-story.html");
        check("con", "con-story.html");
        check("lpt9", "lpt9-story.html");
        check("a\0b", "a-b.html");
        check(".hidden", "hidden.html");
        check("-rf", "rf.html");
        check("\u{1f6a2}", "story-01j9.html");
        check("", "story-01j9.html");
        check("\u{202e}txt.exe", "txt-exe.html");
        check(&"a".repeat(300), &format!("{}.html", "a".repeat(60)));
    }

    #[test]
    fn a_picture_is_named_by_its_story_and_its_hash() {
        let hash = "3F".repeat(32);
        for (mode, expect) in [
            (Mode::Released, "ferry.3f3f3f3f3f3f3f3f.jpg"),
            (Mode::Proof, "ferry.proof.3f3f3f3f3f3f3f3f.jpg"),
        ] {
            let name = picture_name("ferry", "s", &hash, "jpg", mode);
            assert_eq!(name, expect);
            assert!(is_safe(&name));
        }
        for wrong in [
            "a.3f3f3f3f3f3f3f3f.svg",
            "a.3f.jpg",
            "../a.3f3f3f3f3f3f3f3f.jpg",
            ".3f3f3f3f3f3f3f3f.jpg",
            "a.jpg",
        ] {
            assert!(!is_safe(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_name_with_a_folder_a_dot_or_another_ending_is_not_ours() {
        for name in
            ["../a.html", "a/b.html", ".a.html", "a.exe", "A.html", "a..html", "manifest.json", ".html", ""]
        {
            assert!(!is_safe(name), "{name}");
        }
        for target in Target::ALL {
            assert!(is_safe(&file_name("ferry", "s", target, Mode::Proof)));
        }
    }
}
