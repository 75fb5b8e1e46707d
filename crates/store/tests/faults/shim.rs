//! A `sqlite3_vfs` around the system's own, made the default of this process: the
//! store opens its files as always and knows nothing of it.
//!
//! Bytes go through to real files. A sync is only noted, never done: the record
//! decides what survives, and the tests stay quick.
#![expect(unsafe_code, reason = "SQLite asks for its files through C")]

use crate::disk::{self, Asked, Event, Trouble};
use rusqlite::ffi;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::Once;

/// One open file: SQLite's part, our part, and right behind them the system's.
#[repr(C)]
struct Handle {
    base: ffi::sqlite3_file,
    name: *mut String,
}

/// Makes it the default. Once a process; call it before a store is opened.
pub(crate) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the system's table lives as long as the process, and so does
        // ours, which is leaked; SQLite reads both and we change neither.
        let registered = unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            let mut ours = *real;
            ours.szOsFile += c_int::try_from(size_of::<Handle>()).unwrap();
            ours.pNext = std::ptr::null_mut();
            ours.zName = c"stet-faults".as_ptr();
            ours.pAppData = real.cast();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1)
        };
        assert_eq!(registered, ffi::SQLITE_OK);
    });
}

/// The system's table of functions behind ours.
unsafe fn system(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    // SAFETY: `install` put it there.
    unsafe { (*vfs).pAppData.cast() }
}

/// The system's file behind ours.
unsafe fn behind(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: SQLite allots `szOsFile` bytes, ours and the system's together.
    unsafe { file.cast::<Handle>().add(1).cast() }
}

/// Calls the system's method of the same name.
macro_rules! system {
    ($file:expr, $method:ident $(, $arg:expr)*) => {
        // SAFETY: the file is open, so the system's methods are set.
        unsafe {
            let real = behind($file);
            match (*(*real).pMethods).$method {
                Some(method) => method(real $(, $arg)*),
                None => ffi::SQLITE_IOERR,
            }
        }
    };
}

unsafe fn name<'a>(file: *mut ffi::sqlite3_file) -> &'a str {
    // SAFETY: set in `open`, freed in `close` only.
    unsafe { &*(*file.cast::<Handle>()).name }
}

/// "" for the newsroom file, "-wal" for its log.
fn ending(path: &str) -> String {
    path.rsplit_once(".stet").map_or(path, |(_, ending)| ending).to_owned()
}

unsafe fn text(path: *const c_char) -> String {
    if path.is_null() {
        return "temporary".to_owned();
    }
    // SAFETY: SQLite's names end in a nul.
    unsafe { CStr::from_ptr(path) }.to_string_lossy().into_owned()
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands over a handle of the size we asked for.
    unsafe {
        let path_text = text(path);
        let is_new = !std::path::Path::new(&path_text).exists();
        let real = system(vfs);
        let opened =
            (*real).xOpen.map_or(ffi::SQLITE_CANTOPEN, |open| open(real, path, behind(file), flags, out));
        (*file).pMethods = std::ptr::null();
        if (*behind(file)).pMethods.is_null() {
            return opened;
        }
        let ending = ending(&path_text);
        if is_new && opened == ffi::SQLITE_OK {
            disk::note(|| Event::Made { file: ending.clone() });
        }
        (*file.cast::<Handle>()).name = Box::into_raw(Box::new(ending));
        (*file).pMethods = &raw const METHODS;
        opened
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    // SAFETY: as SQLite calls it.
    unsafe {
        let real = system(vfs);
        let done = (*real).xDelete.map_or(ffi::SQLITE_IOERR, |delete| delete(real, path, sync));
        if done == ffi::SQLITE_OK {
            disk::note(|| Event::Removed { file: ending(&text(path)), folder_synced: sync != 0 });
        }
        done
    }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let closed = system!(file, xClose);
    // SAFETY: made in `open`; SQLite closes a file once.
    unsafe {
        drop(Box::from_raw((*file.cast::<Handle>()).name));
        (*file).pMethods = std::ptr::null();
    }
    closed
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, into: *mut c_void, length: c_int, at: i64) -> c_int {
    if disk::meets(Asked::Read).is_some() {
        return ffi::SQLITE_IOERR_READ;
    }
    system!(file, xRead, into, length, at)
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    length: c_int,
    at: i64,
) -> c_int {
    // SAFETY: SQLite hands over so many bytes.
    let (name, bytes) = unsafe {
        (name(file), std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(length).unwrap()))
    };
    let wrote = |bytes: &[u8]| {
        let event =
            Event::Wrote { file: name.to_owned(), at: usize::try_from(at).unwrap(), bytes: bytes.to_vec() };
        disk::note(|| event);
    };
    match disk::meets(Asked::Write) {
        Some(Trouble::Full) => return ffi::SQLITE_FULL,
        Some(Trouble::Once | Trouble::Broken) => {
            // A failing disk may have written some of it.
            let half = length / 2;
            let _ = system!(file, xWrite, from, half, at);
            wrote(&bytes[..bytes.len() / 2]);
            return ffi::SQLITE_IOERR_WRITE;
        }
        None => {}
    }
    let done = system!(file, xWrite, from, length, at);
    if done == ffi::SQLITE_OK {
        wrote(bytes);
    }
    done
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    let done = system!(file, xTruncate, length);
    if done == ffi::SQLITE_OK {
        // SAFETY: the file is open.
        let name = unsafe { name(file) };
        disk::note(|| Event::Cut { file: name.to_owned(), length: usize::try_from(length).unwrap() });
    }
    done
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    // SAFETY: the file is open.
    let name = unsafe { name(file) };
    if disk::meets(Asked::Sync).is_some() {
        disk::note(|| Event::Forgot { file: name.to_owned() });
        return ffi::SQLITE_IOERR_FSYNC;
    }
    disk::note(|| Event::Synced { file: name.to_owned() });
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    if let (ffi::SQLITE_FCNTL_PRAGMA, Some(level)) = (op, disk::weakened()) {
        // SAFETY: for this `op`, `arg` is an array of three strings, the third of
        // which is SQLite's own copy of the value, or null.
        unsafe {
            let words = arg.cast::<*mut c_char>();
            let (pragma, value) = (text(*words.add(1)), *words.add(2));
            if pragma.eq_ignore_ascii_case("synchronous") && text(value).eq_ignore_ascii_case("FULL") {
                *value = c_char::try_from(b'0' + level).unwrap();
                *value.add(1) = 0;
            }
        }
    }
    system!(file, xFileControl, op, arg)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    system!(file, xFileSize, out)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    system!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    system!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    system!(file, xCheckReservedLock, out)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    system!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    system!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    system!(file, xShmMap, page, size, extend, out)
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, n: c_int, flags: c_int) -> c_int {
    system!(file, xShmLock, offset, n, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: the file is open, so the system's methods are set.
    unsafe {
        let real = behind(file);
        if let Some(barrier) = (*(*real).pMethods).xShmBarrier {
            barrier(real);
        }
    }
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    system!(file, xShmUnmap, delete)
}
