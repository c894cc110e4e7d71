//! A network at this moment: which period it is, and how a request stands in it, written down or not.

use exodus_rules::period::{Rhythm, Today};
use exodus_rules::request::Request as Rules;
use exodus_rules::{Period, Timestamp};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::state::{Network, Request};
use exodus_sdk::{Address, Unit};

use super::Session;
use crate::exit::Failure;

/// What a command needs to know of a network in order to show what is in it.
#[derive(Clone)]
pub struct Present {
    pub unit: Unit,
    pub rhythm: Rhythm,
    pub now: Timestamp,
    pub today: Today,
}

impl Session {
    /// The network as it is now.
    pub fn present(&self, network: &Address) -> Result<Present, Failure> {
        let network = self.chain.get::<Network>(network)?;
        let (rhythm, now) = (Rhythm::from_seconds(network.period_seconds)?, self.now()?);
        Ok(Present { unit: Unit::of(&network)?, rhythm, now, today: rhythm.today(now)? })
    }
}

impl Present {
    /// A request as it stands now: a support has begun anew with the period, whether anybody wrote that down or not.
    pub fn of(&self, request: &Request) -> Result<Rules, Failure> {
        Ok(request.read()?.rolled(self.today.period))
    }

    /// The last second of a period.
    pub const fn last_second(&self, period: Period) -> Timestamp {
        self.rhythm.last_second(period)
    }

    /// A period in a word.
    pub const fn period_word(&self) -> &'static str {
        match self.rhythm {
            Rhythm::Month => "month",
            Rhythm::Fixed(_) => "period",
        }
    }
}
