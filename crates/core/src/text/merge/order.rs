//! Two orders of blocks made one.

use crate::ids::BlockId;
use crate::text::diff::common::rising;
use std::collections::{HashMap, HashSet};

/// Our order, with what they put in or moved standing after the block it
/// follows there. Where both moved a block, ours stands. `there` says which
/// blocks the result holds.
pub(super) fn merged(
    base: &[&BlockId],
    ours: &[&BlockId],
    theirs: &[&BlockId],
    there: &dyn Fn(&BlockId) -> bool,
) -> Vec<BlockId> {
    let in_ours: HashSet<&BlockId> = ours.iter().copied().collect();
    let moved_by_us = moved(base, ours);
    let moved_by_them: HashSet<&BlockId> =
        moved(base, theirs).into_iter().filter(|id| !moved_by_us.contains(id)).collect();
    let to_place = |id: &BlockId| there(id) && (!in_ours.contains(id) || moved_by_them.contains(id));
    let mut order: Vec<&BlockId> =
        ours.iter().copied().filter(|id| there(id) && !moved_by_them.contains(id)).collect();
    let mut before: Option<&BlockId> = None;
    for id in theirs.iter().copied().filter(|id| there(id)) {
        if to_place(id) {
            let place = before.and_then(|before| order.iter().position(|other| *other == before));
            order.insert(place.map_or(0, |place| place + 1), id);
        }
        before = Some(id);
    }
    order.into_iter().cloned().collect()
}

/// What a side moved among what it kept.
fn moved<'b>(base: &[&'b BlockId], side: &[&'b BlockId]) -> HashSet<&'b BlockId> {
    let places: HashMap<&BlockId, usize> = base.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let kept: Vec<(&BlockId, usize)> =
        side.iter().filter_map(|id| places.get(id).map(|at| (*id, *at))).collect();
    let stay: HashSet<usize> =
        rising(&kept.iter().map(|(_, at)| *at).collect::<Vec<_>>()).into_iter().collect();
    kept.iter().enumerate().filter(|(at, _)| !stay.contains(at)).map(|(_, (id, _))| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, ours: &str, theirs: &str, expect: &str) {
        let ids =
            |text: &str| text.split(' ').filter(|id| !id.is_empty()).map(BlockId::from).collect::<Vec<_>>();
        let (base, ours, theirs) = (ids(base), ids(ours), ids(theirs));
        let gone = |id: &BlockId| base.contains(id) && !(ours.contains(id) && theirs.contains(id));
        let order = merged(
            &base.iter().collect::<Vec<_>>(),
            &ours.iter().collect::<Vec<_>>(),
            &theirs.iter().collect::<Vec<_>>(),
            &|id| !gone(id),
        );
        assert_eq!(order.iter().map(BlockId::as_str).collect::<Vec<_>>().join(" "), expect);
    }

    #[test]
    fn additions_stand_where_they_were_put() {
        check("a b c", "a x b c", "a b c y", "a x b c y");
        check("a b", "a x y b", "a p q b", "a p q x y b");
        check("a b", "a b", "n a b", "n a b");
    }

    #[test]
    fn moves_of_either_side_count() {
        check("a b c d", "a b c d", "c a b d", "c a b d");
        check("a b c d", "d a b c", "a b c x d", "d a b c x");
        check("a b c d", "b a c d", "a b d c", "b d a c");
    }

    #[test]
    fn what_follows_a_deleted_block_follows_the_one_before() {
        check("a b c", "a c", "a b x c", "a x c");
        check("a b c", "c", "a b x c", "x c");
    }
}
