//! What binds somebody: it happens only when a wallet signs it, or a delegate whom the member chose, within its scope.

use exodus_rules::delegate::Scope;
use exodus_sdk::Address;
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::whole::Records;
use serde::{Deserialize, Serialize};

use crate::desk::Trouble;

mod make;
mod saw;

pub use saw::{Chosen, Saw, invitation};

/// Something to sign.
#[allow(missing_docs, reason = "each field is called what the protocol calls it")]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Act {
    /// Joins; the hash of the profile shows whose wallet it is.
    Join { pledge: u64, profile: [u8; 32] },
    /// Takes the hand of a link, and joins where one has not.
    Accept { link: String, pledge: u64, profile: [u8; 32] },
    /// Sets pledge, attention and the hash of the profile.
    Set { pledge: u64, attention: u16, profile: [u8; 32] },
    /// Puts the hash of a profile on the chain: only the wallet of that member can.
    Show { profile: [u8; 32] },
    /// Wakes up.
    Wake,
    /// Leaves for good.
    Leave,
    /// Makes a link.
    Invite { link: String, pledge: u64, uses: u8, expires: i64 },
    /// Takes a link back.
    CancelLink { invitation: Address },
    /// Offers or answers a hand without a link.
    Extend { other: Address, pledge: u64 },
    /// Withdraws the own side.
    Withdraw { tie: Address },
    /// Offers it again.
    Restore { tie: Address },
    /// Calls for help.
    Emergency { target: u64, deadline: i64, reach: u8, details: [u8; 32] },
    /// Asks for help every period.
    Support { target: u64, reach: u8, details: [u8; 32] },
    /// Begins an initiative.
    Initiative { target: u64, deadline: i64, fulfil_by: i64, backers: u32, reach: u8, details: [u8; 32] },
    /// Asks for another sum.
    Target { request: Address, target: u64 },
    /// Gives another reason for a request.
    Reason { request: Address, details: [u8; 32] },
    /// Ends a request.
    Close { request: Address },
    /// Writes down that an initiative is adopted.
    Adopt { request: Address },
    /// Means to give.
    Declare { request: Address, amount: u64, recurring: bool },
    /// Means to give something else.
    Change { intent: Address, amount: u64, recurring: bool },
    /// Does not mean it any more.
    TakeBack { intent: Address },
    /// Does not want this help.
    Refuse { intent: Address },
    /// Promises; out of the own intent, if there is one, and at once done, if it is.
    Commit { request: Address, amount: u64, due: i64, intent: bool, done: bool },
    /// Promises somebody one is tied to.
    Promise { creditor: Address, amount: u64, due: i64 },
    /// Has done it.
    Perform { commitment: Address, sum: u64 },
    /// Has received it.
    Confirm { commitment: Address, sum: u64 },
    /// Lets it go.
    Forgive { commitment: Address, sum: u64 },
    /// Asks for it.
    Demand { commitment: Address },
    /// Lets the door act, within a limit and for a time; whether it may end requests too is asked apart.
    Grant {
        key: Address,
        limit: u64,
        expires: i64,
        #[serde(default)]
        closes: bool,
    },
    /// Takes that back.
    Revoke { delegate: Address },
    /// Founds a pool by rules that nobody can change.
    Found { stake: u64, rules: [u8; 32] },
    /// Joins a pool.
    JoinPool { pool: Address, amount: u64 },
    /// Leaves it.
    LeavePool { stake: Address },
    /// Claims.
    Claim { pool: Address, amount: u64, details: [u8; 32] },
    /// Writes down that a claim is to be answered now.
    Freeze { claim: Address },
    /// Promises the own share of a claim.
    Answer { claim: Address },
    /// Says no to it, in public.
    Decline { claim: Address },
    /// Takes a claim of one's own back, before it is called.
    WithdrawClaim { claim: Address },
    /// Offers something, or wants it.
    Publish {
        need: bool,
        price: u64,
        #[serde(default = "one")]
        quantity: u32,
        details: [u8; 32],
        expires: i64,
    },
    /// Ends that.
    CloseOffer { offer: Address },
    /// Wants to take it.
    Take {
        offer: Address,
        #[serde(default = "one")]
        quantity: u32,
        expires: i64,
    },
    /// Does not want to any more.
    WithdrawDeal { deal: Address },
    /// Agrees.
    Agree { deal: Address },
    /// Chooses a guardian, or no longer.
    Guardian { tie: Address, chosen: bool },
    /// How many guardians it takes, and how many days.
    Arrange { threshold: u8, days: u8 },
    /// Proposes a new key for a ward.
    Propose { ward: Address, key: Address },
    /// Agrees with a proposal.
    Approve { recovery: Address },
    /// Stops a proposal.
    Veto { recovery: Address },
    /// Carries one out, with the new key.
    Execute { recovery: Address },
}

/// What an act of before this number means.
const fn one() -> u32 {
    1
}

/// How many emergencies a period somebody hears of who has not said otherwise.
pub const ATTENTION: u16 = 30;

impl Act {
    /// What a delegate may do of it; nothing where it takes the member's own key.
    pub const fn scope(&self) -> Option<Scope> {
        match self {
            Self::Emergency { .. } | Self::Support { .. } => Some(Scope::OpenRequests),
            Self::Close { .. } => Some(Scope::CloseRequests),
            Self::Declare { .. } | Self::Change { .. } | Self::TakeBack { .. } => Some(Scope::HandleIntents),
            Self::Perform { .. } => Some(Scope::MarkPerformed),
            _ => None,
        }
    }
}

/// A record that an act names.
pub fn find<'a, T: Kept>(records: &'a Records<T>, address: &Address) -> Result<&'a Located<T>, Trouble> {
    records.get(address).ok_or(Trouble::Said("trouble-gone"))
}
