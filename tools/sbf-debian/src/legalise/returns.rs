//! A struct is returned through a pointer that the caller passes. The back end passes that pointer well, but refuses a
//! function whose parameter carries the mark `sret(<type>)`; the mark only matters where a platform's convention gives
//! the pointer a register of its own, which this one's does not. It goes from functions and calls alike.

use std::borrow::Cow;

const MARK: &str = " sret(";

pub(super) fn lowered(line: &str) -> Cow<'_, str> {
    without_mark(line).map_or(Cow::Borrowed(line), Cow::Owned)
}

/// `None` where there is no mark. A parameter's type has no parentheses, so the first one closes it.
fn without_mark(line: &str) -> Option<String> {
    let (before, marked) = line.split_once(MARK)?;
    let (_, after) = marked.split_once(')')?;
    Some(format!("{before}{after}"))
}

#[cfg(test)]
mod tests {
    use super::lowered;

    #[test]
    fn the_mark_goes_and_the_pointer_stays() {
        assert_eq!(
            lowered("define void @f(ptr noalias sret([16 x i8]) align 8 %0, i64 %1) #0 {"),
            "define void @f(ptr noalias align 8 %0, i64 %1) #0 {"
        );
        assert_eq!(lowered("  call void @f(ptr sret([16 x i8]) %4, i64 1)"), "  call void @f(ptr %4, i64 1)");
    }

    #[test]
    fn other_lines_stay() {
        assert_eq!(lowered("  %5 = call i64 @f(ptr %4)"), "  %5 = call i64 @f(ptr %4)");
    }
}
