//! What happened, for the outside. Accounts are the truth and events a hint: an event about a record carries the sequence
//! of every record it wrote, so that whoever follows them sees a gap. The time is the block's.

mod groups;
mod people;
mod promises;

pub use groups::*;
pub use people::*;
pub use promises::*;

/// What an event says happened, by the number that it carries.
macro_rules! changes {
    ($($name:ident = $number:literal)*) => {
        #[derive(Clone, Copy)]
        #[allow(missing_docs, reason = "each is described on the event that carries it")]
        pub(crate) enum Change {
            $($name,)*
        }

        impl Change {
            const fn number(self) -> u32 {
                match self {
                    $(Self::$name => $number,)*
                }
            }
        }
    };
}
pub(crate) use changes;
