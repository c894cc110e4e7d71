//! The laws of section 7, asked of what both sides agree on. That counts and sums equal what exists (2, 4, 5, 8) is asked
//! with every account that is compared: the model has no other counts.

use std::collections::BTreeMap;

use exodus_sdk::Address;
use exodus_sdk::instructions::Instruction;

use super::model::Model;
use super::model::call::Call;
use super::model::records::{CLAIM, Commitment, EMERGENCY, INITIATIVE};

/// What has to be remembered of a moment, to judge the next step.
pub(crate) struct Earlier {
    commitments: BTreeMap<Address, (Commitment, Address)>,
    net: BTreeMap<Address, i128>,
}

/// What each member is owed, less what they owe.
fn net(model: &Model) -> BTreeMap<Address, i128> {
    let mut net = BTreeMap::<Address, i128>::new();
    for commitment in model.commitments.values() {
        let open = i128::from(commitment.outstanding());
        *net.entry(commitment.creditor).or_default() += open;
        *net.entry(commitment.debtor).or_default() -= open;
    }
    net
}

const CLEAR: u8 = 100;

impl Earlier {
    pub(crate) fn of(model: &Model, instruction: &Instruction) -> Self {
        let named = instruction.accounts.iter().filter_map(|meta| {
            let commitment = model.commitments.get(&meta.pubkey)?;
            Some((meta.pubkey, (commitment.clone(), model.members[&commitment.creditor].authority)))
        });
        let clears = instruction.data.first() == Some(&CLEAR);
        Self { commitments: named.collect(), net: if clears { net(model) } else { BTreeMap::new() } }
    }

    /// What an accepted step may have done to commitments.
    pub(crate) fn laws(&self, model: &Model, instruction: &Instruction) -> Result<(), String> {
        let call = Call::of(instruction);
        for (address, (before, key)) in &self.commitments {
            let Some(after) = model.commitments.get(address) else { continue };
            let fixed = |one: &Commitment| (one.amount, one.debtor, one.creditor, one.due, one.made, one.number);
            if fixed(before) != fixed(after) || after.outstanding() > before.outstanding() {
                return Err(format!("law 1: {address} is another promise, or owes more"));
            }
            let answers = after.kept > before.kept || after.forgiven > before.forgiven;
            if answers && !call.signs(key) {
                return Err(format!("law 7: {address} was answered without its creditor"));
            }
            if after.cleared + after.transferred > before.cleared + before.transferred
                && after.outstanding() < before.unanswered()
            {
                return Err(format!("law 1: {address} was reduced below what is performed and unanswered"));
            }
        }
        if call.tag == CLEAR && net(model) != self.net {
            return Err("law 6: a clearing has changed somebody's net position".to_owned());
        }
        Ok(())
    }
}

/// What holds of everything, at every moment.
pub(crate) fn of_all(model: &Model) -> Result<(), String> {
    for (address, one) in &model.commitments {
        let parts =
            u128::from(one.kept) + u128::from(one.forgiven) + u128::from(one.cleared) + u128::from(one.transferred);
        if parts + u128::from(one.outstanding()) != u128::from(one.amount) || one.performed > one.amount {
            return Err(format!("law 1: the parts of {address} do not add up"));
        }
    }
    for (address, one) in &model.requests {
        let sums = model.sums_now(address, one);
        let over = sums.committed + sums.kept > u128::from(one.target);
        if over && one.kind == CLAIM {
            return Err(format!("law 5: the answers to {address} exceed it"));
        }
        // What is overdue or disputed is asked for again, and may still be kept: only then more is kept than was asked for.
        let moved = |promise: &Commitment| promise.made < model.now || promise.performed_at > 0;
        let moved = model.commitments.values().any(|promise| promise.parent == *address && moved(promise));
        if over && matches!(one.kind, EMERGENCY | INITIATIVE) && !moved && one.closed_kept.is_empty() {
            return Err(format!("law 3: {address} has more than it asked for"));
        }
    }
    for (address, one) in &model.members {
        let cap = usize::from(model.networks[&one.network].tie_cap);
        if model.ties_of(address) > cap {
            return Err(format!("law 4: {address} has more than {cap} ties"));
        }
    }
    pools(model)
}

/// Law 5.
fn pools(model: &Model) -> Result<(), String> {
    for (address, one) in &model.pools {
        if one.called > 1_000_000 {
            return Err(format!("law 5: {address} has called more than all"));
        }
    }
    for (address, one) in &model.stakes {
        let (_, called, largest) = one.calls;
        if called > u128::from(largest) {
            return Err(format!("law 5: in one period {address} was called for {called}, and was at most {largest}"));
        }
    }
    for (address, one) in model.commitments.iter().filter(|(_, one)| one.author == 3) {
        let Some(claim) = model.requests.get(&one.parent) else { continue };
        match claim.shared_by.get(&one.debtor) {
            None => return Err(format!("law 5: {address} answers a claim that was opened without its debtor")),
            Some(stake) if one.amount > *stake => return Err(format!("law 5: {address} is more than its stake was")),
            Some(_) => {}
        }
    }
    Ok(())
}
