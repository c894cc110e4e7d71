//! What happens next, from a seed: mostly what somebody could well do, often the same with one thing wrong, sometimes
//! anything at all.

mod faults;
mod intents;
mod offers;
mod people;
mod pools;
mod powers;
mod promises;
mod requests;
mod scene;
mod time;

use exodus_sdk::instructions::Instruction;

use super::random::Random;
use super::world::{Step, World};
pub(crate) use scene::Scene;

/// Something that might be done now; none, if there is no occasion.
type Idea = fn(&mut Scene) -> Option<Instruction>;

/// What is done, and how often compared to the rest.
const IDEAS: &[(u64, Idea)] = &[
    (1, people::create_network),
    (3, people::join),
    (4, people::set),
    (1, people::change_key),
    (2, people::wake),
    (1, people::leave),
    (3, people::tidy_dormant),
    (4, people::tidy_tombstone),
    (5, people::invite),
    (7, people::accept),
    (2, people::cancel),
    (8, people::extend),
    (3, people::pledge),
    (2, people::withdraw),
    (3, people::restore),
    (3, people::forget),
    (2, people::tidy_invitation),
    (3, people::tidy_tie),
    (10, requests::open),
    (4, requests::edit),
    (2, requests::close),
    (5, requests::tidy),
    (4, requests::adopt),
    (14, intents::declare),
    (5, intents::edit),
    (3, intents::withdraw),
    (2, intents::refuse),
    (8, intents::tidy),
    (18, promises::commit),
    (10, promises::commit_directly),
    (12, promises::perform),
    (5, promises::take_back),
    (10, promises::confirm),
    (4, promises::forgive),
    (5, promises::demand),
    (8, promises::tidy_overdue),
    (6, promises::report),
    (8, promises::close),
    (4, promises::clearable),
    (8, promises::transfer),
    (10, promises::clear),
    (4, pools::create),
    (14, pools::join),
    (4, pools::change),
    (1, pools::leave),
    (8, pools::claim),
    (8, pools::freeze),
    (14, pools::answer),
    (4, pools::decline),
    (2, pools::mandate),
    (1, pools::withdraw),
    (7, pools::lapse),
    (2, pools::close),
    (3, pools::tidy_stake),
    (6, pools::pass),
    (6, offers::publish),
    (4, offers::edit),
    (2, offers::close),
    (8, offers::take),
    (3, offers::withdraw),
    (8, offers::agree),
    (4, offers::tidy),
    (4, offers::tidy_deal),
    (5, powers::grant),
    (2, powers::revoke),
    (3, powers::tidy_delegate),
    (6, powers::choose),
    (4, powers::arrange),
    (6, powers::propose),
    (6, powers::approve),
    (6, powers::execute),
    (2, powers::veto),
    (3, powers::tidy_recovery),
];

/// Of a hundred steps, so many are meant well, and of the rest so many have one fault; the others are wild.
const WELL: u64 = 62;
const ONE_FAULT: u64 = 28;

/// The next step; time has passed for it already. `past` is what was accepted before: sometimes somebody sends it again.
pub(crate) fn next(world: &mut World, random: &mut Random, past: &[Instruction]) -> Step {
    let wait = time::wait(&world.model, random);
    world.pass(wait);
    if random.percent(1)
        && let Some(again) = random.pick(past)
    {
        return Step { wait, instruction: again.clone() };
    }
    let total = IDEAS.iter().map(|(weight, _)| weight).sum();
    loop {
        let luck = random.below(100);
        let mut place = random.below(total);
        let idea = IDEAS.iter().find(|(weight, _)| {
            let found = place < *weight;
            place = place.saturating_sub(*weight);
            found
        });
        let mut scene = Scene { world, random, wild: luck >= WELL + ONE_FAULT };
        let (_, idea) = idea.expect("the place lies below the sum");
        if let Some(mut instruction) = idea(&mut scene) {
            if luck >= WELL {
                faults::spoil(&scene.world.model, &mut instruction, scene.random);
            }
            return Step { wait, instruction };
        }
    }
}
