//! The folder of an export, opened once: every name is looked up inside it, and
//! no link is ever followed.

use crate::PublishError;
use rustix::fs::{AtFlags, FileType, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use std::fs::{DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// An open folder.
pub(super) struct Folder {
    path: PathBuf,
    fd: OwnedFd,
    /// How many more changes to the disk succeed before the power goes.
    #[cfg(test)]
    pub(super) power: Option<std::sync::atomic::AtomicUsize>,
}

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nothing.
    Absent,
    /// A file of so many bytes.
    File(u64),
    /// A link to elsewhere.
    Link,
    /// A folder, a pipe, a device.
    Other,
}

/// More files than this are synced together, with their whole file system.
const SYNC_TOGETHER: usize = 16;

impl Folder {
    /// Opens a folder to write in, making it where it is missing, and holds it
    /// against other exports until dropped.
    pub(super) fn to_write(path: &Path) -> Result<Self, PublishError> {
        let path: PathBuf = path.components().collect();
        let refuse = |why: String| PublishError::Folder { folder: path.clone(), why };
        if matches!(path.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound) {
            let made = DirBuilder::new().recursive(true).mode(0o755).create(&path);
            made.map_err(|error| refuse(format!("it cannot be made ({error}); choose another folder")))?;
        }
        let folder = Self::open(&path).map_err(refuse)?;
        folder.may_be_written().map_err(refuse)?;
        Ok(folder)
    }

    /// Opens a folder to look at. The error says why not.
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let path: PathBuf = path.components().collect();
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err("there is no such folder".into());
            }
            Ok(meta) if meta.is_symlink() => {
                return Err("it is a symbolic link; name the folder it leads to".into());
            }
            Ok(meta) if !meta.is_dir() => return Err("it is not a folder".into()),
            _ => {}
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let fd = rustix::fs::open(&path, flags, Mode::empty())
            .map_err(|error| format!("it cannot be opened ({error})"))?;
        Ok(Self {
            path,
            fd,
            #[cfg(test)]
            power: None,
        })
    }

    fn may_be_written(&self) -> Result<(), String> {
        let stat = rustix::fs::fstat(&self.fd).map_err(|error| format!("it cannot be read ({error})"))?;
        if Mode::from_raw_mode(stat.st_mode).contains(Mode::WOTH) {
            return Err(
                "anyone on this machine can write to it, so anyone could change what is published; take that right away (chmod o-w) or choose another folder"
                    .into(),
            );
        }
        match rustix::fs::accessat(&self.fd, ".", rustix::fs::Access::WRITE_OK, AtFlags::EACCESS) {
            Ok(()) => {}
            Err(Errno::ROFS) => return Err("it is on a read-only disk; choose another folder".into()),
            Err(_) => {
                return Err("you may not write to it; choose another folder or ask whoever owns it".into());
            }
        }
        match rustix::fs::flock(&self.fd, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Err("another export is writing to it; wait until that is done".into()),
            // Some network disks know no locks; temporary names are then the only guard.
            _ => Ok(()),
        }
    }

    /// The folder's own path, for messages.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What stands under a name.
    pub(super) fn entry(&self, name: &str) -> io::Result<Entry> {
        match rustix::fs::statat(&self.fd, name, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT) => Ok(Entry::Absent),
            Err(error) => Err(error.into()),
            Ok(stat) => Ok(match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Entry::File(u64::try_from(stat.st_size).unwrap_or_default()),
                FileType::Symlink => Entry::Link,
                _ => Entry::Other,
            }),
        }
    }

    /// A file's bytes.
    pub(super) fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let mut file = File::from(rustix::fs::openat(&self.fd, name, flags, Mode::empty())?);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Makes a new file, readable by everyone whatever the umask; one that is
    /// there already is an error.
    pub(super) fn create(&self, name: &str, bytes: &[u8], sync: bool) -> io::Result<()> {
        self.spend()?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(0o644);
        let mut file = File::from(rustix::fs::openat(&self.fd, name, flags, mode)?);
        file.write_all(bytes)?;
        rustix::fs::fchmod(&file, mode)?;
        if sync { file.sync_all() } else { Ok(()) }
    }

    /// Puts a file in another's place, at once.
    pub(super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.spend()?;
        Ok(rustix::fs::renameat(&self.fd, from, &self.fd, to)?)
    }

    /// Removes a file; one that is not there is as good.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        self.spend()?;
        match rustix::fs::unlinkat(&self.fd, name, AtFlags::empty()) {
            Err(Errno::NOENT) | Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes files durable: one call for the set, not one each (a sync costs
    /// more than ten times what making a file does). A few are synced by
    /// themselves, which does not wait for what other programs are writing.
    pub(super) fn sync(&self, names: &[String]) -> io::Result<()> {
        self.spend()?;
        if names.len() > SYNC_TOGETHER {
            return Ok(rustix::fs::syncfs(&self.fd)?);
        }
        for name in names {
            let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            File::from(rustix::fs::openat(&self.fd, name.as_str(), flags, Mode::empty())?).sync_all()?;
        }
        Ok(())
    }

    /// Makes the names durable.
    pub(super) fn sync_names(&self) -> io::Result<()> {
        self.spend()?;
        Ok(rustix::fs::fsync(&self.fd)?)
    }

    /// Every name in the folder, sorted. One that is not UTF-8 comes with
    /// replacement characters.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let mut all = Vec::new();
        for entry in rustix::fs::Dir::read_from(&self.fd)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name != "." && name != ".." {
                all.push(name);
            }
        }
        all.sort();
        Ok(all)
    }

    #[cfg(test)]
    fn spend(&self) -> io::Result<()> {
        use std::sync::atomic::Ordering::SeqCst;
        let Some(power) = &self.power else { return Ok(()) };
        match power.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)) {
            Ok(_) => Ok(()),
            Err(_) => Err(io::Error::other("the power went")),
        }
    }

    #[cfg(not(test))]
    fn spend(&self) -> io::Result<()> {
        Ok(())
    }
}
