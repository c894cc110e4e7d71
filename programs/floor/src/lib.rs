//! The floor under the costs: a program of bare pinocchio that takes the same accounts, proves the same signatures, creates and
//! closes the same accounts, writes as many bytes and logs as many, and decides nothing. `cargo xtask bench program` measures
//! ours beside it. It is never deployed.
//!
//! What to do stands in the instruction's data, as [`Plan`] writes it.
#![cfg_attr(target_os = "solana", no_std)]
#![allow(unexpected_cfgs, reason = "the chain's target is not one that rustc knows by heart")]

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;

mod entrypoint;

extern crate alloc;
use alloc::vec::Vec;

/// What an instruction has to do, whatever it means.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Whether it reads the clock.
    pub clock: bool,
    /// Who signs, and where a record names that key: the account that signs, the record, the place in its data.
    pub signers: Vec<(u8, u8, u16)>,
    /// Accounts that are created: by whom, which, with how many bytes, at which bump.
    pub creates: Vec<(u8, u8, u16, u8)>,
    /// Accounts that are written to, and how many bytes.
    pub writes: Vec<(u8, u16)>,
    /// Accounts that close, and who gets their lamports.
    pub closes: Vec<(u8, u8)>,
    /// Events, by their length.
    pub logs: Vec<u16>,
}

impl Plan {
    /// As the program reads it.
    pub fn data(&self) -> Vec<u8> {
        let count = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
        let mut data = alloc::vec![u8::from(self.clock), count(self.signers.len())];
        for (signer, record, place) in &self.signers {
            data.extend([*signer, *record]);
            data.extend(place.to_le_bytes());
        }
        data.push(count(self.creates.len()));
        for (payer, account, bytes, bump) in &self.creates {
            data.extend([*payer, *account]);
            data.extend(bytes.to_le_bytes());
            data.push(*bump);
        }
        data.push(count(self.writes.len()));
        for (account, bytes) in &self.writes {
            data.push(*account);
            data.extend(bytes.to_le_bytes());
        }
        data.push(count(self.closes.len()));
        for (account, receiver) in &self.closes {
            data.extend([*account, *receiver]);
        }
        data.push(count(self.logs.len()));
        for bytes in &self.logs {
            data.extend(bytes.to_le_bytes());
        }
        data
    }
}
