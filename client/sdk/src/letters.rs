//! Letters that nobody sees and that change what others see: for every door that shows what people wrote.

/// Whether a letter steers a terminal, turns the direction of what stands behind it, joins, or has no width or no ink.
///
/// Controls (Unicode's category Cc), the marks, embeddings and isolates of its bidirectional algorithm (UAX 9), separators of
/// lines, soft hyphens, joiners, fillers, blank patterns, annotations, tags, and the controls of music and hieroglyphs. The
/// two variation selectors that choose between a letter and its picture (U+FE0E, U+FE0F) are none: people write them.
pub fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || matches!(letter, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}')
        || matches!(letter, '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}')
        || matches!(letter, '\u{13430}'..='\u{1345f}' | '\u{1d173}'..='\u{1d17a}')
}

#[cfg(test)]
mod tests {
    use super::steers;

    #[test]
    fn what_nobody_sees_steers_and_what_people_write_does_not() {
        let unseen = "\u{0}\u{ad}\u{34f}\u{115f}\u{1160}\u{180e}\u{200b}\u{202e}\u{2066}\u{2800}\u{3164}\u{fe00}\u{ffa0}\
                      \u{13430}\u{1d173}\u{e0001}\u{e0100}";
        assert!(unseen.chars().all(steers));
        assert!("Ана Ñandú 安娜 Đorđe 🛟 ❤\u{fe0f} e\u{301}".chars().all(|letter| !steers(letter)));
    }
}
