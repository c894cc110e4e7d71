//! The tables as they were exported: CSV with a header, columns by their names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use csv::StringRecord;
use exodus_sdk::moving::Need;

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

/// A table, and where its columns are.
struct Table {
    name: String,
    places: Vec<Option<usize>>,
    rows: Vec<(u64, StringRecord)>,
}

impl Table {
    /// A table with these columns, and those if it has them.
    fn read(file: &Path, columns: &[&str], others: &[&str]) -> Result<Self, Failure> {
        let name = file.display().to_string();
        let broken = |why: String| Failure::usage(format!("{name} {why}"));
        let reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file);
        let mut reader = reader.map_err(|error| broken(format!("cannot be read: {error}")))?;
        let header = reader.headers().map_err(|error| broken(format!("has no header: {error}")))?.clone();
        let place = |column: &&str| header.iter().position(|name| name.eq_ignore_ascii_case(column));
        let missing = columns.iter().find(|column| place(column).is_none());
        if let Some(missing) = missing {
            return Err(
                broken(format!("has no column `{missing}`")).hint(format!("its header names {}", columns.join(", ")))
            );
        }
        let places = columns.iter().chain(others).map(place).collect();
        let mut rows = Vec::new();
        for row in reader.into_records() {
            let row = row.map_err(|error| broken(format!("is no table: {error}")))?;
            rows.push((row.position().map_or(0, csv::Position::line), row));
        }
        Ok(Self { name, places, rows })
    }

    /// What stands in a column of a row.
    fn cell<'a>(&self, row: &'a StringRecord, column: usize) -> &'a str {
        self.places.get(column).copied().flatten().and_then(|place| row.get(place)).unwrap_or_default()
    }

    /// An amount. Which unit that will be is not known yet: a number above zero, as people write one.
    fn amount(&self, line: u64, text: &str) -> Result<String, Failure> {
        let digits = text.chars().all(|next| next.is_ascii_digit() || next == '.') && text.matches('.').count() <= 1;
        if !digits || !text.chars().any(|next| ('1'..='9').contains(&next)) {
            return Err(self.wrong(line, &format!("`{}` is no amount above zero", text.escape_debug())));
        }
        Ok(text.to_owned())
    }

    fn wrong(&self, line: u64, why: &str) -> Failure {
        Failure::usage(format!("{}, line {line}: {why}", self.name)).hint("mend the line, or leave it out")
    }

    fn id(&self, line: u64, text: &str) -> Result<i64, Failure> {
        let id = text.trim().parse().ok().filter(|id: &i64| *id > 0);
        id.ok_or_else(|| self.wrong(line, &format!("`{}` is no id of a person", text.escape_debug())))
    }
}

/// Everybody and their lists. Whoever stands on a list must be somebody.
pub fn users(file: &Path) -> Result<Users, Failure> {
    let table = Table::read(file, &["id", "name", "list"], &["status", "sum", "days"])?;
    let mut users = Users::new();
    for (line, row) in &table.rows {
        let id = table.id(*line, table.cell(row, 0))?;
        let entries = table.cell(row, 2).split([';', ' ']).filter(|entry| !entry.is_empty());
        let list = entries.map(|entry| table.id(*line, entry)).collect::<Result<BTreeSet<_>, _>>()?;
        if list.contains(&id) {
            return Err(table.wrong(*line, &format!("person {id} stands on their own list")));
        }
        let need = need(&table, *line, row)?;
        if users.insert(id, User { name: table.cell(row, 1).to_owned(), list, need }).is_some() {
            return Err(table.wrong(*line, &format!("person {id} stands there twice")));
        }
    }
    for (line, row) in &table.rows {
        let id = table.id(*line, table.cell(row, 0))?;
        let unknown = users.get(&id).and_then(|user| user.list.iter().find(|other| !users.contains_key(*other)));
        if let Some(unknown) = unknown {
            return Err(table.wrong(*line, &format!("person {unknown} of the list is nobody in this file")));
        }
    }
    Ok(users)
}

/// What a status asks for: nothing where it is green, a sum every month where it is orange, once and soon where it is red.
fn need(table: &Table, line: u64, row: &StringRecord) -> Result<Option<Need>, Failure> {
    let days = match table.cell(row, 3).to_ascii_lowercase().as_str() {
        "" | "green" => return Ok(None),
        "orange" => None,
        "red" => {
            let days = table.cell(row, 5).parse().ok().filter(|days: &u16| *days > 0);
            Some(days.ok_or_else(|| table.wrong(line, "a red status needs a number of days"))?)
        }
        other => {
            let why = format!("`{}` is no status; there are green, orange and red", other.escape_debug());
            return Err(table.wrong(line, &why));
        }
    };
    Ok(Some(Need { amount: table.amount(line, table.cell(row, 4))?, days }))
}

/// Who gives whom how much.
pub fn promises(file: &Path, users: &Users) -> Result<Vec<Promise>, Failure> {
    let table = Table::read(file, &["from", "to", "amount"], &[])?;
    let mut promises = Vec::new();
    for (line, row) in &table.rows {
        let (from, to) = (table.id(*line, table.cell(row, 0))?, table.id(*line, table.cell(row, 1))?);
        if let Some(unknown) = [from, to].into_iter().find(|id| !users.contains_key(id)) {
            return Err(table.wrong(*line, &format!("person {unknown} is none of the users")));
        }
        if from == to {
            return Err(table.wrong(*line, &format!("person {from} promises themselves")));
        }
        let amount = table.amount(*line, table.cell(row, 2))?;
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
            ("id,name,list,status,sum,days\n1,Ana,,orange,,\n", "line 2: `` is no amount above zero"),
            ("id,name,list,status,sum\n1,Ana,,red,100\n", "line 2: a red status needs a number of days"),
            ("id,name,list,status\n1,Ana,,blue\n", "line 2: `blue` is no status; there are green, orange and red"),
        ];
        for (text, expected) in cases {
            let told = told(users, text);
            assert!(told.contains(expected), "{text}: {told}");
        }
    }

    #[test]
    fn a_promise_is_between_two_of_them_and_above_zero() {
        let user = |name: &str| User { name: name.to_owned(), list: BTreeSet::new(), need: None };
        let users = Users::from([(1, user("Ana")), (2, user("Bo"))]);
        let cases = [
            ("from,to,amount\n1,2,30.50\n2,1,7\n", "good"),
            ("from,to,amount\n1,3,5\n", "line 2: person 3 is none of the users"),
            ("from,to,amount\n1,1,5\n", "line 2: person 1 promises themselves"),
            ("from,to,amount\n1,2,0.00\n", "line 2: `0.00` is no amount above zero"),
            ("from,to,amount\n1,2,-5\n", "line 2: `-5` is no amount above zero"),
        ];
        for (text, expected) in cases {
            let told = told(|file| promises(file, &users), text);
            assert!(told.contains(expected), "{text}: {told}");
        }
    }
}
