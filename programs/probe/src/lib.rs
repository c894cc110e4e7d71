//! The rules on random inputs, and a digest of all that they answer.
//!
//! The route to the chain's binary is unusual (docs/decisions/0008, SECURITY.md). So the same functions run here and there
//! on the same inputs: [`digest`] on this machine, and inside of the chain's, where this crate is a program that computes the
//! digest and refuses another one than it was told. `cargo xtask agree` builds it and compares. It is never deployed.
#![cfg_attr(target_os = "solana", no_std)]
#![allow(unexpected_cfgs, reason = "the chain's target is not one that rustc knows by heart")]

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;

mod entrypoint;
mod mixer;
mod promises;
mod random;
mod sharing;
mod trust;

use mixer::Mixer;
use random::Random;

/// A subject: its name, and one round of it on random inputs.
type Subject = (&'static str, fn(&mut Random, &mut Mixer));

/// What is compared.
pub const SUBJECTS: [Subject; 10] = [
    ("periods", trust::periods),
    ("members", trust::members),
    ("ties and guardians", trust::ties),
    ("links, delegates, recoveries", trust::powers),
    ("requests", promises::requests),
    ("intents", promises::intents),
    ("commitments", promises::commitments),
    ("shares", sharing::shares),
    ("pools and claims", sharing::pools),
    ("offers and deals", sharing::offers),
];

/// The digest of so many rounds of a subject, from a seed; `None` where there is no such subject.
pub fn digest(subject: u8, seed: u64, rounds: u32) -> Option<u64> {
    let (_, round) = SUBJECTS.get(usize::from(subject))?;
    let (mut random, mut mixer) = (Random::new(seed), Mixer::new());
    for _ in 0..rounds {
        round(&mut random, &mut mixer);
    }
    Some(mixer.digest())
}
