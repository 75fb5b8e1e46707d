//! `cargo xtask mutants`: the promise's own code is made wrong, one thing at a time,
//! in a copy of this project, and the fault tests must notice. What the suite itself
//! lies about it can only believe; here it is the real code that is wrong.

use crate::{house, say};
use anyhow::{Context as _, Result, bail, ensure};
use std::path::Path;
use std::process::{Command, Stdio};

/// One thing made wrong, and who must notice.
struct Mutant {
    /// What is wrong, as the table says it.
    what: &'static str,
    /// Where it stands.
    file: &'static str,
    /// The code as it is, once in the file, and what stands there instead.
    edits: &'static [(&'static str, &'static str)],
    /// The package whose fault tests must fail, and which of them.
    package: &'static str,
    test: &'static str,
    /// What the failure must say, so that it is not another one.
    says: &'static str,
}

const MUTANTS: &[Mutant] = &[
    Mutant {
        what: "a save is acknowledged before its commit, which the next one brings",
        file: "crates/store/src/store.rs",
        edits: &[
            (
                "let db = self.db.get_mut();\n        let change = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from)?;\n        let number",
                "let db = self.db.get_mut();\n        if !db.is_autocommit() {\n            db.execute_batch(\"COMMIT\").map_err(Error::from)?;\n        }\n        let change = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from)?;\n        let number",
            ),
            (
                "let committed = change.commit().map_err(Error::from);\n        self.note(committed)?;\n        Ok(made)",
                "std::mem::forget(change);\n        Ok(made)",
            ),
            (
                "Ok(self.db.borrow().query_row(\"PRAGMA wal_checkpoint(PASSIVE)\"",
                "if !self.db.borrow().is_autocommit() {\n            self.db.borrow().execute_batch(\"COMMIT\")?;\n        }\n        Ok(self.db.borrow().query_row(\"PRAGMA wal_checkpoint(PASSIVE)\"",
            ),
            (
                "        mark::close(self.db.get_mut())",
                "        if !self.db.get_mut().is_autocommit() {\n            self.db.get_mut().execute_batch(\"COMMIT\")?;\n        }\n        mark::close(self.db.get_mut())",
            ),
        ],
        package: "stet-store",
        test: "power::",
        says: "was acknowledged",
    },
    Mutant {
        what: "the log is not synced at a commit",
        file: "crates/store/src/engine.rs",
        edits: &[("PRAGMA synchronous = FULL;", "PRAGMA synchronous = NORMAL;")],
        package: "stet-store",
        test: "power::",
        says: "was acknowledged",
    },
    Mutant {
        what: "after a failed sync saves go on in the same log",
        file: "crates/store/src/store.rs",
        edits: &[("if self.state != State::Failed {", "if self.state != State::Closed {")],
        package: "stet-store",
        test: "failing::a_sync_that_fails",
        says: "put behind a sync that failed",
    },
    Mutant {
        what: "a commit that the disk failed under is not remembered",
        file: "crates/store/src/store.rs",
        edits: &[("self.state = State::Failed;", "self.state = State::Sound;")],
        package: "stet-store",
        test: "failing::a_sync_that_fails",
        says: "put behind a sync that failed",
    },
    Mutant {
        what: "a connection that a failed read ended is not replaced",
        file: "crates/store/src/store.rs",
        edits: &[("if engine::is_alive(&self.db.borrow()) {", "if self.state != State::Closed {")],
        package: "stet-store",
        test: "failing::a_read_that_fails",
        says: "although the disk works",
    },
    Mutant {
        what: "nobody is kept out while another holds the file",
        file: "crates/store/src/file.rs",
        edits: &[(
            "Err(TryLockError::WouldBlock) => Err(Error::InUse(path.to_owned())),",
            "Err(TryLockError::WouldBlock) => Ok(Self(file)),",
        )],
        package: "stet-tests",
        test: "sleep::",
        says: "panicked",
    },
    Mutant {
        what: "the history is ordered by the clock",
        file: "crates/store/src/table/journal.rs",
        edits: &[(
            "WHERE story = ?1 AND number < ?2 AND what NOT IN (?4, ?5, ?6) ORDER BY number DESC LIMIT ?3",
            "WHERE story = ?1 AND number < ?2 AND what NOT IN (?4, ?5, ?6) ORDER BY at DESC LIMIT ?3",
        )],
        package: "stet-tests",
        test: "clocks::",
        says: "whatever any clock said",
    },
];

