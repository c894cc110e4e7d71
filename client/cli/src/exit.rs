//! How a command ends: 0 done or previewed, 1 refused by the rules, 2 wrong usage or input, 3 something broke.

use std::fmt;
use std::process::ExitCode;

use exodus_rules::Refusal;
use exodus_sdk::Error;
use exodus_sdk::unit::Unread;
use serde_json::{Value, json};

use crate::visible;

/// Why a command did not do what it was asked, in one line, with the way out where there is one.
#[derive(Clone, Debug)]
pub struct Failure {
    kind: Kind,
    fact: String,
    hint: Option<String>,
    /// Which rule said no, where it was one.
    refusal: Option<Refusal>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Refused,
    Usage,
    Broken,
    /// `--dry-run`: what would happen has been said, and the command ends where it would have sent.
    Previewed,
}

impl Failure {
    /// Nothing failed, but a command must not go on as if it had sent: what it would read and print next does not exist.
    /// So a preview ends it the way a refusal does, and no command can forget that nothing was sent.
    pub const fn previewed() -> Self {
        Self { kind: Kind::Previewed, fact: String::new(), hint: None, refusal: None }
    }

    /// Whether all has been said already.
    pub fn is_only_a_preview(&self) -> bool {
        self.kind == Kind::Previewed
    }

    /// Whether something broke that is nobody's doing, so that going on would not help.
    pub fn is_broken(&self) -> bool {
        self.kind == Kind::Broken
    }

    /// What is the case, without the way out.
    pub fn fact(&self) -> &str {
        &self.fact
    }

    /// The rules said no.
    pub fn refused(fact: impl Into<String>) -> Self {
        Self { kind: Kind::Refused, fact: fact.into(), hint: None, refusal: None }
    }

    /// The rules said no, and here more is known about it than they can say.
    pub fn ruled(refusal: Refusal, fact: impl core::fmt::Display) -> Self {
        Self { fact: format!("refused: {fact}"), ..refusal.into() }
    }

    /// What was typed or read cannot be used; the fact names the place.
    pub fn usage(fact: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, fact: fact.into(), hint: None, refusal: None }
    }

    /// Something broke that is neither the person's nor the rules' doing.
    pub fn broken(fact: impl Into<String>) -> Self {
        Self { kind: Kind::Broken, fact: fact.into(), hint: None, refusal: None }
    }

    /// Adds the way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same for programs; its shape is stable.
    pub fn json(&self) -> Value {
        json!({
            "error": self.fact,
            "refusal": self.refusal.map(Refusal::name),
            "code": self.refusal.map(Refusal::code),
            "hint": self.hint,
        })
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            Kind::Previewed => 0,
            Kind::Refused => 1,
            Kind::Usage => 2,
            Kind::Broken => 3,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", visible::line(&self.fact))?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\n hint: {}", visible::line(hint)))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let kind = match error {
            Error::Archive { refusal: Refusal::ArchiveUnreadable, .. } => Kind::Usage,
            Error::Refused(_) | Error::Archive { .. } => Kind::Refused,
            Error::NotFound { .. } | Error::Foreign { .. } | Error::Link(_) | Error::TooLarge { .. } => Kind::Usage,
            _ => Kind::Broken,
        };
        Self { kind, fact: error.to_string(), hint: error.hint().map(str::to_owned), refusal: error.refusal() }
    }
}

impl From<exodus_demo::Failure> for Failure {
    fn from(failure: exodus_demo::Failure) -> Self {
        match failure {
            exodus_demo::Failure::Chain(error) => error.into(),
            other => Self { hint: other.hint().map(str::to_owned), ..Self::broken(other.to_string()) },
        }
    }
}

impl From<Unread> for Failure {
    fn from(unread: Unread) -> Self {
        Self::usage(unread.to_string()).hint(unread.hint())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal).into()
    }
}
