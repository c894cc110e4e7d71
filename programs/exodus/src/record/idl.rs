//! In the description of the interface, an account is what its wrapper holds.

use anchor_lang::prelude::*;

use super::{MaybeGone, Record, Stored};

macro_rules! idl_of_the_inner_type {
    ($($wrapper:ident)*) => {$(
        impl<T: Stored + IdlAccountType> IdlAccountType for $wrapper<T> {
            const __IDL_ACCOUNT_ENTRY: Option<&'static str> = T::__IDL_ACCOUNT_ENTRY;
            const __IDL_TYPE_DEF: Option<&'static str> = T::__IDL_TYPE_DEF;
            fn __idl_account_entry() -> Option<&'static str> {
                T::__idl_account_entry()
            }
            fn __idl_type_def() -> Option<&'static str> {
                T::__idl_type_def()
            }
            fn __register_idl_deps(
                accounts: &mut anchor_lang::__alloc::vec::Vec<&'static str>,
                types: &mut anchor_lang::__alloc::vec::Vec<&'static str>,
            ) {
                T::__register_idl_deps(accounts, types);
            }
        }
    )*};
}

idl_of_the_inner_type! { Record MaybeGone }
