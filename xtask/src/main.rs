//! `cargo xtask`: sets the machine up, builds, runs, tests and measures. CI and
//! people call the same. Few dependencies, since it builds before all else.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic,
        reason = "tests may fail loudly"
    )
)]

mod bench;
mod bindings;
mod faults;
mod house;
mod machine;
mod mutants;
mod page;
mod pages;
mod run;
mod say;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--release]   set the machine up, build, open the window;
                              without a display: the tour, in target/tour/
cargo xtask test [STEP...]    set up, then every check; or only the named steps
cargo xtask faults            what the promise rests on, as a table: power cuts, full
  [--kills N] [--times N]     and failing disks, flipped bits, kill -9; N times over
cargo xtask mutants [TEST...] the promise's code made wrong in a copy of this project:
                              the fault tests must notice each
cargo xtask bench [PART...]   the figures, as a table and in target/bench/bench.json
cargo xtask bindings          write the wire types for the page anew
cargo xtask setup             only set the machine up
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => run::run(run::Profile::Dev),
        ["run", "--release"] => run::run(run::Profile::Release),
        ["test", steps @ ..] => test::test(steps),
        ["faults", effort @ ..] => faults::Effort::read(effort).and_then(faults::faults),
        ["mutants", tests @ ..] => mutants::mutants(tests),
        ["bench", parts @ ..] => bench::bench(parts),
        ["bindings"] => bindings::write(),
        ["setup"] => machine::set_up(&machine::everything()),
        _ => {
            say::line(USAGE.trim_end());
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::line(&format!("\nxtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
