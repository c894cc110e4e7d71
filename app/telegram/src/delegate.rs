//! What the door may do itself, where a member let it: within the scopes, the limit and the term that they chose and the
//! program checks. It never commits, confirms, forgives or ties: no scope says so.

use std::collections::BTreeSet;
use std::sync::Arc;

use exodus_rules::Refusal;
use exodus_sdk::instructions::by_delegate;
use exodus_sdk::record::Located;
use exodus_sdk::state::Delegate;
use exodus_sdk::transaction::{Draft, of_text, to_text};
use exodus_sdk::whole::Whole;
use exodus_sdk::{Error, Keypair, Signer as _, address, keypair_from_seed};
use fail::fail_point;
use tokio::task::JoinSet;

use crate::Fault;
use crate::act::{Chosen, find};
use crate::desk::{Desk, Trouble, sentence};
use crate::door::Door;
use crate::message::Screen;
use crate::person::Person;
use crate::secret;
use crate::store::{Job, Write};
use crate::work;

/// So many are on their way at once.
const AT_ONCE: usize = 16;
/// How often something is signed anew whose bytes have died.
const ROUNDS: u8 = 5;

/// The power that somebody has lent the door, if they have and it stands.
pub fn power<'a>(whole: &'a Whole, person: &Person) -> Option<&'a Located<Delegate>> {
    let member = person.member?;
    let key = keypair_from_seed(&person.delegate?).ok()?.pubkey();
    whole.delegates.get(&address::delegate(&member, &key)).filter(|power| power.expires >= whole.clock.now)
}

/// Takes on to do something.
///
/// # Errors
/// The door may not.
pub fn accept(desk: &mut Desk<'_>, chosen: Chosen) -> Result<Screen, Trouble> {
    desk.me()?;
    if !desk.may_delegate(&chosen.act) {
        return Err(Trouble::Said("trouble-delegate"));
    }
    let job = Job { chat: desk.person.chat, chosen, signed: None, died: 0 };
    desk.writes.push(Write::Job { name: secret::random_name(), job: Box::new(job) });
    Ok(Screen::of(desk.say("delegate-begun", &[])).button(desk.home()))
}

/// Does what was taken on, until the door stops: for each member one thing after the other, because what somebody asks for next
/// builds upon what they asked for before.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn run(door: &Arc<Door>) -> Result<(), Fault> {
    // Tasks, because each of them goes on while the next ones are looked up: a future that is not polled meanwhile could hold
    // the database's only connection.
    let (mut flying, mut busy) = (JoinSet::new(), BTreeSet::new());
    while !door.stops() {
        for (name, job) in door.store.jobs().await? {
            if flying.len() < AT_ONCE && busy.insert(job.chat) {
                flying.spawn(one(Arc::clone(door), name, job));
            }
        }
        tokio::select! {
            Some(chat) = flying.join_next(), if !flying.is_empty() => {
                let chat = chat.map_err(|broken| Fault::Config(broken.to_string()))?;
                busy.remove(&chat?);
            }
            () = door.jobs.notified() => {}
            () = door.stopped() => {}
        }
    }
    Ok(())
}

/// Does one of them, or waits a moment where nobody knows yet what became of it; says for whom.
async fn one(door: Arc<Door>, name: String, job: Job) -> Result<i64, Fault> {
    let chat = job.chat;
    let outcome = attempt(&door, &name, &job).await?;
    let writes = match outcome {
        Err(Trouble::Chain(error)) if is_open(&error) => {
            eprintln!("warning: {error}");
            tokio::time::sleep(door.again).await;
            return Ok(chat);
        }
        // Those bytes have done nothing and never will: what they were to do is signed anew, for what was seen when it was asked
        // for. Should they have landed all the same, that has changed, and the program refuses the second.
        Err(Trouble::Chain(error)) if matches!(*error, Error::Expired(_)) && job.died < ROUNDS => {
            let anew = Job { signed: None, died: job.died.saturating_add(1), ..job };
            vec![Write::Job { name, job: Box::new(anew) }]
        }
        Err(Trouble::Chain(error)) if matches!(*error, Error::Landed(_)) => done(&door, name, chat, Ok(())),
        Err(Trouble::Refused(Refusal::StaleTurn | Refusal::StaleSum)) if job.died > 0 => {
            done(&door, name, chat, Err(Trouble::Said("trouble-unknown")))
        }
        outcome => done(&door, name, chat, outcome),
    };
    door.write(&writes).await?;
    fail_point!("job-told");
    door.moved.notify_one();
    Ok(chat)
}

