//! `exodus commitment tidy-overdue`.

use exodus_rules::Refusal;
use exodus_rules::commitment::Twin;
use exodus_sdk::instructions::commitment::tidy_overdue;
use exodus_sdk::state::commitment::PARENT_REQUEST;

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, _) = super::named(&session, &options.commitment)?;
    if super::twin_at(&session, &commitment, session.now()?)? == Twin::Overdue {
        let twin = commitment.twin;
        let fact = "nobody is late with this promise while the one given in exchange, due before it, is overdue";
        return Err(Failure::ruled(Refusal::NotOverdue, fact)
            .hint(format!("`exodus commitment show {twin}` shows that one; once it is kept, this one counts")));
    }
    let receipt = session.send(&session.draft()?.then(tidy_overdue(&commitment)), &[])?;
    let fact = match commitment.parent_kind {
        PARENT_REQUEST => "It is written down that this promise is overdue: the request misses that sum again.",
        _ => "It is written down that this promise is overdue: the record of whoever owes it says so.",
    };
    super::tell(&session, &receipt, fact.to_owned(), &commitment, &unit)
}
