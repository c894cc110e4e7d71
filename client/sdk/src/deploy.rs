//! Bringing a program to a cluster: into a buffer piece by piece, then from the buffer to its place, all at once.
//!
//! The loader is Solana's own (v3, upgradeable); what is asked of it here is built by its own interface crate.

use solana_loader_v3_interface::instruction as loader;
use solana_loader_v3_interface::state::UpgradeableLoaderState;

use crate::chain::rpc::{Deployed, Job, Rpc};
use crate::chain::{Chain, Receipt};
use crate::transaction::Draft;
use crate::{Address, Error, Keypair, Signer};

/// As many bytes of the binary as fit into a transaction, with room for a budget and two signatures.
const PIECE: usize = 900;
/// How often what is missing in a buffer is written again.
const ROUNDS: u32 = 5;
/// How often is asked whether the next slot has begun.
const LOOKS: u32 = 30;
const LOOK: std::time::Duration = std::time::Duration::from_millis(100);

/// Who pays for a deployment and who may change it afterwards.
#[derive(Clone, Copy)]
pub struct Deployer<'a> {
    /// Pays.
    pub payer: &'a Keypair,
    /// May write the buffer and upgrade the program.
    pub authority: &'a Keypair,
}

impl Deployer<'_> {
    fn paid(&self) -> Draft {
        Draft::paid_by(self.payer.pubkey())
    }
}

/// Writes a binary into a buffer, and only what is not there yet: a deployment that broke off goes on where it was.
/// `tell` hears how many pieces are there, and of how many.
///
/// # Errors
/// The cluster refuses, or the buffer is another authority's or of another length.
pub fn write_buffer(
    cluster: &Rpc,
    by: Deployer<'_>,
    buffer: &Keypair,
    binary: &[u8],
    tell: &mut dyn FnMut(usize, usize),
) -> Result<(), Error> {
    let place = buffer.pubkey();
    if held(cluster, &place)?.is_none() {
        create(cluster, by, buffer, binary.len())?;
    }
    let pieces = binary.len().div_ceil(PIECE);
    for _ in 0..ROUNDS {
        let there = held(cluster, &place)?.ok_or(Error::NotFound { what: "buffer", address: place })?;
        if there.authority != Some(by.authority.pubkey()) || there.bytes.len() != binary.len() {
            return Err(Error::Foreign { what: "buffer for this binary and authority", address: place });
        }
        let mut missing = Vec::new();
        for (offset, (wanted, found)) in
            (0_u32..).step_by(PIECE).zip(binary.chunks(PIECE).zip(there.bytes.chunks(PIECE)))
        {
            if wanted != found {
                let write = loader::write(&place, &by.authority.pubkey(), offset, wanted.to_vec());
                missing.push(vec![Job { draft: by.paid().then(write), keys: vec![by.payer, by.authority] }]);
            }
        }
        let mut written = pieces.saturating_sub(missing.len());
        tell(written, pieces);
        if missing.is_empty() {
            return Ok(());
        }
        let mut broken = None;
        cluster.submit_all(&missing, &mut |_, _, outcome| match outcome {
            Ok(_) => {
                written = written.saturating_add(1);
                tell(written, pieces);
            }
            Err(error) => broken = Some(error),
        });
        match broken {
            // What is not there will be written again.
            None | Some(Error::Expired(_) | Error::Unknown { .. }) => {}
            Some(error) => return Err(error),
        }
    }
    Err(Error::Expired(ROUNDS))
}

/// Puts what a buffer holds in the place of a new program. The loader checks the binary first.
///
/// # Errors
/// The loader refuses the binary, or the place is taken.
pub fn deploy(
    cluster: &Rpc,
    by: Deployer<'_>,
    program: &Keypair,
    buffer: &Address,
    length: usize,
) -> Result<Receipt, Error> {
    let rent = cluster.rent(UpgradeableLoaderState::size_of_program())?;
    let (payer, authority) = (by.payer.pubkey(), by.authority.pubkey());
    let instructions = loader::deploy_with_max_program_len(&payer, &program.pubkey(), buffer, &authority, rent, length);
    let instructions = instructions.map_err(|error| Error::Signing(error.to_string()))?;
    let draft = instructions.into_iter().fold(by.paid(), Draft::then);
    cluster.submit(&draft, &[by.payer, by.authority, program])
}

