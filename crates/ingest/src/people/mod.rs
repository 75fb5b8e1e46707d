//! Who a page says wrote it: names, bylines, bios, and the desk roles in them.
//!
//! Everything here judges one line or one paragraph. Where on a page such a
//! line may stand is the page's business.

pub(crate) mod bio;
pub(crate) mod byline;
pub(crate) mod desk;
pub(crate) mod name;
