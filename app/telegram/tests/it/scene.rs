//! People in a town, who speak by the names of buttons, in whichever language; and a record of everything they are shown.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use exodus_sdk::chain::Chain as _;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::instructions::Instruction;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Signer as _};
use exodus_telegram::desk::{Fact, say};
use exodus_telegram::fake::town::{Plan, Town};
use exodus_telegram::fake::{Fake, Shown, Target};
use exodus_telegram::texts::Language;
use tempfile::TempDir;

/// Numbers beyond 32 bits, as Telegram's are.
pub const ANA: i64 = 6_000_000_001;
pub const BORIS: i64 = 6_000_000_002;
pub const CECA: i64 = 6_000_000_003;
/// The first of June 2026 at noon.
pub const JUNE: i64 = 1_780_315_200;
pub const DAY: u32 = 86_400;

/// A town and what was seen in it.
pub struct Scene {
    pub town: Town,
    languages: BTreeMap<i64, Language>,
    seen: BTreeMap<(i64, i64), String>,
    record: String,
    pub folder: TempDir,
}

pub const fn name(chat: i64) -> &'static str {
    match chat {
        ANA => "Ana",
        BORIS => "Борис",
        CECA => "Ceca",
        _ => "somebody",
    }
}

impl Scene {
    pub async fn begin() -> Self {
        Self::with(Plan::default()).await
    }

