mod adopt;
mod close;
mod edit;
mod initiative;
mod open;
mod support;
mod tidy;

use exodus_sdk::instructions::request::OpenArgs;

/// Something wrong with what somebody asks for.
type Mistake = fn(&mut OpenArgs);
