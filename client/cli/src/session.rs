//! A command at work: the chain it speaks to, the keys it has, and the member it acts for.

use std::collections::BTreeSet;
use std::mem::offset_of;
use std::str::FromStr;

use exodus_graph::People;
use exodus_rules::{Refusal, Timestamp};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::state::{Commitment, Member, Network, Tie};
use exodus_sdk::{Address, Unit, address};

use crate::exit::Failure;
use crate::keys::Keys;
use crate::moment::standing;
use crate::output::Output;
use crate::settings::Settings;

mod hand;
mod ledger;
mod present;
mod rent;
mod send;
mod signing;
mod whole;

pub use ledger::Ledger;
pub use present::Present;
pub use rent::Rent;
pub use send::Attempt;

/// A clock that stands for less is hardly wrong.
const DAY: u64 = 86_400;

/// What a command works with.
pub struct Session {
    pub output: Output,
    pub chain: Ledger,
    settings: Settings,
    /// Reading takes a key only where it asks for "mine".
    keys: Result<Keys, Failure>,
    /// Whether it only looks: what is public may be looked at as anybody.
    reads: bool,
}

impl Session {
    /// For commands that only look.
    pub fn reading(settings: Settings) -> Result<Self, Failure> {
        let keys = Keys::load(&settings);
        Ok(Self { reads: true, ..Self::on(Ledger::that_is_there(&settings)?, settings, keys) })
    }

    /// For commands that sign.
    pub fn acting(settings: Settings) -> Result<Self, Failure> {
        let keys = Keys::load(&settings)?;
        Ok(Self::on(Ledger::that_is_there(&settings)?, settings, Ok(keys)).in_time())
    }

    /// For the command that begins a network, and a ledger with it.
    pub fn founding(settings: Settings) -> Result<Self, Failure> {
        let keys = Keys::load(&settings)?;
        Ok(Self::on(Ledger::that_may_begin(&settings)?, settings, Ok(keys)).in_time())
    }

    /// Says that time stands, before somebody counts a term from it.
    fn in_time(self) -> Self {
        if let Some(seconds) = self.chain.standing().filter(|seconds| *seconds > DAY) {
            self.output.note(&format!("note: {}; `exodus ledger show` says more", standing(seconds)));
        }
        self
    }

    const fn on(chain: Ledger, settings: Settings, keys: Result<Keys, Failure>) -> Self {
        Self { output: settings.output, chain, settings, keys, reads: false }
    }

    /// Whether nothing may be sent.
    pub const fn is_dry_run(&self) -> bool {
        self.settings.dry_run
    }

    /// The flags that whatever comes next needs as well, as they were typed.
    pub fn typed(&self) -> &str {
        &self.settings.typed
    }

    /// The keys.
    pub fn keys(&self) -> Result<&Keys, Failure> {
        self.keys.as_ref().map_err(Clone::clone)
    }

    /// The chain's time.
    pub fn now(&self) -> Result<Timestamp, Failure> {
        Ok(Timestamp::new(self.chain.clock()?.now))
    }

    /// The record whose address somebody typed.
    pub fn named<T: Kept>(&self, text: &str) -> Result<Located<T>, Failure> {
        Ok(self.chain.get(&parse_address(text)?)?)
    }

    /// The member whose address somebody typed, or the own one.
    pub fn member_or_me(&self, text: Option<&str>) -> Result<Located<Member>, Failure> {
        text.map_or_else(|| self.me(), |text| self.named(text))
    }

    /// The network that somebody named by address or by name.
    pub fn network(&self, text: &str) -> Result<Located<Network>, Failure> {
        if let Ok(address) = Address::from_str(text) {
            return Ok(self.chain.get(&address)?);
        }
        let all = self.chain.all::<Network>(&Filter::every::<Network>())?;
        let mut found = all.into_iter().filter(|network| address::unpadded(&network.slug) == text);
        match (found.next(), found.next()) {
            (Some(network), None) => Ok(network),
            (Some(_), Some(_)) => Err(Failure::usage(format!("several networks are called `{text}`"))
                .hint("name one by its address; `exodus network list` shows them")),
            (None, _) => Err(Failure::usage(format!("there is no network `{}` on this ledger", text.escape_debug()))
                .hint("`exodus network list` shows those there are")),
        }
    }

    /// The network that the settings name, if any.
    pub fn chosen_network(&self) -> Result<Option<Located<Network>>, Failure> {
        self.settings.network.as_deref().map(|text| self.network(text)).transpose()
    }

    /// The network that was typed, or the chosen one, or the one the key is a member of, or the only one.
    pub fn network_or_only(&self, text: Option<&str>) -> Result<Located<Network>, Failure> {
        if let Some(text) = text {
            return self.network(text);
        }
        if let Some(network) = self.chosen_network()? {
            return Ok(network);
        }
        let mut all = self.chain.all::<Network>(&Filter::every::<Network>())?;
        match (all.pop(), all.pop()) {
            (Some(network), None) => Ok(network),
            (None, _) => Err(Failure::usage("there is no network on this ledger yet")
                .hint("`exodus network create NAME` begins one")),
            (Some(_), Some(_))
                if self.settings.acting_as.is_none() && self.mine(None).is_ok_and(|mine| mine.is_empty()) =>
            {
                Err(Failure::usage("there are several networks on this ledger, and the key is a member of none")
                    .hint("name one with --network; `exodus network list` shows them"))
            }
            (Some(_), Some(_)) => Ok(self.chain.get(&self.me()?.network)?),
        }
    }

