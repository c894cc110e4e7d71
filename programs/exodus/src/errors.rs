//! How a refusal of the rules leaves the program: as `Custom(code)`, with the numbers of [`Refusal`] and no others.

use anchor_lang::prelude::ProgramError;
use exodus_rules::Refusal;

/// What ends an instruction early: a refusal of the rules, or an error of the runtime or the framework.
#[derive(Debug)]
pub struct Failure(ProgramError);

/// The result of an instruction.
pub type Outcome = core::result::Result<(), Failure>;

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self(ProgramError::Custom(refusal.code()))
    }
}

impl From<ProgramError> for Failure {
    fn from(error: ProgramError) -> Self {
        Self(error)
    }
}

impl From<Failure> for ProgramError {
    fn from(failure: Failure) -> Self {
        failure.0
    }
}

/// The same refusal where the framework asks for its own error type.
pub fn refuse(refusal: Refusal) -> ProgramError {
    ProgramError::Custom(refusal.code())
}

/// The errors of the IDL, straight from the rules: there is no second list that could differ.
#[cfg(all(test, feature = "idl-build"))]
#[test]
fn __anchor_private_print_idl_errors_refusal() {
    let entries: Vec<String> = Refusal::ALL
        .iter()
        .map(|refusal| {
            format!(r#"{{"code":{},"name":"{}","msg":"{}"}}"#, refusal.code(), refusal.name(), refusal.fact())
        })
        .collect();
    println!("--- IDL begin errors ---\n[{}]\n--- IDL end errors ---", entries.join(","));
}
