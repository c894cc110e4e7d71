# What somebody may confirm who comes from the bots of before.
moving-welcome = You were here before, and { $people } people were on your list or had you on theirs. Join, and each of you confirms it anew.
moving-steps = From before. Nothing of this counts until you say it again, and you need not. Left: { $count }
moving-not-here = · { $name } is not here yet.
moving-tie = · { $name }: one of you had the other on their list. Offer your hand.
moving-ask = · You asked for { $amount }.
moving-intent = · You meant to give { $name } { $amount }.
moving-intent-waits = · You meant to give { $name } { $amount }; they do not ask for it here yet.
moving-promise = · You had promised { $name } { $amount }.
moving-promise-waits = · You had promised { $name } { $amount }; you two are not tied here yet.
button-moving = From before: { $count }
button-moving-invite = A link for { $name }
button-moving-extend = My hand to { $name }
button-moving-ask = Ask for it again
button-moving-declare = Mean it again: { $name }, { $amount }
button-moving-promise = Promise it again: { $name }, { $amount }
