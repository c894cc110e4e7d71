use anchor_lang::Discriminator;
use exodus::state::Tombstone;
use exodus_rules::Refusal;
use exodus_sdk::archive::{Archive, Role, head};
use exodus_sdk::chain::Chain;
use exodus_sdk::instructions::commitment::close;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Error, Signer};
use exodus_tests::{World, eur};
use solana_instruction::Instruction;

#[test]
fn accepts_every_closing_of_either_side_in_the_order_of_its_history() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    super::lived(&ben, &ana, 4);
    ana.ties_with(&eva);
    super::settles(&eva, &ana, eur(7));

    let roles = |archive: &Archive| archive.records.iter().map(|entry| entry.role).collect::<Vec<_>>();
    let of = |member| Archive::of(&world.chain, member).expect("an archive that verifies");
    assert_eq!(roles(&of(&ben.member)), [Role::Debtor, Role::Debtor, Role::Creditor, Role::Debtor]);
    let ana_s = of(&ana.member);
    assert_eq!(roles(&ana_s), [Role::Creditor, Role::Creditor, Role::Debtor, Role::Creditor, Role::Creditor]);
    assert_eq!(ana_s.length, 5);
    assert_eq!(ana_s.head.0, ana.record().history);
    let last = &ana_s.records[4].says;
    assert_eq!((last.debtor, last.creditor), (eva.member, ana.member));
    assert_eq!((last.amount, last.kept, last.forgiven), (eur(7), eur(7) - 1, 1));
}

#[test]
fn accepts_a_history_that_has_not_begun() {
    let world = World::default();
    let ana = world.joins("ana");
    let archive = Archive::of(&world.chain, &ana.member).expect("an empty archive");
    assert_eq!((archive.length, archive.records.len()), (0, 0));
    assert_eq!(archive.head.0, [0; 32]);
}

#[test]
fn accepts_a_closing_of_which_the_logs_say_nothing() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    super::lived(&ben, &ana, 2);
    let closings = [3, 4].map(|euros| {
        let promised = ben.owes(&ana, eur(euros));
        ana.confirms(&promised, eur(euros));
        close(&promised.record(&world))
    });
    // Somebody else's program talks until the log is full, and only then comes the closing.
    let program_id = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr".parse().expect("an address");
    let talk = Instruction { program_id, accounts: Vec::new(), data: Vec::new() };
    let receipt = world.accepts(&[vec![talk; 60], closings[..1].to_vec()].concat(), &[]);
    assert!(receipt.logs.iter().any(|line| line == "Log truncated"), "{:?}", receipt.logs);
    assert!(!receipt.logs.iter().any(|line| line.starts_with("Program data: ")), "the event is lost for ever");
    world.accepts(&closings[1..], &[]);
    for member in [ana.member, ben.member] {
        let archive = Archive::of(&world.chain, &member).expect("what closed is not");
        assert_eq!(archive.records[2..].iter().map(|entry| entry.says.amount).collect::<Vec<_>>(), [eur(3), eur(4)]);
    }
}

#[test]
fn accepts_closings_whose_accounts_were_looked_up_in_a_table() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    super::lived(&ben, &ana, 1);
    let promised = ben.owes(&ana, eur(10));
    ana.confirms(&promised, eur(10));
    let table = crate::clearing::forty::table(&world, &[ana.member, ben.member, promised.commitment]);
    let draft = Draft::paid_by(world.payer.pubkey()).then(close(&promised.record(&world))).looking_up(table);
    world.chain.submit(&draft, &[&world.payer]).expect("a closing");
    let archive = Archive::of(&world.chain, &ben.member).expect("an archive that verifies");
    assert_eq!((archive.length, archive.records[1].commitment), (2, promised.commitment));
}

#[test]
fn accepts_a_member_who_has_left_for_good() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    super::lived(&ben, &ana, 2);
    let member = ben.record();
    // Another type at the same address, which keeps the head of the history and nothing else.
    let mut left = world.records()[&ben.member].clone();
    left.data = [Tombstone::DISCRIMINATOR, &member.head.sequence.to_le_bytes(), &[1, 255, 0, 0, 0, 0, 0, 0]].concat();
    left.data.extend(member.history);
    left.data.extend([2, 0, 0, 0, 0, 0, 0, 0]);
    world.chain.plant(&left).expect("a ledger in memory");
    let archive = Archive::of(&world.chain, &ben.member).expect("what is left proves it");
    assert_eq!((archive.length, archive.head.0), (2, member.history));
}

#[test]
fn refuses_to_keep_what_was_only_simulated_or_refused() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ben.owes(&ana, eur(10));
    world.refuses(close(&promised.record(&world)), &[], Refusal::NotSettled);
    ana.confirms(&promised, eur(10));
    let draft = Draft::paid_by(world.payer.pubkey()).then(close(&promised.record(&world)));
    let signed = draft.sign(&[&world.payer], world.chain.blockhash().expect("a blockhash")).expect("signed");
    world.chain.simulate(&signed).expect("it would be accepted");
    // The second of the two cannot close what is closed: both are as if they had never been.
    let twice = [close(&promised.record(&world)), close(&promised.record(&world))];
    world.send(&twice, &[]).expect_err("should be stopped");
    assert_eq!(world.chain.closed(&ben.member).expect("a ledger in memory answers"), []);

    world.accepts(&twice[..1], &[]);
    let closed = world.chain.closed(&ben.member).expect("a ledger in memory answers");
    assert_eq!(closed.len(), 1);
    assert_eq!(closed, world.chain.closed(&ana.member).expect("a ledger in memory answers"), "one record for both");
    assert_eq!(closed[0].commitment, promised.commitment);
}

#[test]
fn refuses_a_history_of_which_the_ledger_has_no_closings() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    // As on a ledger that began before it kept what closed.
    let mut older = world.records()[&ben.member].clone();
    let length = exodus::record::MARK + core::mem::offset_of!(exodus::state::Member, history_length);
    older.data[length] = 3;
    world.chain.plant(&older).expect("a ledger in memory");
    super::lived(&ben, &ana, 2);
    let error = Archive::of(&world.chain, &ben.member).expect_err("three are missing");
    assert_eq!(error.refusal(), Some(Refusal::ArchiveIncomplete), "{error}");
}

#[test]
fn refuses_where_nobody_has_a_history() {
    let world = World::default();
    let nobody = head(&world.chain, &world.network);
    assert!(matches!(nobody, Err(Error::Foreign { .. })), "{nobody:?}");
    let nobody = Archive::of(&world.chain, &world.payer.pubkey());
    assert!(matches!(nobody, Err(Error::Foreign { .. } | Error::NotFound { .. })), "{nobody:?}");
}
