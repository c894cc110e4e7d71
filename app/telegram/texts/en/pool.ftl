# Pools and claims.
pool-list = A pool shares damage: when something happens to one member, each of the others promises a share known beforehand. Yours and your friends': { $count }
pool-label = · { $total } · { $stakes } people
pool-one = The pool of { $name }
    Together: { $total } · people: { $stakes }
    A stake is { $least } to { $most }. A claim is discussed for { $discussion } days and answered within { $answer }. Newcomers may claim after { $waiting } days.
pool-stake = Your stake: { $amount }. You never owe more than that in a month.
pool-claim-label = 🛟 { $name } · { $amount }
pool-claim-open = { $name } has claimed { $amount }. It is discussed until { $until }, and then called in its turn. Whoever was in the pool when it was opened shares it, and nobody else. Still to answer: { $answers }
pool-claim-frozen = { $name } is covered with { $amount }, to be answered by { $until }. Still to answer: { $answers }
pool-claim-behind = Of their own answers in this pool, overdue: { $overdue }, disputed: { $disputed }
pool-share = Your exact share: { $share }
ask-stake = With how much do you join? { $least } to { $most }. Write a sum.
ask-damage = How large is the damage? Write a sum.
ask-founding = With how much would you be in it yourself? Everybody joins with the same sum, and never owes more than that in a month. Write a sum.
ask-rules = What does the pool cover, and what not? Everybody reads these rules before joining, and nobody can change them. Up to { $most } letters.
pool-rules-elsewhere = Its rules were not written here: ask its founder for them before you join.
button-pools = Pools
button-found-pool = Found a pool
button-join-pool = Join
button-leave-pool = Leave the pool
button-claim = Claim
button-answer = Promise my share
button-decline = Decline
button-withdraw-claim = Take my claim back
button-freeze = The discussion has ended: fix the shares
