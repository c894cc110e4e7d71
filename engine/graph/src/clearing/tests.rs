use exodus_rules::Amount;
use proptest::prelude::*;

use super::*;
use crate::Node;
use crate::at;

fn debts(list: &[(Node, Node, u64)]) -> Vec<Obligation> {
    let debt = |(debtor, creditor, minor): &(Node, Node, u64)| Obligation {
        debtor: *debtor,
        creditor: *creditor,
        amount: Amount::new(*minor).unwrap(),
    };
    list.iter().map(debt).collect()
}

/// Every circle is closed and takes from different people; together they take no more than is owed. So nobody's balance
/// changes (law 6), and every obligation only shrinks (law 1).
fn is_lawful(obligations: &[Obligation], plan: &Plan, legs: usize) {
    let mut left: Vec<u64> = obligations.iter().map(|obligation| obligation.amount.get()).collect();
    for circle in &plan.circles {
        assert!(!circle.amount.is_zero() && (2..=legs).contains(&circle.legs.len()));
        for (leg, next) in circle.legs.iter().zip(circle.legs.iter().cycle().skip(1)) {
            assert_eq!(obligations[*leg].creditor, obligations[*next].debtor);
            left[*leg] = left[*leg].checked_sub(circle.amount.get()).expect("no more than is owed");
        }
        let mut debtors: Vec<Node> = circle.legs.iter().map(|leg| obligations[*leg].debtor).collect();
        debtors.sort_unstable();
        debtors.dedup();
        assert_eq!(debtors.len(), circle.legs.len(), "nobody pays twice in a circle");
    }
    let cleared = obligations.iter().zip(&left).map(|(obligation, left)| obligation.amount.get() - left).sum::<u64>();
    assert_eq!(plan.cleared(), cleared);
    assert!(cleared <= plan.optimum);
    assert_eq!(plan.bound, u128::from(plan.optimum));
}

#[test]
fn a_circle_vanishes_and_a_chain_does_not() {
    let circle = debts(&[(0, 1, 30), (1, 2, 20), (2, 0, 25), (2, 3, 9)]);
    let found = plan(4, &circle, usize::MAX);
    assert_eq!((found.optimum, found.cleared(), found.longest()), (60, 60, 3));
    assert_eq!(found.circles, [Circle { amount: Amount::new(20).unwrap(), legs: vec![0, 1, 2] }]);
    assert_eq!(plan(4, &circle, 2), Plan { optimum: 60, bound: 60, circles: Vec::new() });
    assert_eq!(plan(3, &debts(&[(0, 1, 5), (1, 2, 5)]), 9), Plan { optimum: 0, bound: 0, circles: Vec::new() });
    assert_eq!(plan(0, &[], 9).optimum, 0);
}

#[test]
fn the_longer_circle_is_worth_more_and_under_a_limit_the_shorter_is_taken() {
    // 0 owes 1 only once; the debt back can go directly or over 2 and 3.
    let choice = debts(&[(0, 1, 10), (1, 0, 10), (1, 2, 10), (2, 3, 10), (3, 0, 10)]);
    assert_eq!(plan(4, &choice, usize::MAX).cleared(), 40);
    let short = plan(4, &choice, 3);
    assert_eq!((short.optimum, short.cleared(), short.longest()), (40, 20, 2));
}

#[test]
fn a_file_cannot_ask_for_more_memory_than_it_has_lines_for() {
    // Half of the obligations are one long chain, which each of the others closes for a circle of its own.
    let half: u32 = 2_000;
    let chain = (0..half).map(|party| (party, party + 1, u64::from(half)));
    let ends = (0..half).flat_map(|end| [(half, half + 1 + end, 1), (half + 1 + end, 0, 1)]);
    let obligations = debts(&chain.chain(ends).collect::<Vec<_>>());
    let plan = plan(at(2 * half + 1), &obligations, usize::MAX);
    is_lawful(&obligations, &plan, usize::MAX);
    let legs: usize = plan.circles.iter().map(|circle| circle.legs.len()).sum();
    assert!(legs <= obligations.len() * 32 + 65_536 && plan.cleared() < plan.optimum, "{legs} legs");
}

/// The best of every way to put a number on each obligation.
fn brute_force(parties: usize, obligations: &[Obligation]) -> u64 {
    fn tried(obligations: &[Obligation], balance: &mut Vec<i64>, sum: u64) -> Option<u64> {
        let Some((first, rest)) = obligations.split_first() else {
            return balance.iter().all(|balance| *balance == 0).then_some(sum);
        };
        let mut best = None;
        for minor in 0..=first.amount.get() {
            let signed = i64::try_from(minor).unwrap();
            balance[at(first.debtor)] -= signed;
            balance[at(first.creditor)] += signed;
            best = best.max(tried(rest, balance, sum + minor));
            balance[at(first.debtor)] += signed;
            balance[at(first.creditor)] -= signed;
        }
        best
    }
    tried(obligations, &mut vec![0; parties], 0).unwrap_or_default()
}

fn some_debts(parties: Node, most: u64, count: usize) -> impl Strategy<Value = Vec<Obligation>> {
    let debt =
        (0..parties, 0..parties, 1..=most).prop_filter("not oneself", |(debtor, creditor, _)| debtor != creditor);
    proptest::collection::vec(debt, 0..count).prop_map(|list| debts(&list))
}

proptest! {
    #[test]
    fn nothing_clears_more(obligations in some_debts(5, 3, 9)) {
        let best = brute_force(5, &obligations);
        let plan = plan(5, &obligations, usize::MAX);
        prop_assert_eq!((plan.optimum, plan.cleared()), (best, best));
        is_lawful(&obligations, &plan, usize::MAX);
    }

    #[test]
    fn every_plan_is_lawful_and_the_prices_prove_it(obligations in some_debts(40, 1_000_000, 300), legs in 2_usize..8) {
        for legs in [legs, usize::MAX] {
            let plan = plan(40, &obligations, legs);
            is_lawful(&obligations, &plan, legs);
            if legs == usize::MAX {
                prop_assert_eq!(plan.cleared(), plan.optimum);
            }
        }
    }

    #[test]
    fn under_a_limit_no_short_circle_is_left(obligations in some_debts(6, 3, 14)) {
        let plan = plan(6, &obligations, 2);
        let mut left: Vec<u64> = obligations.iter().map(|obligation| obligation.amount.get()).collect();
        for circle in &plan.circles {
            circle.legs.iter().for_each(|leg| left[*leg] -= circle.amount.get());
        }
        let pairs = obligations.iter().zip(&left).filter(|(_, left)| **left > 0).map(|(it, _)| (it.debtor, it.creditor));
        let pairs: Vec<_> = pairs.collect();
        prop_assert!(pairs.iter().all(|(debtor, creditor)| !pairs.contains(&(*creditor, *debtor))));
    }
}
