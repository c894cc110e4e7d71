//! A chain that stands before the ledger and does most of what it is asked as the ledger does it.

/// Writes the methods of a chain that ask the ledger behind it, as `self.$ledger()` hands it out or refuses to.
macro_rules! as_the_ledger_does {
    ($ledger:ident: $($method:ident)*) => {
        $(as_the_ledger_does! { @ $ledger $method })*
    };
    (@ $ledger:ident blockhash) => {
        fn blockhash(&self) -> Result<exodus_sdk::Hash, exodus_sdk::Error> {
            self.$ledger()?.blockhash()
        }
    };
    (@ $ledger:ident send) => {
        fn send(
            &self,
            transaction: &exodus_sdk::VersionedTransaction,
        ) -> Result<exodus_sdk::chain::Receipt, exodus_sdk::Error> {
            self.$ledger()?.send(transaction)
        }
    };
    (@ $ledger:ident simulate) => {
        fn simulate(
            &self,
            transaction: &exodus_sdk::VersionedTransaction,
        ) -> Result<exodus_sdk::chain::Simulated, exodus_sdk::Error> {
            self.$ledger()?.simulate(transaction)
        }
    };
    (@ $ledger:ident accounts) => {
        fn accounts(
            &self,
            addresses: &[exodus_sdk::Address],
        ) -> Result<Vec<Option<exodus_sdk::record::RawAccount>>, exodus_sdk::Error> {
            self.$ledger()?.accounts(addresses)
        }
    };
    (@ $ledger:ident list) => {
        fn list(
            &self,
            filter: &exodus_sdk::chain::Filter,
        ) -> Result<Vec<exodus_sdk::record::RawAccount>, exodus_sdk::Error> {
            self.$ledger()?.list(filter)
        }
    };
    (@ $ledger:ident closed) => {
        fn closed(
            &self,
            member: &exodus_sdk::Address,
        ) -> Result<Vec<exodus_sdk::closing::ClosedCommitment>, exodus_sdk::Error> {
            self.$ledger()?.closed(member)
        }
    };
    (@ $ledger:ident clock) => {
        fn clock(&self) -> Result<exodus_sdk::chain::Clock, exodus_sdk::Error> {
            self.$ledger()?.clock()
        }
    };
    (@ $ledger:ident rent) => {
        fn rent(&self, bytes: usize) -> Result<u64, exodus_sdk::Error> {
            self.$ledger()?.rent(bytes)
        }
    };
}

pub(crate) use as_the_ledger_does;
