//! A network as a whole, as doors show it: everything that is kept of it, read at once, and what follows from it.

use std::collections::BTreeMap;
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

mod lateness;
pub mod list;
pub mod reach;
pub mod recoveries;
pub mod waves;

/// Records by where they live.
pub type Records<T> = BTreeMap<Address, Located<T>>;

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

    /// The accounts that this takes.
    ///
    /// # Errors
    /// The chain does not answer.
    pub fn accounts(chain: &(impl Chain + ?Sized), network: &Address) -> Result<Vec<RawAccount>, Error> {
        let members = Filter::every::<Member>().with(offset_of!(Member, network), network);
        let mut accounts = chain.list(&members)?;
        for filter in [
            Filter::every::<Tie>(),
            Filter::every::<Invitation>(),
            Filter::every::<Request>().with(offset_of!(Request, network), network),
            Filter::every::<Intent>(),
            Filter::every::<Commitment>(),
            Filter::every::<Offer>().with(offset_of!(Offer, network), network),
            Filter::every::<Deal>(),
            Filter::every::<Pool>().with(offset_of!(Pool, network), network),
            Filter::every::<Stake>(),
            Filter::every::<Delegate>(),
            Filter::every::<Recovery>(),
        ] {
            accounts.extend(chain.list(&filter)?);
        }
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
        Ok(whole)
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
        let asked = |intent: &Intent| self.requests.get(&intent.request).map(|request| request.beneficiary);
        let meant = self.intents.values().filter_map(|intent| Some((intent.member, asked(intent)?)));
        let owes = |promise: &Commitment| promise.read().is_ok_and(|rules| !rules.outstanding().is_zero());
        let promised = self.commitments.values().filter(|promise| owes(promise));
        meant.chain(promised.map(|promise| (promise.debtor, promise.creditor))).collect()
    }
}

/// How a member stands at a moment, whether that has been written down or not.
///
/// # Errors
/// The record is corrupt, or the moment is before 1970.
pub fn presence(member: &Member, now: Timestamp) -> Result<Presence, Refusal> {
    let member = member.read()?;
    Ok(member.presence(member.today(now)?.period))
}

fn records<T: Kept + Stored>(accounts: &[RawAccount]) -> Records<T> {
    accounts.iter().filter_map(|account| decode(account).ok()).map(|found| (found.address, found)).collect()
}
