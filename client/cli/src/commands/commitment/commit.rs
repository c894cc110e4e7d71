//! `exodus commitment commit`.

use exodus_rules::path::{Step, Walk};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::commitment::{Promise, commit};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member, Request};
use exodus_sdk::{Address, address};

use crate::args::commitment::Commit;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Commit, settings: Settings) -> Result<(), Failure> {
    let note = options.note.hash()?.unwrap_or_default();
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let me = session.me_in(&request.network)?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let amount = unit.parse(&options.amount)?.get();
    let due = moment::parse(&options.due, now)?.get();
    let beneficiary = session.chain.get::<Member>(&request.beneficiary)?;
    super::person(&me).may_owe(&super::person(&beneficiary))?;

    let path = path(&session, &me.address, &request)?;
    let handshakes = path.len();
    let promise = Promise { amount, due, note, path };
    let draft = session.draft()?.then(commit(session.keys()?.payer(), &me, &request, &promise));
    let receipt = session.send(&draft, &[])?;
    let made = session.chain.get::<Commitment>(&address::commitment(&me.address, me.turn))?;
    let fact = format!("You promise {} by {}. A promise cannot be withdrawn.", unit.show(amount), moment::show(due));
    let sheet = super::sheet(fact, &made, &unit, now)?.json("handshakes", handshakes);
    let sheet = if handshakes == 0 { sheet } else { sheet.row("handshakes", handshakes.to_string()) };
    session.tell(&receipt, &[session.deposit::<Commitment>()?], super::next(sheet, &made)?)
}

/// The ties of the shortest way to the one who asks; the rules say whether it is near enough.
fn path(session: &Session, me: &Address, request: &Located<Request>) -> Result<Vec<Address>, Failure> {
    let (reach, beneficiary) = (request.read()?.reach, request.beneficiary);
    let members = if reach.get() == 0 { None } else { session.graph()?.path(*me, beneficiary) };
    let members = members.unwrap_or_else(|| vec![*me]);
    let steps = members.iter().zip(members.iter().skip(1));
    // Which end is the lower one does not matter to the walk; that these ties are mutual, the graph has seen to.
    let walk = steps
        .clone()
        .try_fold(Walk::from(*me), |walk, (one, two)| walk.over(&Step { lower: *one, higher: *two, mutual: true }))?;
    walk.arrives(beneficiary, reach)?;
    Ok(steps.map(|(one, two)| address::tie(one, two)).collect())
}
