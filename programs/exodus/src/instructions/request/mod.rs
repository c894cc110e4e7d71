//! What may be done with a request.

pub mod close;
pub mod edit;
pub mod open;
pub mod tidy;

pub use close::{CloseArgs, RequestClose};
pub use edit::{EditArgs, RequestEdit};
pub use open::{OpenArgs, RequestOpen};
pub use tidy::RequestTidy;

use anchor_lang::prelude::*;

use crate::events::{RequestChanged, changes};
use crate::record::Record;
use crate::state::{Member, Request};

changes! {
    Opened = 1
    Edited = 2
    Closed = 3
    Tidied = 4
}

fn tell(request: &Record<Request>, beneficiary: &Record<Member>, change: Change) {
    emit!(RequestChanged {
        request: *request.address(),
        beneficiary: *beneficiary.address(),
        target: request.target,
        deadline: request.deadline,
        sequence: request.head.sequence,
        beneficiary_sequence: beneficiary.head.sequence,
        status: u16::from(request.status),
        reach: u16::from(request.reach),
        change: change.number(),
    });
}
