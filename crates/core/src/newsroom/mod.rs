//! The newsroom: people, authors, desks, dated roles, stories, and what may
//! happen to a story.
//!
//! The rules stand once, in [`transition`]: which act leads from which state to
//! which, who may do it, and what must be true first. Everything here is a
//! value handed in and a value handed back; who is asking, what day it is and
//! what the text says arrive as arguments.

mod appoint;
mod author;
mod correction;
mod cover;
mod desk;
mod lease;
mod open_item;
pub mod passphrase;
mod person;
mod record;
mod refusal;
mod role;
pub mod seal;
pub mod seat;
mod sight;
mod sign_off;
pub mod signature;
pub mod signed;
mod state;
mod story;
mod template;
pub mod transition;

pub use appoint::{Managed, RoleTrouble};
pub use author::{Author, byline};
pub use correction::Correction;
pub use cover::{Able, Gap, RoleBook};
pub use desk::Desk;
pub use lease::{Caret, LEASE, Lease, Standing, until as lease_until};
pub use open_item::{OpenItem, blocks, open_items};
pub use person::{Away, Person};
pub use record::{NextVersion, Printed, VersionKind, record_hash};
pub use refusal::{Refusal, RefusalCode};
pub use role::{
    DeskRole, Function, RoleStanding, UnknownFunction, UnknownRoleStanding, heads_a_desk, on_desk,
    printed_title,
};
pub use sight::{Reader, Sight, sight};
pub use sign_off::{SignFunction, SignOff};
pub use signed::Unsigned;
pub use state::{Publication, Workflow};
pub use story::{Credit, CreditRole, Embargo, Facts, Kind, Legal, Story, slug};
pub use template::{Form, Part, Required, Sort, Template};
