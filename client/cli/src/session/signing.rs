//! Signing here and elsewhere, now and later: what `--sign-only`, `--signer`, `--blockhash` and `--nonce` ask for.

use exodus_sdk::chain::Receipt;
use exodus_sdk::transaction::{Draft, Partly, message_to_text, nonce_in, signers, to_text};
use exodus_sdk::{Hash, Signature, Signer};

use super::Session;
use crate::exit::Failure;
use crate::sheet::{Sheet, texts};

impl Session {
    /// Signs with a blockhash or nonce that was named, if one was, and sends if everybody has signed, or with `--sign-only`
    /// prints who has. Nothing where nothing of the kind was asked for.
    pub(super) fn sent_as_asked(&self, draft: &Draft, keys: &[&dyn Signer]) -> Result<Option<Receipt>, Failure> {
        let signing = &self.settings.signing;
        if signing.blockhash.is_none() && signing.nonce.is_none() {
            return match signing.given.first() {
                Some((address, _)) => Err(Failure::usage(format!("the signature of {address} is one of other bytes"))
                    .hint("name the --blockhash or --nonce that it was given with")),
                None => Ok(None),
            };
        }
        let (draft, blockhash) = self.fixed(draft)?;
        let partly = draft.sign_partly(keys, &signing.given, blockhash)?;
        if signing.only {
            self.show(sheet(&partly, blockhash, signing.message)?)?;
            return Err(Failure::previewed());
        }
        must_be_whole(&partly)?;
        self.chain.send(&partly.transaction).map(Some).map_err(Failure::from)
    }

    /// The draft as it is signed in every process alike: with what was typed, and with nothing that is measured.
    fn fixed(&self, draft: &Draft) -> Result<(Draft, Hash), Failure> {
        let signing = &self.settings.signing;
        let draft = draft.clone().within(signing.limit, signing.price);
        let Some(account) = signing.nonce else {
            return Ok((draft, signing.blockhash.unwrap_or_default()));
        };
        let found = self.chain.accounts(&[account])?.into_iter().flatten().next();
        let Some((nonce, now)) = found.as_ref().and_then(nonce_in) else {
            return Err(Failure::usage(format!("{account} is no nonce account"))
                .hint("`solana create-nonce-account` makes one, and prints its address"));
        };
        let authority = self.keys()?.nonce_authority();
        if authority.is_some_and(|authority| authority != nonce.authority) {
            return Err(Failure::usage(format!("the nonce {account} is for {} to use", nonce.authority))
                .hint("name that key with --nonce-authority"));
        }
        Ok((draft.on_nonce(nonce), signing.blockhash.unwrap_or(now)))
    }
}

/// What was signed, in the words of Solana's tools, so that their scripts read it.
fn sheet(partly: &Partly, blockhash: Hash, with_message: bool) -> Result<Sheet, Failure> {
    let signed = signers(&partly.transaction).into_iter().zip(&partly.transaction.signatures);
    let signed = signed.filter(|(_, signature)| **signature != Signature::default());
    let signed: Vec<String> = signed.map(|(address, signature)| format!("{address}={signature}")).collect();
    let transaction = to_text(&partly.transaction)?;
    let sheet = Sheet::of("Signed, and not sent.")
        .with("blockhash", blockhash.to_string())
        .json("signers", &signed)
        .json("absent", texts(&partly.absent))
        .json("badSig", texts(&partly.bad))
        .json("transaction", &transaction);
    let sheet = if with_message { sheet.json("message", message_to_text(&partly.transaction.message)) } else { sheet };
    let sheet = signed.iter().fold(sheet, |sheet, line| sheet.line(format!("  {line}")));
    let sheet = partly.absent.iter().fold(sheet, |sheet, absent| sheet.line(format!("  {absent} has not signed yet")));
    let sheet = partly.bad.iter().fold(sheet, |sheet, bad| sheet.line(format!("  {bad} has signed something else")));
    Ok(sheet.line(transaction).next(
        "hand the last line over: `exodus transaction sign FILE` adds a signature, `exodus transaction send FILE` sends it; \
         or the same command with --signer ADDRESS=SIGNATURE",
    ))
}

fn must_be_whole(partly: &Partly) -> Result<(), Failure> {
    if let Some(bad) = partly.bad.first() {
        return Err(Failure::usage(format!("what {bad} has signed is not this transaction"))
            .hint("the command, its flags and the state that it reads must be those of the signature; sign anew"));
    }
    match partly.absent.first() {
        Some(absent) => Err(Failure::usage(format!("{absent} has not signed")).hint(
            "name the signature with --signer ADDRESS=SIGNATURE, or add --sign-only to see what is to be signed",
        )),
        None => Ok(()),
    }
}
