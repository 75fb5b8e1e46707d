//! Where the webview may go: its own page, and a preview inside its frame.
//! Nothing of the network, ever; no page opens a window by itself.

use tauri::Url;

/// True for the app itself and for previews.
pub(crate) fn may_go(url: &Url) -> bool {
    url.host_str() == Some("localhost")
        && url.port().is_none()
        && url.username().is_empty()
        && matches!(url.scheme(), "tauri" | "stet-page")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expect: bool) {
        assert_eq!(may_go(&address.parse().unwrap()), expect, "{address}");
    }

    #[test]
    fn home_and_previews() {
        check("tauri://localhost", true);
        check("tauri://localhost/index.html#desk", true);
        check("stet-page://localhost/story-7?v=2", true);
    }

    #[test]
    fn nowhere_else() {
        for away in [
            "https://example.org/",
            "http://localhost/",
            "http://ipc.localhost/",
            "ipc://localhost/call",
            "tauri://elsewhere/",
            "tauri://localhost:81/",
            "tauri://me@localhost/",
            "stet-media://localhost/00",
            "file:///etc/passwd",
            "data:text/html,<p>",
            "javascript:alert(1)",
            "about:srcdoc",
            "blob:tauri://localhost/1",
        ] {
            check(away, false);
        }
    }
}
