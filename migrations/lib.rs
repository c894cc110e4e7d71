//! Steps from one layout of a record to the next. Each is a folder of its own, frozen on both sides: it knows the bytes of
//! the old layout and of the new one, and nothing of the program of its day.

#[path = "0001_tie_formed/mod.rs"]
pub mod tie_formed;
