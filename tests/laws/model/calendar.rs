//! Periods: calendar months by `chrono`, or a fixed length.

use chrono::{DateTime, Datelike, NaiveDate};

/// The period that a moment lies in.
pub(crate) fn period(seconds: u32, at: i64) -> u32 {
    if seconds != 0 {
        return u32::try_from(at.div_euclid(i64::from(seconds))).expect("the clock is sane");
    }
    let day = DateTime::from_timestamp(at, 0).expect("the clock is sane");
    u32::try_from(day.year()).expect("after Christ") * 12 + day.month0()
}

/// The last second of a period.
pub(crate) fn last_second(seconds: u32, period: u32) -> i64 {
    if seconds != 0 {
        return (i64::from(period) + 1) * i64::from(seconds) - 1;
    }
    let next = period.saturating_add(1);
    let year = i32::try_from(next / 12).expect("a year is small");
    // A period of another network's rhythm, passed by mistake, may lie behind the end of the calendar.
    let Some(first) = NaiveDate::from_ymd_opt(year, next % 12 + 1, 1) else { return i64::MAX / 4 };
    first.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp() - 1
}

/// A term, or one period where periods are fixed and shorter.
pub(crate) fn at_most_a_period(seconds: u32, term: i64) -> i64 {
    if seconds == 0 { term } else { term.min(i64::from(seconds)) }
}
