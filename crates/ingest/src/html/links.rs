//! Where links lead: redirects unwrapped, trackers stripped, only addresses
//! that are safe to print kept.

/// Query fields that only follow readers around.
const TRACKERS: &[&str] = &[
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

/// The address to keep, or why there is none.
pub(super) fn clean(href: &str) -> Result<String, &'static str> {
    let href: String = href.chars().filter(|letter| !letter.is_control()).collect();
    let href = href.trim();
    if href.is_empty() || href == "#" {
        return Err("link that leads nowhere");
    }
    let target = unwrapped(href).unwrap_or_else(|| href.to_owned());
    let scheme = scheme(&target);
    match scheme.as_deref() {
        None => Ok(without_trackers(&target)),
        Some("http" | "https") => Ok(without_trackers(&target)),
        Some("mailto") => Ok(target),
        Some(_) => Err("link of a kind that is never printed"),
    }
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

/// The address inside a redirect of Google, Facebook, Outlook and others.
fn unwrapped(href: &str) -> Option<String> {
    let (_, rest) = href.split_once("://")?;
    let (host, rest) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let fields: &[&str] = if host.ends_with("google.com") && rest.starts_with("url") {
        &["q", "url"]
    } else if matches!(host.as_str(), "l.facebook.com" | "lm.facebook.com") {
        &["u"]
    } else if host.ends_with("safelinks.protection.outlook.com") {
        &["url"]
    } else {
        return None;
    };
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
            !name.starts_with("utm_") && !TRACKERS.contains(&name.as_str())
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
            ("java\nscript:alert(1)", Err("link of a kind that is never printed")),
            (" JAVASCRIPT:alert(1)", Err("link of a kind that is never printed")),
            ("data:text/html,x", Err("link of a kind that is never printed")),
            (
                "https://www.google.com/url?q=javascript:alert(1)",
                Ok("https://www.google.com/url?q=javascript:alert(1)"),
            ),
            ("#", Err("link that leads nowhere")),
        ] {
            assert_eq!(clean(href).as_deref(), expect.as_deref(), "{href}");
        }
    }
}
