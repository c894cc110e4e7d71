//! One record, opened and held against what it should say.

use exodus::record::Head;
use exodus_sdk::record::{Kept, RawAccount, decode};

/// Compares every field of a record but its head with what the model says: to forget one does not compile.
macro_rules! same {
    ($notes:ident, $found:ident: $kind:ident { $($field:ident = $expected:expr),* $(,)? }) => {{
        let expected = exodus::state::$kind { head: $found.record.head, $($field: $expected),* };
        $(
            if $found.record.$field != expected.$field {
                let (field, found) = (stringify!($field), &$found.record.$field);
                $notes.push(format!("{field}: the chain says {found:?}, the model {:?}", expected.$field));
            }
        )*
    }};
}
pub(super) use same;

/// Decodes a record and looks at its head; says so where it is none of the kind.
pub(super) fn opened<T: Kept>(notes: &mut Vec<String>, account: &RawAccount) -> Option<exodus_sdk::record::Located<T>> {
    match decode::<T>(account) {
        Ok(found) => {
            let Head { sequence, version, bump: _, reserved } = *found.head();
            if sequence == 0 || version != 1 || reserved != [0; 6] {
                notes.push(format!("a head of {:?}", found.head()));
            }
            Some(found)
        }
        Err(error) => {
            notes.push(format!("no {}: {error}", T::NOUN));
            None
        }
    }
}

/// A sum as records hold it.
pub(super) fn narrow(sum: u128) -> u64 {
    u64::try_from(sum).expect("the worlds stay far below 2^64")
}