/// Whether something may still land: nobody has said what became of it.
const fn is_open(error: &Error) -> bool {
    matches!(error, Error::Unknown { .. } | Error::Cluster { .. })
}

/// Sends it. The signed bytes are written before they are sent, and sent again as they are.
async fn attempt(door: &Door, name: &str, job: &Job) -> Result<Result<(), Trouble>, Fault> {
    fail_point!("job-taken");
    let signed = match &job.signed {
        Some(signed) => signed.clone(),
        None => match sign(door, job).await {
            Ok(signed) => {
                fail_point!("job-signed");
                let kept = Job { signed: Some(signed.clone()), ..job.clone() };
                door.write(&[Write::Job { name: name.to_owned(), job: Box::new(kept) }]).await?;
                signed
            }
            Err(trouble) => return Ok(Err(trouble)),
        },
    };
    let Some(bytes) = of_text(&signed) else { return Ok(Err(Trouble::Said("trouble-gone"))) };
    fail_point!("job-kept");
    let sent = door.ask(move |chain| chain.send(&bytes).map(drop)).await;
    fail_point!("job-sent");
    Ok(sent.map_err(Trouble::from))
}

/// It is known what became of it: whoever asked for it hears that.
fn done(door: &Door, name: String, chat: i64, outcome: Result<(), Trouble>) -> Vec<Write> {
    if let Err(Trouble::Chain(error)) = &outcome {
        eprintln!("warning: {error}");
    }
    let book = door.book();
    let mut writes = Vec::new();
    if let Some(person) = book.person(chat) {
        let text = match &outcome {
            Ok(()) => crate::desk::say(&door.texts, person.language, "delegate-done", &[]),
            Err(trouble) => sentence(&door.texts, person.language, trouble),
        };
        work::say(&mut writes, format!("job:{name}"), chat, Screen::of(text), None);
    }
    writes.push(Write::JobDone { name });
    writes
}

/// Signs it: what was seen when it was asked for, and nothing newer.
async fn sign(door: &Door, job: &Job) -> Result<String, Trouble> {
    let whole = match door.refresh().await {
        Err(Fault::Chain(error)) => return Err(error.into()),
        world => world.map_err(|_| Trouble::Said("trouble-chain"))?.whole,
    };
    let (draft, key) = {
        let book = door.book();
        let person = book.person(job.chat).ok_or(Trouble::Said("trouble-no-member"))?;
        let seed = person.delegate.ok_or(Trouble::Said("trouble-delegate"))?;
        let key: Keypair = keypair_from_seed(&seed).map_err(|_| Trouble::Said("trouble-delegate"))?;
        let member = person.member.ok_or(Trouble::Said("trouble-no-member"))?;
        let me = find(&whole.members, &member)?;
        let made = job.chosen.make(&whole, &book, &member, (me.authority, key.pubkey()))?;
        let instructions = made.instructions.into_iter().map(|it| by_delegate(it, me, key.pubkey()));
        (instructions.fold(Draft::paid_by(key.pubkey()), Draft::then), key)
    };
    let blockhash = door.ask(|chain| chain.blockhash()).await?;
    Ok(to_text(&draft.sign(&[&key], blockhash)?)?)
}
