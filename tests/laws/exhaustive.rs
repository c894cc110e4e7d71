//! Every sequence of a small world: three people, two requests, amounts of 0 to 2, before and after the due time; breadth
//! first over model and binary together.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, VecDeque};
use std::hash::{Hash, Hasher};

use exodus_sdk::instructions::{Instruction, clearing, commitment, member, network, request, tie};
use exodus_sdk::{Address, address};

use super::coverage::Coverage;
use super::machine::Machine;
use super::world::{Step, World, key, payers, told};
use crate::BEGINNING;

/// When everything is due.
const DUE: i64 = BEGINNING + 5_000;

/// What an exploration has found.
#[derive(Clone, Copy, Debug)]
pub struct Explored {
    /// Different worlds.
    pub worlds: usize,
    /// Every sequence of so many steps was taken.
    pub depth: usize,
}

/// Takes every sequence, the shorter ones first, until so many steps are taken.
pub fn explore(steps: u64, coverage: &mut Coverage) -> Explored {
    let start = beginning(coverage);
    let (mut seen, mut next) = (BTreeSet::from([mark(&start)]), VecDeque::from([(start, Vec::<Step>::new())]));
    let (end, mut depth) = (coverage.steps + steps, 0);
    while let Some((world, path)) = next.pop_front() {
        depth = path.len();
        if coverage.steps >= end {
            break;
        }
        for step in choices(&world) {
            let mut after = world.clone();
            let longer = || [path.as_slice(), core::slice::from_ref(&step)].concat();
            match after.take(&step, coverage) {
                Err(fact) => panic!("{fact}\n{}", longer().iter().map(told).collect::<Vec<_>>().join("\n")),
                Ok(true) if seen.insert(mark(&after)) => next.push_back((after, longer())),
                Ok(_) => {}
            }
        }
    }
    Explored { worlds: seen.len(), depth }
}

/// What a world is, as far as anybody could tell.
fn mark(world: &World) -> u64 {
    let mut digest = DefaultHasher::new();
    world.model.hash(&mut digest);
    digest.finish()
}

fn beginning(coverage: &mut Coverage) -> World {
    let mut world = World::new(Machine::new(&payers()));
    let payer = payers()[0];
    let slug = address::padded("small").expect("short");
    let frame = network::CreateArgs {
        slug,
        unit: address::padded("X").expect("short"),
        decimals: 0,
        default_pledge: 1,
        period_seconds: 0,
        tie_cap: 150,
        dormant_after: 3,
    };
    let home = address::network(&key(0), &slug);
    let mut does = |world: &mut World, instruction: Instruction| {
        assert_eq!(world.take_now(&instruction, coverage), Ok(true), "a world begins");
    };
    does(&mut world, network::create(payer, key(0), None, frame));
    let people: Vec<Address> = (0..3).map(|number| address::member(&home, &key(number))).collect();
    for number in 0..3 {
        let args = member::JoinArgs { pledge: 1, attention: 1, profile: [0; 32] };
        does(&mut world, member::join(payer, key(number), home, args));
    }
    for (one, two) in [(0, 1), (1, 0), (1, 2), (2, 1), (2, 0), (0, 2)] {
        let extend = tie::extend(payer, &world.machine.get(&people[one]), people[two], 1);
        does(&mut world, extend);
    }
    for asks in [0, 1] {
        let emergency = request::Emergency { target: 2, deadline: DUE + 1_000, reach: 1, details: [0; 32] };
        let open = request::open_emergency(payer, &world.machine.get(&people[asks]), emergency);
        does(&mut world, open);
    }
    world
}

/// Everything that anybody might do.
fn choices(world: &World) -> Vec<Step> {
    let (model, machine, payer) = (&world.model, &world.machine, payers()[0]);
    let mut all = Vec::new();
    for (at, asked) in &model.requests {
        for own in model.members.keys().filter(|own| **own != asked.beneficiary) {
            for amount in 0..=2 {
                let path = vec![address::tie(own, &asked.beneficiary)];
                let promise = commitment::Promise { amount, due: DUE, note: [0; 32], path };
                all.push(commitment::commit(payer, &machine.get(own), &machine.get(at), &promise));
            }
        }
        all.push(request::close(&machine.get(&asked.beneficiary), &machine.get(at)));
        all.push(request::tidy(&machine.get(at)));
    }
    for (at, one) in &model.commitments {
        let record = machine.get(at);
        for sum in 0..=2 {
            all.push(commitment::perform(&machine.get(&one.debtor), &record, sum));
            all.push(commitment::confirm(&machine.get(&one.creditor), &record, sum));
            all.push(commitment::forgive(&machine.get(&one.creditor), &record, sum));
        }
        all.push(commitment::take_back(&machine.get(&one.debtor), &record, 1));
        all.push(commitment::demand(&machine.get(&one.creditor), &record));
        all.push(commitment::tidy_overdue(&record));
        all.push(commitment::report(&record));
        all.push(commitment::close(&record));
        for flag in [true, false] {
            all.push(commitment::clearable(&machine.get(&one.creditor), &record, flag));
        }
        for (back, other) in &model.commitments {
            if (other.debtor, other.creditor) == (one.creditor, one.debtor) && at < back {
                all.extend(clearing::clear(payer, &[record, machine.get(back)], 1).ok());
            }
        }
    }
    let mut steps: Vec<Step> = all.into_iter().map(|instruction| Step { wait: 0, instruction }).collect();
    // Time passes with something that changes nothing else: somebody's lateness is written down, or a call's end.
    let later: Vec<Step> = [DUE + 1, DUE + 1_001]
        .into_iter()
        .filter(|moment| *moment > model.now)
        .flat_map(|moment| {
            let wait = moment - model.now;
            let late = model.commitments.keys().map(|at| commitment::tidy_overdue(&machine.get(at)));
            let over = model.requests.keys().map(|at| request::tidy(&machine.get(at)));
            late.chain(over).map(move |instruction| Step { wait, instruction }).collect::<Vec<_>>()
        })
        .collect();
    steps.extend(later);
    steps
}
