//! What an instruction has to withstand, whatever it does, and what the world may do to its accounts.

use exodus_rules::Refusal;
use exodus_sdk::chain::{Chain, Receipt};
use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::record::RawAccount;
use exodus_sdk::transaction::{Draft, signing};
use exodus_sdk::{Address, Keypair, Signer};
use solana_instruction::{AccountMeta, Instruction};

use crate::World;

impl World {
    /// The instruction in every wrong shape, with each signature and each right to write taken away, with each record
    /// replaced by every other: nothing may come of any of them. As it stands, it is accepted.
    pub fn accepts_only_as_it_stands(&self, instruction: &Instruction, keys: &[&Keypair]) -> Receipt {
        let shapes: [fn(&mut Instruction); 4] = [
            |it| it.data.push(0),
            |it| it.data.truncate(it.data.len().saturating_sub(1)),
            |it| it.accounts.push(AccountMeta::new_readonly(Address::new_from_array([8; 32]), false)),
            |it| it.accounts.truncate(it.accounts.len().saturating_sub(1)),
        ];
        for shape in shapes {
            let mut wrong = instruction.clone();
            shape(&mut wrong);
            self.refuses(wrong, keys, Refusal::ShapeMismatch);
        }
        self.accepts_from_no_other_accounts(instruction, keys)
    }

    /// The half of it that also holds where the number of accounts is not fixed: behind the declared ones stands a path.
    pub fn accepts_from_no_other_accounts(&self, instruction: &Instruction, keys: &[&Keypair]) -> Receipt {
        let wallets = [SYSTEM, self.payer.pubkey()];
        for (place, meta) in instruction.accounts.iter().enumerate().filter(|(_, meta)| !wallets.contains(&meta.pubkey))
        {
            for (is_signer, is_writable) in [(false, meta.is_writable), (meta.is_signer, false)] {
                self.stops_with(instruction, keys, place, AccountMeta { is_signer, is_writable, ..meta.clone() });
            }
            for pubkey in self.records().into_keys().filter(|_| !meta.is_signer) {
                self.stops_with(instruction, keys, place, AccountMeta { pubkey, ..meta.clone() });
            }
        }
        self.accepts(core::slice::from_ref(instruction), keys)
    }

    fn stops_with(&self, instruction: &Instruction, keys: &[&Keypair], place: usize, instead: AccountMeta) {
        let mut wrong = instruction.clone();
        if let Some(meta) = wrong.accounts.get_mut(place).filter(|meta| **meta != instead) {
            *meta = instead;
            self.stops(wrong, keys);
        }
    }

    /// Sends an instruction whose fee its signer pays, and must succeed.
    pub fn accepts_alone(&self, instruction: Instruction, keys: &[&Keypair]) -> Receipt {
        let payer = keys.first().expect("somebody signs").pubkey();
        let sent = self.chain.submit(&Draft::paid_by(payer).then(instruction), &signing(keys));
        sent.unwrap_or_else(|error| panic!("should be accepted: {error:?}"))
    }

    /// Somebody sends lamports to an address, whatever lives there.
    pub fn donates(&self, address: &Address, lamports: u64) {
        let found = self.chain.accounts(core::slice::from_ref(address)).expect("a ledger in memory answers");
        let empty = RawAccount { address: *address, owner: SYSTEM, lamports: 0, data: Vec::new() };
        let mut account = found.into_iter().flatten().next().unwrap_or(empty);
        account.lamports = account.lamports.saturating_add(lamports);
        self.chain.plant(&account).expect("a ledger in memory");
    }
}
