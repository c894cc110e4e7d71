//! The instruction twice, once more later, and beside one that fails.

use solana_instruction::Instruction;

use exodus_sdk::PROGRAM;

use super::super::template::Template;
use super::case::Case;

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let own = &template.instruction;
    let nothing = Instruction { program_id: PROGRAM, accounts: Vec::new(), data: vec![255] };
    let together = |detail: &str, instructions: Vec<Instruction>| {
        let case = Case::new("beside one that fails", "transaction", detail, own.clone());
        Case { instructions, ..case }
    };
    let twice = Case::new("twice in one transaction", "transaction", "", own.clone());
    let later = Case::new("once more", "transaction", "", own.clone());
    vec![
        Case { instructions: vec![own.clone(), own.clone()], ..twice },
        Case { again: true, ..later },
        together("before it", vec![nothing.clone(), own.clone()]),
        together("behind it", vec![own.clone(), nothing]),
    ]
}
