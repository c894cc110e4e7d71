//! A picture on its way into a file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use exodus_graph::picture::png;
use tempfile::NamedTempFile;

use crate::exit::Failure;
use crate::files;
use crate::visible;

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
        let refused =
            |why: &str| Failure::usage(format!("the picture {} cannot be written: {why}", visible::path(path)));
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
            Failure::usage(format!("the picture {} cannot be written: {why}", visible::path(path)))
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
        let name = visible::path(&self.path);
        let failed = |error: std::io::Error| Failure::broken(format!("the picture {name}: {}", files::why(&error)));
        let bytes = if is(&self.path, "png") {
            png(svg).map_err(|why| Failure::broken(format!("the picture cannot be turned into pixels: {why}")))?
        } else {
            svg.as_bytes().to_vec()
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_ends_in_png_gives_pixels() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("red.PNG");
        let red =
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2"><circle fill="#c8402f" r="0.5"/></svg>"##;
        Canvas::reserve(&path).unwrap().paint(red).unwrap();
        assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
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
