//! stub
use crate::page::{NoStory, Sorted};
use crate::reading::Dropped;
use stet_core::text::Node;
pub(crate) fn page(_t: &str) -> Result<Sorted, NoStory> { Err(NoStory::NoCopy("x".into())) }
pub(crate) fn fragment(_t: &str) -> (Vec<Node>, Vec<Dropped>) { (vec![], vec![]) }
