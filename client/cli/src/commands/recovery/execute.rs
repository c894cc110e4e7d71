//! `exodus recovery execute`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::recovery::execute;
use exodus_sdk::state::{Member, Recovery};

use crate::args::recovery::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let proposed = session.named::<Recovery>(&options.proposal)?;
    if session.keys()?.signer() != proposed.key {
        return Err(Failure::usage(format!("the new key signs this, {}", proposed.key))
            .hint("name its file with --keypair; somebody else may pay, with --fee-payer"));
    }
    let standing = super::standing(&session, &proposed)?;
    let receipt = session.send(&session.draft()?.then(execute(&proposed, &standing)), &[])?;
    let me = session.chain.get::<Member>(&proposed.member)?;
    let sheet =
        Sheet::of("You are back. The new key signs for you; the lost one, and all it handed out, does no more.")
            .place("member", &me.address)
            .address("authority", &me.authority)
            .with("epoch", me.epoch)
            .with("ties", me.ties)
            .next("thank your friends; links you sent before are dead, make new ones with `exodus tie invite`");
    session.tell(&receipt, &[session.returned::<Recovery>(&proposed.payer)?], sheet)
}
