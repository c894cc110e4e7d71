//! The clock of the machine that this runs on.

use std::time::{SystemTime, UNIX_EPOCH};

/// Unix seconds.
pub(super) fn machine_time() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).unwrap_or(i64::MAX)
}
