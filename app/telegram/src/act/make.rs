//! From an act to the instructions that it takes.

use exodus_rules::delegate::Scope;
use exodus_sdk::instructions::Instruction;
use exodus_sdk::lateness::is_forbidden_when_suspended;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member, Offer, Recovery, Request};
use exodus_sdk::whole::{Whole, reach};
use exodus_sdk::{Address, Keypair, address, instructions as make, keypair_from_seed};

use super::{ATTENTION, Act, Chosen, find, invitation};
use crate::book::Book;
use crate::desk::Trouble;

/// The terms of a pool where nobody said otherwise, in seconds, and its largest claim, in hundredths of a percent of all stakes.
const WEEK: u32 = 7 * 86_400;
const MONTH: u32 = 30 * 86_400;
const HALF: u16 = 5_000;
/// How long goods take, and their payment, where nobody said otherwise.
const DAYS: u8 = 14;

/// What an act is made of: who signs it, and with which keys of the door beside.
pub struct Made {
    /// In their order.
    pub instructions: Vec<Instruction>,
    /// The keys of links.
    pub keys: Vec<Keypair>,
}

impl Chosen {
    /// The instructions of `member`, whose key is `authority`, paid by `payer`. What they name of the signer's own part, and of
    /// the terms, is what the author saw.
    ///
    /// # Errors
    /// What it names is gone, or the rules refuse the way to it.
    pub fn make(
        &self,
        whole: &Whole,
        book: &Book,
        member: &Address,
        (authority, payer): (Address, Address),
    ) -> Result<Made, Trouble> {
        let mut keys = Vec::new();
        let saw = &self.saw;
        if self.act.is_numbered() {
            saw.must_be_fresh(whole, member)?;
        }
        let me = || saw.me(whole, member);
        let instruction = match &self.act {
            Act::Join { pledge, profile } => join(whole, authority, *pledge, *profile),
            Act::Accept { link, pledge, profile } => {
                let invitation = saw.record(&invitation(book, link)?)?;
                keys.push(key_of(book, link)?);
                if let Ok(me) = me() {
                    make::tie::accept(payer, (&me).into(), &invitation, *pledge)
                } else {
                    let newcomer = make::tie::Newcomer::joining(&whole.network.address, authority);
                    let accept = make::tie::accept(payer, newcomer, &invitation, *pledge);
                    let instructions = vec![join(whole, authority, *pledge, *profile), accept];
                    return Ok(Made { instructions, keys });
                }
            }
            Act::Set { pledge, attention, profile } => make::member::set(&me()?, *pledge, *attention, *profile),
            Act::Show { profile } => {
                let me = me()?;
                make::member::set(&me, me.pledge, me.attention, *profile)
            }
            Act::Wake => make::member::wake(&me()?),
            Act::Leave => make::member::leave(&me()?),
            Act::Invite { link, pledge, uses, expires } => {
                let key = key_of(book, link)?;
                let address = exodus_sdk::Signer::pubkey(&key);
                keys.push(key);
                make::tie::invite(payer, &me()?, address, *pledge, *expires, *uses)
            }
            Act::CancelLink { invitation } => make::tie::cancel(&me()?, find(&whole.invitations, invitation)?),
            Act::Extend { other, pledge } => make::tie::extend(payer, &me()?, *other, *pledge),
            Act::Withdraw { tie } => make::tie::withdraw(&me()?, &saw.record(tie)?),
            Act::Restore { tie } => make::tie::restore(&me()?, &saw.record(tie)?),
            Act::Emergency { target, deadline, reach, details } => {
                let (target, deadline, reach, details) = (*target, *deadline, *reach, *details);
                make::request::open_emergency(
                    payer,
                    &me()?,
                    make::request::Emergency { target, deadline, reach, details },
                )
            }
            Act::Support { target, reach, details } => {
                let (target, reach, details) = (*target, *reach, *details);
                make::request::open_support(payer, &me()?, make::request::Support { target, reach, details })
            }
            Act::Initiative { target, deadline, fulfil_by, backers, reach, details } => {
                let initiative = make::request::Initiative {
                    target: *target,
                    deadline: *deadline,
                    fulfil_by: *fulfil_by,
                    minimum_backers: *backers,
                    reach: *reach,
                    details: *details,
                };
                make::request::open_initiative(payer, &me()?, initiative)
            }
            Act::Target { request, target } => {
                let request: Located<Request> = saw.record(request)?;
                make::request::edit(&me()?, &request, *target, request.reach, request.details)
            }
            Act::Reason { request, details } => {
                let request: Located<Request> = saw.record(request)?;
                make::request::edit(&me()?, &request, request.target, request.reach, *details)
            }
            Act::Close { request } => make::request::close(&me()?, &saw.record(request)?),
            Act::Adopt { request } => make::request::adopt(find(&whole.requests, request)?),
            Act::Declare { request, amount, recurring } => {
                let request: Located<Request> = saw.record(request)?;
                let path = reach::ties(&whole.people, *member, request.beneficiary, request.read()?.reach)?;
                let wish = make::intent::Wish { amount: *amount, recurring: *recurring, path };
                make::intent::declare(payer, &me()?, &request, saw.period(), &wish)
            }
            Act::Change { intent, amount, recurring } => {
                make::intent::edit(&me()?, &saw.record(intent)?, *amount, *recurring)
            }
            Act::TakeBack { intent } => make::intent::withdraw(&me()?, &saw.record(intent)?),
            Act::Refuse { intent } => make::intent::refuse(&me()?, &saw.record(intent)?),
            Act::Commit { request, amount, due, intent, done } => {
                let (me, request) = (me()?, saw.record::<Request>(request)?);
                let path = reach::ties(&whole.people, *member, request.beneficiary, request.read()?.reach)?;
                let promise = make::commitment::Promise { amount: *amount, due: *due, note: [0; 32], path };
                let commit = if *intent { make::commitment::commit_intent } else { make::commitment::commit };
                let mut instructions = vec![commit(payer, &me, &request, &promise)];
                if *done {
                    instructions.push(make::commitment::perform(&me, &as_it_will_be(&me, request.address), *amount));
                }
                return Ok(Made { instructions, keys });
            }
            Act::Promise { creditor, amount, due } => {
                let promise = make::commitment::Promise { amount: *amount, due: *due, note: [0; 32], path: Vec::new() };
                let creditor = find(&whole.members, creditor)?;
                make::commitment::commit_directly(payer, &me()?, creditor, make::commitment::Bond::Tie, &promise)
            }
            Act::Perform { commitment, sum } => make::commitment::perform(&me()?, &saw.record(commitment)?, *sum),
            Act::Confirm { commitment, sum } => make::commitment::confirm(&me()?, &saw.record(commitment)?, *sum),
            Act::Forgive { commitment, sum } => make::commitment::forgive(&me()?, &saw.record(commitment)?, *sum),
            Act::Demand { commitment } => make::commitment::demand(&me()?, &saw.record(commitment)?),
            Act::Grant { key, limit, expires, closes } => {
                let scopes = Scope::ALL.into_iter().filter(|scope| *closes || *scope != Scope::CloseRequests);
                let scopes = scopes.fold(0, |scopes, scope| scopes | scope.bit());
                let power = make::delegate::Power { scopes, limit: *limit, expires: *expires };
                make::delegate::grant(payer, &me()?, *key, power)
            }
            Act::Revoke { delegate } => make::delegate::revoke(authority, find(&whole.delegates, delegate)?),
            Act::Found { stake, rules } => make::pool::create(payer, &me()?, founding(&me()?, *stake, *rules)),
            Act::JoinPool { pool, amount } => {
                let pool = find(&whole.pools, pool)?;
                make::pool::join(payer, &me()?, pool, voucher(whole, &pool.address, member)?, *amount)
            }
            Act::LeavePool { stake } => make::pool::leave(&me()?, &saw.record(stake)?),
            Act::Claim { pool, amount, details } => make::pool::claim(payer, &me()?, *pool, *amount, *details),
            Act::Freeze { claim } => {
                let claim = find(&whole.requests, claim)?;
                make::pool::freeze(claim, whole.pools.get(&claim.pool))
            }
            Act::Answer { claim } => {
                let claim: Located<Request> = saw.record(claim)?;
                let stake = find(&whole.stakes, &address::stake(&claim.pool, member))?;
                make::pool::answer(payer, &me()?, stake, &claim)?
            }
            Act::Decline { claim } => {
                let claim: Located<Request> = saw.record(claim)?;
                let stake = find(&whole.stakes, &address::stake(&claim.pool, member))?;
                make::pool::decline(&me()?, stake, &claim)?
            }
            Act::WithdrawClaim { claim } => make::pool::withdraw(&me()?, &saw.record(claim)?),
            Act::Publish { need, price, quantity, details, expires } => {
                let kind = if *need { exodus_rules::offer::Kind::Need } else { exodus_rules::offer::Kind::Offer };
                let terms = make::offer::TermsArgs {
                    price: *price,
                    details: *details,
                    expires: *expires,
                    quantity: *quantity,
                    delivery_days: DAYS,
                    payment_days: DAYS,
                    reach: 3,
                };
                make::offer::publish(payer, &me()?, kind, terms)
            }
            Act::CloseOffer { offer } => make::offer::close(&me()?, &saw.record(offer)?),
            Act::Take { offer, quantity, expires } => {
                let offer: Located<Offer> = saw.record(offer)?;
                let path = reach::ties(&whole.people, *member, offer.publisher, offer.read()?.terms.reach)?;
                let wish = make::offer::Wish { quantity: *quantity, expires: *expires, path };
                make::offer::take(payer, &me()?, &offer, &wish)
            }
            Act::WithdrawDeal { deal } => make::offer::withdraw(&me()?, &saw.record(deal)?),
            Act::Agree { deal } => make::offer::agree(payer, &me()?, &saw.record(deal)?),
            Act::Guardian { tie, chosen } => make::recovery::choose(&me()?, &saw.record(tie)?, *chosen),
            Act::Arrange { threshold, days } => make::recovery::arrange(&me()?, *threshold, *days),
            Act::Propose { ward, key } => make::recovery::propose(payer, &me()?, *ward, *key),
            Act::Approve { recovery } => make::recovery::approve(&me()?, find(&whole.recoveries, recovery)?),
            Act::Veto { recovery } => whole.veto(&me()?, find(&whole.recoveries, recovery)?),
            Act::Execute { recovery } => execute(whole, find(&whole.recoveries, recovery)?),
        };
        let late = is_forbidden_when_suspended(&instruction);
        let mut instructions = if late { whole.up_to_date(member)? } else { Vec::new() };
        instructions.push(instruction);
        Ok(Made { instructions, keys })
    }
}

