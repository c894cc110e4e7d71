//! What people can ask of the door: by a button, by a word with a slash, or by answering a question.

use exodus_sdk::Address;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Chosen};
use crate::notices::Kind;
use crate::texts::Language;

/// What a button does. It is kept beside the message, for the chat that the message went to, and never in the button.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Command {
    // home
    /// The first screen.
    Home,
    /// What all this is.
    Help,
    /// The languages.
    Languages,
    /// One of them.
    Speak(Language),
    /// Settings.
    Settings,
    /// Which messages come.
    Notices,
    /// One kind of them, on or off.
    Toggle(Kind),
    /// How far lists go.
    Handshakes(u8),
    /// How many days before a term one wants to hear of it.
    Remind(u8),
    /// The door waits for an answer.
    Ask(Ask),
    /// What is to be signed, in words.
    Sign(Act),
    /// The same by the delegate that one has chosen.
    Delegated(Box<Chosen>),

    // member
    /// Joins the network.
    Join,
    /// Shows that a wallet that has joined already is one's own.
    Link,
    /// The own profile.
    Profile,
    /// A payment detail comes first.
    PaymentFirst(usize),
    /// A payment detail goes.
    PaymentDrop(usize),
    /// What one may confirm who comes from the bots of before.
    Moving,
    /// Who may act for one.
    Delegate,
    /// Asks to let it end requests too.
    MayClose,
    /// The member belongs to another chat from now on: the one with this number, which has shown its wallet.
    Yield(i64),
    /// Asks whether this chat shall forget the wallet.
    Unlinking,
    /// Makes this chat forget the wallet.
    Unlink,
    /// Asks to leave.
    Leaving,

    // tie
    /// Whom one invites, and with how much.
    Invite,
    /// Makes a link: the pledge, how many may use it, for how many days.
    InviteWith(u64, u8, u8),
    /// The links on their way.
    Links,
    /// One of them as a code.
    Code(String),
    /// Takes the hand that a link offers.
    Accept(String),
    /// The list.
    List(usize),
    /// Somebody.
    Person(Address),
    /// Whom somebody is tied to.
    Friends(Address),
    /// The picture.
    Graph,
    /// From whom one has withdrawn.
    Withdrawn,
    /// Who helps whom around one.
    Circle,
    /// The list, one handshake further.
    Wider,

    // request
    /// How one stands: green, orange or red.
    Status,
    /// Begins to ask for help every period.
    AskSupport,
    /// Begins to call for help.
    AskEmergency,
    /// Begins an initiative.
    AskInitiative,
    /// A request.
    Request(Address),
    /// Those who ask, within one's reach.
    Asking,
    /// The initiatives within one's reach.
    Initiatives,
    /// Who takes part in a request.
    Participants(Address),
    /// The link to a request, to pass on.
    HelpLink(Address),
    /// What proves which text the ledger names.
    Proof(Address),

    // intent, commitment
    /// Everything that was meant and promised.
    Organiser,
    /// What one means to give.
    Meant,
    /// What others mean to give one.
    MeantForMe,
    /// What one owes.
    Owing(bool),
    /// What one is owed.
    Owed(bool),
    /// What waits for confirmation.
    Waiting,
    /// An intent.
    Intent(Address),
    /// A commitment.
    Commitment(Address),
    /// Asks the author of an intent to make a commitment of it.
    AskToCommit(Address),
    /// Asks a creditor to confirm.
    AskToConfirm(Address),

    // pool, offer, recovery
    /// The pools.
    Pools,
    /// One of them.
    Pool(Address),
    /// A claim.
    Claim(Address),
    /// The offers within reach.
    Offers,
    /// One of them.
    Offer(Address),
    /// A deal.
    Deal(Address),
    /// Guardians, and proposals.
    Recovery,
    /// A proposal.
    Proposal(Address),
}

/// What the door has asked, and waits to hear.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Who are you?
    Name,
    /// A few words.
    About,
    /// A link.
    Link,
    /// How can you be paid?
    Payment,
    /// With how much are you ready to help?
    Pledge,
    /// With how much in this invitation?
    InvitePledge,
    /// How many emergencies a period do you want to hear of?
    Attention,
    /// How much a period?
    SupportSum,
    /// How much at once?
    EmergencySum,
    /// Within how many days?
    EmergencyDays(u64),
    /// What does it cost?
    InitiativePrice,
    /// In how many days does the vote end?
    InitiativeDays(u64),
    /// How many must back it?
    InitiativeBackers(u64, u16),
    /// Why? The act waits for the hash of the answer.
    Reason(Act),
    /// The new sum of a request.
    Target(Address),
    /// How much do you mean to give?
    Intent(Address),
    /// The same every period?
    Change(Address),
    /// How much do you promise?
    Commit(Address, bool),
    /// How much do you promise somebody, without a request?
    Promise(Address),
    /// How much have you done?
    Perform(Address),
    /// How much have you received?
    Confirm(Address),
    /// How much do you let go?
    Forgive(Address),
    /// How far may the delegate go?
    DelegateLimit,
    /// With how much do you found a pool?
    Founding,
    /// By which rules?
    Rules(u64),
    /// With how much do you join a pool?
    Stake(Address),
    /// How much does the damage come to?
    Damage(Address),
    /// At which price is something offered, or wanted?
    OfferPrice(bool),
    /// How many pieces of it?
    OfferPieces(bool, u64),
    /// How many pieces of it do you want?
    Pieces(Address),
    /// Which key shall a ward get?
    NewKey(Address),
}

/// A word with a slash, or a payload behind `/start`.
pub fn of_word(text: &str) -> Option<Command> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    // In groups the bot's name stands behind it.
    let word = word.split('@').next().unwrap_or_default();
    Some(match word {
        "/start" if rest.trim().is_empty() => Command::Home,
        "/start" => Command::Accept(rest.trim().to_owned()),
        "/list" => Command::List(0),
        "/graph" => Command::Graph,
        "/invite" => Command::Invite,
        "/status" => Command::Status,
        "/sos" => Command::AskEmergency,
        "/organiser" | "/organizer" => Command::Organiser,
        "/language" => Command::Languages,
        "/settings" => Command::Settings,
        "/help" => Command::Help,
        "/cancel" => Command::Home,
        _ => return None,
    })
}

/// The words that Telegram offers when somebody types a slash, with the keys of what it says of each.
pub const WORDS: [(&str, &str); 10] = [
    ("start", "word-start"),
    ("list", "word-list"),
    ("graph", "word-graph"),
    ("invite", "word-invite"),
    ("status", "word-status"),
    ("sos", "word-sos"),
    ("organiser", "word-organiser"),
    ("settings", "word-settings"),
    ("help", "word-help"),
    ("cancel", "word-cancel"),
];
