//! Canonical Markdown: every field of the story above, its copy below.
//!
//! Importing it gives the same document again, with its notes named by their numbers. The slugline is internal and is
//! never among the fields.

use crate::picture::by_file;
use crate::zone::Zone;
use crate::{Page, PublishError};
use stet_core::text::front_matter::{FrontMatter, Value};
use stet_core::text::markdown::{print, print_inlines};
use stet_core::text::notes_by_number;

/// A story as a Markdown file.
pub(crate) fn markdown(page: &Page) -> Result<Vec<u8>, PublishError> {
    let fields = fields(page).map_err(|why| PublishError::Page { slug: page.slug.clone(), why })?;
    let body = print(&notes_by_number(&by_file(page).blocks));
    let gap = if body.is_empty() { "" } else { "\n" };
    Ok(format!("{}{gap}{body}", fields.print()).into_bytes())
}

/// The fields in their fixed order; those that say nothing are left out.
fn fields(page: &Page) -> Result<FrontMatter, String> {
    let zone = Zone::named(&page.zone)?;
    let furniture = &page.document.furniture;
    let mut fields = FrontMatter::default();
    let mut say = |name: &str, text: String| {
        if !text.is_empty() {
            fields.push(name, text);
        }
    };
    say("headline", furniture.headline.clone());
    say("short_headline", furniture.short_headline.clone());
    say("standfirst", print_inlines(&furniture.standfirst));
    say("slug", page.slug.clone());
    say("kind", page.kind.name().to_owned());
    say("language", page.language.clone());
    say("dateline", page.dateline.clone());
    let credits = page.credits.iter().map(|credit| format!("{}: {}", credit.role, credit.name));
    for (name, list) in [("tags", page.tags.clone()), ("credits", credits.collect())] {
        if !list.is_empty() {
            fields.fields.push((name.to_owned(), Value::List(list)));
        }
    }
    for (name, at) in [("published", page.published), ("modified", page.modified)] {
        fields.fields.extend(at.map(|at| (name.to_owned(), Value::Text(zone.moment(at)))));
    }
    fields.push("sequence", page.sequence.to_string());
    if page.proof {
        fields.push("proof", "Proof \u{2013} not for publication");
    }
    Ok(fields)
}
