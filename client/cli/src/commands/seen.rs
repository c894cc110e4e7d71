//! What a helper has seen of a request is what they answer: where the ledger says something else, nothing is sent.

use exodus_rules::Refusal;
use exodus_sdk::Unit;
use exodus_sdk::state::Request;

use crate::args::text::Seen;
use crate::exit::Failure;
use crate::texts;

/// Compares what was seen, as far as it was named, with what the ledger says.
pub fn must_be_as_seen(seen: &Seen, request: &Request, unit: &Unit) -> Result<(), Failure> {
    if let Some(text) = &seen.seen_target
        && unit.parse(text)?.get() != request.target
    {
        let fact = format!("the request asks for {}, not for what you saw", unit.show(request.target));
        return Err(Failure::ruled(Refusal::PriceChanged, fact).hint(Refusal::PriceChanged.hint()));
    }
    if let Some(text) = &seen.seen_details
        && texts::seen(text) != request.details
    {
        let says = texts::show(&request.details).map_or_else(|| "none".to_owned(), |hash| format!("those of {hash}"));
        let fact = format!("the details of the request are {says}, not what you read");
        return Err(Failure::ruled(Refusal::DetailsChanged, fact).hint(Refusal::DetailsChanged.hint()));
    }
    Ok(())
}
