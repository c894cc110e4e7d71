use exodus_rules::Refusal;
use exodus_sdk::instructions::{Instruction, commitment, delegate, intent, member, request, tie};
use exodus_sdk::state::{Delegate, Request};
use exodus_sdk::{Keypair, Signer, address};
use exodus_tests::{DAY, Person, World, eur, key_of};

use crate::member::moves_to;

/// Ana, tied to Ben, has lent a key every power up to 50.00 for a month.
fn lent(world: &World) -> (Person<'_>, Person<'_>, Keypair) {
    let (ana, ben, bot) = (world.joins("ana"), world.joins("ben"), key_of("bot"));
    ana.ties_with(&ben);
    ana.lends(&bot);
    (ana, ben, bot)
}

fn opening(ana: &Person, target: u64) -> Instruction {
    let support = request::Support { target, reach: 3, details: [7; 32] };
    request::open_support(ana.world.payer.pubkey(), &ana.record(), support)
}

/// Everything that can be lent, once, as the member's own key would sign it.
fn powers(ana: &Person, ben: &Person) -> [(u8, Instruction); 6] {
    let world = ana.world;
    let (own, theirs, voted) = (ana.asks(eur(50)), ben.asks_monthly(eur(50)), ben.initiates(eur(50), 9));
    let meant = ana.declares(&theirs.address, eur(20), true, &[ben]);
    let promised = ana.owes(ben, eur(20));
    let declaring = ana.declaring(&voted.address, eur(20), false, &[ben]);
    [
        (1, opening(ana, eur(50))),
        (2, request::close(&ana.record(), &own)),
        (4, declaring),
        (4, intent::edit(&ana.record(), &meant, eur(30), true)),
        (4, intent::withdraw(&ana.record(), &meant)),
        (8, commitment::perform(&ana.record(), &promised.record(world), eur(5))),
    ]
}

fn grants(ana: &Person, key: &Keypair, scopes: u8) {
    let power = delegate::Power { scopes, limit: eur(50), expires: ana.world.now() + 30 * DAY };
    let grant = delegate::grant(ana.world.payer.pubkey(), &ana.record(), key.pubkey(), power);
    ana.world.accepts(&[grant], &[&ana.key]);
}

#[test]
fn opens_one_request_a_period_within_its_limit_and_closes_it() {
    let world = World::default();
    let (ana, _, bot) = lent(&world);
    let opens = |target| ana.lets(&bot, opening(&ana, target));
    world.refuses(opens(eur(50) + 1), &[&bot], Refusal::AboveLimit);
    let turn = ana.record().turn;
    world.accepts_only_as_it_stands(&opens(eur(50)), &[&bot]);
    let asked = world.get::<Request>(&address::request(&ana.member, turn));
    assert_eq!((asked.beneficiary, asked.target, ana.record().turn), (ana.member, eur(50), turn + 1));
    let close = ana.lets(&bot, request::close(&ana.record(), &asked));
    world.closes(close, &[&bot], &asked.address, &world.payer.pubkey());
    world.refuses(opens(1), &[&bot], Refusal::DelegateRequestThisPeriod);
    world.passes_the_period_by(0);
    world.refuses(opens(1), &[&bot], Refusal::DelegateRequestThisPeriod);
    world.passes(1);
    world.accepts(&[opens(eur(50))], &[&bot]);
    let used = world.get::<Delegate>(&address::delegate(&ana.member, &bot.pubkey()));
    assert_eq!(used.last_request, world.today().period.0 + 1, "0 says never");
}

#[test]
fn declares_edits_and_withdraws_intents_within_its_limit() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let asked = ben.asks_monthly(eur(500));
    let declares = |amount| ana.lets(&bot, ana.declaring(&asked.address, amount, true, &[&ben]));
    world.refuses(declares(eur(50) + 1), &[&bot], Refusal::AboveLimit);
    world.accepts(&[declares(eur(50))], &[&bot]);
    let own = || world.intent(&asked.address, &ana);
    let edits = |amount| ana.lets(&bot, intent::edit(&ana.record(), &own(), amount, true));
    world.refuses(edits(eur(50) + 1), &[&bot], Refusal::AboveLimit);
    world.accepts(&[edits(1)], &[&bot]);
    assert_eq!(own().left, 1);
    world.adds_up(&asked.address);
    let withdraws = ana.lets(&bot, intent::withdraw(&ana.record(), &own()));
    let gone = own().address;
    world.closes(withdraws, &[&bot], &gone, &world.payer.pubkey());
    world.adds_up(&asked.address);
}

#[test]
fn marks_as_performed_whatever_the_sum() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let promised = ana.owes(&ben, eur(90));
    let perform = commitment::perform(&ana.record(), &promised.record(&world), eur(90));
    world.accepts(&[ana.lets(&bot, perform)], &[&bot]);
    let record = promised.record(&world);
    assert_eq!((record.performed, record.kept, record.in_time), (eur(90), 0, eur(90)));
}

