//! What is said and asked, a file for each noun. Every screen answers "what is this, and what can I do next".

pub mod acts;
pub mod ask;
pub mod circle;
pub mod commitment;
pub mod home;
pub mod intent;
pub mod invitation;
pub mod member;
pub mod moving;
pub mod offer;
pub mod pool;
pub mod proof;
pub mod record;
pub mod recovery;
pub mod request;
pub mod tie;
