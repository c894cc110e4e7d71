//! `exodus intent list`.

use std::mem::offset_of;

use exodus_sdk::address::short;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Intent, Request};

use crate::args::intent::List;
use crate::exit::Failure;
use crate::session::{Present, Session};
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let every = Filter::every::<Intent>();
    let (network, filter) = match options.request.as_deref() {
        Some(text) => {
            let request = session.named::<Request>(text)?;
            (request.network, every.with(offset_of!(Intent, request), &request.address))
        }
        None => {
            let me = session.me()?;
            (me.network, every.with(offset_of!(Intent, member), &me.address))
        }
    };
    let present = session.present(&network)?;
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for intent in session.chain.all::<Intent>(&filter)? {
        let request = session.chain.get::<Request>(&intent.request)?;
        rows.push(row(&intent, &request, &present)?);
        objects.push(super::sheet(String::new(), &intent, &request, &present)?.object().clone());
    }
    let fact = format!("{} that may still be changed or withdrawn.", count(rows.len(), "intent"));
    let sheet = Sheet::of(fact).json("intents", objects).unit(&present.unit);
    session.show(if rows.is_empty() {
        sheet.next("`exodus request list` shows what is asked for; `exodus intent declare REQUEST --amount ...`")
    } else {
        let columns = ["intent", "from", "request", "amount", "left", "meant", "state"];
        sheet.line(table(&columns, rows)).next("`exodus intent show INTENT`")
    })
}

fn row(intent: &Located<Intent>, request: &Located<Request>, present: &Present) -> Result<Vec<String>, Failure> {
    let (rules, asked) = (intent.read()?, present.of(request)?);
    let meant = if rules.recurring { format!("every {}", present.period_word()) } else { "once".to_owned() };
    Ok(vec![
        intent.address.to_string(),
        short(&intent.member),
        short(&intent.request),
        present.unit.show(rules.amount.get()),
        present.unit.show(rules.left.get()),
        meant,
        super::state(&rules, &asked, present.now).to_owned(),
    ])
}
