//! A person's own autocorrect words: typed, seen and kept by nobody else.

use crate::failure::Result;
use crate::session::Session;
use crate::wire::{CorrectionView, Empty, Failure};
use stet_core::newsroom::Correction;

/// The most pairs one person has: typing looks each word up in all of them.
const MOST: usize = 2_000;

/// Those of whoever sits here, by what is typed.
pub fn list(session: &mut Session, _: Empty) -> Result<Vec<CorrectionView>> {
    let view = |pair: Correction| CorrectionView { typed: pair.typed, meant: pair.meant };
    let me = session.me().clone();
    session.read(|read| Ok(read.corrections().of(&me)?.into_iter().map(view).collect()))
}

/// Keeps a pair, in the place of the one that was typed alike.
pub fn save(session: &mut Session, request: CorrectionView) -> Result<Vec<CorrectionView>> {
    let pair =
        Correction::of(&request.typed, &request.meant).map_err(|error| Failure::bad(format!("{error}.")))?;
    let there = session.read(|read| Ok(read.corrections().of(session.me())?))?;
    if there.len() >= MOST && there.iter().all(|one| one.typed != pair.typed) {
        return Err(Failure::bad(format!("{MOST} words are put right already. Take one away first.")));
    }
    // The journal is everybody's, so it does not say which word.
    session.write("correction", None, "", |write| Ok(write.corrections().save(&pair)?))?;
    list(session, Empty {})
}

/// Takes a pair away, by what is typed.
pub fn remove(session: &mut Session, request: CorrectionView) -> Result<Vec<CorrectionView>> {
    let typed = Correction::slip(&request.typed);
    let there = session.read(|read| Ok(read.corrections().of(session.me())?))?;
    if there.iter().all(|one| one.typed != typed) {
        return Err(Failure::not_found("word of yours", &request.typed, "It may have been taken away."));
    }
    session.write("correction", None, "", |write| Ok(write.corrections().remove(&typed)?))?;
    list(session, Empty {})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::room::room;
    use crate::wire::Code;

    fn pair(typed: &str, meant: &str) -> CorrectionView {
        CorrectionView { typed: typed.into(), meant: meant.into() }
    }

    #[test]
    fn a_word_is_kept_changed_and_taken_away() {
        let mut room = room();
        let session = &mut room.session;
        save(session, pair("Cdg", "Charles de Gaulle")).unwrap();
        assert_eq!(save(session, pair("cdg", "CDG")).unwrap(), [pair("cdg", "CDG")]);
        assert_eq!(save(session, pair("two words", "x")).unwrap_err().code, Code::BadRequest);
        assert_eq!(remove(session, pair("CDG", "")).unwrap(), []);
        assert_eq!(remove(session, pair("cdg", "")).unwrap_err().code, Code::NotFound);
    }
}
