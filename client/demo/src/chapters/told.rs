//! What a chapter came to, in figures and in words.

use exodus_rules::Refusal;
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// A chapter that was played.
pub struct Told {
    pub figures: Value,
    pub words: String,
}

/// What the program said to each attempt: by name for programs, in words for people.
#[derive(Default)]
pub struct Answers {
    pub names: Vec<&'static str>,
    pub words: Vec<String>,
}

impl Answers {
    pub fn hear(&mut self, attempt: &str, refusal: Refusal) {
        self.names.push(refusal.name());
        self.words.push(format!("   x {attempt}: {}", refusal.fact()));
    }
}

/// The figures of a chapter and its words.
pub fn told(figures: &impl Serialize, words: String) -> Result<Told, Failure> {
    let figures = serde_json::to_value(figures).map_err(|error| Failure::broken(format!("the figures: {error}")))?;
    Ok(Told { figures, words })
}
