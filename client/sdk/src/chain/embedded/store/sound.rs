//! Whether the file of a ledger is whole. A page that holds what no database wrote makes redb panic when it is read, or is
//! read as if it were true; so the checksums of the whole file are proved first, on a copy in memory. The file itself is
//! not written to: what is damaged stays as it was found, for whoever can mend it.

use std::cell::Cell;
use std::fs::File;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Once;

use redb::backends::{FileBackend, InMemoryBackend};
use redb::{Builder, DatabaseError, StorageBackend};

use crate::Error;
use crate::error::{ledger, why};

/// Refuses a file that is damaged, or in use. One that is not there yet is sound.
pub(super) fn must_be_sound(file: &Path, path: &str) -> Result<(), Error> {
    if !file.exists() {
        return Ok(());
    }
    let bytes = bytes(file, path)?;
    // To redb that is a database to begin. Here one begins whole or not at all, so it is what is left of another.
    if bytes.is_empty() {
        return Err(Error::Empty(path.to_owned()));
    }
    match quietly(|| is_sound(&bytes)) {
        Some(Ok(true)) => Ok(()),
        Some(Ok(false) | Err(_)) | None => Err(Error::Damaged(path.to_owned())),
    }
}

/// The file, while nobody writes to it.
fn bytes(file: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let unread = |error: std::io::Error| ledger(path, why(&error));
    let locked = FileBackend::new(File::open(file).map_err(unread)?);
    let locked = locked.map_err(|error| ledger(path, error))?;
    // A system without locks has none that could be held.
    let held = locked.try_lock_shared_range(Bound::Unbounded, Bound::Unbounded);
    if matches!(held, Ok(false)) {
        return Err(Error::InUse(path.to_owned()));
    }
    let bytes = std::fs::read(file).map_err(unread);
    // The handle that holds the lock is dropped here at the latest.
    let _ = locked.unlock_range(Bound::Unbounded, Bound::Unbounded);
    bytes
}

fn is_sound(bytes: &[u8]) -> Result<bool, DatabaseError> {
    let copy = InMemoryBackend::new();
    copy.set_len(u64::try_from(bytes.len()).unwrap_or(u64::MAX)).map_err(redb::StorageError::from)?;
    copy.write(0, bytes).map_err(redb::StorageError::from)?;
    // What a killed command left half-done is mended here as it will be in the file.
    let mut database = Builder::new().create_with_backend(copy)?;
    database.check_integrity()
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs what may panic over bytes from outside; `None` where it did, without a word about it.
fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    QUIET.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    QUIET.set(false);
    outcome.ok()
}
