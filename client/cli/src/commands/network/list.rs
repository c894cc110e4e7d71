//! `exodus network list`.

use exodus_sdk::Unit;
use exodus_sdk::address::unpadded;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::Network;

use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

pub fn run(settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for network in session.chain.all::<Network>(&Filter::every::<Network>())? {
        let members = session.members(&network.address)?.len();
        let pledge = Unit::of(&network)?.show(network.default_pledge);
        rows.push(vec![unpadded(&network.slug), network.address.to_string(), members.to_string(), pledge]);
        let sheet = super::sheet(String::new(), &network)?.json("members", members);
        objects.push(sheet.object().clone());
    }
    let sheet = Sheet::of(format!("{} on this ledger.", count(rows.len(), "network"))).json("networks", objects);
    let sheet = if rows.is_empty() {
        sheet.next("`exodus network create NAME` begins one")
    } else {
        sheet.line(table(&["name", "address", "members", "pledge"], rows)).next("`exodus member join NAME`")
    };
    session.show(sheet)
}
