//! Where links lead: redirects unwrapped, trackers stripped, only addresses
//! that are safe to print kept.

use crate::paste::Cleaned;
use crate::reading::{Dropped, LeftOut};
use stet_core::text::{Inline, Inlines, Link, Node};

/// Query fields that only follow readers around, beside all that begin with one
/// of [`FAMILIES`]. A field that any site may need for something else is not here.
const TRACKERS: &[&str] = &[
    "gclsrc",
    "gbraid",
    "wbraid",
    "gad_source",
    "gad_campaignid",
    "srsltid",
    "ttclid",
    "li_fat_id",
    "igsh",
    "rdt_cid",
    "epik",
    "_ga",
    "_gl",
    "_kx",
    "__hssc",
    "__hstc",
    "__hsfp",
    "hsctatracking",
    "vero_id",
    "vero_conv",
    "oly_anon_id",
    "oly_enc_id",
    "rb_clickid",
    "s_cid",
    "wickedid",
    "ml_subscriber",
    "ml_subscriber_hash",
    "ss_email_id",
    "bsft_clkid",
    "bsft_uid",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "yclid",
    "twclid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "ref_src",
    "ref_url",
    "cmpid",
    "xtor",
    "at_medium",
    "at_campaign",
    "ocid",
    "smid",
    "spm",
    "wt_mc",
    "wt_zmc",
    "ns_source",
    "ns_campaign",
    "ns_mchannel",
    "cmp",
    "soc_src",
    "soc_trk",
];

/// How the names of whole families of such fields begin.
const FAMILIES: &[&str] = &["utm_", "hsa_", "mtm_", "pk_", "piwik_", "matomo_", "stm_", "trk_"];

/// An address worth keeping, and what was done to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clean {
    pub(super) href: String,
    /// It stood inside a redirect.
    pub(super) unwrapped: bool,
    /// It carried fields that only follow readers.
    pub(super) stripped: bool,
}

/// The address to keep, or why there is none.
pub(super) fn clean(href: &str) -> Result<Clean, &'static str> {
    let href: String = href.chars().filter(|letter| !letter.is_control()).collect();
    let href = href.trim();
    if href.is_empty() || href == "#" {
        return Err("link that leads nowhere");
    }
    let mut target = href.to_owned();
    let mut inside = false;
    // A redirect may lead to a redirect: a mail's link to a page that links out.
    for _ in 0..3 {
        let Some(next) = unwrapped(&target) else { break };
        target = next;
        inside = true;
    }
    match scheme(&target).as_deref() {
        None | Some("http" | "https") => {
            let bare = without_trackers(&target);
            Ok(Clean { stripped: bare != target, href: bare, unwrapped: inside })
        }
        Some("mailto") => Ok(Clean { href: target, unwrapped: inside, stripped: false }),
        Some("javascript" | "vbscript" | "data") => Err("link that would run a program"),
        Some("file") => Err("link to a file on somebody’s computer"),
        Some(_) => Err("link of a kind that is never printed"),
    }
}

/// Cleans the links of blocks that did not come from HTML.
pub(crate) fn settle(nodes: &mut [Node], cleaned: &mut Cleaned, dropped: &mut Vec<Dropped>) {
    crate::lines::each(nodes, &mut |line| {
        if !line.iter().any(|piece| matches!(piece, Inline::Text { marks, .. } if marks.link.is_some())) {
            return;
        }
        let mended = std::mem::take(line).into_iter().map(|piece| match piece {
            Inline::Text { text, mut marks } => {
                if let Some(link) = marks.link.take() {
                    match clean(&link.href) {
                        Ok(Clean { href, unwrapped, stripped }) => {
                            cleaned.unwrapped += usize::from(unwrapped);
                            cleaned.stripped += usize::from(stripped && !unwrapped);
                            marks.link = Some(Link { href, title: link.title });
                        }
                        Err(why) => dropped.push(Dropped {
                            line: 0,
                            text: crate::words::short(&link.href),
                            why: why.to_owned(),
                            what: LeftOut::Link,
                        }),
                    }
                }
                Inline::Text { text, marks }
            }
            piece => piece,
        });
        *line = Inlines::new(mended);
    });
}

/// A picture's address: a relative path, http or https.
pub(super) fn picture(src: &str) -> Option<String> {
    let src: String = src.chars().filter(|letter| !letter.is_control()).collect();
    let src = src.trim();
    let fits = scheme(src).is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "media"));
    (!src.is_empty() && fits).then(|| src.to_owned())
}

/// The scheme of an address, lower case; none for a relative one.
fn scheme(href: &str) -> Option<String> {
    let (head, _) = href.split_once(':')?;
    let name = head.trim();
    let relative = head.contains(['/', '?', '#']);
    (!relative).then(|| name.to_ascii_lowercase())
}

