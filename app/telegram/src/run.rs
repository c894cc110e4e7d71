//! A door at work: its parts side by side, until it is told to stop.

use std::sync::Arc;
use std::time::Duration;

use teloxide::payloads::SetMyCommandsSetters as _;
use teloxide::prelude::{Bot, Requester as _};
use teloxide::types::BotCommand;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::commands::WORDS;
use crate::desk::say;
use crate::door::Door;
use crate::secret::Secret;
use crate::texts::Language;
use crate::{Fault, delegate, intake, send, wallet, watch, work};

/// How long a door that was told to stop waits for what is on its way.
const GRACE: Duration = Duration::from_secs(4);

/// What a door runs with.
pub struct Parts {
    /// Speaks to Telegram.
    pub bot: Bot,
    /// Where wallets find it, and a webhook.
    pub listener: TcpListener,
    /// A webhook's secret; without one the door asks for updates itself.
    pub webhook: Option<Secret>,
    /// How often the ledger is looked at.
    pub look_every: Duration,
}

/// Runs all parts side by side until the door is told to stop, or one of them fails; then the lease is given back.
///
/// # Errors
/// What stopped it.
pub async fn run(door: Arc<Door>, parts: Parts) -> Result<(), Fault> {
    let Parts { bot, listener, webhook, look_every } = parts;
    let mut router = wallet::router(Arc::clone(&door));
    let asks = webhook.is_none();
    if let Some(secret) = webhook {
        router = router.merge(intake::webhook(Arc::clone(&door), secret));
    }
    let taking = async { if asks { intake::poll(&door, &bot).await } else { Ok(()) } };
    let all = async {
        introduce(&door, &bot).await;
        tokio::try_join!(
            taking,
            work::run(&door),
            send::run(&door, &bot),
            watch::run(&door, look_every),
            delegate::run(&door),
            door.keep_leading(),
            wallet::serve(Arc::clone(&door), listener, router),
        )
    };
    let ended = tokio::select! {
        ended = all => ended.map(drop),
        // What hangs is left where it is: it is written down, and the next door goes on with it.
        () = async { door.stopped().await; tokio::time::sleep(GRACE).await } => Ok(()),
    };
    door.store.yield_lease().await?;
    door.store.close().await;
    ended
}

/// Tells Telegram which words with a slash there are, in each language. Where that fails, people can still type them.
async fn introduce(door: &Door, bot: &Bot) {
    for language in Language::ALL {
        let word = |(word, key): &(&str, &str)| BotCommand::new(*word, say(&door.texts, language, key, &[]));
        let words = bot.set_my_commands(WORDS.iter().map(word));
        let told = match language.telegram() {
            Some(code) => words.language_code(code).await,
            None => words.await,
        };
        if told.is_err() {
            eprintln!("warning: Telegram has not taken the list of words");
        }
    }
}

/// Stops a door when this process is told to end, by Ctrl-C or SIGTERM.
///
/// # Errors
/// The machine does not say when.
pub fn stop_when_told(door: &Arc<Door>) -> Result<(), Fault> {
    let (mut terminated, mut interrupted) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let door = Arc::clone(door);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
        door.stop();
    });
    Ok(())
}

/// Runs something to its end. A question to the chain that nobody has answered by then holds nobody up.
///
/// # Errors
/// What stopped it.
pub fn to_the_end(work: impl Future<Output = Result<(), Fault>>) -> Result<(), Fault> {
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(work);
    runtime.shutdown_background();
    ended
}
