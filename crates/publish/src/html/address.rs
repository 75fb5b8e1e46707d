//! Where a page will stand on the web.

use serde::Serialize;

/// The site's address, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Address(String);

impl Address {
    /// Reads a base address; the error is a sentence.
    pub(super) fn base(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_end_matches('/');
        let host = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]@!$&'()*+,;=%".contains(c);
        match host {
            Some(host) if !host.is_empty() && !host.starts_with('/') && text.chars().all(plain) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(format!(
                "the site\u{2019}s address \u{201c}{text}\u{201d} is not one; write it like https://example.org/news"
            )),
        }
    }

    /// The site itself.
    pub(super) fn site(&self) -> String {
        format!("{}/", self.0)
    }

    /// The address of a file in the site.
    pub(super) fn of(&self, file: &str) -> String {
        format!("{}/{file}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_web_address_is_a_base() {
        for good in ["https://example.org", "https://example.org/", "http://[::1]:8080/a/"] {
            assert!(Address::base(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "https://a b",
            "https://a/\"x",
            "https://a/?q=1",
            "https://a/#x",
        ] {
            assert!(Address::base(bad).is_err(), "{bad}");
        }
        assert_eq!(
            Address::base("https://example.org/news/").map(|a| a.of("a.html")),
            Ok("https://example.org/news/a.html".into())
        );
    }
}
