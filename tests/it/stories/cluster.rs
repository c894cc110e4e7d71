//! What only a cluster can do, or do wrong: compiled for `cargo xtask test --cluster`.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use exodus_sdk::chain::rpc::{Options, Rpc};
use exodus_sdk::chain::{Chain as _, ChainExt as _};
use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::instructions::member::set;
use exodus_sdk::state::Member;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, BINARY, Keypair, PROGRAM, Signer as _};
use exodus_tests::{Home, Proxy, Said};
use solana_instruction::{AccountMeta, Instruction};

use super::circle::{friends, text};

const RECENT_BLOCKHASHES: Address = Address::from_str_const("SysvarRecentB1ockHashes11111111111111111111");
const RENT: Address = Address::from_str_const("SysvarRent111111111111111111111111111111111");
const NONCE_BYTES: u16 = 80;

fn is_clear(said: &Said, code: i32, fact: &str) {
    assert_eq!((said.code, said.stderr.lines().count()), (code, 2), "{}{}", said.stdout, said.stderr);
    assert!(said.stderr.contains(fact) && said.stderr.contains("\n hint: "), "{}", said.stderr);
}

/// A key file that nobody has funded.
fn poor(home: &Home) -> String {
    let key: Vec<u8> = Keypair::new().to_bytes().to_vec();
    home.file("poor.json", &serde_json::to_string(&key).expect("numbers"))
}

#[test]
fn a_cluster_that_is_not_there_not_one_or_without_the_program_is_named() {
    let home = Home::default();
    let list = |url: &str| home.run(&["network", "list", "--url", url]);
    is_clear(&list("http://127.0.0.1:9"), 3, "does not answer: nothing listens there");
    let answering = |answer: &'static str| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
        let place = listener.local_addr().expect("it is bound");
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut line = String::new();
                let mut reader = BufReader::new(stream.try_clone().expect("a socket"));
                while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                    line.clear();
                }
                let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", answer.len());
                let _ = stream.write_all(format!("{head}{answer}").as_bytes());
            }
        });
        format!("http://{place}")
    };
    is_clear(&list(&answering("<html>")), 3, "answers what is no JSON-RPC");
    let empty = r#"{"jsonrpc":"2.0","id":0,"result":{"context":{"slot":1},"value":[null]}}"#;
    is_clear(&list(&answering(empty)), 3, &format!("the program {PROGRAM} is not on the cluster"));
}

#[test]
fn a_wallet_without_money_is_told_how_much_is_missing_and_for_what() {
    let home = Home::default();
    let poor = poor(&home);
    let create = home.run(&["network", "create", "street", "--keypair", &poor]);
    is_clear(&create, 3, "has 0 lamports and needs 5000 for the fee: 5000 are missing");
}

#[test]
fn a_transaction_on_a_nonce_is_sent_when_its_blockhash_would_long_be_dead_and_counts_once() {
    let home = Home::default();
    friends(&home);
    let chain = home.chain();
    let ana = home.key("ana.json");
    let nonce = Keypair::new();
    chain.submit(&new_nonce(&*chain, &ana, &nonce), &[&ana, &nonce]).expect("a nonce account");
    let account = nonce.pubkey().to_string();
    let pledge = ["member", "set", "--pledge", "55", "--keypair", "ana.json", "--nonce", &account];
    let signed = home.json(&[&pledge[..], &["--sign-only"]].concat());
    let file = home.file("later.txt", &text(&signed["transaction"]));
    home.json(&["member", "set", "--attention", "9", "--keypair", "ben.json"]);
    home.json(&["transaction", "send", &file]);
    assert_eq!(home.json(&["member", "show", "--keypair", "ana.json"])["pledge"], 5_500);
    assert_ne!(home.run(&["transaction", "send", &file]).code, 0, "a nonce is used once");
    home.json(&[&["member", "set", "--pledge", "56"][..], &pledge[4..]].concat());
    assert_eq!(
        home.json(&["member", "show", "--keypair", "ana.json"])["pledge"],
        5_600,
        "and then there is another one"
    );
}

