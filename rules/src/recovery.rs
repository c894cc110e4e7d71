//! Recovery: friends whom a member has chosen give the member another key when the own one is lost.

mod arrangement;
mod proposal;
mod tenure;

pub use arrangement::{Arrangement, Earlier, Terms};
pub use proposal::{Place, Proposal, approval_of, place};
pub use tenure::Tenure;
