//! What is said to people, in their language. Every word stands in `texts/<language>/*.ftl`, none in the code.
//!
//! Serbian is written in two scripts. It is kept in Cyrillic, from which Latin follows letter by letter; the other way round
//! it does not.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// The languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Language {
    /// English.
    English,
    /// Русский.
    Russian,
    /// Srpski.
    SerbianLatin,
    /// Српски.
    SerbianCyrillic,
}

impl Language {
    /// All, as they are offered.
    pub const ALL: [Self; 4] = [Self::English, Self::Russian, Self::SerbianLatin, Self::SerbianCyrillic];

    /// Its own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
            Self::SerbianLatin => "Srpski",
            Self::SerbianCyrillic => "Српски",
        }
    }

    /// What Telegram says of somebody's language, as near as it can be had.
    pub fn of_tag(tag: Option<&str>) -> Self {
        match tag.and_then(|tag| tag.split(['-', '_']).next()) {
            Some("ru" | "uk" | "be" | "kk") => Self::Russian,
            Some("sr" | "hr" | "bs" | "sh" | "me") => Self::SerbianLatin,
            _ => Self::English,
        }
    }

    /// Telegram's code for it; English is for everybody else.
    pub const fn telegram(self) -> Option<&'static str> {
        match self {
            Self::English => None,
            Self::Russian => Some("ru"),
            Self::SerbianLatin | Self::SerbianCyrillic => Some("sr"),
        }
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::SerbianLatin => "sr-Latn",
            Self::SerbianCyrillic => "sr-Cyrl",
        }
    }

    fn sources(self) -> Vec<Cow<'static, str>> {
        match self {
            Self::English => ENGLISH.map(Cow::Borrowed).to_vec(),
            Self::Russian => RUSSIAN.map(Cow::Borrowed).to_vec(),
            Self::SerbianCyrillic => SERBIAN.map(Cow::Borrowed).to_vec(),
            // Keys and placeables are Latin already.
            Self::SerbianLatin => SERBIAN.map(|text| Cow::Owned(latin(text))).to_vec(),
        }
    }
}

macro_rules! sources {
    ($language:literal) => {
        sources!($language: "home" "tie" "member" "moving" "request" "intent" "commitment" "pool" "offer" "recovery" "acts" "notices" "troubles" "refusals")
    };
    ($language:literal: $($noun:literal)*) => {
        [$(include_str!(concat!("../texts/", $language, "/", $noun, ".ftl"))),*]
    };
}

const ENGLISH: [&str; 14] = sources!("en");
const RUSSIAN: [&str; 14] = sources!("ru");
const SERBIAN: [&str; 14] = sources!("sr");

/// Everything that can be said.
pub struct Texts(Vec<(Language, FluentBundle<FluentResource>)>);

impl Texts {
    /// Reads the texts that are in the binary.
    pub fn load() -> Self {
        Self(Language::ALL.map(|language| (language, bundle(language))).into())
    }

    /// Says something. What is missing in a language is said in English; a test sees to it that nothing is.
    pub fn say(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> String {
        let own = self.0.iter().filter(|(other, _)| *other == language);
        let all = own.chain(self.0.iter().filter(|(other, _)| *other == Language::English));
        let said = all.filter_map(|(_, bundle)| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
        });
        let mut said = said;
        said.next().unwrap_or_else(|| key.to_owned())
    }

    /// Whether a language has a message.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.0.iter().any(|(other, bundle)| *other == language && bundle.has_message(key))
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Names that could turn the direction of a line are isolated where they come in: clean.rs.
    bundle.set_use_isolating(false);
    for source in language.sources() {
        let resource = FluentResource::try_new(source.into_owned()).unwrap_or_else(|(resource, _)| resource);
        // No key stands twice: a test sees to it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Serbian Cyrillic in Latin letters.
fn latin(text: &str) -> String {
    text.chars().map(letter).collect()
}

fn letter(cyrillic: char) -> Cow<'static, str> {
    const LETTERS: &[(char, &str)] = &[
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('ђ', "đ"),
        ('е', "e"),
        ('ж', "ž"),
        ('з', "z"),
        ('и', "i"),
        ('ј', "j"),
        ('к', "k"),
        ('л', "l"),
        ('љ', "lj"),
        ('м', "m"),
        ('н', "n"),
        ('њ', "nj"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('ћ', "ć"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "c"),
        ('ч', "č"),
        ('џ', "dž"),
        ('ш', "š"),
        ('А', "A"),
        ('Б', "B"),
        ('В', "V"),
        ('Г', "G"),
        ('Д', "D"),
        ('Ђ', "Đ"),
        ('Е', "E"),
        ('Ж', "Ž"),
        ('З', "Z"),
        ('И', "I"),
        ('Ј', "J"),
        ('К', "K"),
        ('Л', "L"),
        ('Љ', "Lj"),
        ('М', "M"),
        ('Н', "N"),
        ('Њ', "Nj"),
        ('О', "O"),
        ('П', "P"),
        ('Р', "R"),
        ('С', "S"),
        ('Т', "T"),
        ('Ћ', "Ć"),
        ('У', "U"),
        ('Ф', "F"),
        ('Х', "H"),
        ('Ц', "C"),
        ('Ч', "Č"),
        ('Џ', "Dž"),
        ('Ш', "Š"),
    ];
    let found = LETTERS.iter().find(|(letter, _)| *letter == cyrillic);
    found.map_or_else(|| Cow::Owned(cyrillic.to_string()), |(_, latin)| Cow::Borrowed(*latin))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a file with the placeables of each, in its order.
    fn messages(source: &str) -> Vec<(String, Vec<String>)> {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| !key.starts_with(' ')) {
                all.push((key.to_owned(), Vec::new()));
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|next| next.is_ascii_alphanumeric() || *next == '-').collect::<String>()
            });
            if let Some((_, placeables)) = all.last_mut() {
                placeables.extend(names);
            }
        }
        for (_, placeables) in &mut all {
            placeables.sort();
            placeables.dedup();
        }
        all
    }

    #[test]
    fn every_language_says_the_same_with_the_same_facts() {
        for ((english, russian), serbian) in ENGLISH.iter().zip(RUSSIAN).zip(SERBIAN) {
            let expected = messages(english);
            assert!(!expected.is_empty());
            assert_eq!(messages(russian), expected);
            assert_eq!(messages(serbian), expected);
        }
    }

    #[test]
    fn every_file_is_sound_and_no_key_stands_twice() {
        for language in Language::ALL {
            let mut keys = Vec::new();
            for source in language.sources() {
                let resource = FluentResource::try_new(source.to_string()).map_err(|(_, errors)| errors);
                assert!(resource.is_ok(), "{language:?}: {:?}", resource.err());
                keys.extend(messages(&source).into_iter().map(|(key, _)| key));
            }
            let count = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), count, "{language:?}");
        }
    }

    #[test]
    fn every_refusal_of_the_rules_has_its_sentence() {
        let texts = Texts::load();
        for refusal in exodus_rules::Refusal::ALL {
            for language in Language::ALL {
                assert!(texts.has(language, &format!("refusal-{}", refusal.code())), "{language:?}: {refusal:?}");
            }
        }
    }

    #[test]
    fn no_cyrillic_is_left_in_latin() {
        for source in Language::SerbianLatin.sources() {
            let left: String = source.chars().filter(|next| ('\u{400}'..='\u{4ff}').contains(next)).collect();
            assert_eq!(left, "", "letters that Serbian does not have");
        }
    }
}
