//! Somebody needs help: the nearest commit, perform and are confirmed, and what the rules do not allow is tried as well.

use exodus_graph::People;
use exodus_rules::member::OpenEmergency;
use exodus_rules::{Amount, Refusal, Span, Timestamp, Turn};
use exodus_sdk::instructions::request::{self, Emergency};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Request};
use exodus_sdk::{Address, address};

use crate::actions::{Call, Helper, asked, confirmation, perform, promise};
use crate::attempts;
use crate::failure::Failure;
use crate::growth::{Cast, Player};
use crate::stage::Stage;

const TARGET: u64 = 500_00;
const REACH: u8 = 3;
const OPEN_FOR: Span = Span::days(30);

/// Opens the emergency and lets the nearest answer it.
pub fn help(stage: &mut Stage, cast: &Cast, graph: &People<u32>) -> Result<Call, Failure> {
    attempts::used_up_link(stage, cast)?;
    let beneficiary = who_asks(stage, cast)?;
    let asking = cast.player(beneficiary)?;
    let request = open(stage, asking)?;
    let helpers = helpers(stage, cast, graph, beneficiary, &request)?;
    let call = Call { request, beneficiary, helpers };
    let mut promises = Vec::new();
    if let Some(first) = call.helpers.first() {
        attempts::a_coin(stage, cast, &call, first)?;
    }
    for helper in &call.helpers {
        promises.push((helper, commit(stage, cast, &call, helper)?));
    }
    for (place, (helper, promise)) in promises.iter().enumerate() {
        let debtor = cast.player(helper.person)?;
        perform(stage, debtor, promise)?;
        let first = place == 0;
        if first {
            attempts::debtor_confirms(stage, debtor, promise)?;
            attempts::stranger_confirms(stage, cast, (beneficiary, helper.person), promise)?;
        }
        let confirmation = confirmation(stage, asking, promise)?;
        stage.play(&["commitment.confirm"], &confirmation, &[&asking.key])?;
        if first {
            attempts::confirm_again(stage, asking, &confirmation)?;
        }
    }
    Ok(call)
}

/// Of those who can ask, the one with the fewest ties; of several, the lowest number.
fn who_asks(stage: &Stage, cast: &Cast) -> Result<u32, Failure> {
    let now = Timestamp::new(stage.now()?);
    let mut fewest: Option<(u16, u32)> = None;
    for (person, player) in cast.players() {
        let member: Located<Member> = stage.get(&player.member)?;
        if may_ask(&member, now).is_ok() && fewest.is_none_or(|fewest| (member.ties, person) < fewest) {
            fewest = Some((member.ties, person));
        }
    }
    fewest.map(|(_, person)| person).ok_or_else(|| Failure::broken("nobody can ask"))
}

fn may_ask(member: &Member, now: Timestamp) -> Result<(), Refusal> {
    let emergency = OpenEmergency { number: Turn(member.turn), deadline: now.after(OPEN_FOR) };
    let member = member.read()?;
    let today = member.today(now)?;
    member.must_be_heard(today)?;
    member.opens_emergency(emergency, today.period, now).map(|_| ())
}

fn open(stage: &mut Stage, asking: &Player) -> Result<Address, Failure> {
    let member: Located<Member> = stage.get(&asking.member)?;
    let deadline = Timestamp::new(stage.now()?).after(OPEN_FOR).get();
    let emergency = Emergency { target: TARGET, deadline, reach: REACH, details: [0; 32] };
    let open = request::open_emergency(stage.payer(), &member, emergency);
    stage.play(&["request.open"], &stage.paid().then(open), &[&asking.key])?;
    Ok(address::request(&member.address, member.turn))
}

/// The nearest within the reach, as many as it takes when each helps with their pledge.
fn helpers(
    stage: &Stage,
    cast: &Cast,
    graph: &People<u32>,
    beneficiary: u32,
    request: &Address,
) -> Result<Vec<Helper>, Failure> {
    let request: Located<Request> = stage.get(request)?;
    let rings = graph.rings(beneficiary, usize::from(request.reach));
    let nearest =
        (1_usize..).zip(rings).flat_map(|(handshakes, ring)| ring.into_iter().map(move |to| (to, handshakes)));
    let mut missing = asked(&request)?.missing();
    let mut helpers = Vec::new();
    for (person, handshakes) in nearest {
        if missing.is_zero() {
            break;
        }
        let member: Located<Member> = stage.get(&cast.player(person)?.member)?;
        missing = missing.less(Amount::new(member.pledge)?);
        helpers.push(Helper { person, handshakes, path: graph.path(person, beneficiary).unwrap_or_default() });
    }
    Ok(helpers)
}

fn commit(stage: &mut Stage, cast: &Cast, call: &Call, helper: &Helper) -> Result<Address, Failure> {
    let player = cast.player(helper.person)?;
    let member: Located<Member> = stage.get(&player.member)?;
    let request: Located<Request> = stage.get(&call.request)?;
    let amount = member.pledge.min(asked(&request)?.missing().get());
    let sent = promise(stage, cast, call, helper, amount)?;
    stage.play(&["commitment.commit"], &sent.draft, &[&player.key])?;
    Ok(sent.commitment)
}
