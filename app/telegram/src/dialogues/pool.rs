//! Pools: joining with a maximum, claiming, answering with exactly one's share.

use std::collections::BTreeSet;

use exodus_rules::pool::ClaimNumber;
use exodus_rules::request::Kind;
use exodus_rules::stake::State;
use exodus_sdk::instructions::pool::{behind, share};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request, Stake};
use exodus_sdk::{Address, address};
use sha2::{Digest as _, Sha256};

use crate::act::{Act, find};
use crate::book::Text;
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::dialogues::acts;
use crate::message::{Button, Screen};
use crate::store::Write;

const DAY: u32 = 86_400;

/// The pools that one is in, and those that one may join: where a friend is, who can vouch.
pub fn list(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let friends = desk.whole.people.rings(me, 1).concat();
    let near: BTreeSet<Address> =
        friends.iter().chain([&me]).flat_map(|it| desk.whole.stakes_of(it)).map(|stake| stake.pool).collect();
    let pools = near.iter().filter_map(|pool| desk.whole.pools.get(pool));
    let mut found: Vec<(bool, &Located<Pool>)> =
        pools.map(|pool| (active(desk, &pool.address, &me).is_none(), pool)).collect();
    found.sort_by_key(|(foreign, pool)| (*foreign, pool.address));
    let screen = Screen::of(desk.say("pool-list", &[("count", found.len().into())]));
    let screen = found.into_iter().take(20).fold(screen, |screen, (foreign, pool)| {
        let sign = if foreign { "·" } else { "★" };
        let facts = [("total", desk.amount(pool.total)), ("stakes", pool.stakes.into())];
        let label = format!("{sign} {} {}", desk.name(&pool.founder), desk.say("pool-label", &facts));
        screen.button(Button::Press(label, Command::Pool(pool.address)))
    });
    Ok(screen.row([desk.press("button-found-pool", Command::Ask(Ask::Founding)), desk.home()]))
}

/// A pool before it is signed. Its rules are no secret: their hash is the text's own, so whoever has the text can check it.
pub fn found(desk: &mut Desk<'_>, stake: u64, text: String) -> Result<Screen, Trouble> {
    let author = desk.me()?.address;
    let rules = Sha256::digest(&text).into();
    desk.writes.push(Write::Text { hash: rules, author, text: Text { text, salt: None } });
    acts::sign(desk, Act::Found { stake, rules })
}

/// A pool: its terms, one's stake, its claims.
pub fn show(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let pool = find(&desk.whole.pools, place)?;
    let days = |seconds: u32| seconds.checked_div(DAY).unwrap_or_default();
    let facts = [
        ("name", desk.name(&pool.founder).into()),
        ("total", desk.amount(pool.total)),
        ("stakes", pool.stakes.into()),
        ("least", desk.amount(pool.smallest)),
        ("most", desk.amount(pool.largest)),
        ("discussion", days(pool.discussion).into()),
        ("answer", days(pool.answer).into()),
        ("waiting", days(pool.waiting).into()),
    ];
    let mut screen = Screen::of(desk.say("pool-one", &facts));
    screen = match desk.text(&pool.rules, &pool.founder) {
        Some(rules) => screen.line(&desk.say("request-reason", &[("reason", rules.into())])),
        None => screen.line(&desk.say("pool-rules-elsewhere", &[])),
    };
    screen = match active(desk, place, &me) {
        Some(stake) => screen.line(&desk.say("pool-stake", &[("amount", desk.amount(stake.amount))])).row([
            desk.press("button-claim", Command::Ask(Ask::Damage(*place))),
            desk.press("button-leave-pool", Command::Sign(Act::LeavePool { stake: stake.address })),
        ]),
        None => screen.button(desk.press("button-join-pool", Command::Ask(Ask::Stake(*place)))),
    };
    let claims = desk.whole.requests_of(place).filter(|request| is_claim(request));
    let screen = claims.fold(screen, |screen, claim| {
        let facts = [("name", desk.name(&claim.beneficiary).into()), ("amount", desk.amount(claim.target))];
        screen.button(Button::Press(desk.say("pool-claim-label", &facts), Command::Claim(claim.address)))
    });
    Ok(screen.row([desk.press("button-pools", Command::Pools), desk.home()]))
}

/// A claim: what it is, and one's exact share of it.
pub fn claim(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let claim = find(&desk.whole.requests, place)?;
    let facts = [
        ("name", desk.name(&claim.beneficiary).into()),
        ("amount", desk.amount(claim.target)),
        ("until", day(claim.deadline)),
        ("answers", claim.to_answer.into()),
    ];
    let frozen = claim.frozen != 0;
    let mut screen = Screen::of(desk.say(if frozen { "pool-claim-frozen" } else { "pool-claim-open" }, &facts));
    let stake = desk.whole.stakes.get(&address::stake(&claim.pool, &me));
    // What happened to somebody is for those who answer for it, and for nobody else.
    let number = ClaimNumber(claim.claim_number);
    let shares = claim.beneficiary == me
        || stake
            .and_then(|stake| stake.read().ok())
            .is_some_and(|stake| stake.state == State::Active || stake.part_in(number).is_some());
    if let Some(reason) = desk.text(&claim.details, &claim.beneficiary).filter(|_| shares) {
        screen = screen.line(&desk.say("request-reason", &[("reason", reason.into())]));
    }
    let (overdue, disputed) = behind(claim, desk.whole.commitments_of(&claim.beneficiary), desk.whole.now())?;
    if overdue > 0 || disputed > 0 {
        let facts = [("overdue", desk.amount(overdue)), ("disputed", desk.amount(disputed))];
        screen = screen.line(&desk.say("pool-claim-behind", &facts));
    }
    // A share of nothing is passed by anyone.
    if let Some(share) = stake.and_then(|stake| share(stake, claim).ok()).filter(|share| *share > 0) {
        screen = screen.line(&desk.say("pool-share", &[("share", desk.amount(share))])).row([
            desk.press("button-answer", Command::Sign(Act::Answer { claim: *place })),
            desk.press("button-decline", Command::Sign(Act::Decline { claim: *place })),
        ]);
    }
    if !frozen && claim.deadline < desk.whole.clock.now {
        screen = screen.button(desk.press("button-freeze", Command::Sign(Act::Freeze { claim: *place })));
    }
    if claim.beneficiary == me && !frozen {
        screen =
            screen.button(desk.press("button-withdraw-claim", Command::Sign(Act::WithdrawClaim { claim: *place })));
    }
    Ok(screen.row([desk.press("button-back", Command::Pool(claim.pool)), desk.home()]))
}

/// The own stake that shares later claims. What is kept of one that was left or has lapsed is not in the way of another.
fn active<'a>(desk: &Desk<'a>, pool: &Address, me: &Address) -> Option<&'a Located<Stake>> {
    let stake = desk.whole.stakes.get(&address::stake(pool, me));
    stake.filter(|stake| stake.read().is_ok_and(|stake| stake.state == State::Active))
}

fn is_claim(request: &Request) -> bool {
    request.read().is_ok_and(|rules| rules.kind == Kind::Claim)
}
