//! Letters that nobody sees and that change what others see: for every door that shows what people wrote.

/// Whether a letter steers a terminal, turns the direction of what stands behind it, joins, or has no width.
///
/// Controls (Unicode's category Cc), the marks, embeddings and isolates of its bidirectional algorithm (UAX 9), separators of
/// lines, soft hyphens, joiners, annotations and tags.
pub fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