    pub async fn with(plan: Plan) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let town = Town::begin(folder.path(), JUNE, plan).await.unwrap();
        Self { town, languages: BTreeMap::new(), seen: BTreeMap::new(), record: String::new(), folder }
    }

    /// The same on a ledger that lasts.
    pub async fn around(folder: TempDir, ledger: (Arc<Embedded>, Address), plan: Plan) -> Self {
        let (fake, server) = Fake::start().await.unwrap();
        let town = Town::around(folder.path(), fake, server.to_string(), ledger, plan).await.unwrap();
        Self { town, languages: BTreeMap::new(), seen: BTreeMap::new(), record: String::new(), folder }
    }

    /// Ends the door, and leaves its folder.
    pub async fn ends(self) -> TempDir {
        self.town.ends().await.unwrap();
        self.folder
    }

    /// What stands on a button, in somebody's language.
    pub fn text(&self, chat: i64, key: &str, facts: &[Fact<'_>]) -> String {
        say(&self.town.door.texts, self.languages[&chat], key, facts)
    }

    /// Somebody comes for the first time, by a link or by themselves, and chooses a language.
    pub async fn comes(&mut self, chat: i64, language: Language, link: Option<&str>) -> Shown {
        self.languages.insert(chat, language);
        let start = link.map_or_else(|| "/start".to_owned(), |link| format!("/start {link}"));
        self.says(chat, &start).await;
        let shown = self.town.presses(chat, language.name()).await.expect("the languages are offered");
        self.look(chat, &format!("presses «{}»", language.name()));
        shown
    }

    pub async fn says(&mut self, chat: i64, text: &str) -> Shown {
        let shown = self.town.says(chat, "en", text).await;
        let link = text.split_once(' ').filter(|(word, _)| *word == "/start").map(|(word, _)| format!("{word} …"));
        self.look(chat, &format!("says «{}»", link.unwrap_or_else(|| text.to_owned())));
        shown
    }

    /// Somebody presses a button, by the key of what stands on it.
    pub async fn presses(&mut self, chat: i64, key: &str) -> Shown {
        self.presses_with(chat, key, &[]).await
    }

    pub async fn presses_with(&mut self, chat: i64, key: &str, facts: &[Fact<'_>]) -> Shown {
        let label = self.text(chat, key, facts);
        let shown = self.town.presses(chat, &label).await;
        self.look(chat, &format!("presses «{label}»"));
        shown.unwrap_or_else(|| {
            panic!("no button says «{label}» to {}: {:?}", name(chat), self.town.fake.shown(chat).last())
        })
    }

    /// Somebody presses the button on which this stands.
    pub async fn presses_on(&mut self, chat: i64, part: &str) -> Shown {
        let shown = self.town.presses_like(chat, part).await;
        self.look(chat, &format!("presses the button of «{part}»"));
        shown.unwrap_or_else(|| panic!("no button names «{part}» to {}", name(chat)))
    }

    /// Somebody signs what they were shown last, and everybody hears of it.
    pub async fn signs(&mut self, chat: i64) {
        let signed = self.town.signs(chat).await;
        assert!(signed.is_ok(), "{} signs: {:?}", name(chat), signed.err());
        self.settles("a wallet signs").await;
    }

    /// Somebody sends an instruction of theirs past the door.
    pub async fn sends(&mut self, chat: i64, instruction: Instruction) {
        let key = &self.town.wallets[&chat].key;
        self.town.ledger.submit(&Draft::paid_by(key.pubkey()).then(instruction), &[key]).unwrap();
        self.settles("something was sent past the door").await;
    }

    /// The member that somebody is.
    pub fn member(&self, chat: i64) -> Address {
        let key = self.town.wallets[&chat].key.pubkey();
        exodus_sdk::address::member(&self.town.network, &key)
    }

    /// Somebody looks at somebody on their list.
    pub async fn sees(&mut self, chat: i64, name: &str) {
        let list = self.says(chat, "/list").await;
        let line = list.text.lines().find(|line| line.contains(&format!(" {name} ")));
        let number = line.and_then(|line| line.split('.').next()).expect("they are on the list").to_owned();
        self.presses_on(chat, &number).await;
    }

    /// Somebody lets the door do small things for them, up to a sum each.
    pub async fn lets_the_door_act(&mut self, chat: i64, sum: &str) {
        self.says(chat, "/settings").await;
        self.presses(chat, "button-delegate").await;
        self.presses(chat, "button-grant").await;
        self.says(chat, sum).await;
        self.signs(chat).await;
    }

    /// Ceca asks for 50 euros every month.
    pub async fn asks_for_support(&mut self) {
        self.says(CECA, "/status").await;
        self.presses(CECA, "button-ask-support").await;
        self.says(CECA, "50").await;
        self.says(CECA, "Rent").await;
        self.signs(CECA).await;
    }

    /// Ana is about to sign a call for help, for ten days.
    pub async fn calls_for_help(&mut self, sum: &str, reason: &str) {
        self.says(ANA, "/sos").await;
        self.says(ANA, sum).await;
        self.says(ANA, "10").await;
        self.says(ANA, reason).await;
    }

    pub async fn waits(&mut self, seconds: u32) {
        self.town.waits(seconds).unwrap();
        self.settles(&format!("{} hours pass", seconds / 3_600)).await;
    }

    pub async fn settles(&mut self, why: &str) {
        self.town.settles().await.unwrap();
        let _ = writeln!(self.record, "═══ {why}");
        for chat in [ANA, BORIS, CECA] {
            self.news(chat);
        }
    }

    /// The last message that somebody was shown.
    pub fn last(&self, chat: i64) -> String {
        self.town.fake.shown(chat).last().map(|shown| shown.text.clone()).unwrap_or_default()
    }

    /// Whether somebody was ever told this.
    pub fn heard(&self, chat: i64, key: &str, facts: &[Fact<'_>]) -> bool {
        let text = self.text(chat, key, facts);
        self.town.fake.shown(chat).iter().any(|shown| shown.text.contains(&text))
    }

    /// The payload of the last invitation that somebody was given.
    pub fn link(&self, chat: i64) -> String {
        let shown = self.town.fake.shown(chat);
        let found =
            shown.iter().rev().find_map(|shown| shown.text.split_once("?start=").map(|(_, rest)| rest.to_owned()));
        found.expect("an invitation").split_whitespace().next().unwrap().to_owned()
    }

    fn look(&mut self, chat: i64, what: &str) {
        let _ = writeln!(self.record, "─── {} {what}", name(chat));
        self.news(chat);
    }

    /// What has been shown to a chat that has not been recorded yet.
    fn news(&mut self, chat: i64) {
        for shown in self.town.fake.shown(chat) {
            let text = drawn(&shown);
            if self.seen.get(&(chat, shown.message)) != Some(&text) {
                let _ = writeln!(self.record, "{}: {text}", name(chat));
                self.seen.insert((chat, shown.message), text);
            }
        }
    }

    /// Compares everything that was shown with what is kept; `EXODUS_BLESS=1` keeps it anew.
    pub fn must_look_as_kept(&self, file: &str) {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/screens").join(file);
        if std::env::var_os("EXODUS_BLESS").is_some() {
            std::fs::write(&path, &self.record).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        let line = kept.lines().zip(self.record.lines()).position(|(kept, now)| kept != now);
        let line = line.unwrap_or_else(|| kept.lines().count().min(self.record.lines().count()));
        let near = |text: &str| text.lines().skip(line.saturating_sub(2)).take(5).collect::<Vec<_>>().join("\n");
        assert!(kept == self.record, "{file}, line {}:\n{}\n--- kept:\n{}", line + 1, near(&self.record), near(&kept));
    }
}

/// A message as text; what is random in it is left out.
fn drawn(shown: &Shown) -> String {
    let text: String = shown
        .text
        .split("?start=")
        .enumerate()
        .map(|(part, text)| match part {
            0 => text.to_owned(),
            _ => format!(
                "?start=…{}",
                text.split_once(char::is_whitespace).map(|(_, rest)| format!(" {rest}")).unwrap_or_default()
            ),
        })
        .collect();
    let picture = if shown.picture { "(a picture) " } else { "" };
    let buttons = shown.buttons.iter().map(|(label, target)| match target {
        Target::Data(_) => format!(" [{label}]"),
        Target::Url(_) => format!(" [{label} ↗]"),
    });
    format!("{picture}{text}\n   {}", buttons.collect::<String>())
}