    /// The unit of the network that a member belongs to.
    pub fn unit(&self, network: &Address) -> Result<Unit, Failure> {
        Ok(Unit::of(&*self.chain.get::<Network>(network)?)?)
    }

    /// The member that the key is, in the network that the settings name or in the only one it is a member of.
    pub fn me(&self) -> Result<Located<Member>, Failure> {
        if let Some(named) = self.looked_as()? {
            return Ok(named);
        }
        let network = self.chosen_network()?.map(|network| network.address);
        self.choose(self.mine(network.as_ref())?)
    }

    /// The member that the key is in a network.
    pub fn me_in(&self, network: &Address) -> Result<Located<Member>, Failure> {
        if let Some(named) = self.looked_as()?.filter(|named| named.network == *network) {
            return Ok(named);
        }
        self.choose(self.mine(Some(network))?)
    }

    /// The member that `--as` names, where nothing is signed.
    fn looked_as(&self) -> Result<Option<Located<Member>>, Failure> {
        let named = self.settings.acting_as.as_deref().filter(|_| self.reads);
        named.map(|text| self.named(text)).transpose()
    }

    /// The member at an address, if the key signs for it; nobody else may do what its owner alone does.
    pub fn owner(&self, owner: &Address) -> Result<Located<Member>, Failure> {
        let member = self.chain.get::<Member>(owner)?;
        if member.authority == self.keys()?.signer() {
            return Ok(member);
        }
        let hint = format!("it is for the member {owner} to do, with the key {}", member.authority);
        Err(Failure::from(Refusal::NotAuthority).hint(hint))
    }

    /// The member at an address if the key signs for it, else the one that the key is in that network: then the rules
    /// say why it is not theirs to do.
    pub fn owner_or_me(&self, owner: &Address, network: &Address) -> Result<Located<Member>, Failure> {
        self.owner(owner).or_else(|_| self.me_in(network))
    }

    /// Every member that the key acts for. Searched by key and not by address: after a change of key the address no
    /// longer follows from it.
    pub fn mine(&self, network: Option<&Address>) -> Result<Vec<Located<Member>>, Failure> {
        let filter = Filter::every::<Member>().with(offset_of!(Member, authority), &self.keys()?.signer());
        let filter = match network {
            Some(network) => filter.with(offset_of!(Member, network), network),
            None => filter,
        };
        Ok(self.chain.all(&filter)?)
    }

    fn choose(&self, mut mine: Vec<Located<Member>>) -> Result<Located<Member>, Failure> {
        if let Some(text) = &self.settings.acting_as {
            let wanted = parse_address(text)?;
            mine.retain(|member| member.address == wanted);
        }
        let key = self.keys()?.signer();
        let choices: Vec<_> =
            mine.iter().map(|member| format!("{} (--network {})", member.address, member.network)).collect();
        match (mine.pop(), mine.pop()) {
            (Some(member), None) => Ok(member),
            (None, _) => Err(self.nobody(&key)?),
            (Some(_), Some(_)) => Err(Failure::usage(format!("the key {key} acts for {} members", choices.len()))
                .hint(format!("name one with --network or --as: {}", choices.join(", ")))),
        }
    }

    /// The members of a network, by address.
    pub fn members(&self, network: &Address) -> Result<Vec<Located<Member>>, Failure> {
        Ok(self.chain.all(&Filter::every::<Member>().with(offset_of!(Member, network), network))?)
    }

    /// The mutual ties of this ledger. No tie crosses networks, so none has to be left out.
    pub fn mutual_ties(&self) -> Result<Vec<(Address, Address)>, Failure> {
        let mut mutual = Vec::new();
        for tie in self.chain.all::<Tie>(&Filter::every::<Tie>())? {
            if tie.read()?.is_mutual() {
                mutual.push((tie.lower, tie.higher));
            }
        }
        Ok(mutual)
    }

    /// The same as a graph.
    pub fn graph(&self) -> Result<People<Address>, Failure> {
        Ok(People::of(self.mutual_ties()?))
    }

    /// The commitments between members of a network.
    pub fn commitments(&self, network: &Address) -> Result<Vec<Located<Commitment>>, Failure> {
        let members: BTreeSet<Address> = self.members(network)?.into_iter().map(|member| member.address).collect();
        let mut all = self.chain.all::<Commitment>(&Filter::every::<Commitment>())?;
        all.retain(|commitment| members.contains(&commitment.debtor));
        Ok(all)
    }
}

/// The address of a key as somebody typed it: a record of this program, or of any other, has an address and no key.
pub fn parse_key(session: &Session, text: &str) -> Result<Address, Failure> {
    let key = parse_address(text)?;
    if key.is_on_curve() {
        return Ok(key);
    }
    let found = session.chain.accounts(&[key])?.into_iter().flatten().next();
    let fact = match found.as_ref().and_then(exodus_sdk::record::tag) {
        Some(tag) => format!("{key} is a {}, not a key", tag.noun),
        None => format!("{key} is the address of a record, not a key"),
    };
    Err(Failure::usage(fact)
        .hint("name the key that `exodus keygen` prints, or that `exodus member show` calls authority"))
}

/// An address as somebody typed it.
pub fn parse_address(text: &str) -> Result<Address, Failure> {
    Address::from_str(text.trim()).map_err(|_| {
        Failure::usage(format!("`{}` is no address", text.escape_debug()))
            .hint("an address has 32 to 44 letters and digits; copy it from `exodus member show` or a list")
    })
}
