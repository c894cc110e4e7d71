//! Makes a merged module legal for LLVM 22's BPF back end, which has no multiplication with overflow, no signed
//! division, no 128-bit helpers, and passes at most five arguments.
//!
//! It works on LLVM's text form, line by line: a line is a whole instruction or a whole function header there. Each
//! lowering is one module; a better one (surplus arguments through a frame, say) replaces its module and nothing else.

mod arithmetic;
mod attributes;
mod functions;

use anyhow::Result;
use functions::Functions;

pub(super) fn legalise(ir: &str) -> Result<String> {
    let mut functions = Functions::new(ir);
    let mut legal = String::with_capacity(ir.len());
    for line in ir.lines().filter(|line| !pins_symbols(line)) {
        if let Some(line) = functions.lowered(line)? {
            legal.push_str(&arithmetic::lowered(&line));
            legal.push('\n');
        }
    }
    legal.push_str(&arithmetic::definitions());
    legal.push_str(&functions.new_attribute_groups());
    Ok(legal)
}

/// Lists of symbols to keep although nothing uses them: on the chain only the exports count.
fn pins_symbols(line: &str) -> bool {
    line.starts_with("@llvm.used") || line.starts_with("@llvm.compiler.used")
}

#[cfg(test)]
mod tests {
    use super::legalise;

    #[test]
    fn a_legal_line_stays_as_it_is() {
        let ir = "define i64 @f(i64 %a) #0 {\n  %b = add i64 %a, 1\n  ret i64 %b\n}\nattributes #0 = { nounwind }\n";
        assert!(legalise(ir).unwrap().starts_with(ir));
    }

    #[test]
    fn pinned_symbols_are_released() {
        assert!(!legalise("@llvm.used = appending global [1 x ptr] [ptr @f]\n").unwrap().contains("@llvm.used"));
    }
}
