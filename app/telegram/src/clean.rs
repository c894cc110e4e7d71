//! Texts that people type: short enough, on one line where they stand in one, and nothing in them that could turn the
//! direction of what stands beside them. Messages carry no markup, so none can be slipped in.

use exodus_sdk::letters::steers;

/// What stands in a line.
pub const LINE: usize = 64;
/// What may take several.
pub const PARAGRAPH: usize = 180;
/// The longest page.
pub const PAGE: usize = 1_000;

/// A text as it may be shown; nothing where nothing is left of it, or where it is too long.
pub fn text(typed: &str, most: usize) -> Option<String> {
    let visible: String =
        typed.chars().map(|next| if next.is_whitespace() { ' ' } else { next }).filter(|next| !steers(*next)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let text = words.join(" ");
    (!text.is_empty() && text.chars().count() <= most).then_some(text)
}

/// A text of somebody else beside ours: letters that run from right to left keep to themselves.
pub fn isolated(text: &str) -> String {
    if text.chars().any(runs_left) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// A name that somebody else typed, as it may stand beside a text of ours; empty where nothing is left of it, or it is too long.
pub fn name(typed: &str) -> String {
    text(typed, LINE).map(|name| plain(&name)).unwrap_or_default()
}

/// A name beside a text of ours, which nobody can press: Telegram makes links of what looks like one ("evil.com", "@somebody",
/// "/start"), so a sign that nobody sees stands between. Letters that run from right to left keep to themselves.
pub fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        // What is behind a sign that begins or continues a link.
        if letter.is_alphanumeric() && plain.ends_with(['.', '@', '/', '#', '$', ':']) {
            plain.push(APART);
        }
        plain.push(letter);
    }
    isolated(&plain)
}

/// A joiner of words: it has no width and breaks no line.
const APART: char = '\u{2060}';

/// Hebrew, Arabic and their neighbours.
fn runs_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_one_line_of_what_can_be_seen() {
        assert_eq!(text("  Anna \n\t Berg ", LINE).as_deref(), Some("Anna Berg"));
        assert_eq!(text("Bob\u{202e}gpj.exe", LINE).as_deref(), Some("Bobgpj.exe"), "no turned direction");
        assert_eq!(text("\u{200b}\u{2060} \u{7}", LINE), None, "nothing to see");
        assert_eq!(text("<b>*Anna*</b>", LINE).as_deref(), Some("<b>*Anna*</b>"), "signs are signs");
        assert_eq!(
            text(&"ы".repeat(LINE), LINE).map(|text| text.chars().count()),
            Some(LINE),
            "letters are counted, not bytes"
        );
        assert_eq!(text(&"ы".repeat(LINE + 1), LINE), None);
    }

    #[test]
    fn a_name_is_never_a_link() {
        for (name, shown) in [
            ("evil.com", "evil.\u{2060}com"),
            ("@exodus", "@\u{2060}exodus"),
            ("/sos", "/\u{2060}sos"),
            ("https://evil.example/x", "https://\u{2060}evil.\u{2060}example/\u{2060}x"),
            ("t.me/x", "t.\u{2060}me/\u{2060}x"),
            ("почта.рф", "почта.\u{2060}рф"),
            ("Anna B. Berg", "Anna B. Berg"),
        ] {
            assert_eq!(plain(name), shown);
        }
    }

    #[test]
    fn what_runs_from_right_to_left_keeps_to_itself() {
        assert_eq!(isolated("Anna"), "Anna");
        assert_eq!(isolated("דנה"), "\u{2068}דנה\u{2069}");
    }
}
