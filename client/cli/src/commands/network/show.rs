//! `exodus network show`.

use exodus_sdk::address::unpadded;

use crate::args::network::Show;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Show, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let network = session.network_or_only(options.which.as_deref())?;
    let members = session.members(&network.address)?.len();
    let sheet = super::sheet(format!("The network {}", unpadded(&network.slug)), &network)?;
    session.show(sheet.with("members", members))
}
