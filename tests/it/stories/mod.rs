mod bad_input;
mod circle;
mod demo;
