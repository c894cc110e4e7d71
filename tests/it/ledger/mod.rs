mod durability;
mod in_use;
