//! What the tables say: people and their lists, and who gives whom how much.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use csv::StringRecord;
use exodus_rules::network::Decimals;
use exodus_sdk::moving::Need;
use exodus_sdk::unit::{Number, Why, meant};

use super::rows::Table;
use crate::exit::Failure;

/// Somebody, whom they had on their list, and what they asked for.
pub struct User {
    pub name: String,
    pub list: BTreeSet<i64>,
    pub need: Option<Need>,
}

/// Everybody.
pub type Users = BTreeMap<i64, User>;

/// Who gives whom how much.
pub struct Promise {
    pub from: i64,
    pub to: i64,
    /// As it was written.
    pub amount: String,
}

/// An amount, in the form in which every door reads one: it is read again when it is known in which unit.
fn amount(table: &Table, line: u64, text: &str, decimals: Option<u8>) -> Result<String, Failure> {
    let wrong = |why: &str| table.wrong(line, format_args!("the amount `{}` {why}", text.escape_debug()));
    let most = decimals.unwrap_or(Decimals::MAX);
    match Number::read(text) {
        Ok(number) if number.places() > most => {
            Err(wrong(&format!("has {} decimals; --decimals says {most}", number.places())))
        }
        // A thousand, where people put a point between the digits; one, in a unit of three decimals.
        Ok(number) if number.places() == 3 && decimals.is_none() => {
            Err(wrong("has three decimals, or is a thousand times as much")
                .hint("write it without the point; or say with --decimals 3 that the unit has three"))
        }
        Ok(_) => Ok(text.to_owned()),
        Err(why) => Err(wrong(&match why {
            Why::NoNumber => "is not a number".to_owned(),
            Why::Negative => "is negative".to_owned(),
            Why::OtherUnit(unit) => format!("names a unit, {unit}; the network will have one"),
            Why::TooFine(given) => format!("has {given} decimals; at most {most} are allowed"),
            Why::OutOfRange(refusal) => format!("is out of range: {}", refusal.fact()),
        })
        .hint(match meant(text) {
            Some(meant) => format!("write {meant}, if that is meant, or leave the line out"),
            None => "write digits, such as 30 or 30.50, with at most one point and nothing else; or leave the line out"
                .to_owned(),
        })),
    }
}

/// A person's number.
fn id(table: &Table, line: u64, text: &str) -> Result<i64, Failure> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let id = text.parse().ok().filter(|id: &i64| digits && *id > 0);
    id.ok_or_else(|| table.wrong(line, format_args!("`{}` is no id of a person", text.escape_debug())))
}

/// Everybody and their lists. Whoever stands on a list must be somebody.
pub fn users(file: &Path, decimals: Option<u8>) -> Result<Users, Failure> {
    let table = Table::read(file, &["id", "name", "list"], &["status", "sum", "days"])?;
    let mut users = Users::new();
    for (line, row) in &table.rows {
        let own = id(&table, *line, table.cell(row, 0))?;
        let entries = table.cell(row, 2).split([';', ' ']).filter(|entry| !entry.is_empty());
        let list = entries.map(|entry| id(&table, *line, entry)).collect::<Result<BTreeSet<_>, _>>()?;
        if list.contains(&own) {
            return Err(table.wrong(*line, format_args!("person {own} stands on their own list")));
        }
        let need = need(&table, *line, row, decimals)?;
        if users.insert(own, User { name: table.cell(row, 1).to_owned(), list, need }).is_some() {
            return Err(table.wrong(*line, format_args!("person {own} stands there twice")));
        }
    }
    for (line, row) in &table.rows {
        let own = id(&table, *line, table.cell(row, 0))?;
        let unknown = users.get(&own).and_then(|user| user.list.iter().find(|other| !users.contains_key(*other)));
        if let Some(unknown) = unknown {
            return Err(table.wrong(*line, format_args!("person {unknown} of the list is nobody in this file")));
        }
    }
    Ok(users)
}

/// What a status asks for: nothing where it is green, a sum every month where it is orange, once and soon where it is red.
fn need(table: &Table, line: u64, row: &StringRecord, decimals: Option<u8>) -> Result<Option<Need>, Failure> {
    let days = match table.cell(row, 3).to_ascii_lowercase().as_str() {
        "" | "green" => return Ok(None),
        "orange" => None,
        "red" => {
            let days = table.cell(row, 5).parse().ok().filter(|days: &u16| *days > 0);
            Some(days.ok_or_else(|| table.wrong(line, "a red status needs a number of days"))?)
        }
        other => {
            let why = format!("`{}` is no status; there are green, orange and red", other.escape_debug());
            return Err(table.wrong(line, why));
        }
    };
    Ok(Some(Need { amount: amount(table, line, table.cell(row, 4), decimals)?, days }))
}

