//! stub
use crate::reading::Reading;
use crate::refused::Refused;
use stet_core::ids::BlockId;
pub(crate) fn read(name: &str, _t: &str, _ids: &mut dyn FnMut() -> BlockId) -> Result<Reading, Refused> { Err(Refused::Empty { name: name.into() }) }
