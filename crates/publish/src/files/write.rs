//! Writing a set: files first, the manifest last.

use super::folder::{Entry, Folder};
use super::manifest::{Listed, MANIFEST, Manifest, PROOFS, sha256};
use super::name::is_safe;
use super::{ExportFile, Mode, Report, Stale};
use crate::PublishError;
use crate::batch::shares;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::mpsc;

/// So many files are done between two reports of progress.
const TOLD_TOGETHER: usize = 8;

/// Writes a set of files into a folder and, last, the manifest.
///
/// Files that already hold the same bytes are left alone. Entries of an earlier
/// manifest stay listed while their file is unchanged and their story is not in
/// this set, so exporting one story does not drop the others; a form of a story
/// in this set that was made from another revision, or under another slug,
/// leaves the list, and so does every story that `may_go` says no to. Nothing is
/// deleted. `progress` hears (done, of how many). With no files, an earlier
/// manifest is still brought up to date, and without one nothing is touched.
pub fn write_set(
    dir: &Path,
    files: Vec<ExportFile>,
    mode: Mode,
    may_go: &dyn Fn(&str) -> bool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, PublishError> {
    if files.is_empty() && !dir.join(mode.manifest()).is_file() {
        return Ok(Report::default());
    }
    write_into(&Folder::to_write(dir)?, &in_order(files)?, mode, may_go, progress)
}

/// Sorted by name, each name safe and wanted once.
pub(super) fn in_order(mut files: Vec<ExportFile>) -> Result<Vec<ExportFile>, PublishError> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(file) = files.iter().find(|file| !is_safe(&file.path)) {
        return Err(PublishError::UnsafeName(file.path.clone()));
    }
    for pair in files.windows(2) {
        if let [first, second] = pair
            && first.path == second.path
        {
            return Err(same_name(&first.path, &first.story, &second.story));
        }
    }
    Ok(files)
}

