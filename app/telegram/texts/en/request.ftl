# How one stands, asking for help, requests of others.
light-green = 🟢 All is well.
light-orange = 🟠 Asks for support every month.
light-red = 🔴 Calls for help.
request-status = How you stand
request-asking = Who asks for help within your reach: { $count }
request-initiatives = Initiatives within your reach: { $count }
request-label-emergency = 🔴 { $name } · { $missing } missing
request-label-support = 🟠 { $name } · { $missing } missing
request-label-initiative = 💡 { $name } · { $missing } missing
request-label-claim = 🛟 { $name } · { $missing } missing
request-emergency = 🔴 { $name } calls for help
    Needed: { $target } until { $until }
    Promised: { $committed } · kept: { $kept } · missing: { $missing }
request-support = 🟠 { $name } asks for support
    Needed every month: { $target }
    Meant: { $intended } · promised: { $committed } · kept: { $kept } · missing: { $missing }
    People: { $backers }
request-initiative = 💡 { $name } has an initiative
    Price: { $target } · vote until { $until }
    Meant: { $intended } by { $backers } people of at least { $minimum }
    Promised: { $committed } · kept: { $kept } · missing: { $missing }
request-reason = "{ $reason }"
request-ended = It has ended, and takes nothing more.
request-participants = Who helps { $name }:
request-means = · { $name } means to give { $amount }
request-promises = · { $name } promised { $amount }, kept { $kept }
request-link = Pass this on to people of your circle: { $url }
request-proof = The ledger holds the SHA-256 of these 32 bytes (in hexadecimal) and the text behind them. Whoever gets both from you can check it.
    { $salt }
    { $reason }
ask-support = How much do you need every month? Write a sum.
ask-emergency = How much do you need at once? Write a sum.
ask-emergency-days = Within how many days? Write a number from 1 to 92.
    Your call would reach { $calls } of the { $within } people near you at once, and every twelve hours as many as what is missing takes.
ask-initiative = What does it cost in all? Write a sum.
ask-initiative-days = For how many days may people vote? Write a number from 4 to 300.
ask-initiative-backers = How many people must back it at least? Write a number.
ask-reason = Why? Tell people in a few words, up to { $most } letters. Your circle reads it; the ledger does not.
ask-target = What sum shall it be now? Write a sum.
button-status = My status
button-asking = Who asks for help
button-initiatives = Initiatives
button-ask-emergency = 🔴 Call for help
button-ask-support = 🟠 Ask for support every month
button-ask-initiative = 💡 Begin an initiative
button-target = Another sum
button-reason = Another reason
button-close = End it
button-adopt = Record that it is adopted
button-participants = Who takes part
button-help-link = Link to pass on
button-proof = Proof of my words
button-request = The request
