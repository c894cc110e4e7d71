# Invitations, the list, people.
tie-invite = Invite somebody you trust. Your link will say: "I am ready to help you with { $pledge } if you need it, and I count on the same from you."
    It is good for { $days } days.
tie-links = Your links. Send one to the person it is for; show its code on your screen if they are beside you.
tie-no-links = There is none. After you have signed an invitation it stands here.
tie-link = { $pledge } · may be used { $uses } more times · until { $until }
tie-accept = { $name } trusts you: "I am ready to help you with { $theirs } if you need it, and I count on the same from you."
    You would be ready to help with { $mine }. Do you accept?
tie-list = Your list, { $handshakes } handshakes far
    People: { $people }
    Resource: { $resource }
    ★ you know in person · the number in brackets says how many handshakes away
tie-growth = Since your last visit: { $people } more, { $gone } fewer; the resource was { $before }.
tie-list-empty = Nobody yet. Invite somebody you trust; the list grows from there.
tie-person = { $name }
    Ready to help with { $pledge }
tie-record = Promised: { $committed } · kept: { $kept }, of it late: { $late } · forgiven: { $forgiven } · cleared or handed on: { $cleared }
tie-record-now = Open now: { $open }, of it overdue: { $overdue }, disputed: { $disputed }, done and not answered yet: { $unanswered }
tie-kept-people = People who confirmed a promise of theirs: { $people }, within three handshakes of you: { $near }, over ways that share no tie: { $ways }
tie-kept-far = People who confirmed a promise of theirs: { $people }, none of them within three handshakes of you
tie-kept-nobody = Nobody has confirmed a promise of theirs that is still on the ledger.
tie-settled = Promises settled: { $settled }, of them kept: { $kept }, of these late: { $late }
tie-settled-none = None of their promises is settled yet.
tie-record-none = They have promised nothing yet.
tie-mutual = You trust each other: you with { $mine }, they with { $theirs }.
tie-way = The way: { $way }
tie-no-way = No way leads from you to them.
tie-you = you
tie-friends = Whom { $name } trusts, and who trusts them:
tie-graph = People: { $people }, ties: { $ties }. Green lines are your own.
tie-withdrawn = From these people you have withdrawn your hand. You may offer it again.
tie-none-withdrawn = There is nobody.
tie-circle = Your circle
tie-supporters = Who helps you:
tie-supported = Whom you help:
tie-beside = Who else helps those you help:
tie-alike = Who else is helped by those who help you:
tie-nobody = nobody yet
button-circle = My circle
button-wider = One handshake further
button-invite = Invite
button-invite-one = A link for one person
button-invite-many = A link for ten people
button-invite-sum = Another sum
button-links = My links
button-qr = Show as a code
button-cancel-link = Take it back
button-accept = Yes, I accept
button-graph = As a picture
button-withdrawn = Withdrawn
button-withdraw = Withdraw my hand
button-restore = Offer { $name } my hand again
button-extend = Offer my hand
button-friends = Their friends
button-promise = Promise them something
button-more = More ›
button-earlier = ‹ Earlier
