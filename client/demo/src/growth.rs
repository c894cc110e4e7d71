//! A network grows from one person: whoever is inside sends a link, whoever takes it is inside.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use exodus_rules::network::Frame;
use exodus_rules::{Span, Timestamp};
use exodus_sdk::instructions::member::{self, JoinArgs};
use exodus_sdk::instructions::network::{self, CreateArgs};
use exodus_sdk::instructions::tie::{self, Newcomer};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Invitation, Member, Network};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Keypair, Signer, address};

use crate::failure::Failure;
use crate::stage::Stage;
use crate::ties::Ties;

const SLUG: &str = "exodus-demo";
const UNIT: &str = "EUR";
const DECIMALS: u8 = 2;
const PLEDGE: u64 = 100_00;
const DORMANT_AFTER: u32 = 3;
/// Emergencies a period that a member is told of.
const ATTENTION: u16 = 30;
const LINK_LIFE: Span = Span::days(30);

/// Somebody with a key of their own.
pub struct Player {
    /// The key that signs for them.
    pub key: Keypair,
    /// Their member record.
    pub member: Address,
}

/// Everybody in the network.
pub struct Cast {
    /// The network.
    pub network: Address,
    players: BTreeMap<u32, Player>,
    /// The last link that somebody took, and which brings nobody else in.
    used_link: Option<Keypair>,
}

impl Cast {
    /// The player behind a person's number.
    pub fn player(&self, person: u32) -> Result<&Player, Failure> {
        self.players.get(&person).ok_or_else(|| Failure::broken(format!("person {person} never joined")))
    }

    /// A link that somebody took already.
    pub fn used_link(&self) -> Result<&Keypair, Failure> {
        self.used_link.as_ref().ok_or_else(|| Failure::broken("nobody has taken a link"))
    }

    /// The ties between each of these people and the next.
    pub fn ties_along(&self, people: &[u32]) -> Result<Vec<Address>, Failure> {
        let steps = people.iter().zip(people.iter().skip(1));
        steps.map(|(from, to)| Ok(address::tie(&self.player(*from)?.member, &self.player(*to)?.member))).collect()
    }

    /// From now on another key signs for somebody.
    pub fn takes_key(&mut self, person: u32, key: Keypair) -> Result<Keypair, Failure> {
        let unknown = || Failure::broken(format!("person {person} never joined"));
        let player = self.players.get_mut(&person).ok_or_else(unknown)?;
        Ok(std::mem::replace(&mut player.key, key))
    }

    /// Everybody, by number.
    pub fn players(&self) -> impl Iterator<Item = (u32, &Player)> {
        self.players.iter().map(|(person, player)| (*person, player))
    }

    /// Somebody with a fresh key, not in the network yet.
    pub fn newcomer(&self) -> Player {
        let key = Keypair::new();
        let member = address::member(&self.network, &key.pubkey());
        Player { key, member }
    }
}

/// Creates a network and lets everybody join and tie. Each tie is a link of its own; each first tie brings the newcomer
/// in, by one transaction that somebody else pays. `tied_one` hears of each.
pub fn grow(stage: &mut Stage, ties: &Ties, tied_one: &mut dyn FnMut()) -> Result<Cast, Failure> {
    let network = create(stage)?;
    let mut cast = Cast { network, players: BTreeMap::new(), used_link: None };
    let mut friends: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (a, b) in &ties.pairs {
        friends.entry(*a).or_default().push(*b);
        friends.entry(*b).or_default().push(*a);
    }
    let mut tied = BTreeSet::new();
    for person in &ties.people {
        if cast.players.contains_key(person) {
            continue;
        }
        let first = cast.newcomer();
        join(stage, &cast, &first)?;
        cast.players.insert(*person, first);
        let mut inside = VecDeque::from([*person]);
        while let Some(inviter) = inside.pop_front() {
            for newcomer in friends.get(&inviter).into_iter().flatten() {
                if cast.players.contains_key(newcomer) {
                    continue;
                }
                let player = cast.newcomer();
                let link = invite(stage, cast.player(inviter)?)?;
                enter(stage, &cast, &player, &link)?;
                cast.players.insert(*newcomer, player);
                cast.used_link = Some(link);
                tied.insert((inviter.min(*newcomer), inviter.max(*newcomer)));
                inside.push_back(*newcomer);
                tied_one();
            }
        }
    }
    for (a, b) in ties.pairs.iter().filter(|(a, b)| !tied.contains(&(*a.min(b), *a.max(b)))) {
        let link = invite(stage, cast.player(*a)?)?;
        accept(stage, cast.player(*b)?, &link)?;
        tied_one();
    }
    Ok(cast)
}

