//! What somebody arranges for the day on which they cannot act, and how they leave.

use exodus_sdk::chain::Receipt;
use exodus_sdk::instructions::{delegate, member, recovery, tie};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Delegate, Recovery};
use exodus_sdk::{Address, Keypair, Signer, address};

use crate::{DAY, Person, eur};

impl Person<'_> {
    /// Takes the own hand back.
    pub fn withdraws(&self, other: &Person) -> Receipt {
        self.world.accepts(&[tie::withdraw(&self.record(), &self.tie(other))], &[&self.key])
    }

    /// Leaves the network.
    pub fn leaves(&self) -> Receipt {
        self.world.accepts(&[member::leave(&self.record())], &[&self.key])
    }

    /// Leaves the network and becomes a tombstone; returns the member's address.
    pub fn passes_on(&self) -> Address {
        self.leaves();
        self.world.accepts(&[member::tidy_tombstone(&self.record())], &[]);
        self.member
    }

    /// Lends a key every power for a month, up to 50.00.
    pub fn lends(&self, key: &Keypair) -> Located<Delegate> {
        let expires = self.world.now().saturating_add(DAY.saturating_mul(30));
        let power = delegate::Power { scopes: 15, limit: eur(50), expires };
        let grant = delegate::grant(self.world.payer.pubkey(), &self.record(), key.pubkey(), power);
        self.world.accepts(&[grant], &[&self.key]);
        self.world.get(&address::delegate(&self.member, &key.pubkey()))
    }

    /// Chooses somebody as guardian.
    pub fn chooses(&self, guardian: &Person) -> Receipt {
        let choose = recovery::choose(&self.record(), &self.tie(guardian), true);
        self.world.accepts(&[choose], &[&self.key])
    }

    /// Arranges how many guardians it takes, and how many days they wait.
    pub fn arranges(&self, threshold: u8, days: u8) -> Receipt {
        self.world.accepts(&[recovery::arrange(&self.record(), threshold, days)], &[&self.key])
    }

    /// Proposes a key for somebody whose own is lost.
    pub fn proposes(&self, ward: &Person, key: &Keypair) -> Located<Recovery> {
        let propose = recovery::propose(self.world.payer.pubkey(), &self.record(), ward.member, key.pubkey());
        self.world.accepts(&[propose], &[&self.key]);
        self.world.get(&address::recovery(&ward.member, &key.pubkey()))
    }

    /// Stands behind what another guardian has proposed, and returns it as it is then.
    pub fn approves(&self, proposed: &Located<Recovery>) -> Located<Recovery> {
        self.world.accepts(&[recovery::approve(&self.record(), proposed)], &[&self.key]);
        self.world.get(&proposed.address)
    }
}
