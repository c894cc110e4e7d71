//! Times as people write and read them: a term from now (`90m`, `36h`, `14d`) or a moment in UTC (RFC 3339).

use exodus_rules::Timestamp;

use crate::exit::Failure;

const DAY: i64 = 86_400;
const SHAPES: &str = "write a term such as 90m, 36h or 14d, or a moment in UTC such as 2026-12-31T23:59:59Z";

/// The moment that `text` means at `now`.
pub fn parse(text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    meant(text, |term| now.get().checked_add(term))
}

/// The moment that `text` means, a term back from `now` or a moment in UTC.
pub fn ago(text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    meant(text, |term| now.get().checked_sub(term))
}

fn meant(text: &str, away: impl Fn(i64) -> Option<i64>) -> Result<Timestamp, Failure> {
    let meant = text.trim();
    let seconds = match term(meant) {
        Some(seconds) => seconds.and_then(away),
        None => civil(meant),
    };
    let bad = || Failure::usage(format!("the time `{}` is no time", text.escape_debug())).hint(SHAPES);
    // No clock of a chain reaches the year 9999, and what lies beyond could not be written.
    seconds.filter(|seconds| (0..=LAST).contains(seconds)).map(Timestamp::new).ok_or_else(bad)
}

/// A term in seconds, for a rhythm.
pub fn seconds(text: &str) -> Result<u32, Failure> {
    let length = term(text.trim()).flatten().and_then(|seconds| u32::try_from(seconds).ok());
    let bad = || Failure::usage(format!("the term `{}` is no term", text.escape_debug()));
    length.ok_or_else(|| bad().hint("write a term such as 60s, 90m, 36h or 14d"))
}

/// This machine's clock, unix seconds.
pub fn of_this_machine() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// A moment as RFC 3339 in UTC.
pub fn show(seconds: i64) -> String {
    if !(0..=LAST).contains(&seconds) {
        return format!("{seconds} s");
    }
    let (year, month, day) = date(seconds.div_euclid(DAY));
    let clock = seconds.rem_euclid(DAY);
    let (hour, minute, second) =
        (clock.div_euclid(3_600), clock.rem_euclid(3_600).div_euclid(60), clock.rem_euclid(60));
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The month that a moment lies in, such as `November 2026`.
pub fn month(seconds: i64) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, _) = date(seconds.div_euclid(DAY));
    let name = usize::try_from(month.saturating_sub(1)).ok().and_then(|place| NAMES.get(place)).unwrap_or(&"");
    format!("{name} {year}")
}

/// `Some` where the text has the shape of a term, `Some(None)` where it is too long a one.
fn term(text: &str) -> Option<Option<i64>> {
    let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => DAY,
        "w" => DAY.saturating_mul(7),
        _ => return None,
    };
    if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(count.parse::<i64>().ok().and_then(|count| count.checked_mul(unit)))
}

/// 9999-12-31T23:59:59Z.
const LAST: i64 = 253_402_300_799;

fn civil(text: &str) -> Option<i64> {
    let (date, clock) = text.strip_suffix(['Z', 'z'])?.split_once(['T', 't', ' '])?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
    if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let clock = hour.checked_mul(3_600)?.checked_add(minute.checked_mul(60)?)?.checked_add(second)?;
    days(year, month, day).checked_mul(DAY)?.checked_add(clock)
}

fn numbers(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        let digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| digits)?;
    }
    parts.next().is_none().then_some(numbers)
}

const fn days_in(year: i64, month: i64) -> i64 {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970 of a date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil): years
/// begin in March there, which puts the leap day last.
#[allow(clippy::arithmetic_side_effects, reason = "four digits of a year: nothing leaves 0 ..= 2^40")]
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date of a day since 1970 (the same source, civil_from_days).
#[allow(clippy::arithmetic_side_effects, reason = "bounded by LAST: nothing leaves 0 ..= 2^40")]
const fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

/// That time does not go on, in words.
pub fn standing(seconds: u64) -> String {
    const DAY: u64 = 86_400;
    let wait = match seconds.div_euclid(DAY) {
        0 => format!("{} minutes", seconds.div_ceil(60)),
        days @ 1..730 => format!("{days} days"),
        days => format!("{} years", days.div_euclid(365)),
    };
    format!(
        "the ledger's clock is {wait} ahead of where this machine's has it, and stands until then: it never runs backwards"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::new(1_000_000);

    fn at(text: &str) -> Option<i64> {
        parse(text, NOW).ok().map(Timestamp::get)
    }

    #[test]
    fn a_term_back_is_as_long_as_a_term_ahead() {
        let (back, ahead) = (ago("5s", NOW).unwrap(), parse("5s", NOW).unwrap());
        assert_eq!(NOW.get() - back.get(), ahead.get() - NOW.get());
        assert_eq!(ago("2026-11-01T00:00:00Z", NOW).unwrap(), parse("2026-11-01T00:00:00Z", NOW).unwrap());
        assert!(ago("99999d", NOW).is_err(), "before there was a clock");
    }

    #[test]
    fn a_term_counts_from_now() {
        assert_eq!(at("45s"), Some(1_000_045));
        assert_eq!(at("90m"), Some(1_005_400));
        assert_eq!(at("36h"), Some(1_129_600));
        assert_eq!(at(" 14d "), Some(2_209_600));
        assert_eq!(at("2w"), at("14d"));
        assert_eq!(seconds("2h").ok(), Some(7_200));
        assert!(seconds("month").is_err());
    }

    #[test]
    fn a_moment_is_utc_and_exists() {
        assert_eq!(at("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(at("2000-02-29T12:00:00Z"), Some(951_825_600));
        assert_eq!(at("2026-12-31T23:59:59Z"), Some(1_798_761_599));
        assert_eq!(at("9999-12-31T23:59:59Z"), Some(LAST));
        for text in [
            "",
            "soon",
            "14",
            "d",
            "-3d",
            "1.5h",
            "14 d",
            "99999999999999999999d",
            "9999999999999d",
            "2026-12-31",
            "2026-12-31T23:59:59",
            "2026-12-31T23:59:59+01:00",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-1-1T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "+026-01-01T00:00:00Z",
            "é",
        ] {
            let failure = parse(text, NOW).expect_err(text).to_string();
            assert_eq!(failure.lines().count(), 2, "{failure}");
        }
    }

    #[test]
    fn every_day_until_2400_is_written_and_read_back() {
        for day in 0..157_000 {
            let moment = day * DAY + 86_399 - day % DAY;
            assert_eq!(at(&show(moment)), Some(moment), "{}", show(moment));
        }
        assert_eq!(show(-1), "-1 s");
        assert_eq!(show(i64::MAX), format!("{} s", i64::MAX));
    }
}
