//! How a helper shows that a request is within reach: the ties of the shortest way to the one who asks.

use exodus_rules::path::{Step, Walk};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::{Address, address};

use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::Sheet;

/// The ties, in order; the rules say whether the way is short enough. None where the request reaches anyone.
pub fn path(session: &Session, me: &Address, request: &Located<Request>) -> Result<Vec<Address>, Failure> {
    let (reach, beneficiary) = (request.read()?.reach, request.beneficiary);
    let members = if reach.get() == 0 { None } else { session.graph()?.path(*me, beneficiary) };
    let members = members.unwrap_or_else(|| vec![*me]);
    let steps = members.iter().zip(members.iter().skip(1));
    // Which end is the lower one does not matter to the walk; that these ties are mutual, the graph has seen to.
    let walk = steps
        .clone()
        .try_fold(Walk::from(*me), |walk, (one, two)| walk.over(&Step { lower: *one, higher: *two, mutual: true }))?;
    walk.arrives(beneficiary, reach)?;
    Ok(steps.map(|(one, two)| address::tie(one, two)).collect())
}

/// How far the helper is, where a path was shown.
pub fn tell(sheet: Sheet, handshakes: usize) -> Sheet {
    let sheet = sheet.json("handshakes", handshakes);
    if handshakes == 0 { sheet } else { sheet.row("handshakes", handshakes.to_string()) }
}
