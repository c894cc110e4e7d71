//! House rules of the program, each the scar of a known exploit.

use super::source::{Source, has_word};
use super::tree::{Tree, Violation};

const PROGRAM: &str = "programs/exodus/src";
/// Where accounts may be loaded for writing by hand: the distinctness check, and the wrapper that defines loading.
const LOADERS: [&str; 3] =
    ["programs/exodus/src/guards.rs", "programs/exodus/src/record.rs", "programs/exodus/src/record/maybe_gone.rs"];
/// Kinds of accounts that hold no data of ours, so that listing one twice cannot count twice.
const WITHOUT_DATA: [&str; 3] = ["Signer", "SystemAccount", "UncheckedAccount"];
/// Opened after its address was compared with what a record names; "none" is one address, which several places may hold.
const OPENED_LATE: &str = "MaybeGone";

pub(super) fn loads_elsewhere(tree: &Tree) -> Vec<Violation> {
    let elsewhere = program(tree).filter(|file| !LOADERS.contains(&file.path.as_str()));
    found(elsewhere, |file| {
        let loads = file.code().filter(|(_, line)| has_word(line, "load_mut"));
        loads.map(|(number, _)| (number, "`load_mut` outside of guards.rs".to_string())).collect()
    })
}

pub(super) fn foreign_bumps(tree: &Tree) -> Vec<Violation> {
    found(program(tree), |file| {
        let bumps = constraints(file).into_iter().filter_map(|(number, line)| Some((number, bump(&line)?)));
        let foreign = bumps.filter(|(_, bump)| !is_field_named_bump(bump));
        foreign.map(|(number, bump)| (number, format!("`bump = {bump}` is nobody's record"))).collect()
    })
}

pub(super) fn aliased_data(tree: &Tree) -> Vec<Violation> {
    found(program(tree), |file| {
        let code: Vec<_> = file.code().collect();
        let marks = code.iter().enumerate().filter(|(_, (_, line))| line.contains("unsafe(dup)"));
        let fields = marks.filter_map(|(index, _)| code.iter().skip(index).find(|(_, line)| is_field(line)));
        let harmless = |field: &str| WITHOUT_DATA.iter().chain([&OPENED_LATE]).any(|kind| has_word(field, kind));
        let with_data = fields.filter(|(_, field)| !harmless(field));
        with_data.map(|(number, field)| (*number, format!("`{}` may be listed twice", field.trim()))).collect()
    })
}

fn program(tree: &Tree) -> impl Iterator<Item = &Source> {
    tree.sources.iter().filter(|file| file.is_below(PROGRAM))
}

fn found<'a>(
    files: impl Iterator<Item = &'a Source>,
    check: impl Fn(&Source) -> Vec<(usize, String)>,
) -> Vec<Violation> {
    files.flat_map(|file| check(file).into_iter().map(|(line, fact)| Violation::new(&file.path, line, fact))).collect()
}

/// The lines inside `#[account(...)]`, whose parentheses may span several.
fn constraints(file: &Source) -> Vec<(usize, String)> {
    let mut open = 0_i32;
    let inside = file.code().filter(|(_, line)| {
        let starts = line.trim_start().starts_with("#[account(");
        let was_open = open > 0;
        if starts || was_open {
            open += line.chars().map(|c| i32::from(c == '(') - i32::from(c == ')')).sum::<i32>();
        }
        starts || was_open
    });
    inside.collect()
}

fn bump(line: &str) -> Option<String> {
    let (before, value) = line.split_once("bump = ")?;
    let end = value.find([',', ')', ' ']).unwrap_or(value.len());
    let whole_word = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
    whole_word.then(|| value.split_at(end).0.to_string())
}

fn is_field_named_bump(value: &str) -> bool {
    value.strip_suffix(".bump").is_some_and(|owner| owner.chars().all(|c| c.is_alphanumeric() || "_.".contains(c)))
}

fn is_field(line: &str) -> bool {
    line.trim_start().starts_with("pub ") && line.contains(':')
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Tree, Violation};
    use super::*;

    fn lines(check: fn(&Tree) -> Vec<Violation>, path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, text)])).iter().map(|violation| violation.line).collect()
    }

    const FILE: &str = "programs/exodus/src/instructions/tie/pledge.rs";

    #[test]
    fn accounts_are_loaded_for_writing_in_one_place() {
        assert_eq!(lines(loads_elsewhere, FILE, "let a = Record::<Tie>::load_mut(view)?;\n"), [1]);
        assert!(lines(loads_elsewhere, LOADERS[0], "let a = Record::<Tie>::load_mut(view)?;\n").is_empty());
    }

    #[test]
    fn a_bump_is_bare_or_of_the_record() {
        let fine =
            "#[account(mut, seeds = [b\"tie\"], bump)]\n#[account(bump = tie.bump)]\nrecord.bump = ctx.bumps.tie;\n";
        assert!(lines(foreign_bumps, FILE, fine).is_empty());
        assert_eq!(lines(foreign_bumps, FILE, "#[account(\n    seeds = [x(1)],\n    bump = args.hint\n)]\n"), [3]);
    }

    #[test]
    fn only_an_account_without_data_may_be_listed_twice() {
        assert!(lines(aliased_data, FILE, "#[account(mut, unsafe(dup))]\npub payer: Signer,\n").is_empty());
        assert_eq!(lines(aliased_data, FILE, "#[account(mut, unsafe(dup))]\npub tie: Record<Tie>,\n"), [2]);
    }
}
