//! The program as a cluster has it.

use solana_account_decoder_client_types::{UiAccountEncoding, UiDataSliceConfig};
use solana_loader_v3_interface::state::UpgradeableLoaderState;
use solana_rpc_client_api::config::RpcAccountInfoConfig;

use super::Cluster;
use super::deployed::{Deployed, UPGRADEABLE, authority};
use super::url::shown;
use crate::record::RawAccount;
use crate::{Address, Error, PROGRAM};

/// The loader of programs that never could be upgraded.
const FIXED: Address = Address::from_str_const("BPFLoader2111111111111111111111111111111111");
/// A program account of the upgradeable loader: a mark, and the address of the account with the binary.
const PROGRAM_BYTES: usize = UpgradeableLoaderState::size_of_program();
/// What stands before the binary there: a mark (4 bytes), the slot (8), whether there is an authority (1), and it (32).
const METADATA: usize = UpgradeableLoaderState::size_of_programdata_metadata();

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
