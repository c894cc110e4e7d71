//! `exodus tie tidy-invitation`.

use exodus_sdk::instructions::tie::tidy_invitation;
use exodus_sdk::state::Invitation;

use crate::args::tie::WhichInvitation;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &WhichInvitation, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let invitation = session.named::<Invitation>(&options.invitation)?;
    let receipt = session.send(&session.draft()?.then(tidy_invitation(&invitation)), &[])?;
    let sheet = Sheet::of("The invitation is gone; nobody could accept it any more. Ties that it made stay.")
        .place("invitation", &invitation.address)
        .address("inviter", &invitation.inviter);
    session.tell(&receipt, &[session.returned::<Invitation>(&invitation.payer)?], sheet)
}
