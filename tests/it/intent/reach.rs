//! From how far help may come, and from whom it does not: for intents and commitments alike.

use exodus_rules::Refusal;
use exodus_sdk::instructions::{Instruction, SYSTEM, commitment, request, tie};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::{Address, Signer, address};
use exodus_tests::{Person, World, eur};

use super::monthly;

/// The two ways to help over a path: to mean it, and to promise it.
fn helping(helper: &Person, asked: &Located<Request>, path: &[&Person]) -> [Instruction; 2] {
    let asked = helper.world.get::<Request>(&asked.address);
    let promise = helper.answer(&asked, eur(5), path);
    let commit = commitment::commit(helper.world.payer.pubkey(), &helper.record(), &asked, &promise);
    [helper.declaring(&asked.address, eur(5), false, path), commit]
}

fn refuses(helper: &Person, asked: &Located<Request>, path: &[&Person], refusal: Refusal) {
    for way in helping(helper, asked, path) {
        helper.world.refuses(way, &[&helper.key], refusal);
    }
}

#[test]
fn refuses_a_path_that_is_too_long_broken_or_leads_elsewhere() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    refuses(&eva, &asked, &[], Refusal::OutOfReach);
    refuses(&eva, &asked, &[&ben], Refusal::OutOfReach);
    world.accepts(&[request::edit(&ana.record(), &asked, eur(100), 1, [7; 32])], &[&ana.key]);
    refuses(&eva, &asked, &[&ben, &ana], Refusal::OutOfReach);
    ben.withdraws(&eva);
    refuses(&eva, &asked, &[&ben, &ana], Refusal::TieNotMutual);
}

#[test]
fn refuses_a_helper_from_whom_the_beneficiary_has_withdrawn_whatever_the_path() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    eva.ties_with(&ana);
    ana.withdraws(&eva);
    refuses(&eva, &asked, &[&ana], Refusal::TieNotMutual);
    refuses(&eva, &asked, &[&ben, &ana], Refusal::TurnedAway);
    // Welcome again, all the same over the longer path.
    world.accepts(&[tie::restore(&ana.record(), &ana.tie(&eva))], &[&ana.key]);
    eva.declares(&asked.address, eur(5), false, &[&ben, &ana]);
    eva.commits(&asked.address, eur(5), &[&ben, &ana]);
}

#[test]
fn refuses_them_also_where_the_request_reaches_anyone() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben]);
    eva.ties_with(&ana);
    let support = request::Support { target: eur(100), reach: 0, details: [7; 32] };
    let turn = ana.record().turn;
    let open = request::open_support(world.payer.pubkey(), &ana.record(), support);
    world.accepts(&[open], &[&ana.key]);
    let asked = world.get::<Request>(&address::request(&ana.member, turn));
    ana.withdraws(&eva);
    refuses(&eva, &asked, &[], Refusal::TurnedAway);
    let stranger = world.joins("zoe");
    stranger.declares(&asked.address, eur(5), false, &[]);
    stranger.commits(&asked.address, eur(5), &[]);
}

#[test]
fn accepts_a_helper_who_has_withdrawn_from_the_beneficiary_over_another_path() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    eva.ties_with(&ana);
    eva.withdraws(&ana);
    eva.declares(&asked.address, eur(5), false, &[&ben, &ana]);
    eva.commits(&asked.address, eur(5), &[&ben, &ana]);
}

#[test]
fn refuses_another_account_in_place_of_the_tie_between_the_two() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    eva.ties_with(&ana);
    ana.withdraws(&eva);
    let joe = world.joins("joe");
    joe.ties_with(&ana);
    let nowhere = Address::new_from_array([8; 32]);
    let elsewhere = [
        (nowhere, Refusal::WrongAccount),
        (eva.key.pubkey(), Refusal::WrongAccount),
        (address::tie(&joe.member, &eva.member), Refusal::WrongAccount),
        (ana.tie(&joe).address, Refusal::WrongAccount),
        (ana.tie(&ben).address, Refusal::AccountsNotDistinct),
    ];
    // The System program stands for "no intent" among the declared accounts of a commitment already.
    let system = [Refusal::WrongAccount, Refusal::AccountsNotDistinct];
    for (mut way, system) in helping(&eva, &asked, &[&ben, &ana]).into_iter().zip(system) {
        way.accounts.last_mut().expect("it is the last").pubkey = SYSTEM;
        world.refuses(way.clone(), &[&eva.key], system);
        for (instead, refusal) in elsewhere {
            way.accounts.last_mut().expect("it is the last").pubkey = instead;
            world.refuses(way.clone(), &[&eva.key], refusal);
        }
        way.accounts.pop();
        world.refuses(way, &[&eva.key], Refusal::OutOfReach);
    }
}
