mod clock;
mod durability;
mod in_use;
mod preview;
