//! `exodus intent show`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::state::Request;

use crate::args::intent::Own;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Own, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let intent = super::named(&session, &options.named, |network| Ok(session.me_in(network)?.address))?;
    let request = session.chain.get::<Request>(&intent.request)?;
    let present = session.present(&request.network)?;
    let place = intent.request;
    let sheet = super::sheet("Intent".to_owned(), &intent, &request, &present)?;
    let own = session.mine(Some(&request.network)).is_ok_and(|mine| mine.iter().any(|me| me.address == intent.member));
    let (rules, asked) = (intent.read()?, present.of(&request)?);
    let takes = super::counts(&rules, &asked, present.now) && !rules.left.is_zero();
    let sheet = if own && takes { sheet.next(super::next(&asked, &place, present.now)) } else { sheet };
    session.show(if own {
        sheet.next(format!("`exodus intent edit {place} --amount ...` or `exodus intent withdraw {place}`"))
    } else {
        sheet
    })
}
