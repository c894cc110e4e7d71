//! A network as a whole, as doors show it: everything that is kept of it, read at once, and what follows from it.

use std::collections::BTreeSet;
use std::mem::offset_of;

use exodus::record::Stored;
use exodus_graph::People;
use exodus_rules::member::Presence;
use exodus_rules::period::{Rhythm, Today};
use exodus_rules::{Refusal, Timestamp};

use crate::chain::{Chain, ChainExt, Clock, Filter};
use crate::record::{Kept, Located, RawAccount, decode};
use crate::state::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
};
use crate::{Address, Error, Unit};

mod belongings;
mod index;
mod lateness;
pub mod list;
pub mod reach;
pub mod recoveries;
pub mod waves;

pub use index::Records;
use index::{Index, places};

/// A network at a moment.
pub struct Whole {
    /// Its frame.
    pub network: Located<Network>,
    /// How its amounts are written.
    pub unit: Unit,
    /// Its periods.
    pub rhythm: Rhythm,
    /// The moment.
    pub clock: Clock,
    /// The period of that moment.
    pub today: Today,
    /// The mutual ties.
    pub people: People<Address>,
    /// Everybody, those who have left too, as long as their record stands.
    pub members: Records<Member>,
    /// Every tie, mutual or not.
    pub ties: Records<Tie>,
    /// Links that are on their way.
    pub invitations: Records<Invitation>,
    /// Calls for help.
    pub requests: Records<Request>,
    /// What is meant.
    pub intents: Records<Intent>,
    /// What is promised.
    pub commitments: Records<Commitment>,
    /// Goods and services.
    pub offers: Records<Offer>,
    /// Who wants which of them.
    pub deals: Records<Deal>,
    /// Risk pools.
    pub pools: Records<Pool>,
    /// Who shares them.
    pub stakes: Records<Stake>,
    /// Who may act for whom.
    pub delegates: Records<Delegate>,
    /// Proposals of a new key.
    pub recoveries: Records<Recovery>,
    index: Index,
}

impl Whole {
    /// Reads everything that is kept of a network.
    ///
    /// # Errors
    /// The chain does not answer, or there is no such network.
    pub fn read(chain: &(impl Chain + ?Sized), network: &Address) -> Result<Self, Error> {
        let frame = chain.get::<Network>(network)?;
        Self::of(frame, chain.clock()?, &Self::accounts(chain, network)?).map_err(Error::Refused)
    }

    /// The accounts that this takes. Records that do not carry the network are asked for all together, and those that name
    /// none of its members are let go at once: what strangers write elsewhere is not kept, compared or decoded again.
    ///
    /// # Errors
    /// The chain does not answer.
    pub fn accounts(chain: &(impl Chain + ?Sized), network: &Address) -> Result<Vec<RawAccount>, Error> {
        let mut accounts = chain.list(&Filter::every::<Member>().with(offset_of!(Member, network), network))?;
        let members: BTreeSet<Address> = accounts.iter().map(|account| account.address).collect();
        for filter in [
            Filter::every::<Request>().with(offset_of!(Request, network), network),
            Filter::every::<Offer>().with(offset_of!(Offer, network), network),
            Filter::every::<Pool>().with(offset_of!(Pool, network), network),
        ] {
            accounts.extend(chain.list(&filter)?);
        }
        let mut own = |found: Vec<RawAccount>| accounts.extend(found);
        own(of::<Tie, 2>(chain, &members, |tie| [tie.lower, tie.higher])?);
        own(of::<Invitation, 1>(chain, &members, |it| [it.inviter])?);
        own(of::<Intent, 1>(chain, &members, |it| [it.member])?);
        own(of::<Commitment, 2>(chain, &members, |it| [it.debtor, it.creditor])?);
        own(of::<Deal, 1>(chain, &members, |it| [it.taker])?);
        own(of::<Stake, 1>(chain, &members, |it| [it.member])?);
        own(of::<Delegate, 1>(chain, &members, |it| [it.member])?);
        own(of::<Recovery, 1>(chain, &members, |it| [it.member])?);
        Ok(accounts)
    }

