mod bad_input;
mod circle;
mod demo;
mod dry_run;
mod farewell;
mod lost_key;
mod terminal_life;
mod tidy;
