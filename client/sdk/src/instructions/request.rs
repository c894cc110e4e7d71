//! Instructions about a request.

pub use exodus::instructions::request::{CloseArgs, OpenArgs, RequestEditArgs};
use exodus::state::{Member, Request};
use exodus_rules::request::Kind;
use solana_instruction::Instruction;

use super::{SYSTEM, build};
use crate::record::Located;
use crate::{Address, address};

/// What an emergency asks for.
#[derive(Clone, Copy, Debug)]
pub struct Emergency {
    /// The sum that is needed, in minor units.
    pub target: u64,
    /// The last second in which it takes help, unix seconds.
    pub deadline: i64,
    /// Handshakes away from which help may come; 0 = anyone.
    pub reach: u8,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

/// Opens an emergency for `member`; its address follows from the member's turn.
pub fn open_emergency(payer: Address, member: &Located<Member>, emergency: Emergency) -> Instruction {
    let Emergency { target, deadline, reach, details } = emergency;
    let kind = Kind::Emergency.byte();
    let args = OpenArgs { turn: member.turn, kind, target, deadline, fulfil_by: 0, minimum_backers: 0, reach, details };
    open(payer, member, args)
}

/// What a support asks for in every period.
#[derive(Clone, Copy, Debug)]
pub struct Support {
    /// The sum that is needed in each period, in minor units.
    pub target: u64,
    /// Handshakes away from which help may come; 0 = anyone.
    pub reach: u8,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

/// Opens a support for `member`, which goes on until it is closed.
pub fn open_support(payer: Address, member: &Located<Member>, support: Support) -> Instruction {
    let Support { target, reach, details } = support;
    let (kind, turn) = (Kind::Support.byte(), member.turn);
    open(payer, member, OpenArgs { turn, kind, target, deadline: 0, fulfil_by: 0, minimum_backers: 0, reach, details })
}

/// What an initiative costs, and when.
#[derive(Clone, Copy, Debug)]
pub struct Initiative {
    /// The price, in minor units.
    pub target: u64,
    /// The last second in which it is voted for, unix seconds.
    pub deadline: i64,
    /// By when it will be done, unix seconds.
    pub fulfil_by: i64,
    /// How many must back it.
    pub minimum_backers: u32,
    /// Handshakes away from which votes and help may come; 0 = anyone.
    pub reach: u8,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

/// Opens an initiative of `member`.
pub fn open_initiative(payer: Address, member: &Located<Member>, initiative: Initiative) -> Instruction {
    let Initiative { target, deadline, fulfil_by, minimum_backers, reach, details } = initiative;
    let (kind, turn) = (Kind::Initiative.byte(), member.turn);
    open(payer, member, OpenArgs { turn, kind, target, deadline, fulfil_by, minimum_backers, reach, details })
}

/// Writes down that an initiative is adopted; anyone may.
pub fn adopt(request: &Located<Request>) -> Instruction {
    let accounts = exodus::accounts::RequestAdopt { member: request.beneficiary, request: request.address };
    build(&accounts, &exodus::instruction::RequestAdopt {})
}

/// Opens a request with exactly these arguments.
pub fn open(payer: Address, member: &Located<Member>, args: OpenArgs) -> Instruction {
    let accounts = exodus::accounts::RequestOpen {
        payer,
        authority: member.authority,
        member: member.address,
        request: address::request(&member.address, member.turn),
        system_program: SYSTEM,
        delegate: SYSTEM,
    };
    build(&accounts, &exodus::instruction::RequestOpen { args })
}

/// Changes target, reach and details.
pub fn edit(
    member: &Located<Member>,
    request: &Located<Request>,
    target: u64,
    reach: u8,
    details: [u8; 32],
) -> Instruction {
    let accounts =
        exodus::accounts::RequestEdit { authority: member.authority, member: member.address, request: request.address };
    let args = RequestEditArgs { turn: request.turn, target, reach, details };
    build(&accounts, &exodus::instruction::RequestEdit { args })
}

/// Ends a request before its time. A claim is withdrawn from its pool.
pub fn close(member: &Located<Member>, request: &Located<Request>) -> Instruction {
    if request.kind == Kind::Claim.byte() {
        return super::pool::withdraw(member, request);
    }
    let accounts = exodus::accounts::RequestClose {
        authority: member.authority,
        member: member.address,
        request: request.address,
        payer: request.payer,
        delegate: SYSTEM,
    };
    build(&accounts, &exodus::instruction::RequestClose { args: CloseArgs { turn: request.turn } })
}

/// Writes down that a request has ended; anyone may.
pub fn tidy(request: &Located<Request>) -> Instruction {
    let accounts =
        exodus::accounts::RequestTidy { member: request.beneficiary, request: request.address, payer: request.payer };
    build(&accounts, &exodus::instruction::RequestTidy {})
}