#[test]
fn refuses_each_power_out_of_its_scope() {
    for scope in [1, 2, 4, 8] {
        let world = World::default();
        let (ana, ben, bot) = lent(&world);
        grants(&ana, &bot, 15 - scope);
        for (own, power) in powers(&ana, &ben) {
            if own == scope {
                world.refuses(ana.lets(&bot, power), &[&bot], Refusal::OutOfScope);
            }
        }
    }
}

#[test]
fn refuses_each_power_after_its_term_and_after_a_change_of_key() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let powers = powers(&ana, &ben).map(|(_, power)| ana.lets(&bot, power));
    world.passes(30 * DAY + 1);
    for power in &powers {
        world.refuses(power.clone(), &[&bot], Refusal::DelegateExpired);
    }
    moves_to(&ana, "new");
    for power in powers {
        world.refuses(power, &[&bot], Refusal::DelegateOutdated);
    }
}

#[test]
fn refuses_each_power_to_another_key_and_for_another_member() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let other = key_of("other");
    ben.lends(&other);
    let powers = powers(&ana, &ben);
    for (_, power) in powers {
        // A key to which nothing was lent, with the record of one to which something was.
        let mut stolen = ana.lets(&bot, power.clone());
        for meta in stolen.accounts.iter_mut().filter(|meta| meta.pubkey == bot.pubkey()) {
            meta.pubkey = other.pubkey();
        }
        world.refuses(stolen, &[&other], Refusal::NotAuthority);
        // The power that another member lent.
        let mut foreign = ana.lets(&other, power);
        let place = address::delegate(&ana.member, &other.pubkey());
        for meta in foreign.accounts.iter_mut().filter(|meta| meta.pubkey == place) {
            meta.pubkey = address::delegate(&ben.member, &other.pubkey());
        }
        world.refuses(foreign, &[&other], Refusal::NotAuthority);
    }
}

#[test]
fn never_wakes_a_dormant_member() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let (theirs, promised) = (ben.asks_monthly(eur(50)), ana.owes(&ben, eur(5)));
    let power = delegate::Power { scopes: 15, limit: eur(50), expires: world.now() + 300 * DAY };
    let grant = delegate::grant(world.payer.pubkey(), &ana.record(), bot.pubkey(), power);
    world.accepts(&[grant], &[&ana.key]);
    let active = ana.record().last_active;
    world.passes(200 * DAY);
    world.refuses(ana.lets(&bot, opening(&ana, 1)), &[&bot], Refusal::MemberDormant);
    let declare = ana.lets(&bot, ana.declaring(&theirs.address, eur(5), true, &[&ben]));
    world.accepts(&[declare], &[&bot]);
    let perform = commitment::perform(&ana.record(), &promised.record(&world), eur(5));
    world.accepts(&[ana.lets(&bot, perform)], &[&bot]);
    assert_eq!(ana.record().last_active, active);
    world.refuses(ana.lets(&bot, opening(&ana, 1)), &[&bot], Refusal::MemberDormant);
    world.accepts(&[member::tidy_dormant(&ana.record())], &[]);
    world.accepts(&[member::wake(&ana.record())], &[&ana.key]);
    world.accepts(&[ana.lets(&bot, opening(&ana, 1))], &[&bot]);
}

#[test]
fn never_commits_confirms_forgives_demands_or_ties() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let eva = world.joins("eva");
    let (asked, owed) = (ben.asks(eur(50)), ben.owes(&ana, eur(5)));
    let (own, payer, debt) = (ana.record(), world.payer.pubkey(), owed.record(&world));
    let promise = ana.promise(eur(5), &[&ben]);
    let never = [
        commitment::commit(payer, &own, &asked, &promise),
        commitment::commit_directly(payer, &own, &ben.record(), commitment::Bond::Tie, &promise),
        commitment::confirm(&own, &debt, 1),
        commitment::forgive(&own, &debt, 1),
        commitment::demand(&own, &debt),
        commitment::clearable(&own, &debt, false),
        tie::extend(payer, &own, eva.member, eur(5)),
        tie::withdraw(&own, &ana.tie(&ben)),
        member::wake(&own),
        member::leave(&own),
    ];
    for mut act in never {
        for meta in act.accounts.iter_mut().filter(|meta| meta.is_signer && meta.pubkey == ana.key.pubkey()) {
            meta.pubkey = bot.pubkey();
        }
        world.refuses(act, &[&bot], Refusal::NotAuthority);
    }
}

#[test]
fn being_checked_costs_at_most_four_hundred_compute_units() {
    let world = World::default();
    let (ana, ben, bot) = lent(&world);
    let promised = ana.owes(&ben, eur(20));
    let perform = || commitment::perform(&ana.record(), &promised.record(&world), eur(5));
    ana.performs(&promised, eur(5));
    let own = world.accepts(&[perform()], &[&ana.key]).compute_units;
    let by_delegate = world.accepts(&[ana.lets(&bot, perform())], &[&bot]).compute_units;
    assert!(by_delegate > own && by_delegate - own <= 400, "{own} by the own key, {by_delegate} by a delegate");
}
