//! What is sent to people: a text, buttons, sometimes a picture. No markup, so nothing that people wrote can be any.

use serde::{Deserialize, Serialize};

use crate::commands::Command;
use crate::secret;
use crate::store::Write;

/// The longest message, and the longest text under a picture, in letters.
const TEXT: usize = 4_096;
const CAPTION: usize = 1_024;

/// A message before its buttons have names.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// What it says.
    pub text: String,
    /// Its buttons, row by row.
    pub rows: Vec<Vec<Button>>,
    /// A picture, as PNG.
    pub picture: Option<Vec<u8>>,
}

/// A button.
#[derive(Clone, Debug)]
pub enum Button {
    /// Does something here.
    Press(String, Command),
    /// Opens a page, which opens a wallet.
    Open(String, String),
}

/// A message as it waits to be sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Out {
    /// A new message.
    Say {
        /// What it says.
        text: String,
        /// Its buttons.
        keys: Vec<Vec<Key>>,
    },
    /// Another text in the place of an old one.
    Change {
        /// Which message.
        message: i32,
        /// What it says.
        text: String,
        /// Its buttons.
        keys: Vec<Vec<Key>>,
    },
    /// A picture.
    Show {
        /// As PNG, in base64.
        png: String,
        /// What stands under it.
        text: String,
        /// Its buttons.
        keys: Vec<Vec<Key>>,
    },
    /// A press on a button was heard; Telegram shows a clock on it until then.
    Heard {
        /// Which press.
        query: String,
    },
}

/// A button as Telegram knows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Key {
    /// What comes back when it is pressed.
    Press {
        /// What stands on it.
        label: String,
        /// The screen and its place there.
        data: String,
    },
    /// A page.
    Open {
        /// What stands on it.
        label: String,
        /// Where.
        url: String,
    },
}

impl Screen {
    /// A text.
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Adds a line.
    #[must_use]
    pub fn line(mut self, text: &str) -> Self {
        self.text.push('\n');
        self.text.push_str(text);
        self
    }

    /// Adds a row of buttons.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<Button> = buttons.into_iter().collect();
        if !row.is_empty() {
            self.rows.push(row);
        }
        self
    }

    /// Adds a button in a row of its own.
    #[must_use]
    pub fn button(self, button: Button) -> Self {
        self.row([button])
    }

    /// Gives its buttons their names: what they do is kept beside the message, for this chat alone.
    pub fn kept_for(self, chat: i64, replaces: Option<i32>) -> (Out, Option<Write>) {
        let id = secret::random_name();
        let mut commands = Vec::new();
        let mut key = |button| match button {
            Button::Open(label, url) => Key::Open { label, url },
            Button::Press(label, command) => {
                let data = format!("{id}.{}", commands.len());
                commands.push(command);
                Key::Press { label, data }
            }
        };
        let keys = self.rows.into_iter().map(|row| row.into_iter().map(&mut key).collect()).collect();
        let kept = (!commands.is_empty()).then_some(Write::Screen { id, chat, commands });
        // Telegram takes so much of a message, and of what stands under a picture.
        let most = if self.picture.is_some() { CAPTION } else { TEXT };
        let text = self.text.chars().take(most).collect();
        let out = match (self.picture, replaces) {
            (Some(png), _) => {
                use base64::Engine as _;
                Out::Show { png: base64::prelude::BASE64_STANDARD.encode(png), text, keys }
            }
            (None, Some(message)) => Out::Change { message, text, keys },
            (None, None) => Out::Say { text, keys },
        };
        (out, kept)
    }
}
