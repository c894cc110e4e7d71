# The first screen, settings, help.
home-languages = Hello! Which language shall we speak?
    Здравствуйте! На каком языке будем говорить?
    Zdravo! Kojim jezikom ćemo razgovarati?
home-welcome = This is Exodus, a network of people who trust each other.
    You write down whom you trust and how much you are ready to help with. Your friends' friends are your friends: the list grows by itself. When something happens to one of you, the others help.
    Nobody holds your money and nobody owns this network. I am only a door: whatever binds you is signed in your own wallet, and I never ask for its secret words.
home-member = Hello, { $name }!
    People within your reach: { $people }
    Together they are ready to help with: { $resource }
    Supporting you: { $supporters } · supported by you: { $supported }
home-help = How it works, in five steps:
    1. Invite people you trust. Each of you says how much you are ready to help with.
    2. Your list is everyone you are linked to through others.
    3. If something happens, call for help: the nearest people are told first.
    4. An intent may be changed or withdrawn at any time. A commitment may not: it ends when the one you helped confirms it.
    5. You settle between yourselves, in any way you like. The network only remembers who kept their word.
    Who is tied to whom is visible to everybody on the ledger. Names, reasons and payment details are not: they stay here, sealed, and are shown only to your circle.
    I will never ask for the secret words of your wallet. Whoever does is not me.
home-settings = Settings
    Your lists go { $handshakes } handshakes far: choose 1 to 6.
    Besides three days before a term, you hear of it this many days before: { $days }.
home-notices = What I tell you of. Press one to switch it on or off. When somebody proposes a new key for you, I always tell you.
button-home = 🏠 Start
button-back = ‹ Back
button-cancel = Cancel
button-language = Language
button-help = Help
button-settings = Settings
button-notices = Messages
button-days = { $days } d
button-list = My list
button-organiser = Organiser
button-look = Look
button-no = No, thanks
word-start = the first screen
word-list = your list and its resource
word-graph = your list as a picture
word-invite = invite somebody you trust
word-status = how you stand; ask for help
word-sos = call for help
word-organiser = what was meant and promised
word-settings = settings
word-help = how it works
word-cancel = forget what I asked
