//! `exodus tie accept`: joins in the same transaction where the newcomer is no member yet.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::instructions::tie::{Newcomer, accept};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Invitation, Member, Network, Tie};
use exodus_sdk::{Signer, Unit, address};

use crate::args::tie::Accept;
use crate::commands::member::must_be_new;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Accept, settings: Settings) -> Result<(), Failure> {
    let key = Link::parse(&super::link_text(&options.link)?)?.keypair()?;
    let profile = options.profile.hash()?;
    let session = Session::acting(settings)?;
    let invitation = invitation(&session, &key.pubkey())?;
    let inviter = session.chain.get::<Member>(&invitation.inviter)?;
    let network = session.chain.get::<Network>(&inviter.network)?;
    let unit = Unit::of(&network)?;
    let amount = |text: &Option<String>| text.as_deref().map(|text| unit.parse(text)).transpose();
    let (pledge, member_pledge) = (amount(&options.pledge)?, amount(&options.member_pledge)?);

    let member =
        if session.mine(Some(&network.address))?.is_empty() { None } else { Some(session.me_in(&network.address)?) };
    member.as_ref().map_or(Ok(()), |member| super::must_differ(member, &inviter))?;
    let keys = session.keys()?;
    let (draft, newcomer, own_pledge) = match &member {
        Some(_) if member_pledge.is_some() || profile.is_some() => {
            return Err(Failure::usage("you are a member already: --member-pledge and --profile are for newcomers")
                .hint("leave them out; `exodus member set` changes yours"));
        }
        Some(member) => (session.draft()?, Newcomer::from(member), member.pledge),
        None => {
            must_be_new(&session, &network)?;
            let pledge = member_pledge.map_or(network.default_pledge, |amount| amount.get());
            let args = JoinArgs { pledge, attention: options.attention, profile: profile.unwrap_or_default() };
            let joined = session.draft()?.then(join(keys.payer(), keys.signer(), network.address, args));
            (joined, Newcomer::joining(&network.address, keys.signer()), pledge)
        }
    };
    let pledge = pledge.map_or(own_pledge, |amount| amount.get());
    let place = address::tie(&newcomer.member, &inviter.address);
    let new_tie = session.chain.find::<Tie>(&place)?.is_none();
    let draft = draft.then(accept(keys.payer(), newcomer, &invitation, pledge));
    let receipt = session.send(&draft, &[&key])?;

    let mut rents = Vec::new();
    if member.is_none() {
        rents.push(session.deposit::<Member>()?);
    }
    if new_tie {
        rents.push(session.deposit::<Tie>()?);
    }
    let fact = match member {
        Some(_) => "The tie stands: you are ready to help each other.",
        None => "Welcome: you are a member, and the tie stands. You are ready to help each other.",
    };
    let sheet = super::sheet(fact, &newcomer.member, &session.chain.get(&place)?, &unit)?
        .row("you", newcomer.member.to_string())
        .json("member", newcomer.member.to_string())
        .json("joined", member.is_none())
        .json("invitation", invitation.address.to_string())
        .next("`exodus list` shows everyone within three handshakes; `exodus tie invite` brings your own people");
    session.tell(&receipt, &rents, sheet)
}

fn invitation(session: &Session, key: &exodus_sdk::Address) -> Result<Located<Invitation>, Failure> {
    session.chain.find(&address::invitation(key))?.ok_or_else(|| {
        Failure::usage("the link leads to no invitation on this ledger")
            .hint("it was taken back, or belongs to another ledger; ask for a new link")
    })
}
