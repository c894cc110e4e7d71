//! `exodus pool show`.

use std::mem::offset_of;

use exodus_rules::Timestamp;
use exodus_rules::claim::largest;
use exodus_rules::stake::State;
use exodus_sdk::Unit;
use exodus_sdk::address::short;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::pool::{behind, share};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Pool, Request, Stake};

use crate::args::pool::Which;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, table};

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let pool = session.named::<Pool>(&options.pool)?;
    let (unit, now) = (session.unit(&pool.network)?, session.now()?);
    let every = Filter::every::<Stake>().with(offset_of!(Stake, pool), &pool.address);
    let stakes = session.chain.all::<Stake>(&every)?;
    let every = Filter::every::<Request>().with(offset_of!(Request, pool), &pool.address);
    let mut claims = session.chain.all::<Request>(&every)?;
    // In the order in which they are called.
    claims.sort_by_key(|claim| claim.claim_number);
    let sheet = super::sheet::pool("Pool".to_owned(), &pool, &unit)?;
    let sheet = with_stakes(sheet, &stakes, &pool, &unit)?;
    let sheet = with_claims(&session, sheet, &claims, &unit, now)?;
    // Whoever has no key, or no stake, still sees everything that is public.
    let me = session.me_in(&pool.network).ok();
    let own = me.and_then(|me| stakes.iter().find(|stake| stake.member == me.address));
    session.show(match own {
        Some(own) => expects(sheet, own, &pool, &claims, &unit)?,
        None => sheet.next(format!(
            "`exodus pool join {} --stake AMOUNT --rules-file FILE`, vouched for by a friend in it",
            pool.address
        )),
    })
}

fn with_stakes(sheet: Sheet, stakes: &[Located<Stake>], pool: &Located<Pool>, unit: &Unit) -> Result<Sheet, Failure> {
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for stake in stakes {
        let state = super::sheet::state(&stake.read()?, &pool.read());
        rows.push(vec![
            stake.member.to_string(),
            unit.show(stake.amount),
            moment::show(stake.joined),
            state.to_owned(),
        ]);
        objects.push(super::sheet::stake(String::new(), stake, pool, unit)?.object().clone());
    }
    let sheet = sheet.json("members", objects);
    Ok(if rows.is_empty() { sheet } else { sheet.line(table(&["member", "stake", "joined", "state"], rows)) })
}

fn with_claims(
    session: &Session,
    sheet: Sheet,
    claims: &[Located<Request>],
    unit: &Unit,
    now: Timestamp,
) -> Result<Sheet, Failure> {
    let (mut rows, mut objects, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    for claim in claims {
        let (reads, state) = (claim.read()?, claim.claim().unwrap_or_default());
        rows.push(vec![
            state.number.0.to_string(),
            claim.address.to_string(),
            short(&claim.beneficiary),
            unit.show(claim.target),
            moment::show(claim.deadline),
            super::sheet::word(&reads, &state, now).to_owned(),
        ]);
        let every = Filter::every::<Commitment>().with(offset_of!(Commitment, debtor), &claim.beneficiary);
        let (overdue, disputed) = behind(claim, &session.chain.all::<Commitment>(&every)?, now)?;
        if reads.status_at(now).is_live() && (overdue > 0 || disputed > 0) {
            warnings.push(format!(
                "whoever opened claim {} has of their own answers in this pool {} overdue and {} disputed",
                state.number.0,
                unit.show(overdue),
                unit.show(disputed)
            ));
        }
        let object = super::sheet::claim(String::new(), claim, unit, now)?
            .json("claimant_overdue", overdue)
            .json("claimant_disputed", disputed);
        objects.push(object.object().clone());
    }
    let sheet = warnings.into_iter().fold(sheet.json("claims", objects), Sheet::line);
    Ok(if rows.is_empty() {
        sheet
    } else {
        sheet.line(table(&["no", "claim", "by", "amount", "until", "status"], rows))
    })
}

/// What the pool expects of the one who looks.
fn expects(
    sheet: Sheet,
    own: &Located<Stake>,
    pool: &Located<Pool>,
    claims: &[Located<Request>],
    unit: &Unit,
) -> Result<Sheet, Failure> {
    let reads = own.read()?;
    let rules = pool.read();
    match reads.state {
        State::Active => {}
        State::Leaving if reads.has_open(&rules.queue) => return owed(sheet, own, claims, unit),
        State::Leaving | State::Lapsed => {
            let back = format!("`exodus pool join {} --stake AMOUNT --rules-file FILE` brings you back", own.pool);
            return Ok(owed(sheet, own, claims, unit)?.next(back));
        }
        State::Excluded => return Ok(sheet.next("you missed two answers and are out for good")),
    }
    let from = moment::show(reads.may_claim_from(rules.terms.waiting).get());
    let sheet = sheet.row("your_stake", format!("{}; it may claim from {from}", unit.show(own.amount)));
    let sheet = sheet.amount("your_largest_claim", unit, largest(&rules, &reads)?.get());
    let stays = reads
        .stays_until(rules.terms.waiting)
        .map(|until| format!("until {}, after your claim", moment::show(until.get())));
    let sheet = stays.into_iter().fold(sheet, |sheet, until| sheet.row("you_stay", until));
    owed(sheet, own, claims, unit)
}

/// The claim that waits for a stake.
fn owed(sheet: Sheet, own: &Located<Stake>, claims: &[Located<Request>], unit: &Unit) -> Result<Sheet, Failure> {
    let owed = claims.iter().find_map(|claim| share(own, claim).ok().map(|share| (claim, share)));
    Ok(match owed {
        Some((claim, 0)) => sheet.next(format!(
            "a claim waits for you, and your share is nothing: `exodus pool pass {} {}`",
            claim.address, own.member
        )),
        Some((claim, share)) => sheet.json("owed", share).next(format!(
            "a claim waits for your answer: you owe {}; `exodus pool answer {}` until {}, or `exodus pool decline`",
            unit.show(share),
            claim.address,
            moment::show(claim.deadline)
        )),
        None => {
            sheet.next(format!("nothing is expected of you; `exodus pool claim {}` if something happens", own.pool))
        }
    })
}
