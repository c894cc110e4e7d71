mod change_key;
mod join;
mod set;
