//! The link step, run by rustc under the name `exodus-sbf-link`: merge every bitcode input, drop what is unreachable,
//! make the rest legal for the back end, and hand one module to sbpf-linker.

use crate::hot::Hot;
use crate::legalise::legalise;
use crate::packages::llvm;
use anyhow::{Context as _, Result};
use exodus_toolkit::fault::fault;
use exodus_toolkit::{files, process};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

pub(crate) const NAME: &str = "exodus-sbf-link";
pub(crate) const SBPF_LINKER: &str = "EXODUS_SBF_LINKER";
pub(crate) const PACKAGE: &str = "EXODUS_SBF_PACKAGE";
/// Cargo's own, for whatever rustc starts: the folder of the package.
const FOLDER: &str = "CARGO_MANIFEST_DIR";
/// Beside a program's lib.rs. One that has no handlers of instructions, as Anchor writes them, has no list either.
const HOT_HANDLERS: &str = "src/hot-handlers.txt";

/// What a validator or the back end looks up by name.
const EXPORTS: &str = "entrypoint,memcpy,memmove,memset,memcmp,SECURITY_TXT";
const OPTIMISATION: &str = "-O3";

/// Links, where rustc started this process as its linker; `None` where somebody else started it.
pub fn as_linker() -> Option<Result<()>> {
    let mut arguments = env::args();
    let started_as = arguments.next()?;
    (Path::new(&started_as).file_name()? == NAME).then(|| run(&arguments.collect::<Vec<_>>()))
}

fn run(arguments: &[String]) -> Result<()> {
    let (request, package) = (Request::parsed(arguments)?, set_by_compile(PACKAGE)?);
    if !request.makes(&package.to_string_lossy()) {
        // A dependency that is a program too, such as the one behind Token-2022's proofs: nobody loads what it would be.
        return files::write(&request.output, "");
    }
    let work = request.output.with_extension("link");
    let _ = fs::remove_dir_all(&work); // of an earlier run; it may not exist
    fs::create_dir_all(&work)?;

    let (all, live, legal) = (work.join("all.bc"), work.join("live.bc"), work.join("legal.bc"));
    process::run(llvm("llvm-link").arg("-o").arg(&all).args(bitcode(&request.inputs, &work)?))?;
    let keep = format!("-internalize-public-api-list={EXPORTS}");
    process::run(llvm("opt").args(["-passes=internalize,globaldce", &keep, "-o"]).arg(&live).arg(&all))?;
    let text = work.join("legal.ll");
    let ir = process::read(llvm("llvm-dis").arg(&live).args(["-o", "-"]))?;
    let list = Path::new(&set_by_compile(FOLDER)?).join(HOT_HANDLERS);
    let hot = list.is_file().then(|| files::text(&list)).transpose()?;
    files::write(&text, legalise(&ir, hot.as_deref().map(Hot::parsed))?)?;
    process::run(llvm("llvm-as").arg("-o").arg(&legal).arg(&text))?;

    let mut linker = Command::new(set_by_compile(SBPF_LINKER)?);
    linker.args(&request.options).args(["--export", EXPORTS, OPTIMISATION]).arg(&legal).arg("-o").arg(&request.output);
    process::run(&mut linker).map_err(|error| {
        fault(
            format!("{error:#}"),
            "the usual causes: a u128 multiplication or division, or a function whose frame exceeds 4,096 bytes",
        )
    })
}

/// What rustc asks for.
#[derive(PartialEq, Debug)]
struct Request {
    output: PathBuf,
    inputs: Vec<PathBuf>,
    /// For sbpf-linker as they are, except the level of optimisation, which is decided here.
    options: Vec<String>,
}

impl Request {
    fn parsed(arguments: &[String]) -> Result<Self> {
        let (mut output, mut inputs, mut options) = (None, Vec::new(), Vec::new());
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "-o" => output = rest.next().map(PathBuf::from),
                input if input.ends_with(".o") || input.ends_with(".rlib") => inputs.push(PathBuf::from(input)),
                "-O0" | "-O1" | "-O2" | "-O3" | "-Os" | "-Oz" => {}
                option => options.push(option.to_string()),
            }
        }
        Ok(Self { output: output.context("rustc named no output for the link")?, inputs, options })
    }

    /// Whether it is the library of that package: its own name, and behind it at most the hash that cargo appends.
    fn makes(&self, package: &str) -> bool {
        let name = self.output.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = name.strip_prefix("lib").unwrap_or(&name);
        name.split('-').next() == Some(package.replace('-', "_").as_str())
    }
}

/// Every bitcode file among the inputs, those inside of libraries unpacked first.
fn bitcode(inputs: &[PathBuf], work: &Path) -> Result<Vec<PathBuf>> {
    let mut objects = Vec::new();
    for (number, input) in inputs.iter().enumerate() {
        if input.extension().is_some_and(|extension| extension == "o") {
            objects.push(input.clone());
            continue;
        }
        let unpacked = work.join(number.to_string());
        fs::create_dir(&unpacked)?;
        process::run(llvm("llvm-ar").args(["x", "--output"]).arg(&unpacked).arg(input))?;
        objects.extend(files::below(&unpacked)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "o")));
    }
    let mut bitcode = Vec::new();
    for object in objects {
        if files::bytes(&object)?.starts_with(b"BC") {
            bitcode.push(object);
        }
    }
    Ok(bitcode)
}

fn set_by_compile(variable: &str) -> Result<std::ffi::OsString> {
    env::var_os(variable)
        .ok_or_else(|| fault(format!("{variable} is not set"), "start the build with `cargo xtask program`"))
}

#[cfg(test)]
mod tests {
    use super::Request;
    use std::path::PathBuf;

    #[test]
    fn a_request_is_sorted_into_output_inputs_and_options() {
        let arguments = ["--arch=v0", "a.o", "-O3", "b.rlib", "-o", "out.so"].map(String::from);
        let request = Request::parsed(&arguments).unwrap();
        assert_eq!(
            request,
            Request {
                output: "out.so".into(),
                inputs: ["a.o", "b.rlib"].map(PathBuf::from).into(),
                options: vec!["--arch=v0".into()]
            }
        );
    }

    #[test]
    fn a_link_without_output_is_refused() {
        assert!(Request::parsed(&["a.o".into()]).is_err());
    }
}
