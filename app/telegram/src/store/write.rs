//! Writing: everything of one effect in one transaction.

use fail::fail_point;
use sqlx::{Any, Transaction};

use super::{Account, DOOR, Store, Waiting, Write};
use crate::Fault;

impl Store {
    /// Writes all of it or nothing, and returns the messages that are new. A door that has lost its lease writes nothing.
    ///
    /// # Errors
    /// The database fails, or another door leads.
    pub async fn write(&self, writes: &[Write]) -> Result<Vec<Waiting>, Fault> {
        fail_point!("write-asked");
        let mut transaction = self.pool.begin().await?;
        let leads = sqlx::query("UPDATE lease SET name = name WHERE name = $1 AND holder = $2");
        let leads = leads.bind(DOOR).bind(&self.holder).execute(&mut *transaction).await?;
        if leads.rows_affected() == 0 {
            return Err(Fault::Led);
        }
        let mut new = Vec::new();
        for write in writes {
            if let Some(message) = self.one(&mut transaction, write).await? {
                new.push(message);
            }
            fail_point!("write-part");
        }
        fail_point!("write-whole");
        transaction.commit().await?;
        fail_point!("write-committed");
        Ok(new)
    }

    async fn one(&self, to: &mut Transaction<'_, Any>, write: &Write) -> Result<Option<Waiting>, Fault> {
        let query = match write {
            Write::Took { id, body } => {
                sqlx::query("INSERT INTO inbox (id, body, taken, state) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING")
                    .bind(*id)
                    .bind(self.seal.close(&format!("inbox:{id}"), body))
                    .bind(now())
            }
            // The number stays, so that the same update is known when it comes again; what it said does not.
            Write::Done { id, handled } => sqlx::query("UPDATE inbox SET state = $2, body = '' WHERE id = $1")
                .bind(*id)
                .bind(if *handled { 1_i64 } else { 2 }),
            Write::Person(person) => sqlx::query(
                "INSERT INTO persons (chat, body) VALUES ($1, $2) ON CONFLICT (chat) DO UPDATE SET body = $2",
            )
            .bind(person.chat)
            .bind(self.seal.close(&format!("persons:{}", person.chat), person)),
            Write::Screen { id, chat, commands } => {
                sqlx::query("INSERT INTO screens (id, chat, body, made) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
                    .bind(id)
                    .bind(*chat)
                    .bind(self.seal.close(&format!("screens:{id}"), commands))
                    .bind(now())
            }
            Write::Errand { token, errand } => sqlx::query(
                "INSERT INTO errands (token, chat, body, until) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            )
            .bind(token)
            .bind(errand.chat)
            .bind(self.seal.close(&format!("errands:{token}"), errand))
            .bind(errand.until),
            Write::Link { name, link } => {
                sqlx::query("INSERT INTO links (name, body) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                    .bind(name)
                    .bind(self.seal.close(&format!("links:{name}"), link))
            }
            Write::Text { hash, author, text } => {
                let (hash, author) = (bs58::encode(hash).into_string(), author.to_string());
                let body = self.seal.close(&format!("details:{hash}:{author}"), text);
                sqlx::query("INSERT INTO texts (hash, author, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                    .bind(hash)
                    .bind(author)
                    .bind(body)
            }
            Write::Orphan { hash, text } => {
                // None is made any more.
                let gone = if text.is_none() { bs58::encode(hash).into_string() } else { String::new() };
                sqlx::query("DELETE FROM details WHERE hash = $1").bind(gone)
            }
            Write::Message(message) => {
                let query = sqlx::query(
                    "INSERT INTO outbox (key, place, chat, body, state, made) VALUES ($1, $2, $3, $4, 0, $5) \
                     ON CONFLICT DO NOTHING",
                );
                let sealed = self.seal.close(&format!("outbox:{}", message.key), &message.out);
                let query =
                    query.bind(&message.key).bind(self.next_place()).bind(message.chat).bind(sealed).bind(now());
                let new = query.execute(&mut **to).await?.rows_affected() > 0;
                return Ok(new.then(|| message.clone()));
            }
            Write::Sent { key, sent } => sqlx::query("UPDATE outbox SET state = $2, body = '' WHERE key = $1")
                .bind(key)
                .bind(if *sent { 1_i64 } else { 2 }),
            Write::Known { address, account: Some(account) } => {
                // What is on the chain is no secret.
                let body = serde_json::to_string(&Account::of(account)).unwrap_or_default();
                sqlx::query(
                    "INSERT INTO known (address, body) VALUES ($1, $2) ON CONFLICT (address) DO UPDATE SET body = $2",
                )
                .bind(address.to_string())
                .bind(body)
            }
            Write::Known { address, account: None } => {
                sqlx::query("DELETE FROM known WHERE address = $1").bind(address.to_string())
            }
            Write::Called(made) => sqlx::query(
                "INSERT INTO called (request, member, moment, away, opened, slot) VALUES ($1, $2, $3, $4, $5, $6) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(made.request().to_string())
            .bind(made.member.to_string())
            .bind(made.call.moment.get())
            .bind(i64::from(made.call.away))
            .bind(made.by.opened.get())
            .bind(i64::try_from(made.by.slot).unwrap_or(i64::MAX)),
            Write::Waves { request, done } => sqlx::query(
                "INSERT INTO waves (request, done) VALUES ($1, $2) ON CONFLICT (request) DO UPDATE SET done = $2",
            )
            .bind(request.to_string())
            .bind(i64::from(*done)),
            Write::Job { name, job } => sqlx::query(
                "INSERT INTO jobs (name, chat, body, state, place) VALUES ($1, $2, $3, 0, $4) \
                 ON CONFLICT (name) DO UPDATE SET body = $3",
            )
            .bind(name)
            .bind(job.chat)
            .bind(self.seal.close(&format!("jobs:{name}"), job))
            .bind(self.next_place()),
            Write::JobDone { name } => sqlx::query("DELETE FROM jobs WHERE name = $1").bind(name),
        };
        query.execute(&mut **to).await?;
        Ok(None)
    }
}

/// This machine's clock, in seconds: how old a row is.
fn now() -> i64 {
    crate::door::millis().div_euclid(1_000)
}
