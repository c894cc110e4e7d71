use super::{Functions, Signature, handler};
use crate::hot::Hot;

const HANDLER: &str = "_RNvNtCs1_6exodus10___handlers18commitment_confirm";
const GROUPS: &str = "attributes #0 = { alwaysinline }\nattributes #1 = { cold noinline nounwind }\n";

fn lowered(lines: &str) -> (String, String) {
    let mut functions = Functions::new(GROUPS, Some(Hot::parsed("commitment_confirm")));
    let kept: Vec<_> = lines.lines().filter_map(|line| functions.lowered(line).unwrap()).collect();
    (kept.join("\n"), functions.new_attribute_groups())
}

#[test]
fn commas_inside_a_type_do_not_separate_parameters() {
    let line = "define internal { i64, i1 } @f(ptr noalias dereferenceable(8) %a, { i64, i1 } %b, <2 x i64> %c) #1 {";
    let found = Signature::of(line).unwrap();
    assert_eq!((found.name, found.parameters, line.split_at(found.end).1), ("f", 3, " #1 {"));
}

#[test]
fn a_quoted_name_and_an_empty_list_are_read() {
    let found = Signature::of("define void @\"a::b<c>\"() {").unwrap();
    assert_eq!((found.name, found.parameters), ("\"a::b<c>\"", 0));
}

#[test]
fn six_parameters_are_inlined_even_when_cold() {
    let (text, groups) = lowered("define void @f(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f) #1 {");
    assert!(text.ends_with(") #2 {"), "{text}");
    assert_eq!(groups, "attributes #2 = { nounwind alwaysinline }\n");
}

#[test]
fn five_parameters_are_left_alone() {
    let line = "define void @f(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e) #1 {";
    assert_eq!(lowered(line), (line.to_string(), String::new()));
}

#[test]
fn a_handler_and_its_call_stay_apart_from_the_dispatcher() {
    let (text, groups) =
        lowered(&format!("define i64 @{HANDLER}(ptr %a) #0 {{\n  %1 = call i64 @{HANDLER}(ptr %a) #0"));
    assert_eq!(text, format!("define i64 @{HANDLER}(ptr %a) #2 {{\n  %1 = call i64 @{HANDLER}(ptr %a) #2"));
    assert_eq!(groups, "attributes #2 = { noinline }\n");
}

#[test]
fn what_is_not_listed_as_hot_is_compiled_to_be_small() {
    let (_, groups) = lowered("define i64 @_RNvNtCs1_6exodus10___handlers12member_leave(ptr %a) #0 {");
    assert_eq!(groups, "attributes #2 = { noinline minsize }\n");
}

#[test]
fn a_handler_that_calls_others_is_no_reason_to_touch_their_calls() {
    let line = "  %1 = call i64 @other(ptr %a) #0";
    assert_eq!(lowered(line), (line.to_string(), String::new()));
}

#[test]
fn a_helper_of_128_bits_goes_with_its_body() {
    let (text, _) = lowered("define i128 @__udivti3(i128 %a, i128 %b) #1 {\n  ret i128 0\n}\ndeclare void @g()");
    assert_eq!(text, "declare void @g()");
}

#[test]
fn an_unreadable_header_is_an_error_and_not_a_guess() {
    assert!(Functions::new(GROUPS, None).lowered("define void f() {").is_err());
}

#[test]
fn a_program_without_handlers_is_an_error() {
    let mut functions = Functions::new(GROUPS, Some(Hot::parsed("commitment_confirm")));
    assert!(functions.require_handlers().is_err());
    functions.lowered(&format!("define i64 @{HANDLER}(ptr %a) #0 {{")).unwrap();
    assert!(functions.require_handlers().is_ok());
}

#[test]
fn a_program_that_has_none_needs_no_handler() {
    assert!(Functions::new(GROUPS, None).require_handlers().is_ok());
}

#[test]
fn a_hot_name_without_a_handler_is_an_error() {
    let mut functions = Functions::new(GROUPS, Some(Hot::parsed("commitment_refuse")));
    functions.lowered(&format!("define i64 @{HANDLER}(ptr %a) #0 {{")).unwrap();
    assert!(functions.require_handlers().unwrap_err().to_string().contains("commitment_refuse"));
}

#[test]
fn a_handler_is_known_by_its_whole_name() {
    assert_eq!(handler(HANDLER), Some("commitment_confirm"));
    assert_eq!(handler("_RNvNtCs1_6exodus5state7confirm"), None);
}
