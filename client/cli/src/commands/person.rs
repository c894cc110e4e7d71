//! Who owes whom, as the rules ask it.

use exodus_rules::party::Person;
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;

/// A member, as far as owing is concerned.
pub const fn person(member: &Located<Member>) -> Person<Address> {
    Person { network: member.record.network, member: member.address, key: member.record.authority }
}
