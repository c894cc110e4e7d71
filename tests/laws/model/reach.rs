//! Who is near enough to help: a path of mutual ties, and the tie between its two ends.

use exodus_sdk::Address;

use super::call::Refusals;
use super::records::WITHDRAWN;
use super::tie::tie_place;
use super::{Model, codes};

impl Model {
    /// Refuses accounts of which one stands there twice.
    pub(super) fn must_be_distinct(no: &mut Refusals, extra: &[Address], declared: &[Address]) {
        let again = |(place, one): (usize, &Address)| extra[..place].contains(one) || declared.contains(one);
        let again = extra.iter().enumerate().any(again);
        no.when(again, codes::ACCOUNTS_NOT_DISTINCT);
        // The framework sees it first where the other one is to be changed.
        no.when(again, codes::FRAMEWORK);
    }

    /// Where a path of ties leads, and over how many.
    pub(super) fn walk(&self, no: &mut Refusals, from: &Address, path: &[Address]) -> Option<(Address, usize)> {
        let mut at = *from;
        for step in path {
            let Some(tie) = self.ties.get(step) else {
                no.when(true, codes::FRAMEWORK);
                return None;
            };
            no.when(!tie.is_mutual(), codes::TIE_NOT_MUTUAL);
            let Some(next) = tie.other(&at) else {
                no.when(true, codes::OUT_OF_REACH);
                return None;
            };
            at = next;
        }
        Some((at, path.len()))
    }

    /// Refuses a helper out of reach, and one whom the beneficiary has turned away. `extra` is the path and, unless it is
    /// a single tie, the tie between the two.
    pub(super) fn must_reach(
        &self,
        no: &mut Refusals,
        (helper, beneficiary): (&Address, &Address),
        reach: u8,
        extra: &[Address],
        declared: &[Address],
    ) {
        Self::must_be_distinct(no, extra, declared);
        let (path, between) = match extra {
            [] => return no.when(true, codes::OUT_OF_REACH),
            [only] if reach > 0 && self.is_gone(only) => return no.when(true, codes::OUT_OF_REACH),
            [_] if reach > 0 => (extra, None),
            [path @ .., between] => (path, Some(between)),
        };
        if let Some((at, steps)) = self.walk(no, helper, path) {
            let near = at == *beneficiary && steps <= usize::from(reach);
            let arrived = if reach == 0 { steps == 0 } else { near };
            no.when(!arrived, codes::OUT_OF_REACH);
        }
        match between.map(|between| (self.ties.get(between), between)) {
            None => {}
            Some((Some(tie), _)) => {
                no.when(!tie.is_between(helper, beneficiary), codes::WRONG_ACCOUNT);
                no.when(tie.side(beneficiary).state == WITHDRAWN, codes::TURNED_AWAY);
            }
            Some((None, between)) if self.is_gone(between) => {
                no.when(*between != tie_place(helper, beneficiary), codes::WRONG_ACCOUNT);
            }
            Some((None, _)) => no.when(true, codes::FRAMEWORK),
        }
    }
}
