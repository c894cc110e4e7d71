# Joining, the profile, the delegate.
member-profile = Your profile, shown to your circle
    Name: { $name }
    About: { $about }
    Link: { $link }
    How you can be paid, the first one is the default:
member-ask-in-person = Ask in person.
member-delegate-on = I may do small things for you without your wallet: ask for help, handle intents, report something as done. Up to { $limit } each, until { $until }. I can never promise, confirm or forgive for you.
member-delegate-closes = I may end your requests too.
member-delegate-closes-not = I cannot end your requests: that takes your wallet.
member-delegate-off = You may let me do small things for you without opening your wallet each time: ask for help, handle intents, report something as done. I can never promise, confirm or forgive for you, and you may take this back at any time.
member-yields = Thank you. Your membership moves to the other chat in a moment.
member-unlinking = Shall this chat forget your wallet? Then it shows nothing of your membership, tells you nothing, and I cannot act for you. Nothing changes on the ledger, and you may show me the wallet again.
member-unlinked = This chat does not know your wallet any more.
button-join = Join with my wallet
button-link = I am a member already
button-profile = Profile
button-name = Name
button-about = About me
button-own-link = Link
button-payment = Add a payment detail
button-payment-first = { $number } first
button-payment-drop = Remove { $number }
button-seal-profile = Put the new fingerprint on the ledger
button-delegate = What I may do for you
button-grant = Let the door help me
button-grant-closing = Let it end my requests too
button-revoke = Take it back
button-pledge = My pledge
button-attention = How many calls
button-unlink = Forget my wallet here
button-unlink-yes = Yes, forget it
button-link-yield = Yes, it is me: move there
button-link-keep = No: I sign that this chat is mine
button-leave = Leave
delegate-begun = I am on it, and will tell you.
delegate-done = Done.
ask-name = What is your name? Up to { $most } letters. Your circle sees it; the ledger does not.
ask-about = A few words about you, up to { $most } letters.
ask-link = A link that says more about you, up to { $most } letters.
ask-payment = How can you be paid? For example an account or a card; up to { $most } letters. Only those who have promised you something see it.
ask-pledge = With how much are you ready to help one person? Write a sum.
ask-attention = How many calls for help a month do you want to hear of? Write a number from 0 to 1000.
ask-delegate = Up to which sum may I act at once? Write a sum.
