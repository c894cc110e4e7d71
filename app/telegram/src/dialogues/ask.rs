//! Questions, and what becomes of the answers. An answer that will not do is asked for again, and costs nothing.

use core::str::FromStr as _;

use exodus_rules::Timestamp;
use exodus_sdk::{Address, address};
use sha2::{Digest as _, Sha256};

use crate::act::{Act, find};
use crate::book::Text;
use crate::clean;
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble};
use crate::dialogues::{acts, intent, invitation, member, offer, pool, request};
use crate::message::Screen;
use crate::secret;
use crate::store::Write;

const DAY: i64 = 86_400;
/// How long a promise may take where no rule fixes its term, in days.
const TERM: i64 = 14;
/// How many payment details somebody may keep.
const PAYMENTS: usize = 5;

/// Asks.
pub fn begin(desk: &mut Desk<'_>, ask: Ask) -> Result<Screen, Trouble> {
    let screen = Screen::of(question(desk, &ask)?);
    desk.person.ask = Some(ask);
    Ok(screen.button(desk.press("button-cancel", Command::Home)))
}

fn question(desk: &Desk<'_>, ask: &Ask) -> Result<String, Trouble> {
    let most = [("most", clean::PARAGRAPH.into())];
    Ok(match ask {
        Ask::Name => desk.say("ask-name", &[("most", clean::LINE.into())]),
        Ask::About => desk.say("ask-about", &most),
        Ask::Link => desk.say("ask-link", &most),
        Ask::Payment => desk.say("ask-payment", &most),
        Ask::Pledge | Ask::InvitePledge => desk.say("ask-pledge", &[]),
        Ask::Attention => desk.say("ask-attention", &[]),
        Ask::SupportSum => desk.say("ask-support", &[]),
        Ask::EmergencySum => desk.say("ask-emergency", &[]),
        Ask::EmergencyDays(target) => {
            let (calls, within) = request::called_at_once(desk, *target)?;
            desk.say("ask-emergency-days", &[("calls", calls.into()), ("within", within.into())])
        }
        Ask::InitiativePrice => desk.say("ask-initiative", &[]),
        Ask::InitiativeDays(_) => desk.say("ask-initiative-days", &[]),
        Ask::InitiativeBackers(..) => desk.say("ask-initiative-backers", &[]),
        Ask::Reason(_) => desk.say("ask-reason", &most),
        Ask::Target(_) => desk.say("ask-target", &[]),
        Ask::Intent(_) | Ask::Change(_) => desk.say("ask-intent", &[]),
        Ask::Commit(place, _) => {
            let rules = desk.whole.stands(find(&desk.whole.requests, place)?)?;
            desk.say("ask-commit", &[("missing", desk.amount(rules.missing().get()))])
        }
        Ask::Promise(other) => desk.say("ask-promise", &[("name", desk.name(other).into())]),
        Ask::Perform(place) | Ask::Confirm(place) | Ask::Forgive(place) => {
            let left = find(&desk.whole.commitments, place)?.read()?.outstanding().get();
            let key = match ask {
                Ask::Perform(_) => "ask-perform",
                Ask::Confirm(_) => "ask-confirm",
                _ => "ask-forgive",
            };
            desk.say(key, &[("left", desk.amount(left))])
        }
        Ask::DelegateLimit => desk.say("ask-delegate", &[]),
        Ask::Founding => desk.say("ask-founding", &[]),
        Ask::Rules(_) => desk.say("ask-rules", &[("most", clean::PAGE.into())]),
        Ask::Stake(place) => {
            let pool = find(&desk.whole.pools, place)?;
            desk.say("ask-stake", &[("least", desk.amount(pool.smallest)), ("most", desk.amount(pool.largest))])
        }
        Ask::Damage(_) => desk.say("ask-damage", &[]),
        Ask::OfferPrice(false) => desk.say("ask-offer-price", &[]),
        Ask::OfferPrice(true) => desk.say("ask-need-price", &[]),
        Ask::OfferPieces(..) => desk.say("ask-offer-pieces", &[("most", offer::PIECES.into())]),
        Ask::Pieces(place) => desk.say("ask-pieces", &[("left", find(&desk.whole.offers, place)?.quantity.into())]),
        Ask::NewKey(ward) => desk.say("ask-new-key", &[("name", desk.name(ward).into())]),
    })
}

