//! What may be done with a delegate.

pub mod grant;
pub mod revoke;
pub mod tidy;

pub use grant::{DelegateGrant, GrantArgs};
pub use revoke::DelegateRevoke;
pub use tidy::DelegateTidy;

use anchor_lang::prelude::*;

use crate::events::{DelegateChanged, changes};
use crate::record::Record;
use crate::state::{Delegate, Member};

changes! {
    Granted = 1
    Revoked = 2
    Tidied = 3
}

fn tell(delegate: &Record<Delegate>, member: Option<&Record<Member>>, change: Change) {
    emit!(DelegateChanged {
        delegate: *delegate.address(),
        member: delegate.member,
        key: delegate.key,
        limit: delegate.limit,
        expires: delegate.expires,
        sequence: delegate.head.sequence,
        member_sequence: member.map_or(0, |member| member.head.sequence),
        scopes: u32::from(delegate.scopes),
        change: change.number(),
    });
}
