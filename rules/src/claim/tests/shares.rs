//! What shares add up to, whatever the stakes and the claims.

use super::*;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// A thousand pools of 2 to 10,000 stakes: each share is exact and within its stake, and what rounding leaves
    /// uncovered is less than one minor unit for each member.
    #[test]
    fn shares_add_up_to_the_claim(
        seed in any::<u64>(),
        others in 1_usize..10_000,
        most in 1_u64..=(Amount::MAX.get() / 10_000),
        part in 1_u32..=10_000,
    ) {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            1 + (state >> 11) % most
        };
        let stakes: Vec<u64> = (0..others).map(|_| next()).collect();
        let total: u64 = stakes.iter().sum();
        let target = (u128::from(total) * u128::from(part) / 10_000).max(1);
        let target = u64::try_from(target).unwrap();
        let claim = Claim { number: ClaimNumber(1), total: sum(total), to_answer: 1 };
        let mut answered = 0;
        for stake in &stakes {
            let share = claim.share(sum(target), sum(*stake)).unwrap().get();
            prop_assert_eq!(u128::from(share), u128::from(*stake) * u128::from(target) / u128::from(total));
            prop_assert!(share <= *stake);
            answered += share;
        }
        prop_assert!(answered <= target);
        prop_assert!(target - answered < u64::try_from(others).unwrap());
    }

    /// However many claims a period has, no stake gives more than itself (law 5).
    #[test]
    fn no_stake_is_called_for_more_than_itself_in_a_period(
        stakes in proptest::collection::vec(1_u64..1_000_000, 2..20),
        claims in proptest::collection::vec(1_u64..3_000_000, 1..12),
    ) {
        let (mut pool, mut stakes) = pool(&stakes);
        let mut called: Vec<_> = stakes.iter().map(|_| 0).collect();
        for (turn, amount) in claims.iter().enumerate() {
            let claimant = turn % stakes.len();
            let most = largest(&pool, &stakes[claimant]).unwrap().get();
            let (amount, now) = (sum((*amount).min(most).max(1)), at(1 + i64::try_from(turn).unwrap()));
            let opened = open(pool, stakes[claimant], amount, TODAY, now).unwrap();
            let stands = Stands { takes_the_rest: true, ..stands(&opened) };
            let frozen = opened.claim.freeze(opened.request, &stands, at(8 * DAY));
            let Ok(Frozen { request, claim, pool: Some(after), covered: Some(own) }) = frozen else {
                pool = opened.claim.withdraw(opened.pool).unwrap();
                stakes[claimant] = opened.stake;
                continue;
            };
            (pool, stakes[claimant]) = (after, own);
            for (place, stake) in stakes.iter_mut().enumerate().filter(|(place, _)| *place != claimant) {
                let share = claim.awaits(&request, stake).unwrap();
                called[place] += share.get();
                prop_assert!(called[place] <= stake.amount.get());
                stake.next = claim.number.next().unwrap();
            }
            prop_assert!(pool.invariant() && pool.called <= Pool::WHOLE);
        }
    }
}
