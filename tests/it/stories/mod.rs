mod bad_input;
mod demo;
