//! What a program and all it started use, read from `/proc`.

use std::collections::HashMap;
use std::fs;

/// Clock ticks a second; Linux has used 100 on every desktop for decades.
const TICKS: f64 = 100.0;

/// The process and everything below it.
fn tree(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(pid) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        if let Some(parent) = stat(pid).and_then(|fields| fields.get(1)?.parse().ok()) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(pid) = found.get(next) {
        found.extend(children.remove(pid).unwrap_or_default());
        next += 1;
    }
    found
}

/// The fields of `/proc/PID/stat` after the name, from the state on.
fn stat(pid: u32) -> Option<Vec<String>> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, after) = line.rsplit_once(") ")?;
    Some(after.split(' ').map(str::to_owned).collect())
}

/// Seconds of processor time used so far.
pub(crate) fn cpu_seconds(root: u32) -> f64 {
    let ticks = |pid| {
        let fields = stat(pid)?;
        let of = |place: usize| fields.get(place)?.parse::<f64>().ok();
        Some(of(11)? + of(12)?)
    };
    tree(root).into_iter().filter_map(ticks).sum::<f64>() / TICKS
}

/// Megabytes of memory, shared pages counted by their share (PSS).
pub(crate) fn pss_megabytes(root: u32) -> f64 {
    let kilobytes = |pid| {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        rollup.lines().find_map(|line| {
            line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()
        })
    };
    tree(root).into_iter().filter_map(kilobytes).sum::<f64>() / 1024.0
}
