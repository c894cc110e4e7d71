//! What the ledger says, told to people: what has changed since the last look is compared with what they were told then, and
//! the two are written down together with the messages.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use exodus_rules::request::{Kind as RequestKind, Request as Rules};
use exodus_rules::sos::{Call, Rank, Wave};
use exodus_rules::{Period, Timestamp};
use exodus_sdk::record::{Located, RawAccount};
use exodus_sdk::state::Request;
use exodus_sdk::whole::Whole;
use exodus_sdk::whole::waves::{self, Alarm};
use exodus_sdk::{Address, Signer as _, keypair_from_seed};
use fail::fail_point;

use crate::Fault;
use crate::book::Book;
use crate::calls::{Calls, Made};
use crate::commands::Command;
use crate::desk::{Fact, day, name, say, way};
use crate::door::Door;
use crate::link;
use crate::message::{Button, Screen};
use crate::notices::{self, Notice};
use crate::reading::{Accounts, World};
use crate::store::Write;
use crate::work;

/// Looks until the door stops, every so often and whenever something may have moved.
///
/// # Errors
/// The database fails, or another door leads. A chain that does not answer is asked again.
pub async fn run(door: &Arc<Door>, every: Duration) -> Result<(), Fault> {
    while !door.stops() {
        match look(door).await {
            Err(Fault::Chain(error)) => eprintln!("warning: {error}"),
            other => other?,
        }
        tokio::select! {
            () = tokio::time::sleep(every) => {}
            () = door.moved.notified() => {}
            () = door.stopped() => {}
        }
    }
    Ok(())
}

/// Looks once.
///
/// # Errors
/// The chain does not answer, the database fails, or another door leads; then nothing has been told.
pub async fn look(door: &Arc<Door>) -> Result<(), Fault> {
    let mut known = door.known().await;
    let World { whole: after, accounts: now } = door.refresh().await?;
    fail_point!("look-read");
    {
        let _turn = door.turn().await;
        let linked = link::linked(door, &after, &door.book());
        if !linked.is_empty() {
            door.write(&linked).await?;
        }
    }
    // A large network takes a while to compare: meanwhile the others go on.
    let (beside, told, then) = (Arc::clone(door), Arc::clone(&known), Arc::clone(&now));
    let compared = tokio::task::spawn_blocking(move || compared(&beside, &told, &then, &after)).await;
    let writes = compared.map_err(|_| Fault::Config("comparing the network failed".to_owned()))??;
    if !writes.is_empty() {
        fail_point!("look-compared");
        door.write(&writes).await?;
        fail_point!("look-told");
    }
    *known = now;
    Ok(())
}

/// What is to be told of what has changed, and that it was told.
fn compared(door: &Door, known: &Accounts, now: &Accounts, after: &Whole) -> Result<Vec<Write>, Fault> {
    let book = door.book();
    let mut writes = changes(known, now);
    let mut tell = Vec::new();
    if !known.is_empty() && !writes.is_empty() {
        let told: Vec<RawAccount> = known.values().cloned().collect();
        let before = Whole::of(after.network, after.clock, &told)?;
        tell = notices::between(&before, after);
        links(door, &before, after, &book, &mut writes);
    }
    tell.extend(notices::due(after, |member| book.member(member).map_or(0, |person| person.remind)));
    let calls = waves(after, &book, &mut writes);
    // Whoever is called hears of the call, and not of the light beside.
    let called: BTreeSet<_> = calls.iter().map(|call| (call.to, call.who)).collect();
    tell.retain(|notice| notice.says != "notice-red" || !called.contains(&(notice.to, notice.who)));
    tell.extend(calls);
    for notice in tell {
        put(door, after, &book, &notice, &mut writes);
    }
    Ok(writes)
}

/// The accounts that are otherwise than people know them.
fn changes(known: &Accounts, now: &Accounts) -> Vec<Write> {
    let changed = now.values().filter(|account| known.get(&account.address) != Some(account));
    let changed = changed.map(|account| Write::Known { address: account.address, account: Some(account.clone()) });
    let gone = known.keys().filter(|address| !now.contains_key(*address));
    changed.chain(gone.map(|address| Write::Known { address: *address, account: None })).collect()
}

