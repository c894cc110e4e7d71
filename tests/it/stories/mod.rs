mod bad_input;
mod circle;
mod demo;
mod dry_run;
mod handed_on;
mod monthly;
mod proposal;
mod tidy;