    /// The same of accounts that have been read before. Those of other networks are left out.
    ///
    /// # Errors
    /// The moment is before 1970, or the frame is none.
    pub fn of(network: Located<Network>, clock: Clock, accounts: &[RawAccount]) -> Result<Self, Refusal> {
        let rhythm = Rhythm::from_seconds(network.period_seconds)?;
        let mut members: Records<Member> = records(accounts);
        members.retain(|_, member| member.network == network.address);
        let is_here = |member: &Address| members.contains_key(member);
        let mut ties: Records<Tie> = records(accounts);
        ties.retain(|_, tie| is_here(&tie.lower) || is_here(&tie.higher));
        let mutual = ties.values().filter(|tie| tie.read().is_ok_and(|tie| tie.is_mutual()));
        let people = People::of(mutual.map(|tie| (tie.lower, tie.higher)));
        let mut whole = Self {
            unit: Unit::of(&network)?,
            today: rhythm.today(Timestamp::new(clock.now))?,
            invitations: records(accounts),
            requests: records(accounts),
            intents: records(accounts),
            commitments: records(accounts),
            offers: records(accounts),
            deals: records(accounts),
            pools: records(accounts),
            stakes: records(accounts),
            delegates: records(accounts),
            recoveries: records(accounts),
            network,
            rhythm,
            clock,
            people,
            ties,
            members: Records::new(),
            index: Index::default(),
        };
        whole.invitations.retain(|_, it| is_here(&it.inviter));
        whole.requests.retain(|_, it| it.network == whole.network.address);
        whole.intents.retain(|_, it| is_here(&it.member));
        whole.commitments.retain(|_, it| is_here(&it.debtor) || is_here(&it.creditor));
        whole.offers.retain(|_, it| it.network == whole.network.address);
        whole.deals.retain(|_, it| is_here(&it.taker));
        whole.pools.retain(|_, it| it.network == whole.network.address);
        whole.stakes.retain(|_, it| is_here(&it.member));
        whole.delegates.retain(|_, it| is_here(&it.member));
        whole.recoveries.retain(|_, it| is_here(&it.member));
        whole.members = members;
        whole.index = whole.indexed();
        Ok(whole)
    }

    fn indexed(&self) -> Index {
        Index {
            ties: places(&self.ties, |tie| [tie.lower, tie.higher]),
            requests: places(&self.requests, |request| [request.beneficiary, request.pool]),
            intents: places(&self.intents, |intent| [intent.member, intent.request]),
            commitments: places(&self.commitments, |it| [it.debtor, it.creditor, it.parent]),
            deals: places(&self.deals, |deal| [deal.taker, deal.publisher]),
            stakes: places(&self.stakes, |stake| [stake.member, stake.pool]),
            recoveries: places(&self.recoveries, |it| [it.member]),
        }
    }

    /// The moment.
    pub const fn now(&self) -> Timestamp {
        Timestamp::new(self.clock.now)
    }

    /// A request as it stands at this moment, whether anybody has written that down or not.
    ///
    /// # Errors
    /// The record is corrupt.
    pub fn stands(&self, request: &Request) -> Result<exodus_rules::request::Request, Refusal> {
        Ok(request.read()?.rolled(self.today.period))
    }

    /// How a member stands at this moment.
    ///
    /// # Errors
    /// As [`presence`].
    pub fn presence(&self, member: &Member) -> Result<Presence, Refusal> {
        presence(member, self.now())
    }

    /// Who has helped or means to help whom: the debtor of what is not settled and the author of what is meant, each with
    /// the one they help.
    pub fn helps(&self) -> Vec<(Address, Address)> {
        let meant = self.intents.values().filter_map(|intent| self.meant(intent));
        meant.chain(self.commitments.values().filter_map(promised)).collect()
    }

    /// The same of those around one member: who helps them and whom they help, and who helps or is helped by these. That is
    /// all that the member's circle is made of.
    pub fn helps_around(&self, member: &Address) -> Vec<(Address, Address)> {
        let own = self.helps_of(member);
        let others: BTreeSet<Address> = own.iter().flat_map(|(one, two)| [*one, *two]).collect();
        let others = others.iter().filter(|other| *other != member);
        let around: Vec<_> = others.flat_map(|other| self.helps_of(other)).collect();
        own.into_iter().chain(around).collect()
    }

    fn helps_of(&self, member: &Address) -> Vec<(Address, Address)> {
        let for_them = self.requests_of(member).flat_map(|request| self.intents_of(&request.address));
        let meant = self.intents_of(member).chain(for_them).filter_map(|intent| self.meant(intent));
        meant.chain(self.commitments_of(member).filter_map(promised)).collect()
    }

    fn meant(&self, intent: &Intent) -> Option<(Address, Address)> {
        Some((intent.member, self.requests.get(&intent.request)?.beneficiary))
    }
}

fn promised(promise: &Located<Commitment>) -> Option<(Address, Address)> {
    let open = promise.read().is_ok_and(|rules| !rules.outstanding().is_zero());
    open.then_some((promise.debtor, promise.creditor))
}

/// How a member stands at a moment, whether that has been written down or not.
///
/// # Errors
/// The record is corrupt, or the moment is before 1970.
pub fn presence(member: &Member, now: Timestamp) -> Result<Presence, Refusal> {
    let member = member.read()?;
    Ok(member.presence(member.today(now)?.period))
}

/// The records of a kind that name one of these members.
fn of<T: Kept + Stored, const N: usize>(
    chain: &(impl Chain + ?Sized),
    members: &BTreeSet<Address>,
    names: impl Fn(&T) -> [Address; N],
) -> Result<Vec<RawAccount>, Error> {
    let mut found = chain.list(&Filter::every::<T>())?;
    found.retain(|account| {
        decode::<T>(account).is_ok_and(|it| names(&it.record).iter().any(|name| members.contains(name)))
    });
    Ok(found)
}

fn records<T: Kept + Stored>(accounts: &[RawAccount]) -> Records<T> {
    accounts.iter().filter_map(|account| decode(account).ok()).map(|found| (found.address, found)).collect()
}
