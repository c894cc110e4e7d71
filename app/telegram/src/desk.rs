//! Where an answer is made: who asks, what the ledger says, what the door remembers, and what shall be written with the answer.

use chrono::DateTime;
use exodus_rules::Refusal;
use exodus_rules::commitment::Party;
use exodus_rules::tie::SideState;
use exodus_sdk::address::short;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;
use exodus_sdk::unit::{Unread, Why, sol};
use exodus_sdk::whole::Whole;
use exodus_sdk::{Address, Error, address};
use fluent_bundle::{FluentArgs, FluentValue};

use crate::act::{Act, Chosen};
use crate::book::{Book, Text};
use crate::clean;
use crate::commands::Command;
use crate::message::{Button, Screen};
use crate::person::Person;
use crate::secret;
use crate::store::{Errand, Write};
use crate::texts::{Language, Texts};

/// How long a page for a wallet is good for, in seconds.
const ERRAND: i64 = 1_800;
/// As many handshakes as a request may reach: whoever is nearer is told names.
const CIRCLE: usize = 6;

/// Where the door stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// The bot's name, behind `t.me/`.
    pub bot: String,
    /// Where wallets find the door.
    pub url: String,
    /// What wallets call the cluster (CAIP-2: the beginning of its first hash), where it is one of the known ones.
    pub cluster: Option<&'static str>,
}

impl Place {
    /// The link that opens a chat with the bot, and tells it this.
    pub fn start(&self, payload: &str) -> String {
        format!("https://t.me/{}?start={payload}", self.bot)
    }
}

/// Why something is not done: one sentence in the reader's language, whatever it was.
#[derive(Debug)]
pub enum Trouble {
    /// The rules say no.
    Refused(Refusal),
    /// A text is no amount.
    Unread(Box<Unread>),
    /// Something else, by its key.
    Said(&'static str),
    /// The chain.
    Chain(Box<Error>),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Unread> for Trouble {
    fn from(unread: Unread) -> Self {
        Self::Unread(Box::new(unread))
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error.refusal() {
            Some(refusal) => Self::Refused(refusal),
            None => Self::Chain(Box::new(error)),
        }
    }
}

/// Something that stands in a text.
pub type Fact<'a> = (&'a str, FluentValue<'a>);

/// Everything an answer takes.
pub struct Desk<'a> {
    /// Who asks.
    pub person: Person,
    /// The network.
    pub whole: &'a Whole,
    /// Who is who.
    pub book: &'a Book,
    /// What can be said.
    pub texts: &'a Texts,
    /// Where the door stands.
    pub place: &'a Place,
    /// What is written with the answer.
    pub writes: Vec<Write>,
    /// What other people are told, with what makes it said once.
    pub tell: Vec<(i64, String, Screen)>,
}

impl<'a> Desk<'a> {
    /// A desk for somebody.
    pub const fn of(person: Person, whole: &'a Whole, book: &'a Book, texts: &'a Texts, place: &'a Place) -> Self {
        Self { person, whole, book, texts, place, writes: Vec::new(), tell: Vec::new() }
    }

    /// Says something to whoever asks.
    pub fn say(&self, key: &str, facts: &[Fact<'_>]) -> String {
        say(self.texts, self.person.language, key, facts)
    }

    /// A button that does something here.
    pub fn press(&self, key: &str, command: Command) -> Button {
        Button::Press(self.say(key, &[]), command)
    }

    /// The way back to the first screen.
    pub fn home(&self) -> Button {
        self.press("button-home", Command::Home)
    }

    /// The member that whoever asks is.
    ///
    /// # Errors
    /// They are none yet.
    pub fn me(&self) -> Result<&'a Located<Member>, Trouble> {
        let member = self.person.member.and_then(|member| self.whole.members.get(&member));
        let member = member.filter(|member| self.person.epoch.is_none_or(|epoch| epoch == member.epoch));
        member.ok_or(Trouble::Said("trouble-no-member"))
    }

    /// What somebody is called, for whoever asks.
    pub fn name(&self, member: &Address) -> String {
        name(self.whole, self.book, self.person.member.as_ref(), member)
    }

    /// The same of somebody who is known to be within reach.
    pub fn near(&self, member: &Address) -> String {
        self.book.name(member).unwrap_or_else(|| short(member))
    }

    /// An amount.
    pub fn amount(&self, minor: u64) -> FluentValue<'static> {
        self.whole.unit.show(minor).into()
    }

    /// What a member wrote, where its hash stands on a record of theirs.
    pub fn text(&self, hash: &[u8; 32], author: &Address) -> Option<String> {
        self.book.text(hash, author).map(Text::shown)
    }

