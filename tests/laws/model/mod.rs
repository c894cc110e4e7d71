//! A reference model of the protocol. It shares no code with the rules of the program: it reads an instruction by the
//! published interface, remembers facts, counts what exists instead of keeping counters, and answers with every reason
//! for which the instruction may be refused.

mod answer;
pub(crate) mod calendar;
pub(crate) mod call;
mod claim;
mod clearing;
pub(crate) mod codes;
mod commit;
mod commitment;
mod delegate;
pub(crate) mod derive;
mod facts;
mod intent;
pub(crate) mod kind;
mod member;
mod network;
mod offer;
mod pool;
mod queue;
mod reach;
pub(crate) mod records;
mod recovery;
mod request;
pub(crate) mod shape;
mod tie;

use exodus_sdk::instructions::Instruction;
use exodus_sdk::record::RawAccount;

use call::{Call, Refusals, Verdict};
use codes::FRAMEWORK;
pub(crate) use facts::Model;
use facts::{closes, is, place};
pub(crate) use records::{DAY, LARGEST};

impl Model {
    /// What an instruction does at this moment: everything, or nothing and why. `before` is what the named accounts hold;
    /// the model reads nothing in it but the bytes that a history is made of.
    pub(crate) fn apply(&mut self, instruction: &Instruction, before: &[Option<RawAccount>]) -> Verdict {
        let call = Call::of(instruction);
        self.must_have_its_shape(&call, instruction.data.len())?;
        match call.tag {
            0 => self.network_create(&call),
            10..30 => self.member(&call),
            30..40 => self.tie(&call),
            50..60 => self.request(&call),
            60..70 => self.intent(&call),
            70..80 | 140..150 => self.pool(&call),
            87 => self.commitment_close(&call, before),
            80 | 88 | 90 => self.commit(&call),
            80..100 => self.commitment(&call),
            100 => self.clear(&call),
            110..120 => self.offer(&call),
            120..130 => self.delegate(&call),
            130..140 => self.recovery(&call),
            _ => Err(Refusals::only(FRAMEWORK)),
        }
    }
}
