//! A door with everything around it on loopback: a ledger in memory, Telegram's stand-in, people with wallets. Tests and the
//! trial live in it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::rpc::Urls;
use exodus_sdk::chain::{Chain as _, ChainExt as _, Receipt};
use exodus_sdk::instructions::network::{CreateArgs, create};
use exodus_sdk::state::Network;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Error, Signer as _, address, keypair_from_seed};
use teloxide::prelude::Bot;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::wallet::Wallet;
use super::{Fake, Shown, Target};
use crate::Fault;
use crate::desk::Place;
use crate::door::{AGAIN, Door, Ledger, Routes};
use crate::limits::Pace;
use crate::outbox::Outbox;
use crate::run::{Parts, run, stop_when_told};
use crate::secret::{Seal, Secret};
use crate::store::Store;

/// No limits: what a server of one's own allows.
pub const UNHURRIED: Pace = Pace { overall: 10_000, chat: Duration::ZERO };
/// The token of a bot that does not exist.
pub const TOKEN: &str = "42:try";
/// How long an answer of Telegram's may take: longer than a question for updates waits.
pub const PATIENCE: Duration = Duration::from_secs(40);
/// How often the ledger is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// A town.
pub struct Town {
    /// Telegram's stand-in.
    pub fake: Fake,
    /// The ledger.
    pub ledger: Arc<Embedded>,
    /// The network.
    pub network: Address,
    /// Where Telegram's stand-in listens.
    pub telegram: String,
    /// The door.
    pub door: Arc<Door>,
    /// Everybody's wallet, by chat.
    pub wallets: BTreeMap<i64, Wallet>,
    running: JoinHandle<Result<(), Fault>>,
}

/// Puts something between the door and the ledger.
pub type Before = Box<dyn FnOnce(Arc<Embedded>) -> Ledger + Send>;

/// How a town differs from the usual one.
pub struct Plan {
    /// How fast the door may speak.
    pub pace: Pace,
    /// How it answers.
    pub routes: Option<Routes>,
    /// A webhook's secret.
    pub webhook: Option<Secret>,
    /// Its database, if it is not SQLite in its folder.
    pub database: Option<String>,
    /// How long the door keeps its lease when it says nothing more, in milliseconds.
    pub lease: i64,
    /// What stands between the door and the ledger.
    pub before: Option<Before>,
    /// How long the door waits where the ledger has not said what became of something.
    pub again: Duration,
    /// How long it waits for an answer of Telegram's.
    pub patience: Duration,
    /// Whether it stops when its process is told to end.
    pub listens: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            pace: UNHURRIED,
            routes: None,
            webhook: None,
            database: None,
            lease: 15_000,
            before: None,
            again: AGAIN,
            patience: PATIENCE,
            listens: false,
        }
    }
}

/// A network in euros on a ledger in memory.
///
/// # Errors
/// The ledger's.
pub fn found(now: i64) -> Result<(Arc<Embedded>, Address), Error> {
    let ledger = Embedded::in_memory(now)?;
    let network = founded(&ledger)?;
    Ok((Arc::new(ledger), network))
}

/// The same on a ledger that lasts, in a folder of its own.
///
/// # Errors
/// The ledger's.
pub fn found_in(folder: &Path) -> Result<(Arc<Embedded>, Address), Error> {
    let ledger = Embedded::open(folder)?;
    let network = founded(&ledger)?;
    Ok((Arc::new(ledger), network))
}

/// Founds the network, unless that has been done.
fn founded(ledger: &Embedded) -> Result<Address, Error> {
    let founder = keypair_from_seed(&[7; 32]).map_err(|_| Error::Link("no seed"))?;
    let padded = |text: &str| address::padded(text).unwrap_or([0; 32]);
    let unit = address::padded("EUR").unwrap_or([0; 8]);
    let args = CreateArgs {
        slug: padded("neighbours"),
        unit,
        decimals: 2,
        default_pledge: 10_000,
        period_seconds: 0,
        tie_cap: 150,
        dormant_after: 3,
    };
    let network = address::network(&founder.pubkey(), &args.slug);
    if ledger.find::<Network>(&network)?.is_none() {
        let draft = Draft::paid_by(founder.pubkey()).then(create(founder.pubkey(), founder.pubkey(), None, args));
        ledger.submit(&draft, &[&founder])?;
    }
    Ok(network)
}

impl Town {
    /// A town whose door remembers in a folder.
    ///
    /// # Errors
    /// The ledger, loopback or the database failed.
    pub async fn begin(folder: &Path, now: i64, plan: Plan) -> Result<Self, Fault> {
        let (ledger, network) = found(now)?;
        let fake = Fake::start().await?;
        Self::around(folder, fake.0, fake.1.to_string(), (ledger, network), plan).await
    }

