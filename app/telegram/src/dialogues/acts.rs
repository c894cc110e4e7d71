//! What is to be signed, in words, before anybody signs it: in the chat, and on the page that the wallet opens.

use exodus_rules::offer::Quantity;
use exodus_sdk::address::short;
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, address};

use crate::act::Act;
use crate::book::Book;
use crate::commands::Command;
use crate::desk::{Desk, Fact, Trouble, day, name, say};
use crate::dialogues::offer;
use crate::message::{Button, Screen};
use crate::texts::{Language, Texts};

/// An act in words, and the ways to sign it. What the rules would refuse is said here already, before a wallet is opened.
pub fn sign(desk: &mut Desk<'_>, act: Act) -> Result<Screen, Trouble> {
    let words = words(desk.whole, desk.book, desk.texts, desk.person.language, desk.person.member.as_ref(), &act);
    let may = desk.may_delegate(&act);
    let url = desk.errand(act.clone());
    let screen = Screen::of(words).line("").line(&desk.say("act-how", &[]));
    let screen = screen.button(Button::Open(desk.say("button-wallet", &[]), url));
    let screen = if may { screen.button(desk.press("button-delegated", Command::Delegated(act))) } else { screen };
    Ok(screen.button(desk.home()))
}

/// An act in words, as somebody reads it.
pub fn words(
    whole: &Whole,
    book: &Book,
    texts: &Texts,
    language: Language,
    reader: Option<&Address>,
    act: &Act,
) -> String {
    let called = |member: &Address| name(whole, book, reader, member).into();
    let sum = |minor: u64| whole.unit.show(minor).into();
    let say = |key: &str, facts: &[Fact<'_>]| say(texts, language, key, facts);
    let beneficiary =
        |request: &Address| whole.requests.get(request).map(|request| request.beneficiary).unwrap_or_default();
    let tied = |tie: &Address| {
        let other = whole.ties.get(tie).map(|tie| if Some(&tie.lower) == reader { tie.higher } else { tie.lower });
        other.unwrap_or_default()
    };
    let other = |commitment: &Address| {
        let other = whole
            .commitments
            .get(commitment)
            .map(|it| if Some(&it.debtor) == reader { it.creditor } else { it.debtor });
        other.unwrap_or_default()
    };
    match act {
        Act::Join { pledge, .. } => say("act-join", &[("amount", sum(*pledge))]),
        Act::Accept { link, pledge, .. } => {
            let inviter = book.link(link).map(|link| link.member).unwrap_or_default();
            let name = book.name(&inviter).unwrap_or_else(|| short(&inviter));
            let facts = [("name", name.into()), ("amount", sum(*pledge))];
            say("act-accept", &facts)
        }
        Act::Set { pledge, attention, .. } => {
            say("act-set", &[("amount", sum(*pledge)), ("attention", (*attention).into())])
        }
        Act::Show { .. } => say("act-show", &[]),
        Act::Wake => say("act-wake", &[]),
        Act::Leave => say("act-leave", &[]),
        Act::Invite { pledge, uses, expires, .. } => {
            say("act-invite", &[("amount", sum(*pledge)), ("uses", (*uses).into()), ("until", day(*expires))])
        }
        Act::CancelLink { .. } => say("act-cancel-link", &[]),
        Act::Extend { other, pledge } => say("act-extend", &[("name", called(other)), ("amount", sum(*pledge))]),
        Act::Withdraw { tie } => say("act-withdraw", &[("name", called(&tied(tie)))]),
        Act::Restore { tie } => say("act-restore", &[("name", called(&tied(tie)))]),
        Act::Emergency { target, deadline, .. } => {
            say("act-emergency", &[("amount", sum(*target)), ("until", day(*deadline))])
        }
        Act::Support { target, .. } => say("act-support", &[("amount", sum(*target))]),
        Act::Initiative { target, deadline, backers, .. } => say(
            "act-initiative",
            &[("amount", sum(*target)), ("until", day(*deadline)), ("backers", (*backers).into())],
        ),
        Act::Target { target, .. } => say("act-target", &[("amount", sum(*target))]),
        Act::Reason { .. } => say("act-reason", &[]),
        Act::Close { .. } => say("act-close", &[]),
        Act::Adopt { .. } => say("act-adopt", &[]),
        Act::Declare { request, amount, recurring } => {
            let key = if *recurring { "act-declare-recurring" } else { "act-declare" };
            say(key, &[("name", called(&beneficiary(request))), ("amount", sum(*amount))])
        }
        Act::Change { amount, .. } => say("act-change", &[("amount", sum(*amount))]),
        Act::TakeBack { .. } => say("act-take-back", &[]),
        Act::Refuse { intent } => {
            let author = whole.intents.get(intent).map(|intent| intent.member).unwrap_or_default();
            say("act-refuse", &[("name", called(&author))])
        }
        Act::Commit { request, amount, due, done, .. } => {
            let key = if *done { "act-commit-done" } else { "act-commit" };
            say(key, &[("name", called(&beneficiary(request))), ("amount", sum(*amount)), ("due", day(*due))])
        }
        Act::Promise { creditor, amount, due } => {
            say("act-commit", &[("name", called(creditor)), ("amount", sum(*amount)), ("due", day(*due))])
        }
        Act::Perform { commitment, sum: done } => {
            say("act-perform", &[("name", called(&other(commitment))), ("amount", sum(*done))])
        }
        Act::Confirm { commitment, sum: kept } => {
            say("act-confirm", &[("name", called(&other(commitment))), ("amount", sum(*kept))])
        }
        Act::Forgive { commitment, sum: gone } => {
            say("act-forgive", &[("name", called(&other(commitment))), ("amount", sum(*gone))])
        }
        Act::Demand { commitment } => say("act-demand", &[("name", called(&other(commitment)))]),
        Act::Grant { limit, expires, .. } => say("act-grant", &[("amount", sum(*limit)), ("until", day(*expires))]),
        Act::Revoke { .. } => say("act-revoke", &[]),
        Act::Found { stake, .. } => say("act-found", &[("amount", sum(*stake))]),
        Act::JoinPool { amount, .. } => say("act-join-pool", &[("amount", sum(*amount))]),
        Act::LeavePool { .. } => say("act-leave-pool", &[]),
        Act::Claim { amount, .. } => say("act-claim", &[("amount", sum(*amount))]),
        Act::Freeze { .. } => say("act-freeze", &[]),
        Act::Answer { claim } => {
            let facts = whole.requests.get(claim).map(|claim| {
                let stake = reader.and_then(|me| whole.stakes.get(&address::stake(&claim.pool, me)));
                let share = stake.and_then(|stake| exodus_sdk::instructions::pool::share(stake, claim).ok());
                [("name", called(&claim.beneficiary)), ("amount", sum(share.unwrap_or_default()))]
            });
            say("act-answer", &facts.unwrap_or_else(|| [("name", "".into()), ("amount", "".into())]))
        }
        Act::Publish { need, price, quantity, expires, .. } => {
            let key = if *need { "act-publish-need" } else { "act-publish-offer" };
            say(key, &[("amount", sum(*price)), ("pieces", (*quantity).into()), ("until", day(*expires))])
        }
        Act::CloseOffer { .. } => say("act-close-offer", &[]),
        Act::Take { offer, quantity, .. } => {
            let offer = whole.offers.get(offer);
            let publisher = offer.map(|offer| offer.publisher).unwrap_or_default();
            let rules = offer.and_then(|offer| offer.read().ok());
            let price = rules.map(|rules| offer::together(&rules.terms.bargain, Quantity::stored(*quantity)));
            let facts = [("name", called(&publisher)), ("amount", sum(price.unwrap_or_default()))];
            say("act-take", &[&facts[..], &[("pieces", (*quantity).into())]].concat())
        }
        Act::WithdrawDeal { .. } => say("act-withdraw-deal", &[]),
        Act::Agree { deal } => {
            let deal = whole.deals.get(deal);
            let taker = deal.map(|deal| deal.taker).unwrap_or_default();
            let price = deal.map(|deal| offer::price(deal)).unwrap_or_default();
            say("act-agree", &[("name", called(&taker)), ("amount", sum(price))])
        }
        Act::Guardian { tie, chosen } => {
            let key = if *chosen { "act-guardian" } else { "act-no-guardian" };
            say(key, &[("name", called(&tied(tie)))])
        }
        Act::Arrange { threshold, days } => {
            say("act-arrange", &[("threshold", (*threshold).into()), ("days", (*days).into())])
        }
        Act::Propose { ward, key } => say("act-propose", &[("name", called(ward)), ("key", key.to_string().into())]),
        Act::Approve { recovery } => {
            let ward = whole.recoveries.get(recovery).map(|it| it.member).unwrap_or_default();
            say("act-approve", &[("name", called(&ward))])
        }
        Act::Veto { .. } => say("act-veto", &[]),
    }
}
