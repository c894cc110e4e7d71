pub mod clear;
pub mod forty;
mod kept;
mod terminal;
