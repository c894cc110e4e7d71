//! `cargo xtask book`: every page below docs is in docs/SUMMARY.md, and every relative link in a page of the repository leads
//! to a file that exists, and to a heading where it names one; and the words of code in docs/GLOSSARY.md are still where it says.
//! mdBook itself is not needed for that: docs/decisions/0038-the-book-without-its-builder.md.

use crate::fault::fault;
use crate::files;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

const SUMMARY: &str = "docs/SUMMARY.md";
const GLOSSARY: &str = "docs/GLOSSARY.md";
/// Folders whose pages nobody here writes.
const NOT_OURS: [&str; 3] = ["target", "dist", "node_modules"];

/// A page of the repository, by its path from the root.
type Pages = BTreeMap<PathBuf, String>;

struct Link<'a> {
    page: &'a Path,
    line: usize,
    to: String,
}

pub(crate) fn run(root: &Path) -> Result<()> {
    let pages = pages(root)?;
    let links: Vec<_> = pages.iter().flat_map(|(page, text)| links(page, text)).collect();
    let broken = links.iter().filter_map(|link| Some(format!("{}: {}", link.place(), link.broken(root, &pages)?)));
    let missing = unlisted(&pages, &links).into_iter().map(|page| format!("{}: not in {SUMMARY}", page.display()));
    let faults: Vec<_> = broken.chain(missing).chain(stale(root, &pages)).collect();
    for fault in &faults {
        eprintln!("{fault}");
    }
    if !faults.is_empty() {
        return Err(fault(
            format!("the pages are broken in {} places", faults.len()),
            format!(
                "mend the places above; {SUMMARY} lists each page of docs, {GLOSSARY} the words of the code as it is"
            ),
        ));
    }
    println!("{} pages, {} links between them: each leads somewhere", pages.len(), links.len());
    Ok(())
}

fn pages(root: &Path) -> Result<Pages> {
    let found = files::below_except(root, &|name| name.starts_with('.') || NOT_OURS.contains(&name))?;
    let pages = found.into_iter().filter(|path| is_page(path));
    pages.map(|path| Ok((path.strip_prefix(root)?.to_path_buf(), files::text(&path)?))).collect()
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|own| own == "md")
}

/// Pages of docs that the book's table of contents does not name.
fn unlisted<'a>(pages: &'a Pages, links: &[Link<'_>]) -> Vec<&'a Path> {
    let summary = Path::new(SUMMARY);
    let listed: BTreeSet<_> =
        links.iter().filter(|link| link.page == summary).filter_map(|link| link.target().0).collect();
    let of_docs = pages.keys().filter(|page| page.starts_with("docs") && *page != summary);
    of_docs.filter(|page| !listed.contains(*page)).map(PathBuf::as_path).collect()
}

/// Words of code in the first cell of a row of the glossary that are not in the source file which the row links.
fn stale(root: &Path, pages: &Pages) -> Vec<String> {
    let page = Path::new(GLOSSARY);
    let text = pages.get(page).map_or("", String::as_str);
    let of_code = links(page, text).into_iter().filter_map(|link| Some((link.line, link.target().0?)));
    let of_code = of_code.filter(|(_, path)| path.extension().is_some_and(|own| own == "rs"));
    let missing = of_code.flat_map(|(line, path)| {
        let source = files::text(&root.join(&path)).unwrap_or_default();
        let cell = text.lines().nth(line - 1).and_then(|row| row.split('|').nth(1)).unwrap_or_default();
        let words = cell.split('`').skip(1).step_by(2).filter(|word| !source.contains(word));
        words.map(|word| format!("{GLOSSARY}:{line}: `{word}` is not in {}", path.display())).collect::<Vec<_>>()
    });
    missing.collect()
}

/// The links of a page to places of this repository, without those that only stand in code.
fn links<'a>(page: &'a Path, text: &str) -> Vec<Link<'a>> {
    let mut found = Vec::new();
    for (line, words) in prose(text) {
        let words = without_code(words);
        for (_, rest) in words.match_indices("](").filter_map(|(at, mark)| words.split_at_checked(at + mark.len())) {
            let to = rest.split([')', ' ']).next().unwrap_or_default();
            if !to.contains("://") && !to.starts_with("mailto:") {
                found.push(Link { page, line, to: to.into() });
            }
        }
    }
    found
}

/// Numbered lines outside of fenced blocks.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !inside && !fence
    })
}

/// What stands between backticks is code.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

