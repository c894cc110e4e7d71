//! What must be accepted of every template: whoever pays, whatever was sent to an address before, and that every lamport
//! comes back to the one who paid it.

use std::collections::BTreeMap;

use solana_account::{ReadableAccount, WritableAccount};
use solana_instruction::Instruction;

use exodus_sdk::record::tag;
use exodus_sdk::{Address, PROGRAM};

use super::machine::{CASHIER, FUNDS, Machine, STRANGER, wallet_with};
use super::template::Template;

/// What was tried on a template, and what of it failed.
#[derive(Default)]
pub struct Successes {
    /// How often.
    pub tried: usize,
    /// What failed, in words.
    pub failed: Vec<String>,
}

/// Tries everything on a template that must be accepted.
pub fn succeeds(template: &Template) -> Successes {
    let mut trial = Trial { template, successes: Successes::default() };
    trial.pays();
    trial.finds_lamports_at_its_addresses();
    trial.gives_everything_back();
    trial.successes
}

struct Trial<'t> {
    template: &'t Template,
    successes: Successes,
}

impl<'t> Trial<'t> {
    /// The one who acts pays alone; a stranger pays; the one who acts pays the fee and another the rent.
    fn pays(&mut self) {
        let (template, own) = (self.template, &self.template.instruction);
        let named = |name: &str| template.shape.accounts.iter().position(|account| account == name);
        let actor = ["authority", "founder", "new_authority"].into_iter().find_map(named);
        let actor = actor.map(|place| own.accounts[place].pubkey);
        let mut funded = template.machine.clone();
        if let Some(actor) = actor {
            funded.plant(actor, wallet_with(FUNDS));
            self.accepts("the one who acts pays the fee", &funded, &actor, own);
        }
        let Some(payer) = named("payer").filter(|place| own.accounts[*place].is_signer) else { return };
        let with_payer = |payer_key: Address| {
            let mut changed = own.clone();
            changed.accounts[payer].pubkey = payer_key;
            changed
        };
        self.accepts("a stranger pays", &template.machine, &CASHIER, &with_payer(STRANGER));
        if let Some(actor) = actor {
            self.accepts("the one who acts pays the rent", &funded, &CASHIER, &with_payer(actor));
            self.accepts("the one who acts pays alone", &funded, &actor, &with_payer(actor));
        }
    }

    /// Somebody has sent lamports to every address where something is created.
    fn finds_lamports_at_its_addresses(&mut self) {
        for born in &self.template.born {
            let rent = self.template.machine.rent(born.data.len());
            for sent in [1, rent - 1, rent, 1_000_000_000] {
                let mut machine = self.template.machine.clone();
                machine.plant(born.address, wallet_with(sent));
                let Some(after) = self.accepts(&format!("{sent} sent before"), &machine, &CASHIER, self.own()) else {
                    continue;
                };
                if after.lamports(&born.address) != sent.max(rent) {
                    self.fails(format!("{} holds {} of {rent}", born.address, after.lamports(&born.address)));
                }
            }
        }
    }

    /// What is closed gives everything back, also what was sent to it, also to a wallet that is empty.
    fn gives_everything_back(&mut self) {
        for gone in &self.template.gone {
            let payer = tag(gone).and_then(|tag| tag.payer).expect("what closes has a payer");
            for sent in [0, 1, 1_000_000_000] {
                let mut machine = self.template.machine.clone();
                let mut richer = machine.account(&gone.address).expect("it is there").clone();
                richer.set_lamports(richer.lamports() + sent);
                machine.plant(gone.address, richer);
                let Some(after) = self.accepts(&format!("{sent} sent to it"), &machine, &CASHIER, self.own()) else {
                    continue;
                };
                self.comes_back(&machine, &after);
            }
            let pays_now = self.own().accounts.iter().any(|meta| meta.is_signer && meta.pubkey == payer);
            if !pays_now {
                let mut machine = self.template.machine.clone();
                machine.plant(payer, wallet_with(0));
                if let Some(after) = self.accepts("the payer's wallet is empty", &machine, &CASHIER, self.own()) {
                    self.comes_back(&machine, &after);
                }
            }
        }
    }

    /// Every lamport of what is gone went to its payer, and every lamport of what is new came from whoever pays now.
    fn comes_back(&mut self, before: &Machine, after: &Machine) {
        let mut expected: BTreeMap<Address, i128> = BTreeMap::new();
        for change in after.changes(before) {
            let lamports = |account: &Option<_>| {
                account.as_ref().map_or(0, |it: &exodus_sdk::record::RawAccount| i128::from(it.lamports))
            };
            let ours =
                |account: &Option<exodus_sdk::record::RawAccount>| account.clone().filter(|it| it.owner == PROGRAM);
            if let Some(record) = ours(&change.before).or_else(|| ours(&change.after)) {
                let payer = tag(&record).and_then(|tag| tag.payer).unwrap_or_default();
                *expected.entry(payer).or_default() += lamports(&change.before) - lamports(&change.after);
            }
        }
        for (payer, gain) in expected {
            let got = i128::from(after.lamports(&payer)) - i128::from(before.lamports(&payer));
            if got != gain {
                self.fails(format!("{payer} got {got} of {gain}"));
            }
        }
    }

    const fn own(&self) -> &'t Instruction {
        &self.template.instruction
    }

    fn accepts(
        &mut self,
        what: &str,
        machine: &Machine,
        cashier: &Address,
        instruction: &Instruction,
    ) -> Option<Machine> {
        self.successes.tried += 1;
        let mut after = machine.clone();
        match after.send(cashier, core::slice::from_ref(instruction)) {
            Ok(_) => Some(after),
            Err(failed) => {
                self.fails(format!("{what}: {:?}", failed.err));
                None
            }
        }
    }

    fn fails(&mut self, what: String) {
        self.successes.failed.push(format!("{}: {what}", self.template.name));
    }
}
