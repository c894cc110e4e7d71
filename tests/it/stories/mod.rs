mod bad_input;
mod circle;
mod demo;
mod dry_run;
mod exchange;
mod tidy;
