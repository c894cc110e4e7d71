//! Moving in from the bots of before: what each person may confirm, as `exodus import` writes it and doors read it. Nothing of
//! it is anybody's word until they say it again with their own key.

use serde::{Deserialize, Serialize};

/// What one person may confirm.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Steps {
    /// Their number at Telegram: 64 bits.
    pub id: i64,
    /// What they were called.
    pub name: String,
    /// Whom to invite: one of two who have each other on their lists, so that each tie is offered once.
    pub invite: Vec<Known>,
    /// Whose invitation to wait for.
    pub expect: Vec<Known>,
    /// What to mean again.
    pub declare: Vec<Sum>,
    /// What to promise again.
    pub commit: Vec<Sum>,
    /// What to ask for again.
    #[serde(default)]
    pub ask: Option<Need>,
}

/// Somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Known {
    /// Their number at Telegram.
    pub id: i64,
    /// What they were called.
    pub name: String,
}

/// How much, and to whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sum {
    /// To whom.
    pub to: Known,
    /// As it was written: which unit that is now, the network says.
    pub amount: String,
}

/// What somebody asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Need {
    /// How much, as it was written.
    pub amount: String,
    /// Within how many days, for a call for help; nothing where it was asked for every month.
    pub days: Option<u16>,
}
