//! What became of a case, and whether it may.

use solana_instruction::error::InstructionError;
use solana_transaction_error::TransactionError;

use exodus_rules::Refusal;
use exodus_sdk::record::{RawAccount, tag};
use exodus_sdk::{Address, PROGRAM};

use super::machine::{Change, Machine};

/// How a case was stopped.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stop {
    /// By the rules, with a number.
    Rules(u32),
    /// By Anchor or the System program, with a number.
    Framework(u32),
    /// By the runtime.
    Runtime(String),
}

/// Why an error is one that a program may end with; `Err` where it is not.
pub fn stop(error: &TransactionError) -> Result<Stop, String> {
    use InstructionError as I;
    let TransactionError::InstructionError(_, inner) = error else { return Ok(Stop::Runtime(format!("{error:?}"))) };
    match inner {
        I::Custom(code) if Refusal::from_code(*code).is_some() => Ok(Stop::Rules(*code)),
        I::Custom(code @ (0..=8 | 2_000..=3_999)) => Ok(Stop::Framework(*code)),
        I::InvalidArgument
        | I::InvalidInstructionData
        | I::InvalidAccountData
        | I::AccountDataTooSmall
        | I::InsufficientFunds
        | I::IncorrectProgramId
        | I::MissingRequiredSignature
        | I::AccountAlreadyInitialized
        | I::UninitializedAccount
        | I::InvalidSeeds
        | I::IllegalOwner
        | I::InvalidAccountOwner
        | I::Immutable
        | I::PrivilegeEscalation
        | I::MissingAccount
        | I::UnsupportedProgramId
        | I::AccountBorrowFailed => Ok(Stop::Runtime(format!("{inner:?}"))),
        other => Err(format!("{other:?}")),
    }
}

/// What differs although a transaction failed, its fee aside.
pub fn trace(before: &Machine, after: &Machine, cashier: &Address, fee: u64) -> Option<String> {
    let mut changes = after.changes(before).into_iter().filter(|change| {
        let paid = |change: &Change| {
            let (old, new) = (change.before.as_ref()?, change.after.as_ref()?);
            let rest = (old.owner, &old.data) == (new.owner, &new.data);
            Some(change.address == *cashier && rest && old.lamports.checked_sub(new.lamports)? == fee)
        };
        paid(change) != Some(true)
    });
    changes.next().map(|change| format!("{} changed, although it was refused", change.address))
}

/// What an accepted transaction must never do, whatever it was: make lamports, write what is no record, leave one poor.
pub fn fault(before: &Machine, after: &Machine, fee: u64) -> Option<String> {
    let changes = after.changes(before);
    let lamports = |account: &Option<RawAccount>| account.as_ref().map_or(0, |account| u128::from(account.lamports));
    let old: u128 = changes.iter().map(|change| lamports(&change.before)).sum();
    let new: u128 = changes.iter().map(|change| lamports(&change.after)).sum();
    if old != new + u128::from(fee) {
        return Some(format!("{old} lamports became {new}, and the fee was {fee}"));
    }
    if let Some(thief) = stolen(&changes) {
        return Some(thief);
    }
    let ours = changes.iter().filter_map(|change| change.after.as_ref()).filter(|account| account.owner == PROGRAM);
    for account in ours {
        if tag(account).is_none() {
            return Some(format!("{} is no record any more", account.address));
        }
        if account.lamports < after.rent(account.data.len()) {
            return Some(format!("{} holds less than its rent", account.address));
        }
    }
    None
}

/// Whose rent went to somebody else than the one who paid it. What creates something as well moves lamports both ways.
fn stolen(changes: &[Change]) -> Option<String> {
    let ours = |account: &Option<RawAccount>| account.clone().filter(|account| account.owner == PROGRAM);
    if changes
        .iter()
        .any(|change| change.before.as_ref().map(|it| it.owner) != Some(PROGRAM) && ours(&change.after).is_some())
    {
        return None;
    }
    for closed in
        changes.iter().filter(|change| ours(&change.after).is_none()).filter_map(|change| ours(&change.before))
    {
        let payer = tag(&closed).and_then(|tag| tag.payer);
        let paid = changes.iter().find(|change| Some(change.address) == payer);
        let got = paid.and_then(|change| {
            Some(change.after.as_ref()?.lamports - change.before.as_ref().map_or(0, |it| it.lamports))
        });
        if payer.is_some() && got.is_none_or(|got| got < closed.lamports) {
            return Some(format!("the rent of {} did not go to its payer", closed.address));
        }
    }
    None
}