impl Link<'_> {
    fn place(&self) -> String {
        format!("{}:{}", self.page.display(), self.line)
    }

    /// The file from the root, `None` where it would be outside; and the heading, as it stands behind `#`.
    fn target(&self) -> (Option<PathBuf>, Option<&str>) {
        let (file, heading) = self.to.split_once('#').map_or((&*self.to, None), |(file, own)| (file, Some(own)));
        if file.is_empty() {
            return (Some(self.page.to_path_buf()), heading);
        }
        let mut path = self.page.parent().unwrap_or(Path::new("")).to_path_buf();
        for part in Path::new(file).components() {
            match part {
                Component::ParentDir if !path.pop() => return (None, heading),
                Component::Normal(name) => path.push(name),
                _ => {}
            }
        }
        (Some(path), heading)
    }

    /// Why it leads nowhere.
    fn broken(&self, root: &Path, pages: &Pages) -> Option<String> {
        let (Some(path), heading) = self.target() else {
            return Some(format!("`{}` leads out of the repository", self.to));
        };
        if !root.join(&path).exists() {
            return Some(format!("`{}` does not exist", path.display()));
        }
        let heading = heading?;
        let text = pages.get(&path).map_or("", String::as_str);
        let known = headings(text).contains(heading);
        (!known).then(|| format!("`{}` has no heading `#{heading}`", path.display()))
    }
}

/// The headings of a page, as links name them. A second one of the same words gets `-1`.
fn headings(text: &str) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for (_, line) in prose(text).filter(|(_, line)| line.starts_with('#')) {
        let name = anchor(line.trim_start_matches('#').trim());
        let numbered = (1..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !known.contains(name));
        known.extend(free);
    }
    known
}

/// Lower case, hyphens for spaces, and no other signs than `-` and `_`.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|sign| sign.is_alphanumeric() || [' ', '-', '_'].contains(sign));
    kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong in a repository of these pages.
    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            files::write(&root.path().join(path), text).unwrap();
        }
        let pages = pages(root.path()).unwrap();
        let links: Vec<_> = pages.iter().flat_map(|(page, text)| links(page, text)).collect();
        let broken = links.iter().filter_map(|link| link.broken(root.path(), &pages));
        broken.chain(unlisted(&pages, &links).into_iter().map(|page| page.display().to_string())).collect()
    }

    #[test]
    fn links_that_lead_somewhere_are_sound() {
        let summary = "[A](a.md) [B](b/b.md)";
        let a = "# Of `a` & b\n[here](#of-a--b) [up](../README.md) [code](../src/x.rs) [web](https://x.y/z)\n";
        assert!(
            faults(&[
                (SUMMARY, summary),
                ("docs/a.md", a),
                ("docs/b/b.md", "[folder](..) [a](../a.md#of-a--b)"),
                ("README.md", "[docs](docs)"),
                ("src/x.rs", ""),
            ])
            .is_empty()
        );
    }

    #[test]
    fn what_is_broken_is_named() {
        assert_eq!(faults(&[("a.md", "[x](b.md)")]), ["`b.md` does not exist"]);
        assert_eq!(faults(&[("a.md", "[x](../../b.md)")]), ["`../../b.md` leads out of the repository"]);
        assert_eq!(faults(&[("a.md", "# One\n[x](#two)")]), ["`a.md` has no heading `#two`"]);
        assert_eq!(faults(&[(SUMMARY, ""), ("docs/a.md", "")]), ["docs/a.md"]);
    }

    #[test]
    fn a_word_that_was_renamed_leaves_the_glossary() {
        let root = tempfile::tempdir().unwrap();
        files::write(&root.path().join("a.rs"), "struct Desk;").unwrap();
        let text = "| `Desk`, `Door` | context | [chat](../a.rs) |\n| `Any` | x | [y](y.md) |\n".to_owned();
        let pages = Pages::from([(PathBuf::from(GLOSSARY), text)]);
        assert_eq!(stale(root.path(), &pages), ["docs/GLOSSARY.md:1: `Door` is not in a.rs"]);
    }

    #[test]
    fn code_has_no_links() {
        assert!(faults(&[("a.md", "```\n[x](no.md)\n```\n`[x](no.md)`\n")]).is_empty());
        assert_eq!(faults(&[("a.md", "[`x`](no.md)")]), ["`no.md` does not exist"]);
    }

    #[test]
    fn the_same_heading_twice_has_two_names() {
        assert_eq!(headings("# A b\n## A b\n").into_iter().collect::<Vec<_>>(), ["a-b", "a-b-1"]);
    }
}
