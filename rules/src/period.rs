//! The rhythm of a network: calendar months in UTC, or a fixed length.

use crate::{Period, Refusal, Span, Timestamp};

/// A period, as a moment in it sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Today {
    /// The period.
    pub period: Period,
    /// Its last second.
    pub until: Timestamp,
}

/// How a network counts its periods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rhythm {
    /// Calendar months in UTC.
    Month,
    /// Periods of so many seconds, at least 60.
    Fixed(u32),
}

impl Rhythm {
    /// The shortest fixed period, in seconds.
    pub const SHORTEST: u32 = 60;

    /// The rhythm that a network's record states: 0 means months.
    pub const fn from_seconds(seconds: u32) -> Result<Self, Refusal> {
        match seconds {
            0 => Ok(Self::Month),
            1..Self::SHORTEST => Err(Refusal::PeriodTooShort),
            _ => Ok(Self::Fixed(seconds)),
        }
    }

    /// The period that `now` lies in, and its last second.
    pub fn today(self, now: Timestamp) -> Result<Today, Refusal> {
        let period = self.at(now)?;
        Ok(Today { period, until: self.last_second(period) })
    }

    /// The last second of a period.
    pub const fn last_second(self, period: Period) -> Timestamp {
        let next = widen(period.0).wrapping_add(1);
        let start = match self {
            Self::Month => days_before(next).wrapping_mul(86_400),
            Self::Fixed(length) => next.wrapping_mul(widen(length)),
        };
        Timestamp::new(start.wrapping_sub(1))
    }

    /// A term, or one period where periods are fixed and shorter.
    pub const fn at_most_a_period(self, term: Span) -> Span {
        match self {
            Self::Fixed(length) if widen(length) < term.seconds() => Span::of_seconds(length),
            Self::Fixed(_) | Self::Month => term,
        }
    }

    /// The period that `now` lies in.
    pub fn at(self, now: Timestamp) -> Result<Period, Refusal> {
        let seconds = u64::try_from(now.get()).map_err(|_| Refusal::ClockOutOfRange)?;
        match self {
            Self::Month => month(seconds),
            Self::Fixed(length) => seconds
                .checked_div(u64::from(length))
                .and_then(|count| u32::try_from(count).ok())
                .map(Period)
                .ok_or(Refusal::ClockOutOfRange),
        }
    }
}

/// `year * 12 + month0` of a moment after 1970, by the day count of the proleptic Gregorian calendar
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days).
///
/// Years begin in March there, which puts the leap day last and makes the months' lengths a straight line.
///
/// Bounded by `LAST`, no step leaves `0 ..= 2^40`; the wrapping forms only say so to the compiler, which would spend a
/// hundred compute units on checking it.
fn month(seconds: u64) -> Result<Period, Refusal> {
    const DAYS_TO_MARCH_0: u64 = 719_468;
    const DAYS_PER_ERA: u64 = 146_097;
    // The last second of the year 9999.
    const LAST: u64 = 253_402_300_799;
    if seconds > LAST {
        return Err(Refusal::ClockOutOfRange);
    }
    let days = (seconds / 86_400).wrapping_add(DAYS_TO_MARCH_0);
    let (era, day_of_era) = (days / DAYS_PER_ERA, days % DAYS_PER_ERA);
    let leap_days = (day_of_era / 1_460).wrapping_sub(day_of_era / 36_524).wrapping_add(day_of_era / 146_096);
    let year_of_era = day_of_era.wrapping_sub(leap_days) / 365;
    let days_before = year_of_era.wrapping_mul(365).wrapping_add(year_of_era / 4).wrapping_sub(year_of_era / 100);
    let day_of_year = day_of_era.wrapping_sub(days_before);
    let month_from_march = day_of_year.wrapping_mul(5).wrapping_add(2) / 153;
    let year = era.wrapping_mul(400).wrapping_add(year_of_era);
    // March of a year is its month 2; January and February carry over into the next year by themselves.
    let period = year.wrapping_mul(12).wrapping_add(month_from_march).wrapping_add(2);
    u32::try_from(period).map(Period).map_err(|_| Refusal::ClockOutOfRange)
}

