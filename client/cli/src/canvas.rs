//! A picture on its way into a file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use tempfile::NamedTempFile;

use crate::exit::Failure;
use crate::files;

/// A file that can be written, before anything is sent.
pub struct Canvas {
    path: PathBuf,
    draft: NamedTempFile,
    /// Whether a file that is there already makes way.
    replaces: bool,
}

impl Canvas {
    /// The same, and that it is no file yet, and named as a picture is.
    pub fn reserve_new(path: &Path) -> Result<Self, Failure> {
        let refused = |why: &str| Failure::usage(format!("the picture {} cannot be written: {why}", path.display()));
        if path.symlink_metadata().is_ok() {
            return Err(
                refused("there is a file already").hint("name a file that does not exist yet, such as `picture.svg`")
            );
        }
        if !is(path, "svg") && !is(path, "png") {
            return Err(refused("its name says neither svg nor png").hint("end the name in .svg or .png"));
        }
        Ok(Self { replaces: false, ..Self::reserve(path)? })
    }

    /// Makes sure that the picture can be written to `path`.
    pub fn reserve(path: &Path) -> Result<Self, Failure> {
        let unwritable = |why: &str| {
            Failure::usage(format!("the picture {} cannot be written: {why}", path.display()))
                .hint("name a file in a directory that you may write to, such as `network.svg`")
        };
        if path.is_dir() || path.file_name().is_none() {
            return Err(unwritable("it is a directory"));
        }
        let mut file = tempfile::Builder::new();
        // A picture is no secret: the usual rights of a new file, which the person's umask narrows.
        #[cfg(unix)]
        file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let draft = file.tempfile_in(files::folder(path)).map_err(|error| unwritable(&files::why(&error)))?;
        Ok(Self { path: path.to_owned(), draft, replaces: true })
    }

    /// Puts the whole picture there at once: as pixels where the name ends in `.png`.
    pub fn paint(mut self, svg: &str) -> Result<(), Failure> {
        let name = self.path.display().to_string();
        let failed = |error: std::io::Error| Failure::broken(format!("the picture {name}: {}", files::why(&error)));
        let bytes = if is(&self.path, "png") { png(svg)? } else { svg.as_bytes().to_vec() };
        self.draft.write_all(&bytes).map_err(failed)?;
        let put = if self.replaces { self.draft.persist(&self.path) } else { self.draft.persist_noclobber(&self.path) };
        put.map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// Whether a file is of this kind, by its name.
fn is(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(kind))
}

/// The width and height of pixels.
const PIXELS: u32 = 1_600;

/// The same picture in pixels, on light ground. Letters come from the fonts of this machine.
fn png(svg: &str) -> Result<Vec<u8>, Failure> {
    let broken = |why: String| Failure::broken(format!("the picture cannot be turned into pixels: {why}"));
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_system_fonts();
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| broken(error.to_string()))?;
    let whole = tree.size().to_int_size().scale_to_width(PIXELS).ok_or_else(|| broken("it has no size".to_owned()))?;
    let mut pixels = Pixmap::new(whole.width(), whole.height()).ok_or_else(|| broken("it is too large".to_owned()))?;
    let scale = tree.size().width().recip() * f32::from(u16::try_from(PIXELS).unwrap_or(u16::MAX));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| broken(error.to_string()))
}

/// Text that is nothing but text in XML; what XML cannot carry at all is left out.
pub fn escaped(text: &str) -> String {
    let plain =
        text.chars().filter(|character| !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}'));
    let mut escaped = String::new();
    for character in plain {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_ends_in_png_gives_pixels_of_the_same_picture() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("red.PNG");
        let red = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2"><style>.a{fill:#c8402f}
            @media(prefers-color-scheme:dark){.a{fill:#000}}</style><circle class="a" r="0.5"/></svg>"##;
        Canvas::reserve(&path).unwrap().paint(red).unwrap();
        let pixels = Pixmap::decode_png(&std::fs::read(&path).unwrap()).unwrap();
        let at = |x, y| pixels.pixel(x, y).map(|pixel| (pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()));
        assert_eq!((pixels.width(), pixels.height()), (1_600, 1_600));
        assert_eq!((at(800, 800), at(5, 5)), (Some((0xc8, 0x40, 0x2f, 255)), Some((0, 0, 0, 0))));
    }

    #[test]
    fn a_path_that_cannot_be_written_is_refused_at_once() {
        for path in ["/nowhere/at/all.svg", "/", "."] {
            let failure = Canvas::reserve(Path::new(path)).err().expect("refused").to_string();
            assert!(failure.starts_with(&format!("error: the picture {path} cannot be written: ")), "{failure}");
        }
    }

    #[test]
    fn a_picture_appears_whole_or_not_at_all() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("network.svg");
        drop(Canvas::reserve(&path).unwrap());
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "nothing is left behind");
        Canvas::reserve(&path).unwrap().paint("<svg/>").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "<svg/>");
    }
}
