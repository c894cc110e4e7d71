//! A picture in pixels, for whoever shows no vectors.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

/// The width and height of pixels.
const PIXELS: u32 = 1_600;

/// The same picture as PNG, on light ground. Letters come from the fonts of this machine.
///
/// # Errors
/// The text is no picture, or too large a one.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_system_fonts();
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let whole = tree.size().to_int_size().scale_to_width(PIXELS).ok_or("it has no size")?;
    let mut pixels = Pixmap::new(whole.width(), whole.height()).ok_or("it is too large")?;
    let scale = tree.size().width().recip() * f32::from(u16::try_from(PIXELS).unwrap_or(u16::MAX));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_show_the_same_picture_on_light_ground() {
        let red = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2"><style>.a{fill:#c8402f}
            @media(prefers-color-scheme:dark){.a{fill:#000}}</style><circle class="a" r="0.5"/></svg>"##;
        let pixels = Pixmap::decode_png(&png(red).unwrap()).unwrap();
        let at = |x, y| pixels.pixel(x, y).map(|pixel| (pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()));
        assert_eq!((pixels.width(), pixels.height()), (1_600, 1_600));
        assert_eq!((at(800, 800), at(5, 5)), (Some((0xc8, 0x40, 0x2f, 255)), Some((0, 0, 0, 0))));
    }
}
