//! Reading: what a door needs when it begins, and what it looks up while it works.

use exodus_rules::Timestamp;
use exodus_rules::sos::{Call, Rank};
use exodus_sdk::record::RawAccount;
use sqlx::Row as _;

use super::{Account, Errand, Job, Store, Waiting, Write, address, number, text};
use crate::Fault;
use crate::calls::Made;
use crate::commands::Command;
use crate::notices::REPEATED;

/// What a door needs when it begins.
pub struct Loaded {
    /// Who is who, as it was written.
    pub book: Vec<Write>,
    /// The accounts that people have been told of.
    pub known: Vec<RawAccount>,
    /// Messages that wait, in their order.
    pub outbox: Vec<Waiting>,
}

impl Store {
    /// Everything that a door keeps in memory. Single rows that this key does not open are left where they are.
    ///
    /// # Errors
    /// The database fails, or this is not its key: with another one everybody would be a stranger.
    pub async fn load(&self) -> Result<Loaded, Fault> {
        let mut book = Vec::new();
        let persons = sqlx::query("SELECT chat, body FROM persons").fetch_all(&self.pool).await?;
        for row in &persons {
            let place = format!("persons:{}", number(row, 0)?);
            book.extend(self.seal.open(&place, &text(row, 1)?).map(|person| Write::Person(Box::new(person))));
        }
        if book.is_empty() && !persons.is_empty() {
            return Err(Fault::Config(
                "the key in key_file is not that of this database; hint: name the one before".into(),
            ));
        }
        for row in sqlx::query("SELECT name, body FROM links").fetch_all(&self.pool).await? {
            let name = text(&row, 0)?;
            let link = self.seal.open(&format!("links:{name}"), &text(&row, 1)?);
            book.extend(link.map(|link| Write::Link { name, link }));
        }
        for row in sqlx::query("SELECT hash, body FROM details").fetch_all(&self.pool).await? {
            let name = text(&row, 0)?;
            let hash = bs58::decode(&name).into_vec().ok().and_then(|hash| hash.try_into().ok());
            let details = self.seal.open(&format!("details:{name}"), &text(&row, 1)?);
            book.extend(hash.zip(details).map(|(hash, text)| Write::Orphan { hash, text: Some(text) }));
        }
        for row in sqlx::query("SELECT hash, author, body FROM texts").fetch_all(&self.pool).await? {
            let (name, author) = (text(&row, 0)?, address(&row, 1)?);
            let hash = bs58::decode(&name).into_vec().ok().and_then(|hash| hash.try_into().ok());
            let opened = self.seal.open(&format!("details:{name}:{author}"), &text(&row, 2)?);
            book.extend(hash.zip(opened).map(|(hash, text)| Write::Text { hash, author, text }));
        }
        let called = "SELECT request, member, moment, away, opened, slot FROM called";
        for row in sqlx::query(called).fetch_all(&self.pool).await? {
            let away = u32::try_from(number(&row, 3)?).unwrap_or(u32::MAX);
            let slot = u64::try_from(number(&row, 5)?).unwrap_or(u64::MAX);
            let (request, opened) = (address(&row, 0)?.to_bytes(), Timestamp::new(number(&row, 4)?));
            let (by, moment) = (Rank { opened, slot, request }, Timestamp::new(number(&row, 2)?));
            book.push(Write::Called(Made { by, member: address(&row, 1)?, call: Call { moment, away } }));
        }
        for row in sqlx::query("SELECT request, done FROM waves").fetch_all(&self.pool).await? {
            let done = u16::try_from(number(&row, 1)?).unwrap_or(u16::MAX);
            book.push(Write::Waves { request: address(&row, 0)?, done });
        }
        let mut known = Vec::new();
        for row in sqlx::query("SELECT address, body FROM known").fetch_all(&self.pool).await? {
            let address = address(&row, 0)?;
            let account = serde_json::from_str::<Account>(&text(&row, 1)?).ok();
            known.extend(account.map(|account| account.at(address)));
        }
        let mut outbox = Vec::new();
        let waiting = "SELECT key, chat, body FROM outbox WHERE state = 0 ORDER BY place";
        for row in sqlx::query(waiting).fetch_all(&self.pool).await? {
            let (key, chat) = (text(&row, 0)?, number(&row, 1)?);
            let out = self.seal.open(&format!("outbox:{key}"), &text(&row, 2)?);
            outbox.extend(out.map(|out| Waiting { key, chat, out }));
        }
        Ok(Loaded { book, known, outbox })
    }

