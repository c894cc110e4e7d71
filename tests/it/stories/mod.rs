mod bad_input;
mod circle;
#[cfg(feature = "cluster")]
mod cluster;
mod damage;
mod demo;
mod dry_run;
mod engine;
mod exchange;
mod farewell;
mod handed_on;
mod import;
mod late;
mod lost_key;
// The files and folders of an embedded ledger, which a cluster does not have.
#[cfg(not(feature = "cluster"))]
mod machine;
#[cfg(feature = "cluster")]
mod mint;
mod monthly;
mod no_wrong_data;
mod proposal;
mod signing;
mod terminal_life;
mod tidy;
mod wording;
