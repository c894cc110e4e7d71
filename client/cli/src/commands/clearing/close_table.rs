//! `exodus clearing close-table`.

use exodus_sdk::lookup::{Kept, close};
use exodus_sdk::unit::sol;

use crate::args::clearing::CloseTable;
use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &CloseTable, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let address = parse_address(&options.table)?;
    let kept = Kept::at(&*session.chain, &address)?;
    let authority = session.keys()?.payer();
    if kept.authority != Some(authority) {
        return Err(Failure::refused(format!("the lookup table {address} is not the payer's, {authority}"))
            .hint("name the key that paid for it with --keypair, or with --fee-payer"));
    }
    let slot = session.chain.clock()?.slot;
    let closes_in = kept.closes_in().ok_or_else(|| {
        Failure::refused(format!("the lookup table {address} is still in use"))
            .hint("`exodus clearing clear` deactivates the table that it makes; that one may be at work")
    })?;
    if slot < closes_in {
        return Err(Failure::refused(format!("the lookup table closes in slot {closes_in}; this is slot {slot}"))
            .hint("wait about four minutes; on a ledger of your own, `exodus ledger advance --by 4m` does"));
    }
    let receipt = session.send(&session.draft()?.then(close(address, authority, authority)), &[])?;
    let fact = format!("The lookup table is gone; its rent deposit of {} is back.", sol(kept.lamports));
    let sheet = Sheet::of(fact).place("table", &address).json("returned", kept.lamports);
    session.tell(&receipt, &[], sheet.address("returned_to", &authority))
}
