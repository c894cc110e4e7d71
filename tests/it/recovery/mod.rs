mod approve;
mod arrange;
mod choose;
mod execute;
mod propose;
mod thief;
mod tidy;
mod veto;

use exodus_tests::{DAY, Person, World};

/// Ana and three friends: she chose them, two of them suffice, and they wait three days. That was 30 days ago.
pub fn circle(world: &World) -> [Person<'_>; 4] {
    let people = ["ana", "ben", "eva", "ivo"].map(|name| world.joins(name));
    let [ana, friends @ ..] = &people;
    for friend in friends {
        ana.ties_with(friend);
        ana.chooses(friend);
    }
    ana.arranges(2, 3);
    world.passes(30 * DAY);
    people
}
