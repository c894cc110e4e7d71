//! `exodus intent declare`.

use exodus_rules::delegate::Scope;
use exodus_rules::intent::may_mean;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::intent::{Wish, declare};
use exodus_sdk::state::{Intent, Member, Request};

use crate::args::intent::Declare;
use crate::commands::person::person;
use crate::commands::reach;
use crate::commands::seen::must_be_as_seen;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Declare, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let me = session.hand(Some(&request.network), Scope::HandleIntents)?;
    let present = session.present(&request.network)?;
    let amount = present.unit.parse(&options.amount)?.get();
    must_be_as_seen(&options.seen, &request, &present.unit)?;
    let asked = present.of(&request)?;
    asked.must_take_intents(present.now)?;
    if options.recurring {
        super::must_come_again(&asked)?;
    }
    // The rules' own answers, where no path could be shown and another one would come first.
    let beneficiary = session.chain.get::<Member>(&request.beneficiary)?;
    may_mean(&person(&me.member), &person(&beneficiary))?;

    let path = reach::path(&session, &me.member.address, &request)?;
    let handshakes = path.len();
    let wish = Wish { amount, recurring: options.recurring, path };
    let declared = declare(session.keys()?.payer(), &me.member, &request, asked.period.0, &wish);
    let receipt = session.send(&session.draft()?.then(me.signs(declared)), &[])?;
    let place = address::intent(&request.address, &me.member.address);
    let intent = session.chain.get::<Intent>(&place)?;
    let (sum, period) = (present.unit.show(amount), present.period_word());
    let fact = if options.recurring {
        format!("You mean to give {sum} every {period}. You may change or withdraw it at any time.")
    } else {
        format!("You mean to give {sum}. You may change or withdraw it at any time.")
    };
    let sheet = super::sheet(fact, &intent, &request, &present)?;
    let sheet = reach::tell(sheet, handshakes).next(super::next(&asked, &request.address, present.now));
    session.tell(&receipt, &[session.deposit::<Intent>()?], sheet)
}
