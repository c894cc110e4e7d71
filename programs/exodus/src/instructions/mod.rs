//! One page per instruction, by noun and verb.

pub mod clearing;
pub mod commitment;
pub mod delegate;
pub mod intent;
pub mod member;
pub mod network;
pub mod offer;
pub mod pool;
pub mod recovery;
pub mod request;
pub mod tie;
