mod close;
mod edit;
mod open;
mod tidy;
