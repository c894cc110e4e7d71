//! Instructions about a delegate.

pub use exodus::instructions::delegate::GrantArgs;
use exodus::state::{Delegate, Member};
use solana_instruction::Instruction;

use super::{SYSTEM, build};
use crate::record::Located;
use crate::{Address, address};

/// What a key may do for a member.
#[derive(Clone, Copy, Debug)]
pub struct Power {
    /// The bits of [`exodus_rules::delegate::Scope`].
    pub scopes: u8,
    /// The most per intent and per request, in minor units.
    pub limit: u64,
    /// The last second of it, unix seconds.
    pub expires: i64,
}

/// Lends `key` some power, or replaces what it has.
pub fn grant(payer: Address, member: &Located<Member>, key: Address, power: Power) -> Instruction {
    let accounts = exodus::accounts::DelegateGrant {
        payer,
        authority: member.authority,
        member: member.address,
        key,
        delegate: address::delegate(&member.address, &key),
        system_program: SYSTEM,
    };
    let Power { scopes, limit, expires } = power;
    let args = GrantArgs { turn: member.turn, scopes, limit, expires };
    build(&accounts, &exodus::instruction::DelegateGrant { args })
}

/// Takes power back, or gives it back: `authority` is the member's key or the delegate's.
pub fn revoke(authority: Address, delegate: &Located<Delegate>) -> Instruction {
    let accounts = exodus::accounts::DelegateRevoke {
        authority,
        member: delegate.member,
        delegate: delegate.address,
        payer: delegate.payer,
    };
    build(&accounts, &exodus::instruction::DelegateRevoke {})
}

/// Takes away a delegate whose power has ended; anyone may.
pub fn tidy(delegate: &Located<Delegate>) -> Instruction {
    let accounts =
        exodus::accounts::DelegateTidy { member: delegate.member, delegate: delegate.address, payer: delegate.payer };
    build(&accounts, &exodus::instruction::DelegateTidy {})
}
