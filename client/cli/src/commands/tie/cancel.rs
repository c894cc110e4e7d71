//! `exodus tie cancel`.

use exodus_sdk::Signer;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::tie::cancel;
use exodus_sdk::link::Link;
use exodus_sdk::state::Invitation;

use crate::args::tie::Cancel;
use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Cancel, settings: Settings) -> Result<(), Failure> {
    let text = super::link_text(&options.invitation)?;
    let place = if text.trim().starts_with("exodus:") {
        address::invitation(&Link::parse(&text)?.keypair()?.pubkey())
    } else {
        parse_address(&text)?
    };
    let session = Session::acting(settings)?;
    let invitation = session.chain.get::<Invitation>(&place)?;
    let me = session.owner(&invitation.inviter)?;
    let receipt = session.send(&session.draft()?.then(cancel(&me, &invitation)), &[])?;
    let sheet = Sheet::of("The link works no more. Ties that it made stay.")
        .place("invitation", &place)
        .with("uses_left", invitation.uses_left);
    session.tell(&receipt, &[session.returned::<Invitation>(&invitation.payer)?], sheet)
}
