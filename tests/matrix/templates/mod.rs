//! One template for each way in which an instruction is accepted, by noun.

mod clearing;
mod commitment;
mod delegate;
mod intent;
mod member;
mod network;
mod offer;
mod pool;
mod recovery;
mod request;
mod tie;

use super::template::Template;

/// What makes the templates of a noun.
pub type Maker = fn() -> Vec<Template>;

/// Each noun, and what makes its templates. The longest come first.
pub const NOUNS: [(&str, Maker); 11] = [
    ("commitment", commitment::templates),
    ("pool", pool::templates),
    ("intent", intent::templates),
    ("offer", offer::templates),
    ("request", request::templates),
    ("tie", tie::templates),
    ("recovery", recovery::templates),
    ("clearing", clearing::templates),
    ("delegate", delegate::templates),
    ("member", member::templates),
    ("network", network::templates),
];

/// The names of all templates.
pub fn every_name() -> Vec<String> {
    NOUNS.iter().flat_map(|(_, templates)| templates()).map(|template| template.name).collect()
}
