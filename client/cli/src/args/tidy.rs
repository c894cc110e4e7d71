//! The grammar of `exodus tidy`.

/// Write down all that the clock has decided: what ended, what is overdue, what can close and return its rent deposit
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Anyone may do this for everybody; nobody gains or loses by it, and rent goes to whoever had paid it.\n\
                        `exodus tidy --dry-run` lists what is due and sends nothing.\n\n\
                        Example: exodus tidy --mine"
)]
pub struct Tidy {
    /// Only records that you are a part of
    #[arg(long)]
    pub mine: bool,
}