fn create(stage: &mut Stage) -> Result<Address, Failure> {
    let founder = Keypair::new();
    let short = || Failure::broken("the network's name or unit is too long");
    let slug = address::padded(SLUG).ok_or_else(short)?;
    let args = CreateArgs {
        slug,
        unit: address::padded(UNIT).ok_or_else(short)?,
        decimals: DECIMALS,
        default_pledge: PLEDGE,
        period_seconds: 0,
        tie_cap: Frame::TIES,
        dormant_after: DORMANT_AFTER,
    };
    let create = network::create(stage.payer(), founder.pubkey(), None, args);
    stage.play(&["network.create"], &stage.paid().then(create), &[&founder])?;
    Ok(address::network(&founder.pubkey(), &slug))
}

/// What a newcomer sends to join with the pledge that the network suggests.
pub fn joining(stage: &Stage, cast: &Cast, player: &Player) -> Result<Draft, Failure> {
    let frame: Located<Network> = stage.get(&cast.network)?;
    let args = JoinArgs { pledge: frame.default_pledge, attention: ATTENTION, profile: [0; 32] };
    Ok(stage.paid().then(member::join(stage.payer(), player.key.pubkey(), cast.network, args)))
}

fn join(stage: &mut Stage, cast: &Cast, player: &Player) -> Result<(), Failure> {
    let draft = joining(stage, cast, player)?;
    stage.play(&["member.join"], &draft, &[&player.key])
}

/// Sends a link: "I am ready to help you with my pledge, and I count on the same from you."
fn invite(stage: &mut Stage, inviter: &Player) -> Result<Keypair, Failure> {
    let link = Link::generate().keypair()?;
    let member: Located<Member> = stage.get(&inviter.member)?;
    let expires = Timestamp::new(stage.now()?).after(LINK_LIFE).get();
    let invite = tie::invite(stage.payer(), &member, link.pubkey(), member.pledge, expires, 1);
    stage.play(&["tie.invite"], &stage.paid().then(invite), &[&inviter.key, &link])?;
    Ok(link)
}

/// What a newcomer sends: to join and to take the hand that a link offers, together or not at all.
pub fn entering(stage: &Stage, cast: &Cast, player: &Player, link: &Keypair) -> Result<Draft, Failure> {
    let invitation: Located<Invitation> = stage.get(&address::invitation(&link.pubkey()))?;
    let newcomer = Newcomer::joining(&cast.network, player.key.pubkey());
    let accept = tie::accept(stage.payer(), newcomer, &invitation, invitation.pledge);
    Ok(joining(stage, cast, player)?.then(accept))
}

fn enter(stage: &mut Stage, cast: &Cast, player: &Player, link: &Keypair) -> Result<(), Failure> {
    let draft = entering(stage, cast, player, link)?;
    stage.play(&["member.join", "tie.accept"], &draft, &[&player.key, link])
}

fn accept(stage: &mut Stage, player: &Player, link: &Keypair) -> Result<(), Failure> {
    let invitation: Located<Invitation> = stage.get(&address::invitation(&link.pubkey()))?;
    let member: Located<Member> = stage.get(&player.member)?;
    let accept = tie::accept(stage.payer(), Newcomer::from(&member), &invitation, member.pledge);
    stage.play(&["tie.accept"], &stage.paid().then(accept), &[&player.key, link])
}
