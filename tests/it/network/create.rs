use exodus_rules::{Amount, Refusal};
use exodus_sdk::instructions::network::{self, CreateArgs};
use exodus_sdk::instructions::{SYSTEM, member};
use exodus_sdk::record::RawAccount;
use exodus_sdk::state::Network;
use exodus_sdk::{Address, Keypair, Signer, address};
use exodus_tests::{World, eur, frame, key_of};
use solana_instruction::Instruction;

const TOKEN: Address = Address::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
const TOKEN_2022: Address = Address::from_str_const("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

type Change = fn(&mut CreateArgs);

fn founder() -> Keypair {
    key_of("founder")
}

fn create(world: &World, change: impl FnOnce(&mut CreateArgs)) -> Instruction {
    let mut args = CreateArgs { slug: address::padded("karate-club").expect("short"), ..frame() };
    change(&mut args);
    network::create(world.payer.pubkey(), founder().pubkey(), None, args)
}

fn created(world: &World) -> Address {
    let network = address::network(&founder().pubkey(), &address::padded("karate-club").expect("short"));
    assert!(!world.is_gone(&network));
    network
}

#[test]
fn accepts_a_frame_and_keeps_every_word_of_it() {
    let world = World::default();
    world.accepts(&[create(&world, |_| {})], &[&founder()]);
    let kept = world.get::<Network>(&created(&world));
    assert_eq!((kept.founder, kept.mint, kept.created), (founder().pubkey(), SYSTEM, world.now()));
    assert_eq!(
        (address::unpadded(&kept.slug).as_str(), address::unpadded(&kept.unit).as_str()),
        ("karate-club", "EUR")
    );
    assert_eq!((kept.decimals, kept.default_pledge, kept.period_seconds), (2, eur(100), 0));
    assert_eq!((kept.tie_cap, kept.dormant_after, kept.head.sequence, kept.head.version), (150, 3, 1, 1));
}

#[test]
fn accepts_the_widest_and_the_narrowest_frame_and_people_join_both() {
    let edges: [Change; 2] = [
        |args| {
            (args.slug, args.unit, args.decimals) = ([b'z'; 32], *b"ZLOTY999", 9);
            (args.default_pledge, args.period_seconds) = (Amount::MAX.get(), u32::MAX);
            (args.tie_cap, args.dormant_after) = (150, u32::MAX);
        },
        |args| {
            (args.slug, args.unit, args.decimals) = (address::padded("-").unwrap(), address::padded("0").unwrap(), 0);
            (args.default_pledge, args.period_seconds, args.tie_cap, args.dormant_after) = (1, 60, 1, 1);
        },
    ];
    for edge in edges {
        let world = World::default();
        let create = create(&world, edge);
        world.accepts(core::slice::from_ref(&create), &[&founder()]);
        let ana = key_of("ana");
        let args = member::JoinArgs { pledge: 1, attention: 0, profile: [0; 32] };
        let join = member::join(world.payer.pubkey(), ana.pubkey(), create.accounts[3].pubkey, args);
        world.accepts(&[join], &[&ana]);
    }
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    world.joins("ana");
    world.accepts_only_as_it_stands(&create(&world, |_| {}), &[&founder()]);
}

#[test]
fn accepts_a_founder_who_pays_alone() {
    let world = World::default();
    let args = CreateArgs { slug: address::padded("karate-club").expect("short"), ..frame() };
    let create = network::create(founder().pubkey(), founder().pubkey(), None, args);
    world.accepts_alone(create, &[&founder()]);
    created(&world);
}

#[test]
fn accepts_an_address_that_somebody_sent_lamports_to() {
    for lamports in [1, 1_000_000, 1_000_000_000] {
        let world = World::default();
        let create = create(&world, |_| {});
        world.donates(&create.accounts[3].pubkey, lamports);
        world.accepts(&[create], &[&founder()]);
        created(&world);
    }
}

#[test]
fn accepts_one_slug_of_two_founders_and_never_twice_of_one() {
    let world = World::default();
    let create = |who: &Keypair| network::create(world.payer.pubkey(), who.pubkey(), None, frame());
    world.accepts(&[create(&founder())], &[&founder()]);
    world.accepts(&[create(&key_of("other"))], &[&key_of("other")]);
    assert_eq!(world.stops(create(&founder()), &[&founder()]).refusal(), None, "the System program stops it");
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let cases: [(Refusal, Change); 20] = [
        (Refusal::SlugInvalid, |args| args.slug = [0; 32]),
        (Refusal::SlugInvalid, |args| args.slug[0] = b'K'),
        (Refusal::SlugInvalid, |args| args.slug[0] = b'_'),
        (Refusal::SlugInvalid, |args| args.slug[0] = 0),
        (Refusal::SlugInvalid, |args| args.slug[0] = 0xff),
        (Refusal::SlugInvalid, |args| args.slug[31] = b'a'),
        (Refusal::UnitInvalid, |args| args.unit = [0; 8]),
        (Refusal::UnitInvalid, |args| args.unit[0] = b'e'),
        (Refusal::UnitInvalid, |args| args.unit[7] = b'E'),
        (Refusal::DecimalsOutOfRange, |args| args.decimals = 10),
        (Refusal::DecimalsOutOfRange, |args| args.decimals = u8::MAX),
        (Refusal::AmountZero, |args| args.default_pledge = 0),
        (Refusal::AmountTooLarge, |args| args.default_pledge = 1 << 53),
        (Refusal::AmountTooLarge, |args| args.default_pledge = u64::MAX),
        (Refusal::PeriodTooShort, |args| args.period_seconds = 1),
        (Refusal::PeriodTooShort, |args| args.period_seconds = 59),
        (Refusal::TieCapOutOfRange, |args| args.tie_cap = 0),
        (Refusal::TieCapOutOfRange, |args| args.tie_cap = 151),
        (Refusal::TieCapOutOfRange, |args| args.tie_cap = u8::MAX),
        (Refusal::DormancyOutOfRange, |args| args.dormant_after = 0),
    ];
    for (refusal, change) in cases {
        world.refuses(create(&world, change), &[&founder()], refusal);
    }
}

#[test]
fn refuses_a_clock_behind_the_last_period() {
    let world = World::default();
    for _ in 0..60 {
        world.passes(i64::from(u32::MAX));
    }
    world.refuses(create(&world, |_| {}), &[&founder()], Refusal::ClockOutOfRange);
    world.refuses(create(&world, |args| args.period_seconds = 60), &[&founder()], Refusal::ClockOutOfRange);
    world.accepts(&[create(&world, |args| args.period_seconds = 86_400)], &[&founder()]);
}

/// A mint account: decimals at 44, initialised at 45, Token-2022's mark of a mint at 165.
fn mint(owner: Address, length: usize, decimals: u8, initialised: u8) -> RawAccount {
    let mut data = vec![0; length];
    (data[44], data[45]) = (decimals, initialised);
    if let Some(mark) = data.get_mut(165) {
        *mark = 1;
    }
    RawAccount { address: Address::new_from_array([77; 32]), owner, lamports: 1_000_000_000, data }
}

fn create_with(world: &World, mint: &RawAccount) -> Instruction {
    world.chain.plant(mint).expect("a ledger in memory");
    network::create(world.payer.pubkey(), founder().pubkey(), Some(mint.address), frame())
}

#[test]
fn accepts_a_mint_of_either_token_program() {
    for real in [mint(TOKEN, 82, 2, 1), mint(TOKEN_2022, 82, 2, 1), mint(TOKEN_2022, 234, 2, 1)] {
        let world = World::default();
        let create = create_with(&world, &real);
        let network = create.accounts[3].pubkey;
        world.accepts(&[create], &[&founder()]);
        assert_eq!(world.get::<Network>(&network).mint, real.address);
    }
}

#[test]
fn refuses_a_mint_that_is_none_or_counts_otherwise() {
    let world = World::default();
    let mut holding = mint(TOKEN_2022, 170, 2, 1);
    holding.data[165] = 2;
    let wrong = [
        mint(TOKEN, 82, 3, 1),
        mint(TOKEN_2022, 234, 3, 1),
        mint(TOKEN, 82, 2, 0),
        mint(TOKEN, 82, 2, 2),
        mint(TOKEN, 83, 2, 1),
        mint(TOKEN, 165, 2, 1),
        mint(TOKEN, 234, 2, 1),
        mint(TOKEN_2022, 165, 2, 1),
        mint(SYSTEM, 82, 2, 1),
        mint(exodus_sdk::PROGRAM, 82, 2, 1),
        holding,
    ];
    for wrong in wrong {
        world.refuses(create_with(&world, &wrong), &[&founder()], Refusal::MintMismatch);
    }
    let nobody = Some(Address::new_from_array([78; 32]));
    let absent = network::create(world.payer.pubkey(), founder().pubkey(), nobody, frame());
    world.refuses(absent, &[&founder()], Refusal::MintMismatch);
}

#[test]
fn refuses_a_multisig_whose_signers_spell_a_mint() {
    const MULTISIG: usize = 355;
    let world = World::default();
    let spelled = mint(TOKEN_2022, MULTISIG, 2, 1);
    world.refuses(create_with(&world, &spelled), &[&founder()], Refusal::MintMismatch);
}