pub(super) fn write_into(
    folder: &Folder,
    files: &[ExportFile],
    mode: Mode,
    may_go: &dyn Fn(&str) -> bool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, PublishError> {
    let earlier = earlier_list(folder, mode)?;
    free_of_others(folder, files, &earlier)?;
    let placed = match put_all(folder, files, progress) {
        Ok(placed) => placed,
        Err(error) => {
            // What failed is what the caller must hear; litter is swept next time.
            let _ = sweep(folder);
            return Err(error);
        }
    };
    let mut report = Report { manifest: mode.manifest().to_owned(), ..Report::default() };
    let mut list = Vec::with_capacity(placed.len() + earlier.len());
    for Placed { listed, written } in placed {
        if written { &mut report.written } else { &mut report.same }.push(listed.filed());
        list.push(listed);
    }
    let (kept, stale) = still_good(folder, &list, earlier, may_go);
    report.stale = stale;
    list.extend(kept);
    put_manifest(folder, &Manifest::new(list, mode), mode)?;
    Ok(report)
}

struct Placed {
    listed: Listed,
    written: bool,
}

fn earlier_list(folder: &Folder, mode: Mode) -> Result<Vec<Listed>, PublishError> {
    let refuse = |why: &str| {
        let why = format!("{why}; choose another folder");
        Err(PublishError::Folder { folder: folder.path().to_owned(), why })
    };
    let other = match mode {
        Mode::Released => Mode::Proof,
        Mode::Proof => Mode::Released,
    };
    match (mode, entry(folder, other.manifest())?) {
        (_, Entry::Absent) => {}
        (Mode::Released, _) => return refuse("it holds proofs, which must not mix with released pages"),
        (Mode::Proof, _) => return refuse("it holds a released export, and proofs must not mix with that"),
    }
    let name = mode.manifest();
    match entry(folder, name)? {
        Entry::Absent => return Ok(Vec::new()),
        Entry::File(_) => {}
        Entry::Link | Entry::Other => return refuse(&format!("its {name} is not a plain file")),
    }
    let bytes = folder.read(name).map_err(|source| failed(folder, "read", name, source))?;
    match Manifest::read(&bytes) {
        Ok(manifest) if !manifest.is_whole() => refuse(&format!("its {name} was edited by hand")),
        Ok(manifest) if manifest.mode() == mode => Ok(manifest.files),
        Ok(_) => refuse(&format!("its {name} is of another kind of export")),
        Err(why) => refuse(&format!("its {name} cannot be taken up: {why}")),
    }
}

/// No file of the set stands where a link, a folder, another story's file or
/// somebody's own is.
fn free_of_others(folder: &Folder, files: &[ExportFile], earlier: &[Listed]) -> Result<(), PublishError> {
    let owners: BTreeMap<&str, &str> =
        earlier.iter().map(|listed| (listed.path.as_str(), listed.story.as_str())).collect();
    for file in files {
        if let Some(owner) = owners.get(file.path.as_str())
            && *owner != file.story
        {
            return Err(same_name(&file.path, owner, &file.story));
        }
        let listed = owners.contains_key(file.path.as_str());
        let why = match entry(folder, &file.path)? {
            Entry::Absent => continue,
            Entry::File(_) if listed || holds(folder, file)? => continue,
            Entry::File(_) => {
                "is there already and not listed as written by Stet; move it or choose another folder"
            }
            Entry::Link => "in it is a symbolic link; remove that and export again",
            Entry::Other => "in it is not a file; remove that and export again",
        };
        let why = format!("{} {why}", file.path);
        return Err(PublishError::Folder { folder: folder.path().to_owned(), why });
    }
    Ok(())
}

fn put_all(
    folder: &Folder,
    files: &[ExportFile],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<Placed>, PublishError> {
    sweep(folder)?;
    let placed = stage_all(folder, files, progress)?;
    let fresh: Vec<&Listed> =
        placed.iter().filter(|placed| placed.written).map(|placed| &placed.listed).collect();
    if fresh.is_empty() {
        return Ok(placed);
    }
    let staged: Vec<String> = fresh.iter().map(|listed| temporary(&listed.path)).collect();
    folder.sync(&staged).map_err(|source| failed(folder, "sync", "the files", source))?;
    for listed in &fresh {
        let (from, to) = (temporary(&listed.path), listed.path.as_str());
        folder.rename(&from, to).map_err(|source| failed(folder, "write", to, source))?;
    }
    Ok(placed)
}

/// Writes every changed file under its temporary name; in the files' order.
fn stage_all(
    folder: &Folder,
    files: &[ExportFile],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<Placed>, PublishError> {
    let (tell, told) = mpsc::channel();
    std::thread::scope(|scope| {
        let parts: Vec<_> = shares(files)
            .map(|part| {
                let tell = tell.clone();
                scope.spawn(move || stage_part(folder, part, &tell))
            })
            .collect();
        drop(tell);
        let mut done = 0;
        for more in &told {
            done += more;
            progress(done, files.len());
        }
        let mut placed = Vec::with_capacity(files.len());
        for part in parts {
            placed.extend(part.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))?);
        }
        Ok(placed)
    })
}

fn stage_part(
    folder: &Folder,
    files: &[ExportFile],
    tell: &mpsc::Sender<usize>,
) -> Result<Vec<Placed>, PublishError> {
    let mut placed = Vec::with_capacity(files.len());
    for few in files.chunks(TOLD_TOGETHER) {
        for file in few {
            placed.push(stage(folder, file).map_err(|source| failed(folder, "write", &file.path, source))?);
        }
        // Nobody listening only means that nobody watches.
        let _ = tell.send(few.len());
    }
    Ok(placed)
}

fn stage(folder: &Folder, file: &ExportFile) -> io::Result<Placed> {
    let same = entry_is(folder, &file.path, &file.bytes)?;
    if !same {
        folder.create(&temporary(&file.path), &file.bytes, false)?;
    }
    Ok(Placed { listed: Listed::new(file, sha256(&file.bytes)), written: !same })
}

/// Removes what an export that was cut off left under temporary names.
fn sweep(folder: &Folder) -> Result<(), PublishError> {
    let names = folder.names().map_err(|source| failed(folder, "list", "files", source))?;
    for name in names.iter().filter(|name| is_temporary(name)) {
        folder.remove(name).map_err(|source| failed(folder, "remove", name, source))?;
    }
    Ok(())
}

/// Earlier entries that are still true, and those that are not with the reason.
fn still_good(
    folder: &Folder,
    list: &[Listed],
    earlier: Vec<Listed>,
    may_go: &dyn Fn(&str) -> bool,
) -> (Vec<Listed>, Vec<Stale>) {
    let written: BTreeMap<&str, &Listed> = list.iter().map(|listed| (listed.path.as_str(), listed)).collect();
    let stories: BTreeMap<&str, &Listed> =
        list.iter().map(|listed| (listed.story.as_str(), listed)).collect();
    let (mut kept, mut stale) = (Vec::new(), Vec::new());
    for old in earlier.into_iter().filter(|old| !written.contains_key(old.path.as_str())) {
        let now = stories.get(old.story.as_str());
        let why = match now {
            None if !may_go(&old.story) => Some("its story may not go out now"),
            Some(now) if now.stem() != old.stem() => Some("its story has another slug now"),
            Some(now) if now.revision != old.revision => Some("made from another revision of its story"),
            _ => gone_or_changed(folder, &old),
        };
        match why {
            None => kept.push(old),
            Some(why) => stale.push(Stale { path: old.path, why }),
        }
    }
    (kept, stale)
}

fn gone_or_changed(folder: &Folder, old: &Listed) -> Option<&'static str> {
    if !is_safe(&old.path) {
        return Some("not a name that is ever exported");
    }
    match folder.entry(&old.path) {
        Ok(Entry::Absent) => Some("no longer there"),
        Ok(Entry::File(bytes)) if bytes == old.bytes => match folder.read(&old.path) {
            Ok(bytes) if sha256(&bytes) == old.sha256 => None,
            _ => Some("changed since it was exported"),
        },
        _ => Some("changed since it was exported"),
    }
}

