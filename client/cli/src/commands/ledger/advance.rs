//! `exodus ledger advance`.

use exodus_rules::Timestamp;

use crate::args::ledger::{Advance, HowFar};
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Advance, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let now = session.now()?;
    let seconds = distance(now, target(&options.how_far, now)?)?;
    if session.is_dry_run() {
        let then = now.get().saturating_add(i64::from(seconds));
        let sheet =
            Sheet::of("would be accepted: the clock was not moved").json("dry_run", true).json("accepted", true);
        return session.show(sheet.time("now", now.get()).time("then", then).json("advanced", seconds));
    }
    let clock = session.chain.advance(seconds)?;
    let sheet = Sheet::of("The clock of this ledger stands at a later time; every command sees it.")
        .time("before", now.get())
        .time("now", clock.now)
        .json("advanced", seconds)
        .json("slot", clock.slot)
        .next("`exodus tidy` writes down what that has decided");
    session.show(sheet)
}

/// Whichever of the three was given; the grammar sees to it that one was.
fn target(how_far: &HowFar, now: Timestamp) -> Result<Timestamp, Failure> {
    match how_far {
        HowFar { days: Some(days), .. } => moment::parse(&format!("{days}d"), now),
        HowFar { by: Some(text), .. } | HowFar { until: Some(text), .. } => moment::parse(text, now),
        HowFar { days: None, by: None, until: None } => Ok(now),
    }
}

fn distance(now: Timestamp, target: Timestamp) -> Result<u32, Failure> {
    let seconds = target.get().saturating_sub(now.get());
    if seconds <= 0 {
        let fact =
            format!("{} is not after the ledger's clock, {}", moment::show(target.get()), moment::show(now.get()));
        return Err(Failure::usage(fact).hint("the clock runs forward only; name a later time, or a term such as 14d"));
    }
    u32::try_from(seconds).map_err(|_| {
        Failure::usage(format!("{} is more than 136 years ahead", moment::show(target.get())))
            .hint("the clock moves at most 136 years at once")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::new(1_000_000);

    #[test]
    fn the_clock_moves_forward_only() {
        assert_eq!(distance(NOW, Timestamp::new(1_000_001)).ok(), Some(1));
        assert_eq!(distance(NOW, Timestamp::new(1_000_000 + i64::from(u32::MAX))).ok(), Some(u32::MAX));
        for target in [0, 1_000_000, 1_000_001 + i64::from(u32::MAX)] {
            let failure = distance(NOW, Timestamp::new(target)).unwrap_err().to_string();
            assert_eq!(failure.lines().count(), 2, "{failure}");
        }
    }

    #[test]
    fn days_terms_and_moments_name_the_same_time() {
        let how_far = |days, by: Option<&str>, until: Option<&str>| HowFar {
            days,
            by: by.map(str::to_owned),
            until: until.map(str::to_owned),
        };
        let tomorrow = Some(1_086_400);
        for named in [how_far(Some(1), None, None), how_far(None, Some("24h"), None)] {
            assert_eq!(target(&named, NOW).ok().map(Timestamp::get), tomorrow, "{named:?}");
        }
        let moment = how_far(None, None, Some("1970-01-13T13:46:40Z"));
        assert_eq!(target(&moment, NOW).ok().map(Timestamp::get), tomorrow);
    }
}
