//! Sending, and telling what became of it: signature, compute units, and where rent went.

use exodus_sdk::chain::{ChainExt, Receipt};
use exodus_sdk::record::Kept;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Keypair};
use serde::Serialize;

use super::Session;
use crate::exit::Failure;
use crate::sheet::Sheet;

/// A rent deposit that moved.
#[derive(Serialize)]
pub struct Rent {
    what: &'static str,
    bytes: usize,
    lamports: u64,
    /// Who gets it back; nobody where the record never closes.
    payer: Option<String>,
    returned: bool,
}

impl Session {
    /// An empty draft, paid by whoever pays.
    pub fn draft(&self) -> Result<Draft, Failure> {
        Ok(Draft::paid_by(self.keys()?.payer()))
    }

    /// Signs with the own keys and `extra` ones, and sends.
    pub fn send(&self, draft: &Draft, extra: &[&Keypair]) -> Result<Receipt, Failure> {
        let mut keys = self.keys()?.all();
        keys.extend(extra);
        Ok(self.chain.submit(draft, &keys)?)
    }

    /// The deposit for a new record, paid by whoever pays.
    pub fn deposit<T: Kept>(&self) -> Result<Rent, Failure> {
        let payer = Some(self.keys()?.payer().to_string());
        Ok(Rent { what: T::NOUN, bytes: T::SIZE, lamports: self.chain.rent(T::SIZE)?, payer, returned: false })
    }

    /// The deposit for a record that never closes.
    pub fn deposit_for_ever<T: Kept>(&self) -> Result<Rent, Failure> {
        Ok(Rent { payer: None, ..self.deposit::<T>()? })
    }

    /// The deposit of a record that has closed.
    pub fn returned<T: Kept>(&self, payer: &Address) -> Result<Rent, Failure> {
        Ok(Rent { payer: Some(payer.to_string()), returned: true, ..self.deposit::<T>()? })
    }

    /// Says what an accepted transaction did.
    pub fn tell(&self, receipt: &Receipt, rents: &[Rent], sheet: Sheet) -> Result<(), Failure> {
        let sheet = sheet
            .with("signature", receipt.signature.to_string())
            .with("compute_units", receipt.compute_units)
            .json("fee", receipt.fee)
            .json("rent", rents);
        let sheet = rents.iter().fold(sheet, |sheet, rent| sheet.line(rent.line()));
        self.show(sheet)
    }

    /// Prints.
    pub fn show(&self, sheet: Sheet) -> Result<(), Failure> {
        self.output.data(sheet.object(), |_| sheet.text())
    }
}

impl Rent {
    fn line(&self) -> String {
        let Self { what, bytes, .. } = self;
        let sol = sol(self.lamports);
        match (&self.payer, self.returned) {
            (Some(payer), true) => format!("rent returned: {sol} for {bytes} bytes ({what}), to {payer}"),
            (Some(payer), false) => {
                format!("rent deposit: {sol} for {bytes} bytes ({what}), returned to {payer} when it closes")
            }
            (None, _) => format!("rent deposit: {sol} for {bytes} bytes ({what}), which stays: it never closes"),
        }
    }
}

fn sol(lamports: u64) -> String {
    const ONE: u64 = 1_000_000_000;
    let (whole, part) = (lamports.checked_div(ONE).unwrap_or(0), lamports.checked_rem(ONE).unwrap_or(0));
    let text = format!("{whole}.{part:09}");
    format!("{} SOL", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lamports_read_as_sol() {
        assert_eq!(sol(3_953_280), "0.00395328 SOL");
        assert_eq!(sol(2_000_000_000), "2 SOL");
        assert_eq!(sol(0), "0 SOL");
        assert_eq!(sol(10_000_000_000), "10 SOL");
    }
}
