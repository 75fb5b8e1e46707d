//! Story and newsroom in, publish-ready files out.
//!
//! [`Page`] is the one page model; [`render`] turns it into a [`Target`]'s
//! bytes with a [`Theme`]; [`write_set`] puts a set of them into a folder with a
//! manifest, and [`verify`] holds a folder against its manifest. What may be
//! released, and which stories are related, is decided by whoever calls.
//!
//! Same input, same bytes: nothing here reads a clock, a locale or a random number.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stdout,
        reason = "tests may fail loudly"
    )
)]

mod batch;
mod error;
mod files;
mod html;
mod markdown;
mod outgoing;
mod page;
mod picture;
mod proof;
mod related;
mod settled;
mod target;
mod theme;
mod zone;

use minijinja::value::Serde;

pub use batch::{Form, render_all};
pub use error::{PublishError, VerifyError};
pub use files::{
    ExportFile, Filed, MANIFEST, Mode, PROOFS, Report, Stale, Verified, file_name, verify, write_set,
};
pub use outgoing::unlinked;
pub use page::{Direction, Page, PageCredit, PagePhoto, Publisher};
pub use picture::{PagePicture, beside, kept_in};
pub use proof::{Fact, Paper, Proof, Running, UnknownPaper, proof};
pub use related::{Related, RelatedBox, RelatedItem};
pub use target::{Target, UnknownTarget};
pub use theme::Theme;

/// One form of a page. The same page, related stories and theme give the same bytes.
pub fn render(
    page: &Page,
    related: &Related,
    target: Target,
    theme: &Theme,
) -> Result<Vec<u8>, PublishError> {
    settled::settled(page).map_err(|why| PublishError::Page { slug: page.slug.clone(), why })?;
    let page = &*outgoing::outgoing(page, related);
    if target == Target::Markdown {
        return markdown::markdown(page);
    }
    let context = minijinja::Value::from(Serde(html::Context::new(page, related, target)?));
    match target {
        Target::Fragment => theme.article(&context),
        Target::Html | Target::Markdown => theme.page(&context),
    }
}