/// What somebody said while a question was open. The question stays open where the answer will not do.
pub fn answer(desk: &mut Desk<'_>, ask: Ask, text: &str) -> Result<Screen, Trouble> {
    let next = taken(desk, &ask, text)?;
    desk.person.ask = next.1;
    Ok(next.0)
}

/// The next screen, and the next question if there is one.
fn taken(desk: &mut Desk<'_>, ask: &Ask, text: &str) -> Result<(Screen, Option<Ask>), Trouble> {
    let sum = |desk: &Desk<'_>| Ok::<u64, Trouble>(desk.whole.unit.parse(text)?.get());
    // A screen that asks something has put its question down already.
    let then = |desk: &mut Desk<'_>, made: &dyn Fn(&mut Desk<'_>) -> Result<Screen, Trouble>| {
        desk.person.ask = None;
        let screen = made(desk)?;
        Ok((screen, desk.person.ask.take()))
    };
    match ask {
        Ask::Name => {
            desk.person.profile.name = line(text, clean::LINE)?;
            then(desk, &|desk| invitation::named(desk))
        }
        Ask::About => {
            desk.person.profile.about = line(text, clean::PARAGRAPH)?;
            then(desk, &|desk| Ok(member::profile(desk)))
        }
        Ask::Link => {
            desk.person.profile.link = line(text, clean::PARAGRAPH)?;
            then(desk, &|desk| Ok(member::profile(desk)))
        }
        Ask::Payment => {
            let payment = line(text, clean::PARAGRAPH)?;
            if desk.person.profile.payments.len() >= PAYMENTS {
                return Err(Trouble::Said("trouble-payments"));
            }
            desk.person.profile.payments.push(payment);
            then(desk, &|desk| Ok(member::profile(desk)))
        }
        Ask::Pledge => {
            let (pledge, me) = (sum(desk)?, desk.me()?);
            let (attention, profile) = (me.attention, me.profile);
            then(desk, &|desk| acts::sign(desk, Act::Set { pledge, attention, profile }))
        }
        Ask::Attention => {
            let (attention, me) = (number(text, 0, 1_000)?, desk.me()?);
            let (pledge, profile) = (me.pledge, me.profile);
            then(desk, &|desk| acts::sign(desk, Act::Set { pledge, attention, profile }))
        }
        Ask::InvitePledge => {
            let pledge = sum(desk)?;
            then(desk, &|desk| invitation::invite_with(desk, pledge, 1, invitation::DAYS))
        }
        Ask::SupportSum => {
            let target = sum(desk)?;
            then(desk, &|desk| request::support(desk, target))
        }
        Ask::EmergencySum => {
            let target = sum(desk)?;
            then(desk, &|desk| begin(desk, Ask::EmergencyDays(target)))
        }
        Ask::EmergencyDays(target) => {
            let days = number(text, 1, 92)?;
            then(desk, &|desk| request::emergency(desk, *target, days.into()))
        }
        Ask::InitiativePrice => {
            let target = sum(desk)?;
            then(desk, &|desk| begin(desk, Ask::InitiativeDays(target)))
        }
        Ask::InitiativeDays(target) => {
            let days = number(text, 4, 300)?;
            then(desk, &|desk| begin(desk, Ask::InitiativeBackers(*target, days)))
        }
        Ask::InitiativeBackers(target, days) => {
            let backers = number(text, 1, 10_000)?;
            then(desk, &|desk| request::initiative(desk, *target, *days, backers.into()))
        }
        Ask::Reason(act) => {
            let hash = reason(desk, text)?;
            then(desk, &|desk| request::reasoned(desk, act.clone(), hash))
        }
        Ask::Target(place) => {
            let target = sum(desk)?;
            then(desk, &|desk| acts::sign(desk, Act::Target { request: *place, target }))
        }
        Ask::Intent(place) => {
            let amount = sum(desk)?;
            then(desk, &|desk| intent::meant(desk, place, amount))
        }
        Ask::Change(place) => {
            let amount = sum(desk)?;
            then(desk, &|desk| intent::changed(desk, place, amount))
        }
        Ask::Commit(place, done) => {
            let amount = sum(desk)?;
            then(desk, &|desk| commit(desk, place, amount, *done))
        }
        Ask::Promise(other) => {
            let amount = sum(desk)?;
            let due = due(desk);
            then(desk, &|desk| acts::sign(desk, Act::Promise { creditor: *other, amount, due }))
        }
        Ask::Perform(place) => {
            let sum = sum(desk)?;
            then(desk, &|desk| acts::sign(desk, Act::Perform { commitment: *place, sum }))
        }
        Ask::Confirm(place) => {
            let sum = sum(desk)?;
            then(desk, &|desk| acts::sign(desk, Act::Confirm { commitment: *place, sum }))
        }
        Ask::Forgive(place) => {
            let sum = sum(desk)?;
            then(desk, &|desk| acts::sign(desk, Act::Forgive { commitment: *place, sum }))
        }
        Ask::DelegateLimit => {
            let limit = sum(desk)?;
            then(desk, &|desk| member::grant(desk, limit))
        }
        Ask::Founding => {
            let stake = sum(desk)?;
            then(desk, &|desk| begin(desk, Ask::Rules(stake)))
        }
        Ask::Rules(stake) => {
            let rules = line(text, clean::PAGE)?;
            then(desk, &|desk| pool::found(desk, *stake, rules.clone()))
        }
        Ask::Stake(place) => {
            let amount = sum(desk)?;
            then(desk, &|desk| acts::sign(desk, Act::JoinPool { pool: *place, amount }))
        }
        Ask::Damage(place) => {
            let amount = sum(desk)?;
            find(&desk.whole.pools, place)?;
            let act = Act::Claim { pool: *place, amount, details: [0; 32] };
            then(desk, &|desk| begin(desk, Ask::Reason(act.clone())))
        }
        Ask::OfferPrice(need) => {
            let price = sum(desk)?;
            then(desk, &|desk| begin(desk, Ask::OfferPieces(*need, price)))
        }
        Ask::OfferPieces(need, price) => {
            let quantity = number(text, 1, offer::PIECES)?.into();
            let expires = desk.whole.clock.now.saturating_add(DAY.saturating_mul(30));
            let act = Act::Publish { need: *need, price: *price, quantity, details: [0; 32], expires };
            then(desk, &|desk| begin(desk, Ask::Reason(act.clone())))
        }
        Ask::Pieces(place) => {
            let left = find(&desk.whole.offers, place)?.quantity;
            let quantity = number(text, 1, u16::try_from(left).unwrap_or(u16::MAX))?.into();
            then(desk, &|desk| offer::take(desk, place, quantity))
        }
        Ask::NewKey(ward) => {
            let key = Address::from_str(text.trim()).ok().filter(Address::is_on_curve);
            let key = key.ok_or(Trouble::Said("trouble-key"))?;
            then(desk, &|desk| acts::sign(desk, Act::Propose { ward: *ward, key }))
        }
    }
}

