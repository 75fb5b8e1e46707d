//! The lid is closed while somebody types, and another program comes by.

use crate::desk::Desk;
use rustix::process::{Pid, Signal, kill_process};

/// How often the lid is closed.
const NAPS: usize = 20;

#[test]
fn a_suspended_program_keeps_its_file_and_goes_on_where_it_was() {
    let desk = Desk::new();
    let mut typist = desk.typist(1, false);
    let pid = Pid::from_child(&typist.process.0);
    for nap in 0..NAPS {
        typist.wait_for(3);
        kill_process(pid, Signal::STOP).unwrap();
        // Whoever else comes is told, and waits for nobody.
        if nap % 10 == 0 {
            let other = desk.stet.run(["list"]).unwrap().refused().unwrap();
            assert!(other.err.contains("Another Stet has"), "{other:?}");
        }
        kill_process(pid, Signal::CONT).unwrap();
    }
    typist.wait_for(3);
    let acknowledged = typist.kill();
    // Killed, it holds nothing any more.
    let there = desk.kept();
    assert!((1..=acknowledged).all(|number| there.contains(&number)), "{acknowledged}: {there:?}");
    desk.is_sound();
    println!("fault: put to sleep and woken, with another program at the door | {NAPS} | {acknowledged} | 0");
}