fn put_manifest(folder: &Folder, manifest: &Manifest, mode: Mode) -> Result<(), PublishError> {
    let name = mode.manifest();
    let put = || -> io::Result<()> {
        let bytes = manifest.to_bytes()?;
        if entry_is(folder, name, &bytes)? {
            return Ok(());
        }
        let staged = temporary(name);
        folder.remove(&staged)?;
        folder.create(&staged, &bytes, true)?;
        folder.rename(&staged, name)?;
        folder.sync_names()
    };
    put().map_err(|source| failed(folder, "write", name, source))
}

fn holds(folder: &Folder, file: &ExportFile) -> Result<bool, PublishError> {
    entry_is(folder, &file.path, &file.bytes).map_err(|source| failed(folder, "read", &file.path, source))
}

fn entry_is(folder: &Folder, name: &str, bytes: &[u8]) -> io::Result<bool> {
    match folder.entry(name)? {
        Entry::File(size) if size == bytes.len() as u64 => Ok(folder.read(name)? == bytes),
        _ => Ok(false),
    }
}

/// Watchers pass over names that begin with a dot or end in `.tmp`.
fn temporary(name: &str) -> String {
    format!(".stet-{name}.tmp")
}

fn is_temporary(name: &str) -> bool {
    let inner = name.strip_prefix(".stet-").and_then(|rest| rest.strip_suffix(".tmp"));
    inner.is_some_and(|inner| is_safe(inner) || [MANIFEST, PROOFS].contains(&inner))
}

fn entry(folder: &Folder, name: &str) -> Result<Entry, PublishError> {
    folder.entry(name).map_err(|source| failed(folder, "look at", name, source))
}

fn failed(folder: &Folder, doing: &'static str, name: &str, source: io::Error) -> PublishError {
    PublishError::Io { doing, name: name.to_owned(), folder: folder.path().to_owned(), source }
}

fn same_name(path: &str, first: &str, second: &str) -> PublishError {
    PublishError::SameName { path: path.to_owned(), first: first.to_owned(), second: second.to_owned() }
}
