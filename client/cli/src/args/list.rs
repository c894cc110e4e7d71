//! The grammar of `exodus list`.

/// The reference list: who is within three handshakes of a member, and their declared resource
#[derive(clap::Args, Debug)]
#[command(
    after_help = "A friend of your friend is your friend: the list grows by itself with every tie. Dormant and suspended \
                        members are left out; the resource is what all others have pledged.\n\nExample: exodus list --members"
)]
pub struct List {
    /// Whose list [default: yours]
    #[arg(value_name = "MEMBER")]
    pub member: Option<String>,
    /// Name every member of the list
    #[arg(long)]
    pub members: bool,
}
