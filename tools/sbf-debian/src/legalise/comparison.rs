//! Comparisons of 32 bytes, which are addresses, as four words: the back end would write a third more for each, and only
//! after everything that could be simplified has been.

use std::borrow::Cow;

const CALL: &str = "call i32 @memcmp(";
const LENGTH: &str = ", i64 32)";

/// As `memcmp` answers: the first word that differs decides, read with its first byte as the highest.
const DEFINITION: &str = "
declare i64 @llvm.bswap.i64(i64)
define internal i32 @__legal_compare(ptr %a, ptr %b) alwaysinline nounwind {
  %a0 = load i64, ptr %a, align 1
  %b0 = load i64, ptr %b, align 1
  %e0 = icmp eq i64 %a0, %b0
  br i1 %e0, label %w1, label %differ
w1:
  %pa1 = getelementptr inbounds i8, ptr %a, i64 8
  %pb1 = getelementptr inbounds i8, ptr %b, i64 8
  %a1 = load i64, ptr %pa1, align 1
  %b1 = load i64, ptr %pb1, align 1
  %e1 = icmp eq i64 %a1, %b1
  br i1 %e1, label %w2, label %differ
w2:
  %pa2 = getelementptr inbounds i8, ptr %a, i64 16
  %pb2 = getelementptr inbounds i8, ptr %b, i64 16
  %a2 = load i64, ptr %pa2, align 1
  %b2 = load i64, ptr %pb2, align 1
  %e2 = icmp eq i64 %a2, %b2
  br i1 %e2, label %w3, label %differ
w3:
  %pa3 = getelementptr inbounds i8, ptr %a, i64 24
  %pb3 = getelementptr inbounds i8, ptr %b, i64 24
  %a3 = load i64, ptr %pa3, align 1
  %b3 = load i64, ptr %pb3, align 1
  %e3 = icmp eq i64 %a3, %b3
  br i1 %e3, label %same, label %differ
same:
  ret i32 0
differ:
  %x = phi i64 [ %a0, %0 ], [ %a1, %w1 ], [ %a2, %w2 ], [ %a3, %w3 ]
  %y = phi i64 [ %b0, %0 ], [ %b1, %w1 ], [ %b2, %w2 ], [ %b3, %w3 ]
  %bx = call i64 @llvm.bswap.i64(i64 %x)
  %by = call i64 @llvm.bswap.i64(i64 %y)
  %less = icmp ult i64 %bx, %by
  %r = select i1 %less, i32 -1, i32 1
  ret i32 %r
}
";

/// `call i32 @memcmp(ptr %a, ptr %b, i64 32)` as a call of the function above; what follows stays.
pub(super) fn lowered(line: &str) -> Cow<'_, str> {
    match line.split_once(CALL).and_then(|(result, rest)| Some((result, rest.split_once(LENGTH)?))) {
        Some((result, (operands, notes))) if !operands.contains('(') => {
            let result = result.trim_end_matches("tail ");
            Cow::Owned(format!("{result}call i32 @__legal_compare({operands}){notes}"))
        }
        Some(_) | None => Cow::Borrowed(line),
    }
}

/// The definition, without what the module declares itself.
pub(super) fn definition(ir: &str) -> Cow<'static, str> {
    if ir.contains("@llvm.bswap.i64(i64)") {
        Cow::Owned(DEFINITION.replacen("declare i64 @llvm.bswap.i64(i64)\n", "", 1))
    } else {
        Cow::Borrowed(DEFINITION)
    }
}

#[cfg(test)]
mod tests {
    use super::{definition, lowered};

    #[test]
    fn thirty_two_bytes_are_four_words() {
        let line = "  %r = call i32 @memcmp(ptr nonnull %a, ptr %b, i64 32) #4, !dbg !7";
        assert_eq!(lowered(line), "  %r = call i32 @__legal_compare(ptr nonnull %a, ptr %b) #4, !dbg !7");
        assert_eq!(lowered(&line.replace("call", "tail call")), lowered(line));
    }

    #[test]
    fn any_other_length_stays_a_call() {
        let line = "  %r = call i32 @memcmp(ptr %a, ptr %b, i64 %n)";
        assert_eq!(lowered(line), line);
    }

    #[test]
    fn what_the_module_declares_is_not_declared_again() {
        assert!(definition("").contains("declare i64 @llvm.bswap.i64(i64)"));
        assert!(!definition("declare i64 @llvm.bswap.i64(i64) #1").contains("declare"));
    }
}
