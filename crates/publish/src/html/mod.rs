//! What the templates are given: a page worked out once, in its language.
//!
//! How it looks is the theme's; how blocks become HTML is
//! [`stet_core::text::html`]; what machines read is in `json_ld`.

mod address;
mod byline;
mod context;
mod escape;
mod json_ld;
mod proof;
mod summary;
mod words;

pub(crate) use context::Context;
pub(crate) use escape::print;
pub(crate) use proof::Sheet;
