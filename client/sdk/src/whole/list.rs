//! Everybody within reach of a member, and who of them is listed.

use std::collections::BTreeSet;

use exodus_rules::member::Presence;
use exodus_rules::{Amount, Refusal, Timestamp, Total};

use super::{Records, presence};
use crate::Address;
use crate::record::Located;
use crate::state::Member;

/// Somebody within reach.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    /// How far away.
    pub handshakes: u8,
    /// Who.
    pub member: &'a Located<Member>,
    /// How they stand.
    pub presence: Presence,
}

/// Everybody within reach, nearest first. Whoever has left is no member any more and not among them.
pub struct Reached<'a>(Vec<Person<'a>>);

impl<'a> Reached<'a> {
    /// The people of these rings, as they stand at `now`.
    ///
    /// # Errors
    /// A record is corrupt, or `now` before 1970.
    pub fn of(rings: &[Vec<Address>], members: &'a Records<Member>, now: Timestamp) -> Result<Self, Refusal> {
        let mut people = Vec::new();
        for (ring, handshakes) in rings.iter().zip(1_u8..) {
            for member in ring.iter().filter_map(|address| members.get(address)) {
                let presence = presence(member, now)?;
                if presence != Presence::Left {
                    people.push(Person { handshakes, member, presence });
                }
            }
        }
        Ok(Self(people))
    }

    /// Those of them.
    #[must_use]
    pub fn only(&self, those: impl Fn(&Person<'_>) -> bool) -> Self {
        Self(self.0.iter().filter(|person| those(person)).copied().collect())
    }

    /// Whoever is on the list: active members.
    pub fn listed(&self) -> impl Iterator<Item = &Person<'a>> {
        self.0.iter().filter(|person| person.presence == Presence::Active)
    }

    /// How many are within reach and not on the list: dormant or suspended.
    pub fn left_out(&self) -> usize {
        self.0.len().saturating_sub(self.listed().count())
    }

    /// The addresses of all of them.
    pub fn addresses(&self) -> BTreeSet<Address> {
        self.0.iter().map(|person| person.member.address).collect()
    }

    /// What the listed have pledged together, in minor units.
    ///
    /// # Errors
    /// The sum is beyond 64 bits.
    pub fn resource(&self) -> Result<u64, Refusal> {
        let mut sum = Total::ZERO;
        for person in self.listed() {
            sum = sum.moved(Amount::ZERO, Amount::new(person.member.pledge)?)?;
        }
        Ok(sum.get())
    }
}
