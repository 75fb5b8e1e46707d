//! Killed (`kill -9`) at a random moment, again and again.

use crate::desk::Desk;
use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

/// Kills of the control, which must lose long before.
const CONTROL: usize = 50;

/// What a run of kills came to.
#[derive(Debug, Default)]
struct Kills {
    kills: usize,
    acknowledged: u64,
    /// Kills after which something acknowledged was missing.
    lost: usize,
}

fn kills() -> usize {
    std::env::var("STET_KILLS").ok().and_then(|given| given.parse().ok()).unwrap_or(100)
}

/// Types and kills so many times.
fn run(desk: &Desk, kills: usize, lies: bool) -> Kills {
    let mut from = 1;
    let mut run = Kills::default();
    for kill in 0..kills {
        let chance = RandomState::new().hash_one(kill);
        let mut typist = desk.typist(from, lies);
        typist.wait_for(1 + chance % 12);
        // Somewhere in the middle of the next save, which takes about so long.
        let moment = Instant::now() + Duration::from_micros((chance >> 32) % 5000);
        while Instant::now() < moment {
            std::hint::spin_loop();
        }
        let acknowledged = typist.kill();
        let there = desk.kept();
        run.kills += 1;
        run.acknowledged += acknowledged + 1 - from;
        run.lost += usize::from(!(from..=acknowledged).all(|number| there.contains(&number)));
        from = there.iter().max().map_or(1, |last| last + 1).max(from);
        if kill % 50 == 49 {
            desk.is_sound();
        }
    }
    run
}

#[test]
fn every_acknowledged_save_survives_kill_9() {
    let desk = Desk::new();
    let honest = run(&desk, kills(), false);
    assert_eq!(honest.lost, 0, "{honest:?}");
    let there = desk.kept();
    assert!(there.len() >= honest.kills, "only {} lines were typed", there.len());
    assert!(there.windows(2).all(|two| two[0] < two[1]), "lines out of order or twice");
    desk.is_sound();

    let early = run(&Desk::new(), CONTROL, true);
    assert!(early.lost > 0, "a typist who tells before the commit was believed: {early:?}");
    println!(
        "fault: kill -9 while typing | {} | {} | {} | acknowledged before commit: {} of {} points lost words",
        honest.kills, honest.acknowledged, honest.lost, early.lost, early.kills
    );
}
