mod clock;
mod damaged;
mod durability;
mod in_use;
mod preview;
