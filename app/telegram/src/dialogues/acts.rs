//! What is to be signed, in words, before anybody signs it: in the chat, and on the page that the wallet opens.

use exodus_rules::offer::Quantity;
use exodus_sdk::address::short;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Deal, Intent, Invitation, Offer, Request, Tie};
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, address};

use crate::act::{Act, Chosen, find, invitation};
use crate::book::{Book, Text};
use crate::commands::Command;
use crate::desk::{Desk, Fact, Trouble, day, name, say};
use crate::dialogues::offer;
use crate::message::{Button, Screen};
use crate::person::Person;
use crate::texts::Texts;

/// An act in words, and the ways to sign it. What the rules would refuse is said here already, before a wallet is opened.
pub fn sign(desk: &mut Desk<'_>, act: Act) -> Result<Screen, Trouble> {
    let chosen = act.chosen(desk.whole, desk.book, desk.person.member.as_ref())?;
    let words = words(desk.whole, desk.book, desk.texts, &desk.person, &chosen)?;
    let may = desk.may_delegate(&chosen.act);
    let url = desk.errand(chosen.clone());
    let screen = Screen::of(words).line("").line(&desk.say("act-how", &[]));
    let screen = screen.button(Button::Open(desk.say("button-wallet", &[]), url));
    let delegated = || desk.press("button-delegated", Command::Delegated(Box::new(chosen)));
    let screen = if may { screen.button(delegated()) } else { screen };
    Ok(screen.button(desk.home()))
}

