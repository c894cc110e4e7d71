//! `exodus commitment transfer`.

use exodus_rules::Refusal;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::commitment::{Transfer as HandOn, transfer};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::{Signer, address};

use crate::args::commitment::Transfer;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::{keys, moment};

pub fn run(options: &Transfer, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (first, unit, _) = super::named(&session, &options.first)?;
    let second = session.named::<Commitment>(&options.second)?;
    // The rules' own answer: the chain would find the same account passed twice first.
    if first.creditor != second.debtor || second.creditor == first.debtor {
        return Err(Refusal::TransferTriangle.into());
    }
    let member = |place| session.chain.get::<Member>(place);
    let three = [member(&first.debtor)?, member(&first.creditor)?, member(&second.creditor)?];
    let amount = unit.parse(&options.amount)?.get();
    let due = moment::parse(&options.due, session.now()?)?.get();
    let extra = options.co_signers.iter().map(|file| keys::read(file)).collect::<Result<Vec<_>, _>>()?;
    let extra: Vec<&dyn Signer> = extra.iter().map(|key| -> &dyn Signer { key }).collect();
    let payer = session.keys()?.payer();
    let [debtor, middle, creditor] = &three;
    all_sign(&three, &[session.keys()?.all(), extra.clone()].concat())?;

    let hand_on = HandOn { first: &first, second: &second, amount, due };
    let draft = session.draft()?.then(transfer(payer, (debtor, middle, creditor), &hand_on)?);
    let receipt = session.send(&draft, &extra)?;
    let made = session.chain.get::<Commitment>(&address::commitment(&debtor.address, debtor.turn))?;
    let left = |place| Ok::<_, Failure>(session.chain.get::<Commitment>(place)?.read()?.outstanding().get());
    let (first_left, second_left) = (left(&first.address)?, left(&second.address)?);
    let fact = format!(
        "{} is handed on: owed by the first directly to the last, by {}. The one in the middle is out of it.",
        unit.show(amount),
        moment::show(due)
    );
    let sheet = super::sheet(&session, fact, &made, &unit)?
        .address("middle", &middle.address)
        .amount("left_of_first", &unit, first_left)
        .amount("left_of_second", &unit, second_left);
    session.tell(&receipt, &[session.deposit::<Commitment>()?], super::next(&session, sheet, &made)?)
}

/// Names the one of the three whose key is not at hand.
fn all_sign(three: &[Located<Member>; 3], keys: &[&dyn Signer]) -> Result<(), Failure> {
    let signs = |member: &&Located<Member>| keys.iter().any(|key| key.pubkey() == member.authority);
    match three.iter().find(|member| !signs(member)) {
        None => Ok(()),
        Some(member) => Err(Failure::usage(format!(
            "a transfer is signed by all three; the key {} of the member {} is missing",
            member.authority, member.address
        ))
        .hint("add their keypair file with --co-signer FILE")),
    }
}
