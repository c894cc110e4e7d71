mod accept;
mod cancel;
mod close;
mod extend;
mod invite;
mod pledge;
mod restore;
mod withdraw;
