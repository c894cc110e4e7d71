//! A program that is deployed, or a buffer, and who may change it.

use solana_loader_v3_interface::state::UpgradeableLoaderState;

use crate::Address;
use crate::record::RawAccount;

/// The loader of programs that can be upgraded.
pub(super) const UPGRADEABLE: Address = Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");
/// What stands before the binary in a buffer: a mark, and an authority.
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

/// Who may change it: a byte that says whether anybody may, and the address.
pub(super) fn authority(bytes: &[u8]) -> Option<Address> {
    match bytes.split_first()? {
        (1, address) => Some(Address::new_from_array(*address.first_chunk()?)),
        _ => None,
    }
}
