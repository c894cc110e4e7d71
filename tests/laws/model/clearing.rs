//! A closed chain of commitments is reduced.

use super::call::{Call, Refusals, Verdict};
use super::records::Commitment;
use super::{Model, codes};

impl Model {
    pub(super) fn clear(&mut self, call: &Call) -> Verdict {
        let links = call.from(1);
        let mut args = call.args();
        let (seen, amount) = (args.u64(), args.u64());
        let order: Vec<usize> = (0..48).map(|_| usize::from(args.u8())).collect();
        let (steps, rest) = order.split_at(links.len());
        let mut no = Refusals::default();
        let ascending = links.is_sorted_by(|one, two| one < two) && !links.contains(&call.at(0));
        let named: std::collections::BTreeSet<_> = steps.iter().collect();
        let each = named.len() == links.len() && steps.iter().all(|step| *step < links.len());
        no.when(!ascending || !each || rest.iter().any(|step| *step != 0), codes::CHAIN_ORDER);
        no.unless_positive(amount);
        no.when(links.iter().any(|link| !self.commitments.contains_key(link)), codes::FRAMEWORK);
        no.when(links.len() < 2, codes::CHAIN_OPEN);
        let chain: Vec<&Commitment> =
            steps.iter().filter_map(|step| links.get(*step)).filter_map(|link| self.commitments.get(link)).collect();
        no.when(chain.first().is_some_and(|first| first.outstanding() != seen), codes::STALE_SUM);
        no.when(chain.windows(2).any(|two| two[0].creditor != two[1].debtor), codes::CHAIN_BROKEN);
        let ends = chain.first().zip(chain.last());
        no.when(ends.is_none_or(|(first, last)| first.debtor != last.creditor), codes::CHAIN_OPEN);
        for link in chain {
            no.when(link.in_kind, codes::CLEARING_IN_KIND);
            no.when(!(link.debtor_clears && link.creditor_clears), codes::CLEARING_REFUSED);
            no.when(amount > link.unperformed(), codes::ABOVE_CLEARABLE);
        }
        no.verdict()?;
        for link in &links {
            let commitment = self.commitment_mut(link);
            let unperformed = commitment.unperformed();
            commitment.cleared += amount;
            self.settled(link, unperformed);
        }
        Ok(())
    }
}