    /// Makes a page on which a wallet signs an act, and returns where it is.
    pub fn errand(&mut self, chosen: Chosen) -> String {
        let token = secret::random_name();
        let url = format!("{}/s/{token}", self.place.url);
        let until = self.whole.clock.now.saturating_add(ERRAND);
        let errand = Errand { chat: self.person.chat, chosen, until };
        self.writes.push(Write::Errand { token, errand: Box::new(errand) });
        url
    }

    /// Whether the door may do this itself.
    pub fn may_delegate(&self, act: &Act) -> bool {
        crate::delegate::power(self.whole, &self.person).is_some_and(|delegate| {
            let member = self.person.member.and_then(|member| self.whole.members.get(&member));
            let (Some(scope), Some(member)) = (act.scope(), member) else { return false };
            delegate
                .read()
                .is_ok_and(|rules| rules.may(scope, exodus_rules::Epoch(member.epoch), self.whole.now()).is_ok())
        })
    }

    /// Tells somebody else something, once for this key.
    pub fn tell(&mut self, chat: i64, key: String, screen: Screen) {
        self.tell.push((chat, key, screen));
    }

    /// A trouble as a screen.
    pub fn trouble(&self, trouble: &Trouble) -> Screen {
        Screen::of(sentence(self.texts, self.person.language, trouble)).button(self.home())
    }
}

/// Says something in a language.
pub fn say(texts: &Texts, language: Language, key: &str, facts: &[Fact<'_>]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in facts {
        args.set(*name, value.clone());
    }
    texts.say(language, key, &args)
}

/// A trouble in one sentence. What a server said is not for people: it goes to the log.
pub fn sentence(texts: &Texts, language: Language, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => say(texts, language, &format!("refusal-{}", refusal.code()), &[]),
        Trouble::Said(key) => say(texts, language, key, &[]),
        Trouble::Unread(unread) => {
            let key = match unread.why {
                Why::NoNumber | Why::Negative => "trouble-amount",
                Why::OtherUnit(_) => "trouble-amount-unit",
                Why::TooFine(_) => "trouble-amount-fine",
                Why::OutOfRange(_) => "trouble-amount-range",
            };
            let (unit, [least, most]) = (&unread.unit, unread.unit.range());
            let facts = [
                ("example", unit.example().into()),
                ("unit", unit.code().into()),
                ("least", least.into()),
                ("most", most.into()),
            ];
            say(texts, language, key, &facts)
        }
        Trouble::Chain(error) => match error.as_ref() {
            Error::Funds { has, needs, .. } => {
                let missing = sol(needs.saturating_sub(*has));
                say(texts, language, "trouble-funds", &[("missing", missing.into())])
            }
            Error::NotFound { .. } | Error::Foreign { .. } => say(texts, language, "trouble-gone", &[]),
            Error::Unknown { .. } => say(texts, language, "trouble-unknown", &[]),
            Error::Expired(_) => say(texts, language, "trouble-expired", &[]),
            _ => say(texts, language, "trouble-chain", &[]),
        },
    }
}

/// What somebody is called, for a viewer: by the name they gave, where the two know each other; else by the beginning of their
/// address, which everybody can see anyway.
pub fn name(whole: &Whole, book: &Book, viewer: Option<&Address>, member: &Address) -> String {
    let known = book.name(member).filter(|_| viewer.is_some_and(|viewer| may_know(whole, viewer, member)));
    known.unwrap_or_else(|| short(member))
}

/// The shortest way from a reader to somebody, in names; nothing where none leads there.
pub fn way(
    whole: &Whole,
    book: &Book,
    texts: &Texts,
    (language, reader): (Language, &Address),
    other: &Address,
) -> Option<String> {
    let path = whole.people.path(*reader, *other)?;
    let names: Vec<String> = path.iter().skip(1).map(|member| name(whole, book, Some(reader), member)).collect();
    Some(format!("{} → {}", say(texts, language, "tie-you", &[]), names.join(" → ")))
}

/// Whether a viewer may know somebody's name: they are within each other's circle, one has promised the other something, or
/// the one who is looked at has held out a hand to the viewer. That the viewer held one out says nothing.
fn may_know(whole: &Whole, viewer: &Address, member: &Address) -> bool {
    let held_out = || {
        let tie = whole.ties.get(&address::tie(viewer, member))?;
        Some(tie.read().ok()?.side(tie.end(member).ok()?).state != SideState::None)
    };
    viewer == member
        || held_out() == Some(true)
        || whole.commitments_of(viewer).any(|it| it.party(member) != Party::Stranger)
        || whole.people.distance(*viewer, *member, CIRCLE).is_some()
}

/// What somebody was called before they came here, as it may stand beside other text.
pub fn name_of_before(name: &str) -> String {
    clean::name(name)
}

/// A day.
pub fn day(seconds: i64) -> FluentValue<'static> {
    let date = DateTime::from_timestamp(seconds, 0);
    date.map(|date| date.format("%Y-%m-%d").to_string()).unwrap_or_default().into()
}