#[test]
fn a_program_is_brought_there_compared_replaced_and_given_up_for_ever() {
    let home = Home::default();
    home.json(&["keygen"]);
    let taken = home.json(&["keygen", "--outfile", "taken.json"]);
    is_clear(&home.run(&["program", "deploy", "--program", "taken.json"]), 2, "has lamports already");
    home.file("program.json", &std::fs::read_to_string(poor(&home)).expect("a key"));
    let program = home.key("program.json").pubkey().to_string();
    assert_ne!(text(&taken["key"]), program);
    let deployed = home.json(&["program", "deploy", "--program", "program.json"]);
    assert_eq!((&deployed["same"], deployed["bytes"].as_u64()), (&true.into(), u64::try_from(BINARY.len()).ok()));
    is_clear(&home.run(&["program", "deploy", "--program", "program.json"]), 2, "there is a program at");
    assert_eq!(home.json(&["program", "verify", &program])["same"], true);
    let other = home.file("other.so", "\u{7f}ELF and no more");
    is_clear(&home.run(&["program", "verify", &program, "--binary", &other]), 1, "is another binary");
    home.json(&["keygen", "--outfile", "eva.json"]);
    is_clear(&home.run(&["program", "upgrade", &program, "--keypair", "eva.json"]), 1, "refused: only ");
    home.json(&["program", "upgrade", &program]);
    is_clear(&home.run(&["program", "finalize", &program]), 2, "there is no terminal to ask on");
    is_clear(&home.run(&["program", "finalize", &program, "--confirm", "yes"]), 2, "is not the program's address");
    let given_up = home.json(&["program", "finalize", &program, "--confirm", &program]);
    assert_eq!(given_up["authority"], serde_json::Value::Null);
    is_clear(&home.run(&["program", "upgrade", &program]), 1, "nobody can change");
    is_clear(&home.run(&["program", "finalize", &program, "--confirm", &program]), 1, "nobody has any power");
}

#[test]
fn between_a_cluster_and_a_bad_line_everything_happens_once() {
    const TIMES: u64 = 12;
    let home = Home::default();
    let members = friends(&home);
    let proxy = Proxy::before(home.cluster().urls(), 7);
    let options = Options { request: std::time::Duration::from_secs(5), ..Options::usual(proxy.urls()) };
    let cluster = Rpc::open(options).expect("it answers in the end");
    let ana = home.key("ana.json");
    let place: Address = members[0].parse().expect("an address");
    let before = home.chain().get::<Member>(&place).expect("ana").turn;
    for time in 0..TIMES {
        let member = home.chain().get::<Member>(&place).expect("ana");
        let draft = Draft::paid_by(ana.pubkey()).then(set(&member, 100 + time, 9, [0; 32]));
        cluster.submit(&draft, &[&ana]).expect("it lands");
    }
    let after = home.chain().get::<Member>(&place).expect("ana");
    assert_eq!((u64::from(after.turn - before), after.pledge), (TIMES, 99 + TIMES), "{proxy}");
}

/// What makes a nonce account, which whoever pays may use (the system program's sixth instruction).
fn new_nonce(chain: &dyn exodus_sdk::chain::Chain, payer: &Keypair, nonce: &Keypair) -> Draft {
    let mut data = 6_u32.to_le_bytes().to_vec();
    data.extend(payer.pubkey().to_bytes());
    let accounts = vec![
        AccountMeta::new(nonce.pubkey(), false),
        AccountMeta::new_readonly(RECENT_BLOCKHASHES, false),
        AccountMeta::new_readonly(RENT, false),
    ];
    let initialize = Instruction { program_id: SYSTEM, accounts, data };
    let create = new_account(chain, payer, nonce, NONCE_BYTES, SYSTEM);
    Draft::paid_by(payer.pubkey()).then(create).then(initialize)
}

/// What makes an account of so many bytes for another program (the system program's first instruction).
pub fn new_account(
    chain: &dyn exodus_sdk::chain::Chain,
    payer: &Keypair,
    account: &Keypair,
    bytes: u16,
    owner: Address,
) -> Instruction {
    let lamports = chain.rent(usize::from(bytes)).expect("a rent");
    let mut data = 0_u32.to_le_bytes().to_vec();
    data.extend(lamports.to_le_bytes());
    data.extend(u64::from(bytes).to_le_bytes());
    data.extend(owner.to_bytes());
    let accounts = vec![AccountMeta::new(payer.pubkey(), true), AccountMeta::new(account.pubkey(), true)];
    Instruction { program_id: SYSTEM, accounts, data }
}
