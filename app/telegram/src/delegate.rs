//! What the door may do itself, where a member let it: within the scopes, the limit and the term that they chose and the
//! program checks. It never commits, confirms, forgives or ties: no scope says so.

use std::time::Duration;

use exodus_sdk::instructions::by_delegate;
use exodus_sdk::record::Located;
use exodus_sdk::state::Delegate;
use exodus_sdk::transaction::{Draft, of_text, to_text};
use exodus_sdk::whole::Whole;
use exodus_sdk::{Error, Keypair, Signer as _, address, keypair_from_seed};

use crate::Fault;
use crate::act::{Act, find};
use crate::desk::{Desk, Trouble, sentence};
use crate::door::Door;
use crate::message::Screen;
use crate::person::Person;
use crate::secret;
use crate::store::{Job, Write};
use crate::work;

/// How long to wait where the chain did not say what became of something.
const AGAIN: Duration = Duration::from_secs(5);

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
pub fn accept(desk: &mut Desk<'_>, act: Act) -> Result<Screen, Trouble> {
    desk.me()?;
    if !desk.may_delegate(&act) {
        return Err(Trouble::Said("trouble-delegate"));
    }
    let job = Job { chat: desk.person.chat, act, signed: None };
    desk.writes.push(Write::Job { name: secret::random_name(), job: Box::new(job) });
    Ok(Screen::of(desk.say("delegate-begun", &[])).button(desk.home()))
}

/// Does what was taken on, until the door stops.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn run(door: &Door) -> Result<(), Fault> {
    while !door.stops() {
        let mut left = false;
        for (name, job) in door.store.jobs().await? {
            left |= !one(door, &name, job).await?;
        }
        tokio::select! {
            () = door.jobs.notified() => {}
            () = tokio::time::sleep(AGAIN), if left => {}
            () = door.stopped() => {}
        }
    }
    Ok(())
}

/// Does one of them; false = nobody knows yet what became of it. The signed bytes are written before they are sent, and sent
/// again as they are.
async fn one(door: &Door, name: &str, job: Job) -> Result<bool, Fault> {
    let again = job.signed.is_some();
    let signed = match &job.signed {
        Some(signed) => Ok(signed.clone()),
        None => sign(door, &job).await,
    };
    let outcome = match signed {
        Ok(signed) => {
            if !again {
                let kept = Job { signed: Some(signed.clone()), ..job.clone() };
                door.write(&[Write::Job { name: name.to_owned(), job: Box::new(kept) }]).await?;
            }
            match of_text(&signed) {
                Some(bytes) => door.ask(move |chain| chain.send(&bytes).map(drop)).await.map_err(Trouble::from),
                None => Err(Trouble::Said("trouble-gone")),
            }
        }
        Err(trouble) => Err(trouble),
    };
    if let Err(Trouble::Chain(error)) = &outcome {
        eprintln!("warning: {error}");
        // It may land yet: the same bytes are sent again.
        if matches!(error.as_ref(), Error::Unknown { .. } | Error::Cluster { .. }) {
            return Ok(false);
        }
    }
    door.moved.notify_one();
    let mut writes = vec![Write::JobDone { name: name.to_owned() }];
    {
        let book = door.book();
        if let Some(person) = book.person(job.chat) {
            let say = |key: &str| crate::desk::say(&door.texts, person.language, key, &[]);
            let text = match &outcome {
                Ok(()) => say("delegate-done"),
                // Then what the first sending did may be what the second was refused for.
                Err(_) if again => say("delegate-look"),
                Err(trouble) => sentence(&door.texts, person.language, trouble),
            };
            work::say(&mut writes, format!("job:{name}"), job.chat, Screen::of(text), None);
        }
    }
    door.write(&writes).await?;
    Ok(true)
}

async fn sign(door: &Door, job: &Job) -> Result<String, Trouble> {
    let (draft, key) = {
        let (whole, book) = (door.world(), door.book());
        let person = book.person(job.chat).ok_or(Trouble::Said("trouble-no-member"))?;
        let seed = person.delegate.ok_or(Trouble::Said("trouble-delegate"))?;
        let key: Keypair = keypair_from_seed(&seed).map_err(|_| Trouble::Said("trouble-delegate"))?;
        let member = person.member.ok_or(Trouble::Said("trouble-no-member"))?;
        let me = find(&whole.members, &member)?;
        let made = job.act.make(&whole, &book, &member, (me.authority, key.pubkey()))?;
        let instructions = made.instructions.into_iter().map(|it| by_delegate(it, me, key.pubkey()));
        (instructions.fold(Draft::paid_by(key.pubkey()), Draft::then), key)
    };
    let blockhash = door.ask(|chain| chain.blockhash()).await?;
    Ok(to_text(&draft.sign(&[&key], blockhash)?)?)
}
