//! What may be done with a clearing: carry it out.

pub mod clear;

pub use clear::{ClearArgs, ClearingClear};
