//! Makes a merged module legal for LLVM 22's BPF back end, which has no multiplication with overflow, no signed
//! division, no 128-bit helpers, passes at most five arguments and refuses the mark of a returned struct.
//!
//! It works on LLVM's text form, line by line: a line is a whole instruction or a whole function header there. Each
//! lowering is one module; a better one (surplus arguments through a frame, say) replaces its module and nothing else.

mod arithmetic;
mod attributes;
mod comparison;
mod functions;
mod returns;

use crate::hot::Hot;
use anyhow::Result;
use functions::Functions;

/// The module in legal form. `hot` is there where the program has handlers of instructions, as Anchor writes them.
pub(crate) fn legalise(ir: &str, hot: Option<Hot>) -> Result<String> {
    let mut functions = Functions::new(ir, hot);
    let mut legal = String::with_capacity(ir.len());
    for line in ir.lines().filter(|line| !pins_symbols(line)) {
        if let Some(line) = functions.lowered(line)? {
            legal.push_str(&comparison::lowered(&arithmetic::lowered(&returns::lowered(&line))));
            legal.push('\n');
        }
    }
    functions.require_handlers()?;
    legal.push_str(&arithmetic::definitions());
    legal.push_str(&comparison::definition(ir));
    legal.push_str(&functions.new_attribute_groups());
    Ok(legal)
}

/// Lists of symbols to keep although nothing uses them: on the chain only the exports count.
fn pins_symbols(line: &str) -> bool {
    line.starts_with("@llvm.used") || line.starts_with("@llvm.compiler.used")
}

#[cfg(test)]
mod tests {
    use crate::hot::Hot;

    fn legalise(ir: &str) -> anyhow::Result<String> {
        super::legalise(ir, Some(Hot::parsed("")))
    }

    /// Every program has a handler.
    const PROGRAM: &str = "define i64 @_RNvNtCs1_6exodus10___handlers4make(i64 %a) #0 {\n  ret i64 %a\n}\n";

    #[test]
    fn a_legal_function_stays_as_it_is() {
        let ir = "define i64 @f(i64 %a) #0 {\n  %b = add i64 %a, 1\n  ret i64 %b\n}\nattributes #0 = { nounwind }\n";
        assert!(legalise(&format!("{PROGRAM}{ir}")).unwrap().contains(ir));
    }

    #[test]
    fn a_function_is_lowered_inside_and_outside() {
        let ir = "define i64 @f(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f) #0 {\n  %r = sdiv i64 %a, %b\n}\n";
        let legal = legalise(&format!("{PROGRAM}{ir}attributes #0 = {{ nounwind }}\n")).unwrap();
        assert!(legal.contains("%f) #2 {\n  %r = call i64 @__legal_sdiv(i64 %a, i64 %b)\n}\n"), "{legal}");
        assert!(legal.ends_with("attributes #2 = { nounwind alwaysinline }\n"), "{legal}");
    }

    #[test]
    fn pinned_symbols_are_released() {
        let ir = format!("@llvm.used = appending global [1 x ptr] [ptr @f]\n{PROGRAM}attributes #0 = {{ nounwind }}\n");
        assert!(!legalise(&ir).unwrap().contains("@llvm.used"));
    }
}
