//! How a helper shows that a request is within reach, and how far they are.

use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::whole::reach;

use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::Sheet;

/// The ties to the one who asks, in order. None where the request reaches anyone.
pub fn path(session: &Session, me: &Address, request: &Located<Request>) -> Result<Vec<Address>, Failure> {
    Ok(reach::ties(&session.graph()?, *me, request.beneficiary, request.read()?.reach)?)
}

/// How far the helper is, where a path was shown.
pub fn tell(sheet: Sheet, handshakes: usize) -> Sheet {
    let sheet = sheet.json("handshakes", handshakes);
    if handshakes == 0 { sheet } else { sheet.row("handshakes", handshakes.to_string()) }
}