/// Redirects that carry the address they lead to: host, how the path begins,
/// and the fields it may stand in. Short links carry none and stay as they are.
const REDIRECTS: &[(&str, &str, &[&str])] = &[
    ("notifications.google.com", "", &["q", "url"]),
    ("google.", "url", &["q", "url"]),
    ("google.", "imgres", &["imgrefurl"]),
    ("facebook.com", "l.php", &["u"]),
    ("facebook.com", "flx/warn", &["u"]),
    ("l.instagram.com", "", &["u"]),
    ("safelinks.protection.outlook.com", "", &["url"]),
    ("statics.teams.cdn.office.net", "evergreen-assets/safelinks", &["url"]),
    ("youtube.com", "redirect", &["q"]),
    ("linkedin.com", "redir/redirect", &["url"]),
    ("linkedin.com", "safety/go", &["url"]),
    ("out.reddit.com", "", &["url"]),
    ("duckduckgo.com", "l/", &["uddg"]),
    ("slack-redir.net", "link", &["url"]),
    ("vk.com", "away.php", &["to"]),
    ("steamcommunity.com", "linkfilter", &["u", "url"]),
    ("getpocket.com", "redirect", &["url"]),
];

/// The host itself or one below it; "google." stands for Google in any country.
fn is_of(host: &str, name: &str) -> bool {
    if let Some(any) = name.strip_suffix('.') {
        let own = host.strip_prefix("www.").unwrap_or(host);
        return own
            .strip_prefix(any)
            .is_some_and(|rest| rest.starts_with('.') && rest.len() <= 7 && rest.matches('.').count() <= 2);
    }
    host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'))
}

/// The address inside a redirect of Google, Facebook, Outlook and others.
fn unwrapped(href: &str) -> Option<String> {
    let (_, rest) = href.split_once("://")?;
    let (host, rest) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let fields = REDIRECTS
        .iter()
        .find(|(name, start, _)| is_of(&host, name) && path.starts_with(start))
        .map(|(.., fields)| *fields)?;
    let (_, query) = rest.split_once('?')?;
    let query = query.split('#').next().unwrap_or(query);
    let value = fields
        .iter()
        .find_map(|field| {
            query.split('&').find_map(|pair| pair.split_once('=').filter(|(name, _)| name == field))
        })?
        .1;
    let target = decoded(value)?;
    matches!(scheme(&target).as_deref(), Some("http" | "https" | "mailto")).then_some(target)
}

fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn without_trackers(href: &str) -> String {
    let (head, fragment) =
        href.split_once('#').map_or((href, None), |(head, fragment)| (head, Some(fragment)));
    let Some((path, query)) = head.split_once('?') else { return href.to_owned() };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
            !FAMILIES.iter().any(|start| name.starts_with(start)) && !TRACKERS.contains(&name.as_str())
        })
        .collect();
    if kept.len() == query.split('&').count() {
        return href.to_owned();
    }
    let mut out = path.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_cleaned_or_refused() {
        for (href, expect) in [
            ("https://example.org/a?utm_source=x&id=3&fbclid=9#b", Ok("https://example.org/a?id=3#b")),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fpier&sa=D",
                Ok("https://example.org/pier"),
            ),
            ("/pier", Ok("/pier")),
            ("mailto:desk@example.org", Ok("mailto:desk@example.org")),
            (
                "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.de%2Furl%3Fq%3Dhttps%253A%252F%252Fexample.org%252Fa%26sa%3DD&data=05",
                Ok("https://example.org/a"),
            ),
            (
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3D1&h=AT",
                Ok("https://example.org/"),
            ),
            (
                "https://notgoogle.com/url?q=https%3A%2F%2Fexample.org",
                Ok("https://notgoogle.com/url?q=https%3A%2F%2Fexample.org"),
            ),
            (
                "https://google.evil.example.org/url?q=https%3A%2F%2Fexample.org",
                Ok("https://google.evil.example.org/url?q=https%3A%2F%2Fexample.org"),
            ),
            ("java\nscript:alert(1)", Err("link that would run a program")),
            (" JAVASCRIPT:alert(1)", Err("link that would run a program")),
            ("data:text/html,x", Err("link that would run a program")),
            ("file:///C:/a.docx", Err("link to a file on somebody’s computer")),
            ("tel:12", Err("link of a kind that is never printed")),
            (
                "https://www.google.com/url?q=javascript:alert(1)",
                Ok("https://www.google.com/url?q=javascript:alert(1)"),
            ),
            ("#", Err("link that leads nowhere")),
        ] {
            assert_eq!(
                clean(href).as_ref().map(|clean| clean.href.as_str()).map_err(|why| *why),
                expect,
                "{href}"
            );
        }
    }
}
