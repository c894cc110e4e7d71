//! A network whose unit is a token: mints as the token programs of a cluster make them, not as a test imagines them.

use exodus_sdk::chain::Chain;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Keypair, Signer as _};
use exodus_tests::Home;
use solana_instruction::{AccountMeta, Instruction};

use super::circle::text;
use super::cluster::new_account;

const TOKEN: Address = Address::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
const TOKEN_2022: Address = Address::from_str_const("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
const BYTES: u16 = 82;
/// `InitializeMint2` of both token programs.
const INITIALIZE: u8 = 20;

/// A mint of a token program with so many decimals.
fn mint(chain: &dyn Chain, payer: &Keypair, program: Address, decimals: u8) -> String {
    let mint = Keypair::new();
    let create = new_account(chain, payer, &mint, BYTES, program);
    let mut data = vec![INITIALIZE, decimals];
    data.extend(payer.pubkey().to_bytes());
    // Nobody may freeze.
    data.push(0);
    let accounts = vec![AccountMeta::new(mint.pubkey(), false)];
    let initialize = Instruction { program_id: program, accounts, data };
    let draft = Draft::paid_by(payer.pubkey()).then(create).then(initialize);
    chain.submit(&draft, &[payer, &mint]).expect("a mint");
    mint.pubkey().to_string()
}

#[test]
fn a_network_counts_in_a_token_with_its_decimals_and_in_no_other() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    let ana = home.key("ana.json");
    let chain = home.chain();
    for (name, program) in [("tokens", TOKEN), ("newer-tokens", TOKEN_2022)] {
        let create = |mint: &str| {
            home.run(&[
                "network",
                "create",
                name,
                "--unit",
                "EUR",
                "--mint",
                mint,
                "--keypair",
                "ana.json",
                "--output",
                "json",
            ])
        };
        let other = create(&mint(&*chain, &ana, program, 6));
        assert_eq!((other.code, other.stderr.contains("\"refusal\":\"")), (1, true), "{}", other.stderr);
        let fitting = mint(&*chain, &ana, program, 2);
        assert_eq!(text(&create(&fitting).json()["mint"]), fitting);
    }
}
