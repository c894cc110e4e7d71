//! Codes that a telephone's camera reads.

use qrcode::QrCode;
use qrcode::render::svg::Color;

/// The smallest side, in pixels.
const SIDE: u32 = 240;

/// A text as a picture of vectors; nothing where it is too long for one.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    Some(code.render::<Color<'_>>().min_dimensions(SIDE, SIDE).build())
}

/// The same as PNG.
pub fn png(text: &str) -> Option<Vec<u8>> {
    exodus_graph::picture::png(&svg(text)?).ok()
}
