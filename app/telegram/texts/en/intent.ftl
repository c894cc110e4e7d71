# What somebody means to give.
intent-once = { $author } means to give { $name } { $amount }; of that, { $left } is not promised yet. It may be changed or withdrawn at any time.
intent-recurring = { $author } means to give { $name } { $amount } every month; of this month's, { $left } is not promised yet. It may be changed or withdrawn at any time.
intent-asked = I have asked them to make a promise of it. You can ask once a day.
ask-intent = How much do you mean to give? Write a sum. You may change it at any time.
button-intend = I mean to give
button-my-intent = My intent
button-change = Another sum
button-take-back = Withdraw it
button-ask-to-commit = Ask them to promise
button-refuse = I do not want this help