    /// What the door has taken on to send, and does not know yet what became of, in its order.
    ///
    /// # Errors
    /// The database fails.
    pub async fn jobs(&self) -> Result<Vec<(String, Job)>, Fault> {
        let mut jobs = Vec::new();
        for row in sqlx::query("SELECT name, body FROM jobs ORDER BY place").fetch_all(&self.pool).await? {
            let name = text(&row, 0)?;
            let job = self.seal.open(&format!("jobs:{name}"), &text(&row, 1)?);
            jobs.extend(job.map(|job| (name, job)));
        }
        Ok(jobs)
    }

    /// Updates that wait, in their order, so many at most.
    ///
    /// # Errors
    /// The database fails.
    pub async fn inbox(&self, most: i64) -> Result<Vec<(i64, Option<String>)>, Fault> {
        let query = sqlx::query("SELECT id, body FROM inbox WHERE state = 0 ORDER BY id LIMIT $1").bind(most);
        let mut found = Vec::new();
        for row in query.fetch_all(&self.pool).await? {
            let id = number(&row, 0)?;
            found.push((id, self.seal.open(&format!("inbox:{id}"), &text(&row, 1)?)));
        }
        Ok(found)
    }

    /// What a button does that was pressed in a chat; nothing where it stands in another chat, or nowhere any more.
    ///
    /// # Errors
    /// The database fails.
    pub async fn pressed(&self, data: &str, chat: i64) -> Result<Option<Command>, Fault> {
        let Some((id, place)) = data.split_once('.') else { return Ok(None) };
        let query = sqlx::query("SELECT body FROM screens WHERE id = $1 AND chat = $2").bind(id.to_owned()).bind(chat);
        let Some(row) = query.fetch_optional(&self.pool).await? else { return Ok(None) };
        let commands = self.seal.open::<Vec<Command>>(&format!("screens:{id}"), &text(&row, 0)?);
        Ok(commands.zip(place.parse::<usize>().ok()).and_then(|(commands, place)| commands.into_iter().nth(place)))
    }

    /// A page for a wallet.
    ///
    /// # Errors
    /// The database fails.
    pub async fn errand(&self, token: &str) -> Result<Option<Errand>, Fault> {
        let query = sqlx::query("SELECT body FROM errands WHERE token = $1").bind(token.to_owned());
        let Some(row) = query.fetch_optional(&self.pool).await? else { return Ok(None) };
        Ok(self.seal.open(&format!("errands:{token}"), &text(&row, 0)?))
    }

    /// Forgets what nobody can use any more: buttons, updates and messages of before a moment, and pages that have run out.
    /// That somebody was told of a term is remembered: the clock would bring it up again.
    ///
    /// # Errors
    /// The database fails.
    pub async fn prune(&self, before: i64, now: i64) -> Result<(), Fault> {
        sqlx::query("DELETE FROM screens WHERE made < $1").bind(before).execute(&self.pool).await?;
        sqlx::query("DELETE FROM errands WHERE until < $1").bind(now).execute(&self.pool).await?;
        let kept: String = REPEATED.iter().map(|begins| format!(" AND key NOT LIKE '{begins}%'")).collect();
        let said = format!("DELETE FROM outbox WHERE state <> 0 AND made < $1{kept}");
        sqlx::query(sqlx::AssertSqlSafe(said)).bind(before).execute(&self.pool).await?;
        sqlx::query("DELETE FROM inbox WHERE state = 1 AND taken < $1").bind(before).execute(&self.pool).await?;
        Ok(())
    }

    /// How many rows there are of each table, and how many wait: for tests, and for whoever runs the door.
    ///
    /// # Errors
    /// The database fails.
    pub async fn counts(&self) -> Result<[i64; 3], Fault> {
        let query = "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 0), (SELECT COUNT(*) FROM outbox WHERE state = 0), \
                     (SELECT COUNT(*) FROM inbox WHERE state = 2)";
        let row = sqlx::query(query).fetch_one(&self.pool).await?;
        Ok([row.try_get(0)?, row.try_get(1)?, row.try_get(2)?])
    }

    /// How many updates were handled, how many messages answer them, and how many updates were put aside.
    ///
    /// # Errors
    /// The database fails.
    pub async fn tally(&self) -> Result<[i64; 3], Fault> {
        let query = "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 1), \
                     (SELECT COUNT(*) FROM outbox WHERE key LIKE 'u%' AND key NOT LIKE '%:%'), \
                     (SELECT COUNT(*) FROM inbox WHERE state = 2)";
        let row = sqlx::query(query).fetch_one(&self.pool).await?;
        Ok([row.try_get(0)?, row.try_get(1)?, row.try_get(2)?])
    }
}
