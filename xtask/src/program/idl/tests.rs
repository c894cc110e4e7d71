use super::join;
use serde_json::Value;

const PROGRAM: &str = r#"---- idl_program stdout ----
--- IDL begin program ---
{"address":"","instructions":[{"name":"give","discriminator":[1]},{"name":"ask","discriminator":[0]}],"accounts":[],"types":[{"name":"Tie"}]}
--- IDL end program ---
"#;
const REST: &str = r#"
--- IDL begin address ---
"Exodus111"
--- IDL end address ---
--- IDL begin event ---
{"event":{"name":"Made","discriminator":[7]},"types":[{"name":"Made"},{"name":"Tie"}]}
--- IDL end event ---
--- IDL begin errors ---
[{"code":6100,"name":"Late"}]
--- IDL end errors ---
--- IDL begin errors ---
[{"code":6000,"name":"Low"}]
--- IDL end errors ---
"#;

fn joined() -> Value {
    join(&format!("{PROGRAM}{REST}")).unwrap()
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn each_part_finds_its_place() {
    let idl = joined();
    assert_eq!(idl["address"], "Exodus111");
    assert_eq!(names(&idl["events"]), ["Made"]);
}

#[test]
fn a_type_that_two_parts_mention_is_kept_once() {
    assert_eq!(names(&joined()["types"]), ["Made", "Tie"]);
}

#[test]
fn errors_are_ordered_by_number_and_instructions_as_in_the_program() {
    assert_eq!(names(&joined()["errors"]), ["Low", "Late"]);
    assert_eq!(names(&joined()["instructions"]), ["give", "ask"]);
}

#[test]
fn the_order_of_the_parts_does_not_matter() {
    assert_eq!(join(&format!("{PROGRAM}{REST}")).unwrap(), join(&format!("{REST}{PROGRAM}")).unwrap());
}

#[test]
fn a_missing_program_is_said() {
    let error = format!("{:#}", join(REST).unwrap_err());
    assert!(error.starts_with("expected one `program` part, found 0"), "{error}");
}

#[test]
fn a_shared_discriminator_is_refused() {
    let error = join(&format!("{}{REST}", PROGRAM.replace("[1]", "[0]"))).unwrap_err().to_string();
    assert!(error.starts_with("instructions: the discriminators of `give` and `ask`"), "{error}");
}

#[test]
fn two_types_of_one_name_are_refused() {
    let other = REST.replace(r#"{"name":"Tie"}"#, r#"{"name":"Tie","type":"u8"}"#);
    let error = join(&format!("{PROGRAM}{other}")).unwrap_err().to_string();
    assert!(error.starts_with("two types are called `Tie`"), "{error}");
}
