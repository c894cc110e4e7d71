use exodus_rules::delegate::Delegate as Rules;
use exodus_rules::{Amount, Timestamp};
use exodus_sdk::chain::Chain;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::instructions::network::{CreateArgs, create};
use exodus_sdk::instructions::request::{Support, close, open_support};
use exodus_sdk::instructions::tie::extend;
use exodus_sdk::record::RawAccount;
use exodus_sdk::state::Request;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Keypair, PROGRAM, Signer};

use super::*;
use crate::keys::{self, Keys};
use crate::output::Output;
use crate::session::ledger::Ledger;
use crate::settings::Settings;

const NOW: i64 = 1_795_478_400;
const DAY: i64 = 86_400;

/// A ledger on which Ana and Ben know each other, and Ana has lent her bot these scopes, up to 50.00, for a day.
struct Street {
    folder: tempfile::TempDir,
    ana: Address,
    ben: Address,
}

/// Whose key signs.
const ANA: &str = "ana";
const BEN: &str = "ben";
const BOT: &str = "bot";

impl Street {
    fn key(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(format!("{name}.json"))
    }

    /// A session of whoever has that key, on a street of its own.
    fn session(name: &str, scopes: u8, acting_as: impl Fn(&Self) -> Option<Address>) -> (Self, Session) {
        let folder = tempfile::tempdir().unwrap();
        let chain = Embedded::in_memory(NOW).unwrap();
        let [ana, ben, bot] = [ANA, BEN, BOT].map(|name| {
            let key = Keypair::new();
            keys::write(&folder.path().join(format!("{name}.json")), &key, false).unwrap();
            key
        });
        let (slug, unit) = (address::padded("street").unwrap(), address::padded("EUR").unwrap());
        let network = address::network(&ana.pubkey(), &slug);
        let (decimals, default_pledge, period_seconds, tie_cap, dormant_after) = (2, 100, 0, 150, 3);
        let args = CreateArgs { slug, unit, decimals, default_pledge, period_seconds, tie_cap, dormant_after };
        let send = |instruction, key: &Keypair| {
            chain.submit(&Draft::paid_by(key.pubkey()).then(instruction), &[key]).unwrap();
        };
        send(create(ana.pubkey(), ana.pubkey(), None, args), &ana);
        let members = [&ana, &ben].map(|key| {
            let args = JoinArgs { pledge: 100, attention: 5, profile: [0; 32] };
            send(join(key.pubkey(), key.pubkey(), network, args), key);
            address::member(&network, &key.pubkey())
        });
        for (key, own, other) in [(&ana, members[0], members[1]), (&ben, members[1], members[0])] {
            send(extend(key.pubkey(), &chain.get(&own).unwrap(), other, 100), key);
        }
        chain.plant(&lent(&members[0], &bot.pubkey(), &ana.pubkey(), scopes)).unwrap();

        let street = Self { folder, ana: members[0], ben: members[1] };
        let acting_as = acting_as(&street).map(|member| member.to_string());
        let (ledger, keypair) = (street.folder.path().join("ledger"), street.key(name));
        let output = Output::default();
        let (dry_run, typed) = (false, String::new());
        let settings = Settings {
            ledger: Some(ledger),
            cluster: None,
            signing: crate::settings::Signing::default(),
            keypair: Some(keypair),
            fee_payer: None,
            network: None,
            acting_as,
            dry_run,
            output,
            typed,
        };
        let keys = Keys::load(&settings);
        (street, Session::on(Ledger::Embedded(Box::new(chain)), settings, keys))
    }
}

/// The record of a delegate, as it lies on the chain.
fn lent(member: &Address, key: &Address, payer: &Address, scopes: u8) -> RawAccount {
    let (limit, expires) = (Amount::new(50_00).unwrap(), Timestamp::new(NOW + DAY));
    let rules = Rules::grant(Epoch(0), scopes, limit, expires, Timestamp::new(NOW)).unwrap();
    let mark = Filter::every::<Delegate>().bytes.remove(0).1;
    let (place, bump) = Address::find_program_address(&[b"delegate", member.as_ref(), key.as_ref()], &PROGRAM);
    let mut data = [mark.as_slice(), &[0; 8], &[1, bump, 0, 0, 0, 0, 0, 0]].concat();
    data.extend([member.as_ref(), key.as_ref(), payer.as_ref()].concat());
    data.extend(rules.limit.get().to_le_bytes());
    data.extend(rules.expires.get().to_le_bytes());
    data.extend([0; 8]);
    data.extend([rules.scopes, 0, 0, 0, 0, 0, 0, 0]);
    RawAccount { address: place, owner: PROGRAM, lamports: 10_000_000, data }
}

