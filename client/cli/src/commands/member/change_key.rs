//! `exodus member change-key`.

use exodus_sdk::Signer;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::member::change_key;
use exodus_sdk::state::Member;

use crate::args::member::ChangeKey;
use crate::exit::Failure;
use crate::keys;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;
use crate::visible;

pub fn run(options: &ChangeKey, settings: Settings) -> Result<(), Failure> {
    let new = keys::read(&options.new)?;
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let receipt = session.send(&session.draft()?.then(change_key(&me, new.pubkey())), &[&new])?;
    let me = session.chain.get::<Member>(&me.address)?;
    let sheet = Sheet::of("The new key signs for you from now on; the old one does no more. Your address stays.")
        .place("member", &me.address)
        .address("authority", &me.authority)
        .with("epoch", me.epoch)
        .next(format!(
            "use it: --keypair {}; links you sent before are dead, make new ones",
            visible::typed(&options.new)
        ));
    session.tell(&receipt, &[], sheet)
}
