//! The window's two own addresses: `stet-page://` gives the exact page a story
//! would be published as, or its proof, for a frame that may do nothing;
//! `stet-media://` gives pictures by the hash of their bytes. Both answer from the api, never from a path.

use stet_api::House;
use tauri::http::{Request, Response, StatusCode, header};

/// A published page may show and style itself, and nothing else.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox";

/// A picture opened as a document may do nothing at all.
const MEDIA_POLICY: &str = "default-src 'none'; sandbox";

/// Longest name either address takes: an id or a SHA-256 in hex.
const LONGEST: usize = 64;

type Reply = Response<Vec<u8>>;

/// The page of the story that the address names, or its proof on a paper that the
/// address names behind it.
pub(crate) async fn page(house: &House, request: &Request<Vec<u8>>) -> Reply {
    let Some(story) = named(request) else { return refused(StatusCode::BAD_REQUEST, "no such address") };
    let made = match proof_on(request) {
        Some(paper) => house.proof_page(story, paper).await.map(|(html, _)| html),
        None => house.preview_page(story).await,
    };
    match made {
        Ok(html) => reply(StatusCode::OK, "text/html; charset=utf-8", PAGE_POLICY, html),
        Err(failure) => refused(StatusCode::NOT_FOUND, &failure.message),
    }
}

/// The picture with the hash that the address names.
pub(crate) async fn media(house: &House, request: &Request<Vec<u8>>) -> Reply {
    let Some(hash) = named(request).filter(|hash| is_sha256(hash)) else {
        return refused(StatusCode::BAD_REQUEST, "no such address");
    };
    let Ok((_, bytes)) = house.media(hash).await else {
        return refused(StatusCode::NOT_FOUND, "no such picture");
    };
    match kind_of_picture(&bytes) {
        Some(kind) => reply(StatusCode::OK, kind, MEDIA_POLICY, bytes),
        None => refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not a picture that can be shown"),
    }
}

/// The one name in `scheme://localhost/name`.
fn named(request: &Request<Vec<u8>>) -> Option<&str> {
    let name = request.uri().path().strip_prefix('/')?;
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
    (!name.is_empty() && name.len() <= LONGEST && name.bytes().all(plain)).then_some(name)
}

/// The paper of the proof that is asked for; none where the page itself is.
fn proof_on(request: &Request<Vec<u8>>) -> Option<&str> {
    request.uri().query()?.split('&').find_map(|part| part.strip_prefix("proof="))
}

fn is_sha256(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|letter| letter.is_ascii_hexdigit())
}

/// By the first bytes, never by what anyone claims. SVG is a program, so it has no row.
fn kind_of_picture(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

fn refused(status: StatusCode, words: &str) -> Reply {
    reply(status, "text/plain; charset=utf-8", MEDIA_POLICY, words.as_bytes().to_vec())
}

fn reply(status: StatusCode, kind: &str, policy: &str, body: Vec<u8>) -> Reply {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CONTENT_SECURITY_POLICY, policy)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .header(header::CACHE_CONTROL, "no-store")
        .body(body)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> Option<String> {
        let request = Request::builder().uri(address).body(Vec::new()).unwrap();
        named(&request).map(str::to_owned)
    }

    #[test]
    fn an_address_names_one_thing() {
        assert_eq!(asked("stet-page://localhost/story-7?v=2").as_deref(), Some("story-7"));
        for bad in ["stet-page://localhost/", "stet-page://localhost/a/b", "stet-page://localhost/..%2Fb"] {
            assert_eq!(asked(bad), None, "{bad}");
        }
        assert_eq!(asked(&format!("stet-page://localhost/{}", "a".repeat(65))), None);
    }

    #[test]
    fn a_proof_is_asked_for_behind_the_name() {
        let on = |address: &str| {
            let request = Request::builder().uri(address).body(Vec::new()).unwrap();
            proof_on(&request).map(str::to_owned)
        };
        assert_eq!(on("stet-page://localhost/story-7?v=2&proof=letter").as_deref(), Some("letter"));
        assert_eq!(on("stet-page://localhost/story-7?v=2"), None);
        assert_eq!(on("stet-page://localhost/proof=a4"), None);
    }

    #[test]
    fn a_picture_is_what_its_bytes_are() {
        assert_eq!(kind_of_picture(b"\x89PNG\r\n\x1a\n"), Some("image/png"));
        assert_eq!(kind_of_picture(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(kind_of_picture(b"RIFF0000WEBPVP8 "), Some("image/webp"));
        for other in
            [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"GIF89a", b"<html>", b"RIFF0000WAVE", b""]
        {
            assert_eq!(kind_of_picture(other), None);
        }
    }

    #[test]
    fn every_answer_is_fenced() {
        let page = reply(StatusCode::OK, "text/html; charset=utf-8", PAGE_POLICY, Vec::new());
        let policy = page.headers().get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{policy}");
        let refusal = refused(StatusCode::NOT_FOUND, "<script>");
        assert_eq!(refusal.headers().get(header::CONTENT_TYPE).unwrap(), "text/plain; charset=utf-8");
        assert_eq!(refusal.headers().get(header::X_CONTENT_TYPE_OPTIONS).unwrap(), "nosniff");
    }
}
