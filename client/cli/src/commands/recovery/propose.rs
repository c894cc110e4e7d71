//! `exodus recovery propose`.

use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::recovery::propose;
use exodus_sdk::state::{Member, Recovery};

use crate::args::recovery::Propose;
use crate::exit::Failure;
use crate::session::{Session, parse_key};
use crate::settings::Settings;

pub fn run(options: &Propose, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let key = parse_key(&session, &options.key)?;
    let ward = session.named::<Member>(&options.member)?;
    let me = session.me_in(&ward.network)?;
    super::ties(&session, &me.address, core::slice::from_ref(&options.member))?;
    let draft = session.draft()?.then(propose(session.keys()?.payer(), &me, ward.address, key));
    let receipt = session.send(&draft, &[])?;
    let place = address::recovery(&ward.address, &key);
    let proposed = session.chain.get::<Recovery>(&place)?;
    let fact =
        "You have proposed a new key for your friend, and stand behind it. Nothing changes before the others do.";
    let sheet = super::sheet(fact, &proposed, &ward, session.now()?)
        .next(format!("the other guardians run `exodus recovery approve {place}`"))
        .next(format!("then your friend runs `exodus recovery execute {place}` with the new key"));
    session.tell(&receipt, &[session.deposit::<Recovery>()?], sheet)
}
