mod declare;
mod edit;
mod reach;
mod refuse;
mod tidy;
mod withdraw;

use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_tests::{Person, World, eur};

/// Ana asks for 100.00 a month; Ben is tied to her, and Eva to Ben.
fn monthly(world: &World) -> (Person<'_>, Person<'_>, Person<'_>, Located<Request>) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let asked = ana.asks_monthly(eur(100));
    (ana, ben, eva, asked)
}

/// Ana has an initiative for 100.00 that takes two backers; Ben is tied to her, and Eva to Ben.
fn initiative(world: &World) -> (Person<'_>, Person<'_>, Person<'_>, Located<Request>) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let asked = ana.initiates(eur(100), 2);
    (ana, ben, eva, asked)
}
