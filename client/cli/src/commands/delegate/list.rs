//! `exodus delegate list`.

use std::mem::offset_of;

use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::Delegate;
use serde_json::json;

use crate::args::delegate::List;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let member = session.member_or_me(options.member.as_deref())?;
    let (unit, now) = (session.unit(&member.network)?, session.now()?);
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    let filter = Filter::every::<Delegate>().with(offset_of!(Delegate, member), &member.address);
    for lent in session.chain.all::<Delegate>(&filter)? {
        let (powers, state) = (super::powers(lent.scopes), super::word(&lent, Some(&*member), now)?);
        let limit = if lent.limit == 0 { "none".to_owned() } else { unit.show(lent.limit) };
        let row = [lent.key.to_string(), powers.join(", "), limit, moment::show(lent.expires), state.to_owned()];
        rows.push(row.to_vec());
        objects.push(json!({
            "address": lent.address.to_string(),
            "key": lent.key.to_string(),
            "may": powers,
            "limit": lent.limit,
            "expires": lent.expires,
            "state": state,
        }));
    }
    let sheet = Sheet::of(format!("{} may act for {}.", count(rows.len(), "key"), member.address))
        .json("member", member.address.to_string())
        .json("delegates", objects)
        .unit(&unit);
    session.show(if rows.is_empty() {
        sheet
    } else {
        sheet.line(table(&["key", "may", "limit", "expires", "state"], rows))
    })
}
