//! Instructions that nobody would send: whatever is done to the bytes and the accounts of one that is accepted, the program
//! ends in an orderly way, a refusal leaves no trace, and what is accepted keeps the ledger sound.

use solana_instruction::{AccountMeta, Instruction};

use super::machine::CASHIER;
use super::outcome::{fault, stop, trace};
use super::template::Template;
use super::templates::NOUNS;
use crate::laws::random::Random;

/// Changes of one instruction, at most.
const CHANGES: u64 = 4;
/// Numbers at which something may end.
const EDGES: [u64; 8] = [0, 1, u64::MAX, i64::MAX as u64, 1 << 53, (1 << 53) - 1, u32::MAX as u64, 0x8000];

/// A source of such instructions, from a seed.
pub struct Wild {
    templates: Vec<Template>,
    /// What changes are made to: the templates, and what was worth keeping.
    kept: Vec<(usize, Instruction)>,
    last: (usize, Instruction),
    random: Random,
}

impl Wild {
    /// The instructions of a seed.
    pub fn of(seed: u64) -> Self {
        let templates: Vec<Template> = NOUNS.iter().flat_map(|(_, templates)| templates()).collect();
        let kept: Vec<_> = templates.iter().map(|template| template.instruction.clone()).enumerate().collect();
        let last = kept[0].clone();
        Self { templates, kept, last, random: Random::of(seed) }
    }

    /// How many instructions the changes begin from.
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    /// The last instruction led somewhere new: later ones begin from it.
    pub fn keep(&mut self) {
        self.kept.push(self.last.clone());
    }

    /// Sends another one.
    ///
    /// # Errors
    /// What it did that no instruction may do, and which one it was.
    pub fn step(&mut self) -> Result<(), String> {
        let from = self.below(self.kept.len());
        let (template, mut instruction) = self.kept[from].clone();
        for _ in 0..=self.below(usize::try_from(CHANGES).unwrap()) {
            self.change(template, &mut instruction);
        }
        self.last = (template, instruction);
        let (template, instruction) = (&self.templates[self.last.0], &self.last.1);
        let mut after = template.machine.clone();
        let wrong = match after.send(&CASHIER, core::slice::from_ref(instruction)) {
            Ok(sent) => fault(&template.machine, &after, sent.fee),
            Err(failed) => match stop(&failed.err) {
                Ok(_) => trace(&template.machine, &after, &CASHIER, failed.meta.fee),
                Err(error) => Some(error),
            },
        };
        wrong.map_or(Ok(()), |what| Err(format!("{}: {what}\n{instruction:?}", template.name)))
    }

    fn change(&mut self, template: usize, instruction: &mut Instruction) {
        let (bytes, accounts) = (instruction.data.len(), instruction.accounts.len());
        match self.below(12) {
            0 => instruction.data.truncate(self.below(bytes + 1)),
            1 => instruction.data.push(self.byte()),
            2..=4 if bytes > 0 => instruction.data[self.below(bytes)] = self.byte(),
            5 if bytes > 0 => instruction.data[self.below(bytes)] ^= 1 << self.below(8),
            6 | 7 if bytes > 8 => {
                let place = self.below(bytes - 8) + 1;
                let edge = EDGES[self.below(EDGES.len())].to_le_bytes();
                instruction.data[place..place + 8].copy_from_slice(&edge);
            }
            8 if accounts > 1 => instruction.accounts.swap(self.below(accounts), self.below(accounts)),
            9 if accounts > 0 => drop(instruction.accounts.remove(self.below(accounts))),
            10 => {
                let meta = self.known(template);
                instruction.accounts.insert(self.below(accounts + 1), meta);
            }
            _ if accounts > 0 => instruction.accounts[self.below(accounts)] = self.known(template),
            _ => {}
        }
    }

    /// An account that is on this ledger, with whichever rights.
    fn known(&mut self, template: usize) -> AccountMeta {
        let records = self.templates[template].machine.records().into_iter().map(|record| record.address);
        let named = self.templates[template].instruction.accounts.iter().map(|meta| meta.pubkey);
        let all: Vec<_> = records.chain(named).collect();
        let address = all[self.below(all.len())];
        AccountMeta { pubkey: address, is_signer: self.below(2) == 0, is_writable: self.below(2) == 0 }
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    fn below(&mut self, end: usize) -> usize {
        self.random.index(end.max(1))
    }
}
