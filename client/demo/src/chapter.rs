//! What the demonstration tells, part by part.

/// The chapters, in their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chapter {
    /// People write down whom they trust.
    List,
    /// Something happens to one of them.
    Emergency,
    /// A sum every month.
    Support,
    /// Votes with resources.
    Initiatives,
    /// Damage that is shared.
    Pool,
    /// Goods for a price.
    Exchange,
    /// Debts that run in a circle.
    Clearing,
    /// A lost key.
    Recovery,
    /// A second key.
    Delegate,
    /// What is closed.
    Archive,
}

impl Chapter {
    /// Every chapter there is.
    pub const ALL: [Self; 10] = [
        Self::List,
        Self::Emergency,
        Self::Support,
        Self::Initiatives,
        Self::Pool,
        Self::Exchange,
        Self::Clearing,
        Self::Recovery,
        Self::Delegate,
        Self::Archive,
    ];

    /// Its name, on the command line and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Emergency => "emergency",
            Self::Support => "support",
            Self::Initiatives => "initiatives",
            Self::Pool => "pool",
            Self::Exchange => "exchange",
            Self::Clearing => "clearing",
            Self::Recovery => "recovery",
            Self::Delegate => "delegate",
            Self::Archive => "archive",
        }
    }

    /// What it is about, in a line.
    pub const fn about(self) -> &'static str {
        match self {
            Self::List => "Whom everybody can count on",
            Self::Emergency => "Something happens, and the nearest help",
            Self::Support => "A sum every month, from one who stays and one who forgets",
            Self::Initiatives => "Votes with resources: one proposal adopted, one expired",
            Self::Pool => "Shared damage: everybody owes exactly their part",
            Self::Exchange => "Goods for a price, without an arbiter",
            Self::Clearing => "Debts in a circle shrink together",
            Self::Recovery => "A lost key, and friends who give another one",
            Self::Delegate => "A second key with a small power",
            Self::Archive => "What is closed, in a file that proves itself",
        }
    }
}