/// Days from 1970 to the first of a month (days_from_civil of the same source). `month` is at most 2^32, so no step
/// leaves the range of an i64.
const fn days_before(month: i64) -> i64 {
    const DAYS_TO_MARCH_0: i64 = 719_468;
    // Counted from March of year 0, so that the leap day comes last.
    let months = month.wrapping_sub(2);
    let (year, month_from_march) = (months / 12, months % 12);
    let leap_days = (year / 4).wrapping_sub(year / 100).wrapping_add(year / 400);
    let day_of_year = month_from_march.wrapping_mul(153).wrapping_add(2) / 5;
    year.wrapping_mul(365).wrapping_add(leap_days).wrapping_add(day_of_year).wrapping_sub(DAYS_TO_MARCH_0)
}

#[allow(clippy::as_conversions, reason = "From is not const yet; a u32 always fits")]
const fn widen(small: u32) -> i64 {
    small as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The months by plain counting of days, from 1970 on: nothing in common with the formula.
    fn counted(last_year: u32) -> impl Iterator<Item = (i64, i64, u32)> {
        let mut start = 0_i64;
        (1970..=last_year).flat_map(|year| (0..12).map(move |month| (year, month))).map(move |(year, month)| {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if leap { 29 } else { 28 };
            let days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::try_from(month).unwrap()];
            let (from, to) = (start, start + days * 86_400 - 1);
            start = to + 1;
            (from, to, year * 12 + month)
        })
    }

    #[test]
    fn a_month_holds_its_first_and_its_last_second() {
        for (first, last, number) in counted(2400) {
            assert_eq!(Rhythm::Month.at(Timestamp::new(first)), Ok(Period(number)), "first second of {number}");
            assert_eq!(Rhythm::Month.at(Timestamp::new(last)), Ok(Period(number)), "last second of {number}");
            assert_eq!(Rhythm::Month.last_second(Period(number)), Timestamp::new(last), "last second of {number}");
        }
    }

    #[test]
    fn a_fixed_period_starts_at_its_multiple() {
        let rhythm = Rhythm::from_seconds(60).unwrap();
        assert_eq!(rhythm.at(Timestamp::new(119)), Ok(Period(1)));
        assert_eq!(rhythm.at(Timestamp::new(120)), Ok(Period(2)));
        assert_eq!(rhythm.last_second(Period(1)), Timestamp::new(119));
        assert_eq!(Rhythm::from_seconds(59), Err(Refusal::PeriodTooShort));
    }

    #[test]
    fn a_term_is_cut_to_a_short_period() {
        let cut =
            |seconds, term| Rhythm::from_seconds(seconds).unwrap().at_most_a_period(Span::of_seconds(term)).seconds();
        assert_eq!((cut(60, 61), cut(60, 60), cut(60, 59)), (60, 60, 59));
        assert_eq!(cut(0, u32::MAX), i64::from(u32::MAX), "a month is not measured");
    }

    #[test]
    fn a_clock_outside_of_its_range_is_refused() {
        assert_eq!(Rhythm::Month.at(Timestamp::new(-1)), Err(Refusal::ClockOutOfRange));
        let last_of_9999 = 253_402_300_799;
        assert_eq!(Rhythm::Month.at(Timestamp::new(last_of_9999)), Ok(Period(9_999 * 12 + 11)));
        assert_eq!(Rhythm::Month.at(Timestamp::new(last_of_9999 + 1)), Err(Refusal::ClockOutOfRange));
        assert_eq!(Rhythm::Month.at(Timestamp::new(i64::MAX)), Err(Refusal::ClockOutOfRange));
        assert_eq!(Rhythm::Fixed(60).at(Timestamp::new(i64::MAX)), Err(Refusal::ClockOutOfRange));
    }
}
