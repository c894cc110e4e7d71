//! What people do for one another, one step each: the plot calls them, and so do the attempts at what is not allowed.

use exodus_rules::{Span, Timestamp};
use exodus_sdk::instructions::commitment::{self, Promise};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member, Request};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, address};

use crate::failure::Failure;
use crate::growth::{Cast, Player};
use crate::stage::Stage;

const DUE_IN: Span = Span::days(14);

/// An emergency on the ledger.
pub struct Call {
    /// The request.
    pub request: Address,
    /// Who asks.
    pub beneficiary: u32,
    /// Who helps, the nearest first.
    pub helpers: Vec<Helper>,
}

/// Somebody who helps.
pub struct Helper {
    /// Their number.
    pub person: u32,
    /// How far they are from the beneficiary.
    pub handshakes: usize,
    /// The people from them to the beneficiary, both included.
    pub path: Vec<u32>,
}

/// The request as the rules read it.
pub fn asked(request: &Request) -> Result<exodus_rules::request::Request, Failure> {
    Ok(request.read()?)
}

/// What a helper sends: a promise of `amount` with the ties that lead to the beneficiary.
pub fn promise(stage: &Stage, cast: &Cast, call: &Call, helper: &Helper, amount: u64) -> Result<Sent, Failure> {
    let path = cast.ties_along(&helper.path)?;
    let due = Timestamp::new(stage.now()?).after(DUE_IN).get();
    let member: Located<Member> = stage.get(&cast.player(helper.person)?.member)?;
    let request: Located<Request> = stage.get(&call.request)?;
    let promise = Promise { amount, due, note: [0; 32], path };
    let draft = stage.paid().then(commitment::commit(stage.payer(), &member, &request, &promise));
    Ok(Sent { draft, commitment: address::commitment(&member.address, member.turn) })
}

/// A promise on its way.
pub struct Sent {
    /// The transaction.
    pub draft: Draft,
    /// Where the commitment will stand.
    pub commitment: Address,
}

/// The helper says that all of what is still outstanding is done.
pub fn perform(stage: &mut Stage, helper: &Player, promise: &Address) -> Result<(), Failure> {
    let member: Located<Member> = stage.get(&helper.member)?;
    let promise: Located<Commitment> = stage.get(promise)?;
    let perform = commitment::perform(&member, &promise, promise.read()?.outstanding().get());
    stage.play(&["commitment.perform"], &stage.paid().then(perform), &[&helper.key])
}

/// What `player` sends to confirm all that was performed.
pub fn confirmation(stage: &Stage, player: &Player, promise: &Address) -> Result<Draft, Failure> {
    let member: Located<Member> = stage.get(&player.member)?;
    let promise: Located<Commitment> = stage.get(promise)?;
    Ok(stage.paid().then(commitment::confirm(&member, &promise, promise.performed)))
}
