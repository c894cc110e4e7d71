//! `exodus tie path`.

use exodus_rules::Handshakes;
use exodus_sdk::state::Member;

use crate::args::tie::Path;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Path, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let (from, to) = (session.named::<Member>(&options.from)?, session.named::<Member>(&options.to)?);
    let Some(path) = session.graph()?.path(from.address, to.address) else {
        let sheet = Sheet::of("No way leads from one to the other over mutual ties.")
            .json("handshakes", ())
            .json("path", ())
            .next("be introduced: a tie with anybody on the other's list opens a way");
        return session.show(sheet);
    };
    let handshakes = path.len().saturating_sub(1);
    let names: Vec<_> = path.iter().map(ToString::to_string).collect();
    let fact = match handshakes {
        0 => "That is one and the same member.".to_owned(),
        1 => "They know each other: 1 handshake.".to_owned(),
        more if more > usize::from(Handshakes::MAX.get()) => {
            format!("{more} handshakes: farther than any request reaches, except one for anyone.")
        }
        more => format!("{more} handshakes."),
    };
    let sheet = Sheet::of(fact).json("handshakes", handshakes);
    let sheet = names.iter().fold(sheet, |sheet, name| sheet.line(format!("  {name}")));
    session.show(sheet.json("path", names))
}
