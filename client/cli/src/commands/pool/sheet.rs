//! Pools, stakes and claims in words.

use exodus_rules::claim::{Claim, largest};
use exodus_rules::request::Status;
use exodus_rules::stake::State;
use exodus_rules::{Timestamp, pool as rules};
use exodus_sdk::Unit;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request, Stake};

use crate::exit::Failure;
use crate::sheet::Sheet;

/// A pool without a waiting time is one that a stranger can empty and leave.
const NO_WAITING: &str = "none: whoever joins may claim at once, and leave at once when covered";

/// A pool in full.
pub fn pool(fact: String, pool: &Located<Pool>, unit: &Unit) -> Result<Sheet, Failure> {
    let reads = pool.read();
    let claim = reads.terms.largest_claim(reads.total)?;
    let terms = [
        ("discussion", "discussed_for", pool.discussion),
        ("answer", "answered_within", pool.answer),
        ("fulfilment", "fulfilled_within", pool.fulfilment),
        ("waiting", "waiting_time", pool.waiting),
    ];
    let sheet = Sheet::of(fact)
        .place("pool", &pool.address)
        .address("founder", &pool.founder)
        .json("network", pool.network.to_string())
        .hash("rules", &pool.rules)
        .with("stakes", pool.stakes)
        .amount("total", unit, pool.total)
        .json("smallest", pool.smallest)
        .json("largest", pool.largest)
        .row("a_stake_is", format!("{} to {}", unit.show(pool.smallest), unit.show(pool.largest)))
        .json("largest_claim_bps", pool.bps)
        .json("largest_claim", claim.get())
        .row("largest_claim", format!("{} ({} of the total)", unit.show(claim.get()), percent(pool.bps)))
        .json("claims_opened", pool.opened)
        .json("claims_done", pool.done)
        .json("frozen", pool.frozen)
        .json("called_millionths", pool.called)
        .json("called_period", pool.period)
        .unit(unit);
    Ok(terms.into_iter().fold(sheet, |sheet, (key, label, seconds)| {
        let words = if (key, seconds) == ("waiting", 0) { NO_WAITING.to_owned() } else { term(seconds) };
        sheet.json(key, seconds).row(label, words)
    }))
}

/// A stake in full, as its pool stands.
pub fn stake(fact: String, stake: &Located<Stake>, pool: &Located<Pool>, unit: &Unit) -> Result<Sheet, Failure> {
    let (reads, pool) = (stake.read()?, pool.read());
    Ok(Sheet::of(fact)
        .place("stake", &stake.address)
        .address("pool", &stake.pool)
        .address("member", &stake.member)
        .with("state", state(&reads, &pool))
        .amount("amount", unit, stake.amount)
        .json("earlier", stake.earlier)
        .json("earlier_until_claim", stake.until)
        .amount_if_any("answers_unasked_up_to", unit, stake.mandate)
        .json("missed", stake.missed)
        .json("declined", stake.declined)
        .amount("largest_claim", unit, largest(&pool, &reads)?.get())
        .time("joined", stake.joined)
        .time("may_claim_from", reads.may_claim_from(pool.terms.waiting).get())
        .time_if_any("last_claim", stake.last_claim)
        .time_if_any("stays_until", reads.stays_until(pool.terms.waiting).map_or(0, Timestamp::get))
        .json("turn", stake.turn)
        .unit(unit))
}

/// How a stake stands, in a word or two.
pub fn state(stake: &exodus_rules::stake::Stake, pool: &rules::Pool) -> &'static str {
    match stake.state {
        State::Excluded => "excluded",
        State::Lapsed => "lapsed",
        State::Active | State::Leaving if stake.owes_answer(&pool.queue) => "owes an answer",
        State::Leaving if stake.has_open(&pool.queue) => "left, and still owes",
        State::Leaving => "left",
        State::Active => "active",
    }
}

/// A claim in full, as it stands at `now`.
pub fn claim(fact: String, request: &Located<Request>, unit: &Unit, now: Timestamp) -> Result<Sheet, Failure> {
    let (reads, state) = (request.read()?, request.claim().unwrap_or_default());
    Ok(Sheet::of(fact)
        .place("claim", &request.address)
        .address("pool", &request.pool)
        .address("claimant", &request.beneficiary)
        .with("status", word(&reads, &state, now))
        .amount("amount", unit, request.target)
        .with("number", state.number.0)
        .amount("shared_by_stakes_of", unit, state.total.get())
        .with("to_answer", state.to_answer)
        .amount("committed", unit, reads.sums.committed.get())
        .amount("kept", unit, reads.sums.kept.get())
        .time("opened", request.opened)
        .time("deadline", request.deadline)
        .hash("details", &request.details)
        .json("turn", request.turn)
        .unit(unit))
}

/// How a claim stands, in a word or two.
pub fn word(request: &exodus_rules::request::Request, claim: &Claim, now: Timestamp) -> &'static str {
    match (request.status_at(now), request.frozen, claim.to_answer) {
        (Status::Completed, _, _) => "covered",
        (Status::Closed, _, _) => "withdrawn",
        (Status::Expired, false, _) => "ended uncovered",
        (Status::Open | Status::Adopted, false, _) if now > request.deadline => "to be called",
        (Status::Open | Status::Adopted, false, _) => "discussed",
        (Status::Open | Status::Adopted, true, 1..) => "waits for answers",
        (Status::Expired, true, 1..) => "answers are missing",
        (Status::Open | Status::Adopted | Status::Expired, true, 0) => "answered",
    }
}

/// A percentage as people write it: `50%`, `12.5%`.
pub fn parse_percent(text: &str) -> Result<u16, Failure> {
    let number = text.trim().trim_end_matches('%').trim_end();
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !whole.is_empty() && digits(whole) && digits(part) && part.len() <= 2;
    let bps = if plain { format!("{whole}{part:0<2}").parse().ok() } else { None };
    bps.filter(|bps| (1..=rules::Terms::ALL).contains(bps)).ok_or_else(|| {
        Failure::usage(format!("the percentage `{}` is out of range", text.escape_debug()))
            .hint("write 50% or 12.5%; 0.01% to 100% is allowed")
    })
}

/// Hundredths of a percent, as [`parse_percent`] reads them.
fn percent(bps: u16) -> String {
    let text = format!("{}.{:02}", bps.div_euclid(100), bps.rem_euclid(100));
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A term, as it is typed.
fn term(seconds: u32) -> String {
    let units = [(86_400, "d"), (3_600, "h"), (60, "m")];
    let fits = units.into_iter().find(|(unit, _)| seconds > 0 && seconds.checked_rem(*unit) == Some(0));
    fits.map_or_else(
        || format!("{seconds}s"),
        |(unit, name)| format!("{}{name}", seconds.checked_div(unit).unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_terms_read_as_they_are_typed() {
        for (text, bps) in [("50%", 5_000), ("12.5%", 1_250), ("100", 10_000), ("0.01 %", 1)] {
            assert_eq!(parse_percent(text).unwrap(), bps, "{text}");
        }
        for text in ["", "%", "0", "100.01%", "1.234%", "-5%", "a half", "1.%2"] {
            assert!(parse_percent(text).is_err(), "{text}");
        }
        assert_eq!([5_000, 1_250, 1].map(percent), ["50%", "12.5%", "0.01%"]);
        assert_eq!([604_800, 5_400, 61, 0].map(term), ["7d", "90m", "61s", "0s"]);
    }
}
