//! What is to be submitted, and who hears what became of it.

use crate::chain::Receipt;
use crate::transaction::Draft;
use crate::{Error, Keypair};

/// Something to submit.
pub struct Job<'a> {
    /// What.
    pub draft: Draft,
    /// Whose signatures it takes.
    pub keys: Vec<&'a Keypair>,
}

/// Hears what became of which: the lane, the place in it, the outcome.
pub type Tell<'a> = dyn FnMut(usize, usize, Result<Receipt, Error>) + 'a;
