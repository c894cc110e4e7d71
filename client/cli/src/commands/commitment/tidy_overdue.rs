//! `exodus commitment tidy-overdue`.

use exodus_rules::Refusal;
use exodus_rules::commitment::Excuse;
use exodus_sdk::instructions::commitment::tidy_overdue;
use exodus_sdk::state::Commitment;
use exodus_sdk::state::commitment::{PARENT_OFFER, PARENT_REQUEST};

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, _) = super::named(&session, &options.commitment)?;
    let now = session.now()?;
    if super::excuse(&session, &commitment, now)? == Excuse::Given && now.get() > commitment.due {
        return Err(spared(&commitment));
    }
    let receipt = session.send(&session.draft()?.then(tidy_overdue(&commitment)), &[])?;
    let fact = match commitment.parent_kind {
        PARENT_REQUEST => "It is written down that this promise is overdue: the request misses that sum again.",
        _ => "It is written down that this promise is overdue: the record of whoever owes it says so.",
    };
    super::tell(&session, &receipt, fact.to_owned(), &commitment, &unit)
}

/// Why nobody is late with it, and how that ends.
fn spared(commitment: &Commitment) -> Failure {
    let twin = commitment.twin;
    match commitment.parent_kind {
        PARENT_OFFER => {
            let fact = "nobody is late with this promise while the one given in exchange, due before it, is overdue or \
                        disputed or came too late, nor while its receiver is not there";
            Failure::ruled(Refusal::NotOverdue, fact)
                .hint(format!("`exodus commitment show {twin}` shows that one; once it is kept, this one counts"))
        }
        _ => Failure::ruled(Refusal::NotOverdue, "nobody is late towards a member who has left or is dormant")
            .hint("nothing to do: it counts again with the first act of whoever it was promised to"),
    }
}
