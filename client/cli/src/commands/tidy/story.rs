//! What `exodus tidy` says: how many of each, what was refused, and what returned.

use std::collections::BTreeMap;

use exodus_sdk::unit::sol;
use serde_json::json;

use super::due::Tried;
use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::{Sheet, count, table};

pub fn tell(session: &Session, tried: &[Tried], left: usize) -> Result<(), Failure> {
    let mut done: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
    let (mut steps, mut refused, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for Tried { what, place, outcome } in tried {
        match outcome {
            Ok(returned) => {
                let (number, sum) = done.entry(what).or_default();
                (*number, *sum) = (number.saturating_add(1), sum.saturating_add(*returned));
                steps.push(json!({ "what": what, "address": place.to_string(), "rent_returned": returned }));
            }
            Err(why) => {
                refused.push(json!({ "what": what, "address": place.to_string(), "why": why }));
                lines.push(format!("not done: {what} {place}: {why}"));
            }
        }
    }
    let returned = done.values().fold(0_u64, |sum, (_, returned)| sum.saturating_add(*returned));
    let (number, preview) = (steps.len(), session.is_dry_run());
    let sheet = Sheet::of(fact(preview, number, refused.len()));
    let sheet = if preview {
        sheet.json("dry_run", true).json("accepted", refused.is_empty()).json("due", steps)
    } else {
        sheet.json("tidied", steps).json("left", left)
    };
    let sheet = sheet.json("refused", refused).json("rent_returned", returned);
    let rows = done.iter().map(|(what, (number, sum))| vec![(*what).to_owned(), number.to_string(), sol(*sum)]);
    let sheet =
        if number == 0 { sheet } else { sheet.line(table(&["what", "how many", "rent returned"], rows.collect())) };
    let sheet = lines.into_iter().fold(sheet, Sheet::line);
    session.show(if preview && number > 0 {
        sheet.next("the same without --dry-run sends it; what comes due by that is done as well")
    } else if left > 0 {
        sheet.next(format!("{} came due by that: run it again", count(left, "more step")))
    } else {
        sheet
    })
}

fn fact(preview: bool, done: usize, refused: usize) -> String {
    match (preview, done, refused) {
        (_, 0, 0) => "Nothing is due: all that the clock has decided is written down.".to_owned(),
        (true, _, _) => format!("{} would be accepted: nothing was sent", count(done, "step")),
        (false, 0, _) => "Nothing was written down: what looked due was refused.".to_owned(),
        (false, _, _) => format!("{} written down; rent went back to whoever had paid it.", count(done, "step")),
    }
}
