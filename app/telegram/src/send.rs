//! From the outbox to Telegram: each at least once, and not faster than it may be. A door that is killed between sending and
//! writing that down sends the same once more; nothing else can make one come twice, and nothing makes one get lost.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fail::fail_point;
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use teloxide::payloads::{EditMessageTextSetters as _, SendMessageSetters as _, SendPhotoSetters as _};
use teloxide::prelude::{Bot, Requester as _};
use teloxide::types::{ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, MessageId};
use teloxide::{ApiError, RequestError};
use tokio::time::Instant;

use crate::Fault;
use crate::door::Door;
use crate::message::{Key, Out};
use crate::outbox::Next;
use crate::store::{Waiting, Write};

/// So many are on their way at once.
const AT_ONCE: usize = 32;
/// How long to wait where Telegram stumbles.
const STUMBLE: Duration = Duration::from_secs(2);

/// What became of a message.
enum Fate {
    Sent,
    /// Telegram stumbled, or asks for a pause of everything.
    Again(Duration, bool),
    /// It will never be: the chat is gone, or the message cannot be changed so.
    Never(String),
}

/// Sends until the door stops; what is on its way then is waited for.
///
/// # Errors
/// The database fails, or another door leads.
pub async fn run(door: &Door, bot: &Bot) -> Result<(), Fault> {
    let mut flying = FuturesUnordered::new();
    loop {
        let stops = door.stops();
        if stops && flying.is_empty() {
            return Ok(());
        }
        let next = if stops || flying.len() >= AT_ONCE { Next::Idle } else { door.outbox.next(Instant::now()) };
        if let Next::Send(message) = next {
            flying.push(async move {
                fail_point!("send-chosen");
                let fate = deliver(bot, &message).await;
                fail_point!("send-delivered");
                (message, fate)
            });
            continue;
        }
        let moment = match next {
            Next::At(moment) => Some(moment),
            Next::Send(_) | Next::Idle => None,
        };
        tokio::select! {
            Some((message, fate)) = flying.next(), if !flying.is_empty() => settle(door, message, fate).await?,
            () = wait(moment), if moment.is_some() => {}
            () = door.outbox.more(), if !stops => {}
            () = door.stopped(), if !stops => {}
        }
    }
}

async fn wait(moment: Option<Instant>) {
    if let Some(moment) = moment {
        tokio::time::sleep_until(moment).await;
    }
}

async fn settle(door: &Door, message: Waiting, fate: Fate) -> Result<(), Fault> {
    let sent = match fate {
        Fate::Sent => true,
        Fate::Never(why) => {
            eprintln!("warning: a message will never be sent: {why}");
            false
        }
        Fate::Again(pause, all) => {
            let now = Instant::now();
            let until = now.checked_add(pause).unwrap_or(now);
            if all {
                door.outbox.pause(until);
            }
            door.outbox.put_back(message, until);
            return Ok(());
        }
    };
    door.outbox.done(message.chat);
    door.write(&[Write::Sent { key: message.key, sent }]).await?;
    fail_point!("send-settled");
    Ok(())
}

async fn deliver(bot: &Bot, message: &Waiting) -> Fate {
    let chat = ChatId(message.chat);
    let sent = match &message.out {
        Out::Say { text, keys } => say(bot, chat, text, keys).await,
        Out::Change { message, text, keys } => {
            let changed = bot.edit_message_text(chat, MessageId(*message), text).link_preview_options(no_preview());
            let changed = changed.reply_markup(markup(keys)).await;
            match changed {
                // It says that already.
                Err(RequestError::Api(ApiError::MessageNotModified)) => Ok(()),
                // It has been deleted, or is too old: then it is said anew.
                Err(RequestError::Api(ApiError::MessageToEditNotFound | ApiError::MessageCantBeEdited)) => {
                    say(bot, chat, text, keys).await
                }
                other => other.map(drop),
            }
        }
        Out::Show { png, text, keys } => {
            let png = InputFile::memory(BASE64_STANDARD.decode(png).unwrap_or_default()).file_name("graph.png");
            bot.send_photo(chat, png).caption(text).reply_markup(markup(keys)).await.map(drop)
        }
        Out::Heard { query } => {
            let heard = bot.answer_callback_query(teloxide::types::CallbackQueryId(query.clone())).await.map(drop);
            // The clock on the button has stopped by itself by now.
            if matches!(heard, Err(RequestError::Api(_))) { Ok(()) } else { heard }
        }
    };
    match sent {
        Ok(()) => Fate::Sent,
        Err(RequestError::RetryAfter(seconds)) => Fate::Again(seconds.duration(), true),
        Err(RequestError::Api(error)) => Fate::Never(error.to_string()),
        // What is no answer may be none because Telegram never heard the question.
        Err(_) => Fate::Again(STUMBLE, false),
    }
}

async fn say(bot: &Bot, chat: ChatId, text: &str, keys: &[Vec<Key>]) -> Result<(), RequestError> {
    let said = bot.send_message(chat, text).link_preview_options(no_preview());
    said.reply_markup(markup(keys)).await.map(drop)
}

/// What stands behind an address that somebody wrote is not fetched and not shown.
const fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn markup(keys: &[Vec<Key>]) -> InlineKeyboardMarkup {
    let button = |key: &Key| match key {
        Key::Press { label, data } => InlineKeyboardButton::callback(label.clone(), data.clone()),
        Key::Open { label, url } => {
            let page = reqwest::Url::parse(url).map(|url| InlineKeyboardButton::url(label.clone(), url));
            page.unwrap_or_else(|_| InlineKeyboardButton::callback(label.clone(), "."))
        }
    };
    InlineKeyboardMarkup::new(keys.iter().map(|row| row.iter().map(button).collect::<Vec<_>>()))
}