/// The waves of emergencies whose moment has come. Each is computed when its moment is there, and written down, so nobody is
/// called twice and no later state of things calls others in their place.
///
/// An emergency that ended before the door looked has called as well, as everybody computes it: that is written down, and
/// nobody is told.
fn waves(whole: &Whole, book: &Book, writes: &mut Vec<Write>) -> Vec<Notice> {
    let mut emergencies: Vec<(Rank, &Located<Request>, Rules)> = whole
        .requests
        .values()
        .filter_map(|request| Some((waves::rank(request), request, whole.stands(request).ok()?)))
        .filter(|(_, _, rules)| rules.kind == RequestKind::Emergency)
        .collect();
    emergencies.sort_by_key(|(rank, ..)| *rank);
    // What this look adds to what the book knows.
    let (mut new, mut tell) = (Calls::default(), Vec::new());
    for (rank, request, rules) in emergencies {
        let done = book.calls().waves(&request.address);
        let last = whole.now().min(request.counted().calls_until(&rules));
        let Some(latest) = Wave::latest(rank.opened, last).filter(|latest| latest.0 >= done) else { continue };
        let records = (&whole.people, &whole.members);
        let Ok(alarm) = Alarm::of(&whole.network, records, &whole.requests, request, whole.now()) else { continue };
        let mut told = book.calls().called(&request.address);
        let began = period_begins(whole, rank.opened);
        for wave in done..=latest.0 {
            let moment = Wave(wave).moment(rank.opened);
            let used = |member: &Address, away: u32| {
                let [known, new] =
                    [book.calls(), &new].map(|calls| calls.used(member, rank, began, Call { moment, away }));
                known.saturating_add(new)
            };
            for (member, away) in alarm.wave(Wave(wave), &told, used) {
                told.insert(member);
                let made = Made { by: rank, member, call: Call { moment, away } };
                new.learn(&made);
                writes.push(Write::Called(made));
                let still = rules.status_at(whole.now()).is_live();
                tell.extend(notices::call(whole, &request.address, member).filter(|_| still));
            }
        }
        writes.push(Write::Waves { request: request.address, done: latest.0.saturating_add(1) });
    }
    tell
}

/// Links that live from now on: whoever made one hears what to send.
fn links(door: &Door, before: &Whole, after: &Whole, book: &Book, writes: &mut Vec<Write>) {
    for invitation in after.invitations.values().filter(|it| !before.invitations.contains_key(&it.address)) {
        let is = |seed: &[u8; 32]| keypair_from_seed(seed).is_ok_and(|key| key.pubkey() == invitation.key);
        let own = book.links_of(&invitation.inviter).find(|(_, link)| is(&link.seed));
        let Some(((link, _), person)) = own.zip(book.member(&invitation.inviter)) else { continue };
        let says = |key: &str, facts: &[Fact<'_>]| say(&door.texts, person.language, key, facts);
        let facts = [("url", door.place.start(link).into()), ("amount", after.unit.show(invitation.pledge).into())];
        let code = Button::Press(says("button-qr", &[]), Command::Code(link.clone()));
        let screen = Screen::of(says("notice-link", &facts)).button(code);
        work::say(writes, format!("link:{}", invitation.address), person.chat, screen, None);
    }
}

/// The first second of the period that holds a moment.
fn period_begins(whole: &Whole, moment: Timestamp) -> Timestamp {
    let period = whole.rhythm.at(moment).unwrap_or(Period(0));
    let before = period.0.checked_sub(1).map(|before| whole.rhythm.last_second(Period(before)).get());
    Timestamp::new(before.map_or(0, |last| last.saturating_add(1)))
}

/// A notice in the words of whom it is for, if they are here and want to hear of it.
fn put(door: &Door, whole: &Whole, book: &Book, notice: &Notice, writes: &mut Vec<Write>) {
    if book.has_said(&notice.key) {
        return;
    }
    let Some(person) = book.member(&notice.to).filter(|person| !person.gone) else { return };
    if person.quiet.contains(&notice.kind) && notice.kind.may_be_quiet() {
        return;
    }
    let says = |key: &str, facts: &[Fact<'_>]| say(&door.texts, person.language, key, facts);
    let who = notice.who.map(|who| name(whole, book, Some(&notice.to), &who)).unwrap_or_default();
    let amount = notice.amount.map(|amount| whole.unit.show(amount)).unwrap_or_default();
    let mut facts = vec![("name", who.into()), ("amount", amount.into())];
    facts.extend(notice.until.map(|until| ("until", day(until))));
    let mut screen = Screen::of(says(notice.says, &facts));
    let way = notice
        .who
        .filter(|_| notice.says == "notice-sos")
        .and_then(|who| way(whole, book, &door.texts, (person.language, &notice.to), &who));
    if let Some(way) = way {
        screen = screen.line(&says("tie-way", &[("way", way.into())]));
    }
    if let Some(look) = &notice.look {
        screen = screen.button(Button::Press(says("button-look", &[]), look.clone()));
    }
    work::say(writes, notice.key.clone(), person.chat, screen, None);
}