/// When a promise is due where no rule fixes its term.
pub const fn due(desk: &Desk<'_>) -> i64 {
    desk.whole.clock.now.saturating_add(TERM.saturating_mul(DAY))
}

fn line(text: &str, most: usize) -> Result<String, Trouble> {
    clean::text(text, most).ok_or(Trouble::Said("trouble-text"))
}

fn number(text: &str, least: u16, most: u16) -> Result<u16, Trouble> {
    let number = text.trim().parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or(Trouble::Said("trouble-number"))
}

/// Keeps a reason, and returns its hash; nobody guesses a reason from that, because something random is hashed with it. Both are
/// kept together: so its author can prove later which text they meant.
fn reason(desk: &mut Desk<'_>, text: &str) -> Result<[u8; 32], Trouble> {
    let (text, author, salt) = (line(text, clean::PARAGRAPH)?, desk.me()?.address, secret::random());
    let hash: [u8; 32] = Sha256::new().chain_update(salt).chain_update(&text).finalize().into();
    desk.writes.push(Write::Text { hash, author, text: Text { text, salt: Some(salt) } });
    Ok(hash)
}

/// A promise to a request: due when the rules say so, or as late as they allow; out of the own intent, if there is one.
fn commit(desk: &mut Desk<'_>, place: &Address, amount: u64, done: bool) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let rules = desk.whole.stands(find(&desk.whole.requests, place)?)?;
    let free = Timestamp::new(rules.latest_due(desk.whole.now()).get().saturating_sub(60));
    let due = rules.fixed_due(desk.whole.today).unwrap_or(free).get();
    let intent = desk.whole.intents.get(&address::intent(place, &me)).is_some_and(|intent| intent.left >= amount);
    acts::sign(desk, Act::Commit { request: *place, amount, due, intent, done })
}
