# The organiser, and promises.
commitment-organiser = Organiser
    What was meant may change. What was promised may not.
commitment-meant = What you mean to give: { $count }
commitment-meant-for-me = What others mean to give you: { $count }
commitment-owing = What you have promised: { $count }
commitment-owed = What others have promised you: { $count }
commitment-waiting = Said to be done, and waiting for your confirmation: { $count }
commitment-archive-owing = What you have settled: { $count }
commitment-archive-owed = What others have settled with you: { $count }
commitment-one = { $debtor } promised { $creditor } { $amount } by { $due }
    Said to be done: { $performed } · confirmed: { $kept } · still open: { $left }
commitment-pay = How they can be paid: { $payment }
commitment-settled = It is settled.
commitment-reminded = I have asked them to confirm. You can ask once a day.
ask-commit = How much do you promise? { $missing } is missing. Write a sum. A promise cannot be withdrawn.
ask-promise = How much do you promise { $name }? Write a sum. A promise cannot be withdrawn.
ask-perform = How much of it have you done? { $left } is open. Write a sum.
ask-confirm = How much have you received? { $left } is open. Write a sum.
ask-forgive = How much do you let go? { $left } is open. Write a sum. It cannot be taken back.
button-meant = I mean to give: { $count }
button-owing = I have promised: { $count }
button-meant-for-me = Others mean to give me: { $count }
button-owed = Others have promised me: { $count }
button-waiting = Waiting for my confirmation: { $count }
button-archive-owing = I settled: { $count }
button-archive-owed = Settled with me: { $count }
button-commit = I promise
button-done-at-once = I have done it already
button-perform = I have done it
button-remind = Please confirm
button-confirm = I confirm
button-confirm-sum = Confirm another sum
button-demand = Ask for it
button-forgive = Let it go
