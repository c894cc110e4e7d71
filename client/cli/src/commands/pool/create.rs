//! `exodus pool create`.

use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{PoolCreateArgs, create};
use exodus_sdk::state::{Pool, Stake};

use crate::args::pool::Create;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Create, settings: Settings) -> Result<(), Failure> {
    let rules = options.rules.hash()?.filter(|rules| *rules != [0; 32]).ok_or_else(|| {
        Failure::usage("a pool needs rules that everybody reads before joining")
            .hint("write them into a file, and name it with --rules-file")
    })?;
    let bps = super::sheet::parse_percent(&options.largest_claim)?;
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let unit = session.unit(&me.network)?;
    let stake = unit.parse(&options.stake)?.get();
    let bound =
        |text: &Option<String>| text.as_deref().map_or(Ok(stake), |text| Ok::<_, Failure>(unit.parse(text)?.get()));
    let args = PoolCreateArgs {
        turn: me.turn,
        rules,
        discussion: moment::seconds(&options.discussion)?,
        answer: moment::seconds(&options.answer)?,
        fulfilment: moment::seconds(&options.fulfilment)?,
        waiting: moment::seconds(&options.waiting)?,
        smallest: bound(&options.smallest)?,
        largest: bound(&options.largest)?,
        bps,
        stake,
    };
    let place = address::pool(&me.address, me.turn);
    let draft = session.draft_of(&me.address, create(session.keys()?.payer(), &me, args))?;
    let receipt = session.send(&draft, &[])?;
    let fact = format!("The pool stands, with your stake of {}. Nobody can change its rules.", unit.show(stake));
    let sheet = super::sheet::pool(fact, &session.chain.get(&place)?, &unit)?.next(format!(
        "send your friends the rules and this address; they run `exodus pool join {place} --stake ... --rules-file ...`"
    ));
    session.tell(&receipt, &[session.deposit::<Pool>()?, session.deposit::<Stake>()?], sheet)
}