/// The key of a link, which signs beside whoever made or takes it.
fn key_of(book: &Book, link: &str) -> Result<Keypair, Trouble> {
    let link = book.link(link).ok_or(Trouble::Said("trouble-link"))?;
    keypair_from_seed(&link.seed).map_err(|_| Trouble::Said("trouble-link"))
}

/// Shows everybody who stands behind a proposal still; the program counts them.
fn execute(whole: &Whole, proposal: &Located<Recovery>) -> Instruction {
    make::recovery::execute(proposal, &whole.behind(proposal))
}

fn join(whole: &Whole, authority: Address, pledge: u64, profile: [u8; 32]) -> Instruction {
    let args = make::member::JoinArgs { pledge, attention: ATTENTION, profile };
    make::member::join(authority, authority, whole.network.address, args)
}

/// The commitment as it will stand when it has been made in the same transaction: all that performing asks of it.
fn as_it_will_be(debtor: &Located<Member>, request: Address) -> Located<Commitment> {
    let mut record: Commitment = bytemuck::Zeroable::zeroed();
    record.parent = request;
    record.parent_kind = exodus_sdk::state::commitment::PARENT_REQUEST;
    Located { address: address::commitment(&debtor.address, debtor.turn), record }
}

/// A pool in which all stakes are like its founder's.
const fn founding(founder: &Located<Member>, stake: u64, rules: [u8; 32]) -> make::pool::PoolCreateArgs {
    make::pool::PoolCreateArgs {
        turn: founder.record.turn,
        rules,
        discussion: WEEK,
        answer: WEEK,
        fulfilment: MONTH,
        waiting: MONTH,
        smallest: stake,
        largest: stake,
        bps: HALF,
        stake,
    }
}

/// A friend in the pool who can vouch.
fn voucher(whole: &Whole, pool: &Address, member: &Address) -> Result<Address, Trouble> {
    let friends = whole.people.rings(*member, 1).concat();
    let friend = friends.into_iter().find(|friend| {
        let stake = whole.stakes.get(&address::stake(pool, friend));
        let rules = whole.pools.get(pool).map(|pool| pool.read());
        stake
            .zip(rules)
            .is_some_and(|(stake, pool)| stake.read().is_ok_and(|stake| stake.must_vouch(&pool.queue).is_ok()))
    });
    friend.ok_or(Trouble::Refused(exodus_rules::Refusal::NotVouched))
}