/// Who gives whom how much.
pub fn promises(file: &Path, users: &Users, decimals: Option<u8>) -> Result<Vec<Promise>, Failure> {
    let table = Table::read(file, &["from", "to", "amount"], &[])?;
    let mut promises = Vec::new();
    for (line, row) in &table.rows {
        let (from, to) = (id(&table, *line, table.cell(row, 0))?, id(&table, *line, table.cell(row, 1))?);
        if let Some(unknown) = [from, to].into_iter().find(|id| !users.contains_key(id)) {
            return Err(table.wrong(*line, format_args!("person {unknown} is none of the users")));
        }
        if from == to {
            return Err(table.wrong(*line, format_args!("person {from} promises themselves")));
        }
        let amount = amount(&table, *line, table.cell(row, 2), decimals)?;
        promises.push(Promise { from, to, amount });
    }
    Ok(promises)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told<T>(read: impl Fn(&Path) -> Result<T, Failure>, text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("t.csv");
        std::fs::write(&file, text).unwrap();
        read(&file).map(drop).map_or_else(|failure| failure.to_string(), |()| "good".to_owned())
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_line() {
        let cases = [
            ("id,name,list\n1,Ana,2;3\n2,\"Berg, Bo\",1\n3,Eva,\n", "good"),
            ("list,id,other,name\n,8000000001,x,Ana\n", "good"),
            ("id,name\n1,Ana\n", "has no column `list`"),
            ("id,name,list\n1,Ana,\n1,Bo,\n", "line 3: person 1 stands there twice"),
            ("id,name,list\n1,Ana,1\n", "line 2: person 1 stands on their own list"),
            ("id,name,list\n1,Ana,7\n", "line 2: person 7 of the list is nobody in this file"),
            ("id,name,list\nx,Ana,\n", "line 2: `x` is no id of a person"),
            ("id,name,list,status,sum,days\n1,Ana,,orange,50,\n2,Bo,,red,100,30\n3,Eva,,green,,\n", "good"),
            ("id,name,list,status,sum,days\n1,Ana,,orange,,\n", "line 2: the amount `` is not a number"),
            ("id,name,list,status,sum\n1,Ana,,red,100\n", "line 2: a red status needs a number of days"),
            ("id,name,list,status\n1,Ana,,blue\n", "line 2: `blue` is no status; there are green, orange and red"),
        ];
        for (text, expected) in cases {
            let told = told(|file| users(file, None), text);
            assert!(told.contains(expected), "{text}: {told}");
        }
    }

    #[test]
    fn a_promise_is_between_two_of_them_and_above_zero() {
        let user = |name: &str| User { name: name.to_owned(), list: BTreeSet::new(), need: None };
        let users = Users::from([(1, user("Ana")), (2, user("Bo"))]);
        let cases = [
            ("from,to,amount\n1,2,30.50\n2,1,7\n", "good"),
            ("from,to,amount\n1,2,0030\n2,1,7.123456789\n1,2,9007199254740991\n", "good"),
            ("from,to,amount\n1,3,5\n", "line 2: person 3 is none of the users"),
            ("from,to,amount\n1,1,5\n", "line 2: person 1 promises themselves"),
            ("from,to,amount\n1,2,0.00\n", "line 2: the amount `0.00` is out of range"),
            ("from,to,amount\n1,2,-5\n", "line 2: the amount `-5` is negative"),
        ];
        for (text, expected) in cases {
            let told = told(|file| promises(file, &users, None), text);
            assert!(told.contains(expected), "{text}: {told}");
        }
    }

    #[test]
    fn an_amount_that_nothing_after_it_could_read_is_refused_with_its_line() {
        let user = |name: &str| User { name: name.to_owned(), list: BTreeSet::new(), need: None };
        let users = Users::from([(1, user("Ana")), (2, user("Bo"))]);
        let nines = "9".repeat(32);
        let cases = [
            (".5", "is not a number"),
            ("5.", "is not a number"),
            ("\"1,50\"", "is not a number\n hint: write 1.50, if"),
            ("1 000", "is not a number\n hint: write 1000, if"),
            ("1e3", "is not a number\n hint: write 1000, if"),
            ("0x10", "is not a number\n hint: write digits"),
            ("30 EUR", "names a unit, EUR"),
            ("30.5000000000", "has 10 decimals; at most 9"),
            ("0.00000000000000000001", "has 20 decimals"),
            (&nines, "at most 9007199254740991"),
            ("9007199254740992", "at most 9007199254740991"),
            ("1.000", "has three decimals, or is a thousand times as much"),
        ];
        for (amount, expected) in cases {
            let text = format!("from,to,amount\n1,2,5\n2,1,{amount}\n");
            let told = told(|file| promises(file, &users, None), &text);
            assert!(told.contains("line 3: the amount `") && told.contains(expected), "{amount}: {told}");
            assert_eq!(told.lines().count(), 2, "{told}");
        }
        let told = |decimals, amount: &str| {
            told(|file| promises(file, &users, Some(decimals)), &format!("from,to,amount\n1,2,{amount}\n"))
        };
        assert_eq!([told(3, "1.000"), told(2, "30.50"), told(0, "30")], ["good", "good", "good"]);
        assert!(told(2, "1.000").contains("has 3 decimals; --decimals says 2"));
    }
}
