//! What remains of a member who has left: enough to prove their archive.

use exodus_sdk::record::Located;
use exodus_sdk::state::Tombstone;

use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::Sheet;

/// Shows it.
pub fn show(session: &Session, stone: &Located<Tombstone>) -> Result<(), Failure> {
    let sheet = Sheet::of("Here was a member, who has left for good and settled everything.")
        .place("member", &stone.address)
        .with("state", "gone")
        .with("history_length", stone.history_length)
        .hash("history", &stone.history);
    session.show(match crate::texts::show(&stone.history) {
        Some(head) => sheet.next(format!(
            "`exodus archive verify FILE --head {head} --length {}` proves an archive of theirs",
            stone.history_length
        )),
        None => sheet,
    })
}