    /// The same around what is there already.
    ///
    /// # Errors
    /// Loopback or the database failed.
    pub async fn around(
        folder: &Path,
        fake: Fake,
        telegram: String,
        (ledger, network): (Arc<Embedded>, Address),
        plan: Plan,
    ) -> Result<Self, Fault> {
        let seal = Seal::kept_in(&folder.join("door.key"))?;
        let sqlite = || format!("sqlite://{}?mode=rwc", folder.join("door.db").display());
        let url = plan.database.unwrap_or_else(sqlite);
        let store = Store::open(&url, seal).await?.leasing(plan.lease);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let place = Place { bot: "exodus_try_bot".to_owned(), url, cluster: Urls::of("devnet")?.chain_id() };
        let chain: Ledger = match plan.before {
            Some(before) => before(Arc::clone(&ledger)),
            None => Arc::<Embedded>::clone(&ledger),
        };
        let mut door = Door::open(store, chain, network, place, Outbox::at(plan.pace)).await?;
        door.routes = plan.routes.unwrap_or(door.routes);
        door.again = plan.again;
        let door = Arc::new(door);
        if plan.listens {
            stop_when_told(&door)?;
        }
        let bot = bot(TOKEN, Some(&format!("http://{telegram}")), plan.patience)?;
        let parts = Parts { bot, listener, webhook: plan.webhook, look_every: LOOK };
        let running = tokio::spawn(run(Arc::clone(&door), parts));
        Ok(Self { fake, ledger, network, telegram, door, wallets: BTreeMap::new(), running })
    }

    /// Somebody writes something, and reads what comes back.
    pub async fn says(&self, chat: i64, language: &str, text: &str) -> Shown {
        let before = self.fake.shown(chat);
        self.fake.says(chat, language, text);
        self.reply(chat, &before).await
    }

    /// Somebody presses a button that says so, and reads what comes back; nothing where no button says so.
    pub async fn presses(&self, chat: i64, label: &str) -> Option<Shown> {
        let before = self.fake.shown(chat);
        if !self.fake.presses(chat, label) {
            return None;
        }
        Some(self.reply(chat, &before).await)
    }

    /// The same of a button on which this stands among other things.
    pub async fn presses_like(&self, chat: i64, part: &str) -> Option<Shown> {
        let shown = self.fake.shown(chat);
        let label = shown.iter().rev().flat_map(|shown| &shown.buttons).find(|(label, _)| label.contains(part))?;
        self.presses(chat, &label.0).await
    }

    async fn reply(&self, chat: i64, before: &[Shown]) -> Shown {
        let last = before.last().and_then(|shown| shown.at);
        let count = before.len();
        self.fake.until(chat, |shown| shown.len() > count || shown.last().and_then(|it| it.at) > last).await;
        self.fake.shown(chat).pop().unwrap_or_default()
    }

    /// Somebody opens their wallet from the last page that they were shown, and signs; the ledger takes it.
    ///
    /// # Errors
    /// What the door or the ledger said instead.
    pub async fn signs(&mut self, chat: i64) -> Result<Receipt, String> {
        let page = self.page(chat).ok_or("there is nothing to sign")?;
        let wallet = self.wallets.entry(chat).or_default();
        let signed = wallet.signs(&page).await?;
        let receipt = self.ledger.send(&signed).map_err(|error| error.to_string())?;
        self.door.moved.notify_one();
        Ok(receipt)
    }

    /// The last page for a wallet that somebody was shown.
    pub fn page(&self, chat: i64) -> Option<String> {
        let url = |(_, target): &(String, Target)| match target {
            Target::Url(url) if url.contains("/s/") => Some(url.clone()),
            Target::Url(_) | Target::Data(_) => None,
        };
        self.fake.shown(chat).into_iter().rev().find_map(|shown| shown.buttons.iter().find_map(url))
    }

    /// Looks at the ledger, and waits until everybody has heard what there is to hear.
    ///
    /// # Errors
    /// The ledger or the database failed.
    pub async fn settles(&self) -> Result<(), Fault> {
        crate::watch::look(&self.door).await?;
        while self.door.store.counts().await?[..2] != [0, 0] {
            if self.running.is_finished() {
                return Err(Fault::Config("the door has stopped".to_owned()));
            }
            self.fake.next().await;
        }
        Ok(())
    }

    /// Time passes.
    ///
    /// # Errors
    /// The ledger's.
    pub fn waits(&self, seconds: u32) -> Result<(), Error> {
        self.ledger.advance(seconds)?;
        self.door.moved.notify_one();
        Ok(())
    }

    /// Stops the door, and waits until it has.
    ///
    /// # Errors
    /// What had stopped it before.
    pub async fn ends(self) -> Result<(), Fault> {
        self.door.stop();
        self.lives().await
    }

    /// Waits until the door has stopped by itself.
    ///
    /// # Errors
    /// What has stopped it.
    pub async fn lives(self) -> Result<(), Fault> {
        self.running.await.unwrap_or_else(|broken| Err(Fault::Config(broken.to_string())))
    }
}

/// A bot that speaks to Telegram, or to another server; what is not answered in time is asked again.
///
/// # Errors
/// The address is none.
pub fn bot(token: &str, server: Option<&str>, patience: Duration) -> Result<Bot, Fault> {
    let client = teloxide::net::default_reqwest_settings().timeout(patience);
    let client = client.build().map_err(|error| Fault::Config(error.to_string()))?;
    let bot = Bot::with_client(token, client);
    match server {
        Some(server) => {
            let url = reqwest::Url::parse(server);
            Ok(bot.set_api_url(url.map_err(|error| Fault::Config(format!("`{server}` is no address: {error}")))?))
        }
        None => Ok(bot),
    }
}
