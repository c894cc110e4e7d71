pub mod clear;
mod forty;
mod kept;
mod terminal;
