//! Sending, and telling what became of it: signature, compute units, and where rent went.
//!
//! Whatever a command sends passes here, so that `--dry-run` is decided here for all of them. A preview is a simulation of
//! the very program (docs/decisions/0012-previews.md).

use exodus_sdk::chain::{ChainExt, Receipt, Simulated};
use exodus_sdk::instructions::Instruction;
use exodus_sdk::record::RawAccount;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Error, Signer, lateness};

use super::{Rent, Session};
use crate::exit::Failure;
use crate::sheet::Sheet;

/// What came of something that somebody else may have done first.
pub enum Attempt {
    /// It was accepted, or would be; these deposits moved, or would.
    Done(Vec<Rent>),
    /// The chain said no, in these words.
    Refused(String),
}

impl Session {
    /// An empty draft, paid by whoever pays.
    pub fn draft(&self) -> Result<Draft, Failure> {
        Ok(Draft::paid_by(self.keys()?.payer()))
    }

    /// A transaction for an act of a member. In front of one that suspension forbids stands what brings the member's own
    /// record up to date, so that nobody gains by not being tidied.
    pub fn draft_of(&self, member: &Address, act: Instruction) -> Result<Draft, Failure> {
        let mut draft = self.draft()?;
        if lateness::is_forbidden_when_suspended(&act) {
            let now = self.now()?;
            let late = lateness::up_to_date(&lateness::promises(&*self.chain, member, now)?, now)?;
            draft = late.into_iter().fold(draft, Draft::then);
        }
        Ok(draft.then(act))
    }

    /// Signs with the own keys and `extra` ones, and sends. With `--dry-run` it says what would happen instead, and the
    /// command ends here.
    pub fn send(&self, draft: &Draft, extra: &[&dyn Signer]) -> Result<Receipt, Failure> {
        let mut keys = self.keys()?.all();
        keys.extend(extra);
        if !self.is_dry_run() {
            if let Some(receipt) = self.sent_as_asked(draft, &keys)? {
                return Ok(receipt);
            }
            return Ok(self.chain.submit(draft, &keys)?);
        }
        let before = self.touched(draft)?;
        let Simulated { receipt, after } = self.chain.preview(draft, &keys)?;
        self.show_preview(&receipt, &Rent::between(&before, &after))?;
        Err(Failure::previewed())
    }

    /// Sends, or with `--dry-run` only tries, what anybody may do: a refusal is an answer, and no failure.
    pub fn attempt(&self, draft: &Draft) -> Result<Attempt, Failure> {
        if self.settings.signing.only {
            return Err(Failure::usage(
                "this command may send several transactions, so it cannot be signed once for all",
            )
            .hint("leave out --sign-only, or use the command that sends one of them"));
        }
        let keys = self.keys()?.all();
        let before = self.touched(draft)?;
        let outcome = if self.is_dry_run() {
            self.chain.preview(draft, &keys).map(|simulated| simulated.after)
        } else {
            self.chain.submit(draft, &keys).and_then(|_| self.touched(draft))
        };
        match outcome {
            Ok(after) => Ok(Attempt::Done(Rent::between(&before, &after))),
            Err(no @ (Error::Refused(_) | Error::Chain { .. })) => Ok(Attempt::Refused(no.to_string())),
            Err(broken) => Err(broken.into()),
        }
    }

    /// The accounts that a draft may write, as they stand.
    pub fn touched(&self, draft: &Draft) -> Result<Vec<RawAccount>, Error> {
        Ok(self.chain.accounts(&draft.writes())?.into_iter().flatten().collect())
    }

    /// Says what an accepted transaction did.
    pub fn tell(&self, receipt: &Receipt, rents: &[Rent], sheet: Sheet) -> Result<(), Failure> {
        self.show(with_costs(sheet.with("signature", receipt.signature.to_string()), receipt, rents))
    }

    fn show_preview(&self, receipt: &Receipt, rents: &[Rent]) -> Result<(), Failure> {
        let sheet = Sheet::of("would be accepted: nothing was sent").json("dry_run", true).json("accepted", true);
        self.show(with_costs(sheet, receipt, rents).next("the same without --dry-run sends it"))
    }

    /// Prints.
    pub fn show(&self, sheet: Sheet) -> Result<(), Failure> {
        self.output.data(sheet.object(), |_| sheet.text())
    }
}

fn with_costs(sheet: Sheet, receipt: &Receipt, rents: &[Rent]) -> Sheet {
    let sheet = sheet.with("compute_units", receipt.compute_units).json("fee", receipt.fee).json("rent", rents);
    rents.iter().fold(sheet, |sheet, rent| sheet.line(rent.line()))
}
