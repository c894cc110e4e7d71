mod absent;
mod close;
mod commit;
mod commit_directly;
mod commit_intent;
mod confirm;
mod demand;
mod forgive;
mod perform;
mod record;
mod report;
mod take_back;
mod tidy_overdue;
mod transfer;
mod twin;

use exodus_tests::{Person, Promised, World, eur};

/// Ana asks for 500.00, Ben is tied to her and commits 100.00, due in a week; Eva is tied to both.
fn help(world: &World) -> (Person<'_>, Person<'_>, Person<'_>, Promised) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(100), &[&ana]);
    (ana, ben, eva, promised)
}