/// Breaks the code in each way, or in those whose test begins so, and prints who noticed.
pub(crate) fn mutants(wanted: &[&str]) -> Result<()> {
    let folder = house::target().join("mutants");
    let (tree, target) = (folder.join("tree"), folder.join("target"));
    say::step("copy", || copy(&tree, &target))?;
    let chosen: Vec<&Mutant> = MUTANTS
        .iter()
        .filter(|one| wanted.is_empty() || wanted.iter().any(|test| one.test.starts_with(test)))
        .collect();
    ensure!(!chosen.is_empty(), "no mutant has such a test");
    say::step("the code as it is", || {
        for one in &chosen {
            let (passed, said) = tested(&tree, &target, one)?;
            ensure!(passed, "{} fails before anything is wrong:\n{said}", one.test);
        }
        Ok(())
    })?;
    let mut table = Vec::new();
    for one in chosen {
        table.push(say::step(one.what, || noticed(&tree, &target, one))?);
    }
    say::line("\nmade wrong, and noticed by");
    table.iter().for_each(|line| say::line(line));
    Ok(())
}

/// Copies what is built, and begins from what was built already: registry crates
/// need not be compiled twice.
fn copy(tree: &Path, target: &Path) -> Result<()> {
    if tree.exists() {
        std::fs::remove_dir_all(tree)?;
    }
    std::fs::create_dir_all(tree)?;
    for part in ["Cargo.toml", "Cargo.lock", ".cargo", "crates", "src-tauri", "tests", "xtask"] {
        say::run(Command::new("cp").arg("-R").arg(house::root().join(part)).arg(tree))?;
    }
    let built = house::target().join("debug");
    if !target.exists() && built.exists() {
        let ours = target.join("debug");
        std::fs::create_dir_all(&ours)?;
        for part in ["deps", "build", ".fingerprint"] {
            say::run(Command::new("cp").arg("-Rpl").arg(built.join(part)).arg(&ours))?;
        }
    }
    Ok(())
}

/// Makes one thing wrong, runs the test that must notice, and makes it right again.
fn noticed(tree: &Path, target: &Path, one: &Mutant) -> Result<String> {
    let file = tree.join(one.file);
    let right = std::fs::read_to_string(&file).with_context(|| format!("reading {}", one.file))?;
    let mut wrong = right.clone();
    for (code, instead) in one.edits {
        ensure!(wrong.matches(code).count() == 1, "{} no longer says, once: {code}", one.file);
        wrong = wrong.replace(code, instead);
    }
    std::fs::write(&file, wrong)?;
    let tested = tested(tree, target, one);
    std::fs::write(&file, right)?;
    let (passed, said) = tested?;
    ensure!(!said.contains("could not compile"), "what is made wrong does not compile:\n{said}");
    if passed || !said.contains(one.says) {
        bail!("nobody noticed that {}:\n{said}", one.what);
    }
    Ok(format!("  {:72} {} {}", one.what, one.package, one.test))
}

/// Whether a test passes, and what it said.
fn tested(tree: &Path, target: &Path, one: &Mutant) -> Result<(bool, String)> {
    let cargo = |words: &[&str]| {
        let mut command = house::cargo(words);
        command.current_dir(tree).env("CARGO_TARGET_DIR", target).stdin(Stdio::null());
        command.output().with_context(|| format!("`{}` could not be started", say::shown(&command)))
    };
    if one.package == "stet-tests" {
        // The journeys drive the built program.
        let built = cargo(&["build", "--locked", "-p", "stet-cli"])?;
        if !built.status.success() {
            return Ok((false, String::from_utf8_lossy(&built.stderr).into_owned()));
        }
    }
    let ran = cargo(&["test", "--locked", "-p", one.package, "--test", "faults", "--", one.test])?;
    let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Ok((ran.status.success(), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mutant_still_finds_the_code_it_breaks() {
        for one in MUTANTS {
            let file = std::fs::read_to_string(house::root().join(one.file)).unwrap();
            for (code, instead) in one.edits {
                assert_eq!(file.matches(code).count(), 1, "{}: {code}", one.file);
                assert_ne!(code, instead);
            }
        }
    }
}
