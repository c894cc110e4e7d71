//! 64-bit arithmetic that the back end cannot select, as calls of plain functions that are always inlined.

use std::borrow::Cow;

const CHECKED_MUL: &str = "call { i64, i1 } @llvm.umul.with.overflow.i64(";
const LEGAL_MUL: &str = "call { i64, i1 } @__legal_umulo(";

/// Overflow is seen on the halves: both high halves set, a cross product beyond 32 bits, or a sum that wrapped.
const MUL_DEFINITION: &str = "
define internal { i64, i1 } @__legal_umulo(i64 %a, i64 %b) alwaysinline nounwind {
  %p = mul i64 %a, %b
  %ah = lshr i64 %a, 32
  %bh = lshr i64 %b, 32
  %al = and i64 %a, 4294967295
  %bl = and i64 %b, 4294967295
  %az = icmp ne i64 %ah, 0
  %bz = icmp ne i64 %bh, 0
  %both = and i1 %az, %bz
  %c1 = mul i64 %ah, %bl
  %c2 = mul i64 %al, %bh
  %c = add i64 %c1, %c2
  %cb = icmp ugt i64 %c, 4294967295
  %cs = shl i64 %c, 32
  %lt = icmp ult i64 %p, %cs
  %o1 = or i1 %both, %cb
  %o = or i1 %o1, %lt
  %r0 = insertvalue { i64, i1 } poison, i64 %p, 0
  %r1 = insertvalue { i64, i1 } %r0, i1 %o, 1
  ret { i64, i1 } %r1
}
";

/// The quotient is negative where the signs differ, the remainder where the dividend is.
const SIGNED: [(&str, &str); 2] = [("div", "xor i1 %na, %nb"), ("rem", "and i1 %na, true")];

pub(super) fn lowered(line: &str) -> Cow<'_, str> {
    if line.contains(CHECKED_MUL) {
        return Cow::Owned(line.replace(CHECKED_MUL, LEGAL_MUL));
    }
    SIGNED.iter().find_map(|(op, _)| signed(line, op)).map_or(Cow::Borrowed(line), Cow::Owned)
}

/// `%r = sdiv i64 %a, %b` as `%r = call i64 @__legal_sdiv(i64 %a, i64 %b)`; what follows the operands stays.
fn signed(line: &str, op: &str) -> Option<String> {
    let plain = format!("= s{op} i64 ");
    let exact = format!("= s{op} exact i64 ");
    let (result, operands) = line.split_once(&plain).or_else(|| line.split_once(&exact))?;
    let (a, rest) = operands.split_once(", ")?;
    let (b, notes) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
    Some(format!("{result}= call i64 @__legal_s{op}(i64 {a}, i64 {b}){notes}"))
}

pub(super) fn definitions() -> String {
    SIGNED.iter().map(|(op, sign)| signed_definition(op, sign)).fold(MUL_DEFINITION.into(), |all, one| all + &one)
}

fn signed_definition(op: &str, sign: &str) -> String {
    format!(
        "
define internal i64 @__legal_s{op}(i64 %a, i64 %b) alwaysinline nounwind {{
  %na = icmp slt i64 %a, 0
  %nb = icmp slt i64 %b, 0
  %ma = sub i64 0, %a
  %mb = sub i64 0, %b
  %ua = select i1 %na, i64 %ma, i64 %a
  %ub = select i1 %nb, i64 %mb, i64 %b
  %q = u{op} i64 %ua, %ub
  %x = {sign}
  %mq = sub i64 0, %q
  %r = select i1 %x, i64 %mq, i64 %q
  ret i64 %r
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::{definitions, lowered};

    #[test]
    fn checked_multiplication_calls_the_plain_one() {
        assert_eq!(
            lowered("  %3 = tail call { i64, i1 } @llvm.umul.with.overflow.i64(i64 %1, i64 2) #4"),
            "  %3 = tail call { i64, i1 } @__legal_umulo(i64 %1, i64 2) #4"
        );
    }

    #[test]
    fn signed_division_and_remainder_call_the_plain_ones() {
        assert_eq!(lowered("  %3 = sdiv i64 %1, -7"), "  %3 = call i64 @__legal_sdiv(i64 %1, i64 -7)");
        assert_eq!(lowered("  %3 = sdiv exact i64 %1, 8"), "  %3 = call i64 @__legal_sdiv(i64 %1, i64 8)");
        assert_eq!(
            lowered("  %3 = srem i64 %1, %2, !dbg !5"),
            "  %3 = call i64 @__legal_srem(i64 %1, i64 %2), !dbg !5"
        );
    }

    #[test]
    fn unsigned_division_is_left_alone() {
        assert_eq!(lowered("  %3 = udiv i64 %1, %2"), "  %3 = udiv i64 %1, %2");
    }

    #[test]
    fn every_called_function_is_defined() {
        for name in ["__legal_umulo", "__legal_sdiv", "__legal_srem"] {
            assert_eq!(definitions().matches(&format!("@{name}(")).count(), 1, "{name}");
        }
    }
}
