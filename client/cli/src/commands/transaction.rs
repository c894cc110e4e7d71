//! `exodus transaction`: one that is made here, signed there, and sent from anywhere.

use std::path::Path;

use exodus_sdk::VersionedTransaction;
use exodus_sdk::record::tag;
use exodus_sdk::transaction::{absent, of_text, sign_too, signers, to_text};

use crate::args::transaction::Transaction as Verb;
use crate::exit::Failure;
use crate::files;
use crate::keys::Keys;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, texts};

/// No transaction is longer than this as text; what is longer is something else.
const MOST_BYTES: u64 = 8_192;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Show(options) => show(&read(&options.file)?, settings),
        Verb::Sign(options) => sign(read(&options.file)?, &settings),
        Verb::Send(options) => send(&read(&options.file)?, settings),
    }
}

fn show(transaction: &VersionedTransaction, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let simulated = session.chain.simulate(transaction)?;
    let (signers, absent) = (signers(transaction), absent(transaction));
    let sheet = Sheet::of("It would be accepted as it is, once everybody has signed.")
        .json("absent", texts(&absent))
        .json("signers", texts(&signers))
        .with("compute_units", simulated.receipt.compute_units);
    let sheet = signers.iter().fold(sheet, |sheet, signer| {
        let state = if absent.contains(signer) { "has not signed yet" } else { "has signed" };
        sheet.line(format!("  {signer} {state}"))
    });
    let changed = simulated.after.iter().filter_map(|account| Some((account.address, tag(account)?.noun)));
    session.show(
        changed.fold(sheet, |sheet, (address, noun)| sheet.line(format!("  it would write the {noun} {address}"))),
    )
}

fn sign(mut transaction: VersionedTransaction, settings: &Settings) -> Result<(), Failure> {
    settings.must_not_preview("transaction sign")?;
    let keys = Keys::load(settings)?;
    let own = keys.all();
    if !own.iter().any(|key| signers(&transaction).contains(&exodus_sdk::Signer::pubkey(*key))) {
        return Err(Failure::usage(format!("the transaction takes no signature of {}", keys.signer()))
            .hint("name the key that it waits for with --keypair; `exodus transaction show` says whose"));
    }
    sign_too(&mut transaction, &own)?;
    let absent = absent(&transaction);
    let text = to_text(&transaction)?;
    let sheet = Sheet::of("Signed, and not sent.").json("absent", texts(&absent)).json("transaction", &text);
    let sheet = absent.iter().fold(sheet, |sheet, address| sheet.line(format!("  {address} has not signed yet")));
    let sheet =
        sheet.line(text).next("`exodus transaction send FILE` with the line above sends it when nobody is missing");
    settings.output.data(sheet.object(), |_| sheet.text())
}

fn send(transaction: &VersionedTransaction, settings: Settings) -> Result<(), Failure> {
    settings.must_not_preview("transaction send")?;
    if let Some(absent) = absent(transaction).first() {
        return Err(Failure::usage(format!("{absent} has not signed"))
            .hint("`exodus transaction sign FILE --keypair THEIRS` adds their signature"));
    }
    let session = Session::reading(settings)?;
    let receipt = session.chain.send(transaction)?;
    session.tell(&receipt, &[], Sheet::of("Accepted."))
}

fn read(file: &Path) -> Result<VersionedTransaction, Failure> {
    let name = files::called(file);
    let text = files::text(file, MOST_BYTES).map_err(|error| {
        Failure::usage(format!("{name} cannot be read: {}", files::why(&error))).hint("check the path and your rights")
    })?;
    // The whole answer of `--sign-only --output json` will do as well.
    let json = serde_json::from_str::<serde_json::Value>(&text).ok();
    let inner = json.as_ref().and_then(|json| json.get("transaction")?.as_str());
    of_text(inner.unwrap_or(&text)).ok_or_else(|| {
        Failure::usage(format!("{name} holds no transaction"))
            .hint("it is one line of base64, as `--sign-only` prints it last")
    })
}
