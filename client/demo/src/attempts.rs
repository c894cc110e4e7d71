//! What the rules do not allow is not hidden from the newcomer: it is really sent, and the program refuses it.

use exodus_sdk::instructions::commitment;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Signer};

use crate::actions::{Call, Helper, confirmation, promise};
use crate::failure::Failure;
use crate::growth::{Cast, Player, entering, joining};
use crate::stage::Stage;

/// Somebody finds a link that another has taken, and would join by it.
pub fn used_up_link(stage: &mut Stage, cast: &Cast) -> Result<(), Failure> {
    let late = cast.newcomer();
    let link = cast.used_link()?;
    let draft = entering(stage, cast, &late, link)?;
    stage.must_refuse("a used-up link", &draft, &[&late.key, link])
}

/// A helper promises the smallest coin there is.
pub fn a_coin(stage: &mut Stage, cast: &Cast, call: &Call, helper: &Helper) -> Result<(), Failure> {
    let player = cast.player(helper.person)?;
    let sent = promise(stage, cast, call, helper, 1)?;
    stage.must_refuse("a commitment of a cent", &sent.draft, &[&player.key])
}

/// The one who promised says that the promise was kept.
pub fn debtor_confirms(stage: &mut Stage, debtor: &Player, promise: &Address) -> Result<(), Failure> {
    let draft = confirmation(stage, debtor, promise)?;
    stage.must_refuse("a debtor confirming his own commitment", &draft, &[&debtor.key])
}

/// A member who is neither `beneficiary` nor `debtor` says so. Where there are only these two, it is somebody who joins
/// for this in the same transaction; the refusal undoes the joining, too.
pub fn stranger_confirms(
    stage: &mut Stage,
    cast: &Cast,
    (beneficiary, debtor): (u32, u32),
    promise: &Address,
) -> Result<(), Failure> {
    const ATTEMPT: &str = "a stranger confirming";
    let mut others = cast.players().filter(|(person, _)| ![beneficiary, debtor].contains(person));
    if let Some((_, stranger)) = others.next() {
        let draft = confirmation(stage, stranger, promise)?;
        return stage.must_refuse(ATTEMPT, &draft, &[&stranger.key]);
    }
    let passer = cast.newcomer();
    let someone: Located<Member> = stage.get(&cast.player(beneficiary)?.member)?;
    let record = Member { authority: passer.key.pubkey(), ..someone.record };
    let promise: Located<Commitment> = stage.get(promise)?;
    let confirm = commitment::confirm(&Located { address: passer.member, record }, &promise, promise.performed);
    stage.must_refuse(ATTEMPT, &joining(stage, cast, &passer)?.then(confirm), &[&passer.key])
}

/// A double tap: the very same instruction once more.
pub fn confirm_again(stage: &mut Stage, asking: &Player, confirmation: &Draft) -> Result<(), Failure> {
    stage.must_refuse("the same confirmation sent twice", confirmation, &[&asking.key])
}