fn of_ana(street: &Street) -> Option<Address> {
    Some(street.ana)
}

/// The fact and the hint, each in one line.
fn said<T>(outcome: Result<T, Failure>) -> String {
    let text = outcome.map(drop).unwrap_err().to_string();
    assert_eq!(text.lines().count(), 2, "{text}");
    text
}

fn asks(session: &Session, hand: &Hand, target: u64) -> Result<Located<Request>, Failure> {
    let support = Support { target, reach: 3, details: [0; 32] };
    let open = open_support(session.keys()?.payer(), &hand.member, support);
    session.send(&session.draft()?.then(hand.signs(open)), &[])?;
    Ok(session.chain.get(&address::request(&hand.member.address, hand.member.turn))?)
}

#[test]
fn the_own_key_acts_without_being_named_and_named() {
    for acting_as in [|_: &Street| None, of_ana] {
        let (street, session) = Street::session(ANA, 15, acting_as);
        let hand = session.hand(None, Scope::OpenRequests).unwrap();
        assert_eq!((hand.member.address, hand.lent), (street.ana, None));
    }
}

#[test]
fn a_delegate_opens_and_closes_for_the_member_it_names() {
    let (street, session) = Street::session(BOT, 3, of_ana);
    let hand = session.hand(None, Scope::OpenRequests).unwrap();
    assert_eq!(hand.member.address, street.ana);
    assert!(said(asks(&session, &hand, 50_01)).contains(Refusal::AboveLimit.fact()));
    let request = asks(&session, &hand, 50_00).unwrap();
    assert_eq!(request.beneficiary, street.ana);
    let hand = session.hand_of(&request.beneficiary, Scope::CloseRequests).unwrap();
    session.send(&session.draft().unwrap().then(hand.signs(close(&hand.member, &request))), &[]).unwrap();
    let again = session.hand(None, Scope::OpenRequests).unwrap();
    assert!(said(asks(&session, &again, 1)).contains(Refusal::DelegateRequestThisPeriod.fact()));
}

#[test]
fn a_delegate_that_names_nobody_is_told_whom_to_name() {
    let (street, session) = Street::session(BOT, 15, |_| None);
    let named = format!("--as {}", street.ana);
    assert!(said(session.hand(None, Scope::OpenRequests)).contains(&named));
    assert!(said(session.hand_of(&street.ana, Scope::CloseRequests)).contains(&named));
    let network = session.chain.get::<Member>(&street.ana).unwrap().network;
    assert!(said(session.hand_of_or_mine(&street.ana, &network, Scope::MarkPerformed)).contains(&named));
}

#[test]
fn a_delegate_does_what_its_scopes_say_and_no_more() {
    let (street, session) = Street::session(BOT, Scope::HandleIntents.bit(), of_ana);
    assert!(session.hand(None, Scope::HandleIntents).is_ok());
    for scope in [Scope::OpenRequests, Scope::CloseRequests, Scope::MarkPerformed] {
        let refused = Refusal::OutOfScope.fact();
        assert!(said(session.hand(None, scope)).contains(refused));
        assert!(said(session.hand_of(&street.ana, scope)).contains(refused));
    }
    assert!(said(session.me()).contains(Refusal::OutOfScope.fact()), "what the own key alone may do");
    assert!(said(session.hand_of(&street.ben, Scope::HandleIntents)).contains(Refusal::NotAuthority.fact()));
}

#[test]
fn power_ends_with_its_term() {
    let (_street, session) = Street::session(BOT, 15, of_ana);
    session.chain.advance(u32::try_from(DAY).unwrap()).unwrap();
    assert!(session.hand(None, Scope::OpenRequests).is_ok(), "the last second");
    session.chain.advance(1).unwrap();
    assert!(said(session.hand(None, Scope::OpenRequests)).contains(Refusal::DelegateExpired.fact()));
}

#[test]
fn whoever_is_nobodys_delegate_does_not_act_for_them() {
    let (_street, session) = Street::session(BEN, 15, of_ana);
    let text = said(session.hand(None, Scope::OpenRequests));
    assert!(text.contains("does not act for the member that --as names"), "{text}");
}
