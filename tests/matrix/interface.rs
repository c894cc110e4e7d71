//! What the IDL says of every instruction and every record, read while the tests run.

use serde_json::Value;

/// The IDL that clients build on.
pub struct Interface(Value);

/// One instruction.
pub struct Shape {
    /// Noun and verb.
    pub name: String,
    /// The names of the declared accounts.
    pub accounts: Vec<String>,
    /// The arguments, by field.
    pub fields: Vec<Field>,
}

/// A field that has a place of its own in some bytes.
#[derive(Clone)]
pub struct Field {
    /// Its name, with the names around it.
    pub name: String,
    /// Where it begins.
    pub at: usize,
    /// How many bytes it takes.
    pub width: usize,
    /// What the bytes mean.
    pub kind: Kind,
}

/// What the bytes of a field mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// An unsigned number.
    Unsigned,
    /// A signed number: a moment.
    Signed,
    /// Bytes.
    Bytes,
}

/// A type of record.
pub struct Layout {
    /// The eight bytes in front of it.
    pub mark: Vec<u8>,
    /// Its fields, behind the mark.
    pub fields: Vec<Field>,
}

impl Default for Interface {
    fn default() -> Self {
        let text = include_str!("../../programs/exodus/dist/idl.json");
        Self(serde_json::from_str(text).expect("the IDL is JSON"))
    }
}

impl Interface {
    /// Every instruction: its tag, and noun and verb.
    pub fn instructions(&self) -> Vec<(u8, String)> {
        let list = self.0["instructions"].as_array().expect("a list");
        let entry = |it: &Value| (number(&it["discriminator"][0]) as u8, text(&it["name"]).replacen('_', ".", 1));
        list.iter().map(entry).collect()
    }

    /// The instruction with these bytes.
    pub fn shape(&self, data: &[u8]) -> Shape {
        let tag = *data.first().expect("a tag");
        let list = self.0["instructions"].as_array().expect("a list");
        let found = list.iter().find(|it| number(&it["discriminator"][0]) == usize::from(tag)).expect("a known tag");
        let accounts = found["accounts"].as_array().expect("a list").iter().map(|it| text(&it["name"])).collect();
        let (mut fields, mut at) = (Vec::new(), 1);
        for argument in found["args"].as_array().expect("a list") {
            self.place("", &argument["type"], &mut at, &mut fields);
        }
        let name = text(&found["name"]).replacen('_', ".", 1);
        assert_eq!(at, data.len(), "{name} takes other bytes than the IDL says");
        Shape { name, accounts, fields }
    }

    /// Every type of record.
    pub fn layouts(&self) -> Vec<Layout> {
        let list = self.0["accounts"].as_array().expect("a list");
        let layout = |it: &Value| {
            let mark = it["discriminator"].as_array().expect("a list").iter().map(|byte| number(byte) as u8).collect();
            let (mut fields, mut at) = (Vec::new(), 8);
            self.place("", &serde_json::json!({ "defined": { "name": it["name"] } }), &mut at, &mut fields);
            Layout { mark, fields }
        };
        list.iter().map(layout).collect()
    }

    fn place(&self, name: &str, of: &Value, at: &mut usize, fields: &mut Vec<Field>) {
        if let Some(defined) = of["defined"]["name"].as_str() {
            for field in self.defined(defined) {
                let inner = text(&field["name"]);
                let inner = if name.is_empty() { inner } else { format!("{name}.{inner}") };
                self.place(&inner, &field["type"], at, fields);
            }
            return;
        }
        if let Some([element, length]) = of["array"].as_array().map(Vec::as_slice)
            && element["defined"].is_object()
        {
            return (0..number(length)).for_each(|place| self.place(&format!("{name}.{place}"), element, at, fields));
        }
        let (width, kind) = plain(of);
        fields.push(Field { name: name.to_owned(), at: *at, width, kind });
        *at += width;
    }

    fn defined(&self, name: &str) -> &[Value] {
        let types = self.0["types"].as_array().expect("a list");
        let found = types.iter().find(|it| it["name"] == name).expect("a type that is defined");
        found["type"]["fields"].as_array().expect("a struct")
    }
}

fn plain(of: &Value) -> (usize, Kind) {
    if let Some([element, length]) = of["array"].as_array().map(Vec::as_slice) {
        return (plain(element).0 * number(length), Kind::Bytes);
    }
    match of.as_str().expect("a plain type") {
        "u8" => (1, Kind::Unsigned),
        "u16" => (2, Kind::Unsigned),
        "u32" => (4, Kind::Unsigned),
        "u64" => (8, Kind::Unsigned),
        "i64" => (8, Kind::Signed),
        "pubkey" => (32, Kind::Bytes),
        other => panic!("no operation knows {other}"),
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).expect("a small one")
}
