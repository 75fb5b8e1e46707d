//! What a person can take back in a text, kept across restarts of the window.
//! It is the window's own bookkeeping: it is read by nobody else, and used only
//! while the text is the very one it was kept for.

use super::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{ByStory, Empty, Failure, Json, KeepUndo, KeptUndo};
use serde_json::Value;
use stet_store::UNDO;

/// The most that is kept of one story, in bytes of JSON.
const MOST: usize = 512 * 1024;

/// Keeps it. Where the text moved on meanwhile there is nothing to keep it for.
pub fn keep(session: &mut Session, request: KeepUndo) -> Result<Empty> {
    let (line, seq) = session.read(|read| {
        let line = find::story(session, read, &request.story)?;
        let seq = number(read.working().seq(&line.story.id)?);
        Ok((line, seq))
    })?;
    if seq != request.seq {
        return Ok(Empty {});
    }
    let past = Value::Array(request.past.into_iter().map(|Json(change)| change).collect());
    if past.to_string().len() > MOST {
        return Err(Failure::bad("There is more to take back than is kept; the oldest of it has to go."));
    }
    let (me, now) = (session.me().clone(), session.now());
    session.write_unseen(UNDO, Some(&line.story.id), |write| {
        Ok(write.undos().put(&line.story.id, &me, &line.text, &past, now)?)
    })?;
    Ok(Empty {})
}

/// What whoever sits here can still take back.
pub fn kept(session: &mut Session, request: ByStory) -> Result<KeptUndo> {
    session.read(|read| {
        let line = find::story(session, read, &request.story)?;
        let past = match read.undos().of(&line.story.id, session.me(), &line.text)? {
            Some(Value::Array(past)) => past.into_iter().map(Json).collect(),
            _ => vec![],
        };
        Ok(KeptUndo { past })
    })
}
