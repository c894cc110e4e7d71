//! The adversarial matrix: from one template for each way in which an instruction is accepted, every account, every
//! argument and every circumstance is changed, one at a time. Each case ends in a refusal that leaves every account as it
//! was, byte for byte, or stands on the list of [`survivors`] with its reason.
//!
//! Signatures are not made: whoever an instruction names as a signer counts as having signed. A case therefore asks what
//! somebody can do who holds that very key, and no other.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a harness fails by panicking"
)]

mod bystanders;
mod chains;
mod interface;
mod machine;
mod operations;
mod outcome;
mod runner;
mod succeed;
mod survivors;
mod template;
mod templates;
mod terms;
mod wild;

pub use chains::every_chain;
pub use interface::Interface;
pub use machine::{CASHIER, Machine};
pub use outcome::{Stop, stop};
pub use runner::{Report, run};
pub use succeed::{Successes, succeeds};
pub use survivors::{Needed, dead, survivors};
pub use template::Template;
pub use templates::{NOUNS, every_name};
pub use terms::term;
pub use wild::Wild;