/// Puts what a buffer holds in the place of what a program was.
///
/// # Errors
/// The loader refuses the binary, or somebody else may change the program, or nobody.
pub fn upgrade(cluster: &Rpc, by: Deployer<'_>, program: &Address, buffer: &Address) -> Result<Receipt, Error> {
    let upgrade = loader::upgrade(program, buffer, &by.authority.pubkey(), &by.payer.pubkey());
    cluster.submit(&by.paid().then(upgrade), &[by.payer, by.authority])
}

/// Waits until a program can be used: that is from the slot after its deployment on.
///
/// # Errors
/// The cluster does not answer, or the program is not there.
pub fn until_usable(cluster: &Rpc, program: &Address) -> Result<Deployed, Error> {
    let deployed = cluster.deployed(program)?;
    for _ in 0..LOOKS {
        // A cluster whose slots end with transactions only is as far as it gets.
        if cluster.clock()?.slot > deployed.slot {
            break;
        }
        std::thread::sleep(LOOK);
    }
    Ok(deployed)
}

/// Makes room for a longer binary.
///
/// # Errors
/// The chain allows no program that long.
pub fn extend(cluster: &Rpc, by: Deployer<'_>, program: &Address, more: u32) -> Result<Receipt, Error> {
    let extend = loader::extend_program(program, Some(&by.payer.pubkey()), more);
    cluster.submit(&by.paid().then(extend), &[by.payer])
}

/// Gives up every power over a program, for ever.
///
/// # Errors
/// Somebody else has that power, or nobody.
pub fn finalize(cluster: &Rpc, by: Deployer<'_>, program: &Address) -> Result<Receipt, Error> {
    let give_up = loader::set_upgrade_authority(program, &by.authority.pubkey(), None);
    cluster.submit(&by.paid().then(give_up), &[by.payer, by.authority])
}

/// Returns the rent of a buffer that is of no use any more.
///
/// # Errors
/// Somebody else may do that.
pub fn close_buffer(cluster: &Rpc, by: Deployer<'_>, buffer: &Address) -> Result<Receipt, Error> {
    let close = loader::close(buffer, &by.payer.pubkey(), &by.authority.pubkey());
    cluster.submit(&by.paid().then(close), &[by.payer, by.authority])
}

/// The rent of a buffer, and of the program's data afterwards, in lamports.
///
/// # Errors
/// The cluster does not answer.
pub fn rent(cluster: &Rpc, length: usize) -> Result<u64, Error> {
    cluster.rent(UpgradeableLoaderState::size_of_programdata(length))
}

fn create(cluster: &Rpc, by: Deployer<'_>, buffer: &Keypair, length: usize) -> Result<(), Error> {
    let rent = rent(cluster, length)?;
    let (payer, authority) = (by.payer.pubkey(), by.authority.pubkey());
    let create = loader::create_buffer(&payer, &buffer.pubkey(), &authority, rent, length);
    let create = create.map_err(|error| Error::Signing(error.to_string()))?;
    let draft = create.into_iter().fold(by.paid(), Draft::then);
    cluster.submit(&draft, &[by.payer, by.authority, buffer]).map(drop)
}

/// What a buffer holds, if there is one.
fn held(cluster: &Rpc, place: &Address) -> Result<Option<Deployed>, Error> {
    let Some(account) = cluster.accounts(&[*place])?.into_iter().flatten().next() else { return Ok(None) };
    Deployed::of_buffer(&account).map(Some).ok_or(Error::Foreign { what: "buffer", address: *place })
}
