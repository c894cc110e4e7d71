//! The program as a cluster has it.

use solana_account_decoder_client_types::{UiAccountEncoding, UiDataSliceConfig};
use solana_loader_v3_interface::state::UpgradeableLoaderState;
use solana_rpc_client_api::config::RpcAccountInfoConfig;

use super::Cluster;
use super::url::shown;
use crate::record::RawAccount;
use crate::{Address, Error, PROGRAM};

/// The loader of programs that can be upgraded, and the one of those that never could.
const UPGRADEABLE: Address = Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");
const FIXED: Address = Address::from_str_const("BPFLoader2111111111111111111111111111111111");
/// A program account of the upgradeable loader: a mark, and the address of the account with the binary.
const PROGRAM_BYTES: usize = UpgradeableLoaderState::size_of_program();
/// What stands before the binary there: a mark (4 bytes), the slot (8), whether there is an authority (1), and it (32).
const METADATA: usize = UpgradeableLoaderState::size_of_programdata_metadata();
/// The same before the binary in a buffer: a mark, and an authority.
const BUFFER_METADATA: usize = UpgradeableLoaderState::size_of_buffer_metadata();

/// A program on a cluster, or a buffer that is to become one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deployed {
    /// Where the binary is.
    pub data: Address,
    /// Who may change it; `None` = nobody, ever.
    pub authority: Option<Address>,
    /// In which slot it was last deployed; 0 = at the beginning.
    pub slot: u64,
    /// The binary, and the zeros behind it where room was left.
    pub bytes: Vec<u8>,
}

impl Deployed {
    /// What an account holds that is a buffer.
    pub(crate) fn of_buffer(account: &RawAccount) -> Option<Self> {
        const BUFFER: [u8; 4] = 1_u32.to_le_bytes();
        let (head, bytes) = account.data.split_at_checked(BUFFER_METADATA).filter(|_| account.owner == UPGRADEABLE)?;
        let authority = authority(head.strip_prefix(&BUFFER)?);
        Some(Self { data: account.address, authority, slot: 0, bytes: bytes.to_vec() })
    }

    /// Whether this is the binary: that, and nothing but zeros behind it.
    pub fn is(&self, binary: &[u8]) -> bool {
        self.bytes.strip_prefix(binary).is_some_and(|rest| rest.iter().all(|byte| *byte == 0))
    }
}

impl Cluster {
    pub(super) async fn must_have_program(&self) -> Result<(), Error> {
        let config = RpcAccountInfoConfig {
            encoding: Some(UiAccountEncoding::Base64),
            data_slice: Some(UiDataSliceConfig { offset: 0, length: PROGRAM_BYTES }),
            ..self.whole()
        };
        let question = async || self.client.get_multiple_ui_accounts_with_config(&[PROGRAM], config.clone()).await;
        let there = self.patience.ask(question).await?.value.into_iter().flatten().any(|account| account.executable);
        if there { Ok(()) } else { Err(Error::NoProgram(shown(&self.options.urls.http))) }
    }

    pub(super) async fn deployed(&self, program: &Address) -> Result<Deployed, Error> {
        let missing = || Error::NoProgram(shown(&self.options.urls.http));
        let one = async |address: Address| Ok(self.accounts(&[address]).await?.into_iter().flatten().next());
        let account: RawAccount = one(*program).await?.ok_or_else(missing)?;
        if account.owner == FIXED {
            return Ok(Deployed { data: *program, authority: None, slot: 0, bytes: account.data });
        }
        let data = data_of(&account).ok_or_else(missing)?;
        let holder: RawAccount = one(data).await?.ok_or_else(missing)?;
        deployed(data, &holder.data).ok_or_else(missing)
    }
}

/// Where a program of the upgradeable loader has its binary.
fn data_of(account: &RawAccount) -> Option<Address> {
    const PROGRAM: [u8; 4] = 2_u32.to_le_bytes();
    let data = account.data.strip_prefix(&PROGRAM).filter(|_| account.owner == UPGRADEABLE)?;
    Some(Address::new_from_array(*data.first_chunk()?))
}

fn deployed(data: Address, holder: &[u8]) -> Option<Deployed> {
    const DATA: [u8; 4] = 3_u32.to_le_bytes();
    let (head, bytes) = holder.split_at_checked(METADATA)?;
    let (slot, authority) = head.strip_prefix(&DATA)?.split_first_chunk()?;
    Some(Deployed {
        data,
        authority: self::authority(authority),
        slot: u64::from_le_bytes(*slot),
        bytes: bytes.to_vec(),
    })
}

/// Who may change it: a byte that says whether anybody may, and the address.
fn authority(bytes: &[u8]) -> Option<Address> {
    match bytes.split_first()? {
        (1, address) => Some(Address::new_from_array(*address.first_chunk()?)),
        _ => None,
    }
}