/// An act in words, as somebody reads it in whose chat it was chosen: of what they saw then. Somebody who is not there any more
/// is nobody whom one could sign anything about.
pub fn words(
    whole: &Whole,
    book: &Book,
    texts: &Texts,
    person: &Person,
    Chosen { act, saw }: &Chosen,
) -> Result<String, Trouble> {
    let reader = person.member.as_ref();
    let called = |member: &Address| name(whole, book, reader, member).into();
    let sum = |minor: u64| whole.unit.show(minor).into();
    let say = |key: &str, facts: &[Fact<'_>]| say(texts, person.language, key, facts);
    let asks = |request: &Address| Ok::<_, Trouble>(saw.record::<Request>(request)?.beneficiary);
    let tied = |tie: &Address| {
        let tie: Located<Tie> = saw.record(tie)?;
        Ok::<_, Trouble>(if Some(&tie.lower) == reader { tie.higher } else { tie.lower })
    };
    let other = |commitment: &Address| {
        let it: Located<Commitment> = saw.record(commitment)?;
        Ok::<_, Trouble>(if Some(&it.debtor) == reader { it.creditor } else { it.debtor })
    };
    // What the other side wrote, as it stood when this was chosen.
    let quoted = |hash: &[u8; 32], author: &Address| {
        let text = book.text(hash, author).map(Text::shown);
        text.map(|text| say("request-reason", &[("reason", text.into())]))
    };
    let with =
        |words: String, more: Option<String>| [Some(words), more].into_iter().flatten().collect::<Vec<_>>().join("\n");
    // Whose wallet signs this belongs to that chat from then on: whoever reads it must know whose chat it is.
    let mine = |words: String| format!("{words}\n{}", say("act-chat", &[("chat", person.chat_name().into())]));
    Ok(match act {
        Act::Join { pledge, .. } => mine(say("act-join", &[("amount", sum(*pledge))])),
        Act::Accept { link, pledge, .. } => {
            let seen: Located<Invitation> = saw.record(&invitation(book, link)?)?;
            let name = book.name(&seen.inviter).unwrap_or_else(|| short(&seen.inviter));
            let facts = [("name", name.into()), ("amount", sum(*pledge)), ("theirs", sum(seen.pledge))];
            let accepts = say("act-accept", &facts);
            if reader.is_some() { accepts } else { mine(accepts) }
        }
        Act::Set { pledge, attention, .. } => {
            say("act-set", &[("amount", sum(*pledge)), ("attention", (*attention).into())])
        }
        Act::Show { .. } => mine(say("act-show", &[])),
        Act::Wake => say("act-wake", &[]),
        Act::Leave => say("act-leave", &[]),
        Act::Invite { pledge, uses, expires, .. } => {
            say("act-invite", &[("amount", sum(*pledge)), ("uses", (*uses).into()), ("until", day(*expires))])
        }
        Act::CancelLink { .. } => say("act-cancel-link", &[]),
        Act::Extend { other, pledge } => say("act-extend", &[("name", called(other)), ("amount", sum(*pledge))]),
        Act::Withdraw { tie } => say("act-withdraw", &[("name", called(&tied(tie)?))]),
        Act::Restore { tie } => say("act-restore", &[("name", called(&tied(tie)?))]),
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
            say(key, &[("name", called(&asks(request)?)), ("amount", sum(*amount))])
        }
        Act::Change { amount, .. } => say("act-change", &[("amount", sum(*amount))]),
        Act::TakeBack { .. } => say("act-take-back", &[]),
        Act::Refuse { intent } => {
            let author = saw.record::<Intent>(intent)?.member;
            say("act-refuse", &[("name", called(&author))])
        }
        Act::Commit { request, amount, due, done, .. } => {
            let key = if *done { "act-commit-done" } else { "act-commit" };
            let facts = [("name", called(&asks(request)?)), ("amount", sum(*amount)), ("due", day(*due))];
            let request: Located<Request> = saw.record(request)?;
            with(say(key, &facts), quoted(&request.details, &request.beneficiary))
        }
        Act::Promise { creditor, amount, due } => {
            say("act-commit", &[("name", called(creditor)), ("amount", sum(*amount)), ("due", day(*due))])
        }
        Act::Perform { commitment, sum: done } => {
            say("act-perform", &[("name", called(&other(commitment)?)), ("amount", sum(*done))])
        }
        Act::Confirm { commitment, sum: kept } => {
            say("act-confirm", &[("name", called(&other(commitment)?)), ("amount", sum(*kept))])
        }
        Act::Forgive { commitment, sum: gone } => {
            say("act-forgive", &[("name", called(&other(commitment)?)), ("amount", sum(*gone))])
        }
        Act::Demand { commitment } => say("act-demand", &[("name", called(&other(commitment)?))]),
        Act::Grant { limit, expires, closes, .. } => {
            let key = if *closes { "act-grant-closing" } else { "act-grant" };
            say(key, &[("amount", sum(*limit)), ("until", day(*expires))])
        }
        Act::Revoke { .. } => say("act-revoke", &[]),
        Act::Found { stake, .. } => say("act-found", &[("amount", sum(*stake))]),
        Act::JoinPool { amount, .. } => say("act-join-pool", &[("amount", sum(*amount))]),
        Act::LeavePool { .. } => say("act-leave-pool", &[]),
        Act::Claim { amount, .. } => say("act-claim", &[("amount", sum(*amount))]),
        Act::Freeze { .. } => say("act-freeze", &[]),
        Act::Answer { claim } | Act::Decline { claim } => {
            let claim: Located<Request> = saw.record(claim)?;
            let me = reader.ok_or(Trouble::Said("trouble-no-member"))?;
            let stake = find(&whole.stakes, &address::stake(&claim.pool, me))?;
            let share = exodus_sdk::instructions::pool::share(stake, &claim)?;
            let key = if matches!(act, Act::Decline { .. }) { "act-decline" } else { "act-answer" };
            say(key, &[("name", called(&claim.beneficiary)), ("amount", sum(share))])
        }
        Act::WithdrawClaim { .. } => say("act-withdraw-claim", &[]),
        Act::Publish { need, price, quantity, expires, .. } => {
            let key = if *need { "act-publish-need" } else { "act-publish-offer" };
            say(key, &[("amount", sum(*price)), ("pieces", (*quantity).into()), ("until", day(*expires))])
        }
        Act::CloseOffer { .. } => say("act-close-offer", &[]),
        Act::Take { offer, quantity, .. } => {
            let offer: Located<Offer> = saw.record(offer)?;
            let price = offer::together(&offer.read()?.terms.bargain, Quantity::stored(*quantity));
            let facts = [
                ("name", called(&offer.publisher)),
                ("amount", sum(price)),
                ("pieces", (*quantity).into()),
                ("delivery", offer.delivery_days.into()),
                ("payment", offer.payment_days.into()),
            ];
            with(say("act-take", &facts), quoted(&offer.details, &offer.publisher))
        }
        Act::WithdrawDeal { .. } => say("act-withdraw-deal", &[]),
        Act::Agree { deal } => {
            let deal: Located<Deal> = saw.record(deal)?;
            say("act-agree", &[("name", called(&deal.taker)), ("amount", sum(offer::price(&deal)))])
        }
        Act::Guardian { tie, chosen } => {
            let key = if *chosen { "act-guardian" } else { "act-no-guardian" };
            say(key, &[("name", called(&tied(tie)?))])
        }
        Act::Arrange { threshold, days } => {
            say("act-arrange", &[("threshold", (*threshold).into()), ("days", (*days).into())])
        }
        Act::Propose { ward, key } => say("act-propose", &[("name", called(ward)), ("key", key.to_string().into())]),
        Act::Approve { recovery } => {
            let proposal = find(&whole.recoveries, recovery)?;
            say("act-approve", &[("name", called(&proposal.member)), ("key", proposal.key.to_string().into())])
        }
        Act::Veto { .. } => say("act-veto", &[]),
        Act::Execute { recovery } => {
            let proposal = find(&whole.recoveries, recovery)?;
            say("act-execute", &[("name", called(&proposal.member)), ("key", proposal.key.to_string().into())])
        }
    })
}
