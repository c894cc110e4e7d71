//! The committed binary itself: what it asks of the machine, what it can write to, how deep its frames are.

use std::collections::BTreeSet;
use std::ptr::NonNull;
use std::sync::Arc;

use exodus_sdk::BINARY;
use solana_sbpf::aligned_memory::AlignedMemory;
use solana_sbpf::ebpf::{self, FRAME_PTR_REG, INSN_SIZE};
use solana_sbpf::elf::Executable;
use solana_sbpf::elf_parser::Elf64;
use solana_sbpf::elf_parser::consts::{SHF_ALLOC, SHF_WRITE};
use solana_sbpf::memory_region::MemoryMapping;
use solana_sbpf::program::{BuiltinProgram, JitCompiler};
use solana_sbpf::verifier::RequisiteVerifier;
use solana_sbpf::vm::{Config, ContextObject, EncryptedHostAddressToEbpfVm};

/// All that the program may ask of the machine: the clock, addresses, creation by the System program, a hash, logs, memory,
/// and an end.
const SYSCALLS: [&str; 10] = [
    "abort",
    "sol_curve_validate_point",
    "sol_get_sysvar",
    "sol_invoke_signed_c",
    "sol_log_",
    "sol_log_data",
    "sol_memcmp_",
    "sol_memcpy_",
    "sol_memset_",
    "sol_sha256",
];
/// The most that a function may keep on the stack.
const FRAME: i64 = 4_096;

/// A machine that is never run.
struct Nobody;

impl ContextObject for Nobody {
    fn consume(&mut self, _: u64) {}

    fn get_remaining(&self) -> u64 {
        0
    }

    fn active_mapping_ptr(&mut self) -> NonNull<MemoryMapping> {
        NonNull::dangling()
    }
}

fn answers_nothing(_: EncryptedHostAddressToEbpfVm<Nobody>, _: u64, _: u64, _: u64, _: u64, _: u64) {}

fn compiles_nothing(_: &mut JitCompiler<Nobody>) {}

/// The binary, loaded by a loader that refuses whatever asks for more than these.
fn loaded(syscalls: &[&str]) -> Result<Executable<Nobody>, String> {
    let mut loader = BuiltinProgram::new_loader(Config { reject_broken_elfs: true, ..Config::default() });
    for name in syscalls {
        loader.register_function(name, (answers_nothing, compiles_nothing)).expect("no two names collide");
    }
    Executable::load(BINARY, Arc::new(loader)).map_err(|error| error.to_string())
}

#[test]
fn it_asks_the_machine_for_no_more_than_it_needs_and_uses_what_is_listed() {
    loaded(&SYSCALLS).expect("nothing beyond the list");
    let unused: Vec<_> = SYSCALLS
        .iter()
        .filter(|name| loaded(&SYSCALLS.iter().copied().filter(|other| other != *name).collect::<Vec<_>>()).is_ok())
        .collect();
    assert!(unused.is_empty(), "listed, and asked for by nobody: {unused:?}");
}

#[test]
fn the_strict_verifier_has_nothing_against_it() {
    loaded(&SYSCALLS).expect("it loads").verify::<RequisiteVerifier>().expect("every instruction is one");
}

#[test]
fn nothing_in_it_can_be_written_to() {
    let aligned = AlignedMemory::<{ ebpf::HOST_ALIGN }>::from_slice(BINARY);
    let elf = Elf64::parse(aligned.as_slice()).expect("a loader reads it");
    let name = |header: u32| elf.section_name(header).map(|name| String::from_utf8_lossy(name).into_owned());
    let both = SHF_WRITE | SHF_ALLOC;
    let writable = elf.section_header_table().iter().filter(|header| header.sh_flags & both == both);
    let writable: BTreeSet<String> = writable.map(|header| name(header.sh_name).expect("a name")).collect();
    assert!(writable.iter().all(|name| name == ".dynamic"), "{writable:?}");
}

#[test]
fn no_frame_is_deeper_than_the_machine_allows() {
    let executable = loaded(&SYSCALLS).expect("it loads");
    let (_, text) = executable.get_text_bytes();
    let mut deepest = 0_i64;
    let mut aliases: BTreeSet<u8> = BTreeSet::new();
    for place in 0..text.len() / INSN_SIZE {
        let it = ebpf::get_insn(text, place);
        let offset = match it.opc {
            // A register that holds the frame's address, moved down by a constant.
            ebpf::MOV64_REG if u64::from(it.src) == u64::try_from(FRAME_PTR_REG).expect("small") => {
                aliases.insert(it.dst);
                0
            }
            ebpf::ADD64_IMM if aliases.remove(&it.dst) => it.imm,
            ebpf::LD_B_REG | ebpf::LD_H_REG | ebpf::LD_W_REG | ebpf::LD_DW_REG
                if usize::from(it.src) == FRAME_PTR_REG =>
            {
                i64::from(it.off)
            }
            ebpf::ST_B_REG | ebpf::ST_H_REG | ebpf::ST_W_REG | ebpf::ST_DW_REG
                if usize::from(it.dst) == FRAME_PTR_REG =>
            {
                i64::from(it.off)
            }
            _ => 0,
        };
        deepest = deepest.min(offset);
    }
    assert!(deepest < 0 && -deepest <= FRAME, "the deepest frame takes {} bytes", -deepest);
}

#[test]
fn whoever_has_only_the_binary_learns_whom_to_tell() {
    let told = solana_security_txt::find_and_parse(BINARY).expect("the text is in it");
    assert_eq!((told.name.as_str(), told.policy.as_str()), ("Exodus", "SECURITY.md of the sources"));
}
