//! What every chapter does with its people: it picks them, lets them act, and reads back what came of it.

use exodus_graph::People;
use exodus_rules::period::Today;
use exodus_rules::{Span, Timestamp};
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::instructions::{Instruction, commitment, intent};
use exodus_sdk::record::{Kept, Located};
use exodus_sdk::state::{Intent, Member, Network, Request};
use exodus_sdk::{Address, Unit};

use crate::actions;
use crate::failure::Failure;
use crate::growth::Cast;
use crate::stage::Stage;

/// How far the people of a chapter are from the one in its middle.
pub const REACH: u8 = 3;

/// The people, the ledger that they act on, and who trusts whom.
pub struct Troupe<'a, 'l> {
    /// The ledger.
    pub stage: &'a mut Stage<'l>,
    /// The same, for letting time pass.
    pub ledger: &'a Embedded,
    /// Everybody.
    pub cast: &'a mut Cast,
    /// The mutual ties.
    pub graph: &'a People<u32>,
}

impl Troupe<'_, '_> {
    /// The one with most friends (of several, the lowest number), then others within [`REACH`], the nearest first; each
    /// of them has a friend before them. `None` where there are not so many.
    pub fn company<const PEOPLE: usize>(&self) -> Option<[u32; PEOPLE]> {
        let mut middle: Option<(usize, u32)> = None;
        for (person, _) in self.cast.players() {
            let friends = self.friends(person).len();
            if middle.is_none_or(|(most, _)| friends > most) {
                middle = Some((friends, person));
            }
        }
        let (_, middle) = middle?;
        let others = self.graph.rings(middle, usize::from(REACH)).into_iter().flatten();
        let company: Vec<u32> = std::iter::once(middle).chain(others).take(PEOPLE).collect();
        company.try_into().ok()
    }

    /// Everybody with whom a mutual tie stands, ascending.
    pub fn friends(&self, person: u32) -> Vec<u32> {
        self.graph.rings(person, 1).into_iter().flatten().collect()
    }

    /// The ties that lead from one person to another.
    pub fn path(&self, from: u32, to: u32) -> Result<Vec<Address>, Failure> {
        self.cast.ties_along(&self.graph.path(from, to).unwrap_or_default())
    }

    /// A record as the ledger has it now.
    pub fn get<T: Kept>(&self, address: &Address) -> Result<Located<T>, Failure> {
        self.stage.get(address)
    }

    /// Somebody's record.
    pub fn member(&self, person: u32) -> Result<Located<Member>, Failure> {
        self.get(&self.cast.player(person)?.member)
    }

    /// The ledger's time.
    pub fn now(&self) -> Result<Timestamp, Failure> {
        Ok(Timestamp::new(self.stage.now()?))
    }

    /// Lets time pass until `moment`, unix seconds.
    pub fn passes_to(&self, moment: i64) -> Result<(), Failure> {
        let seconds = u32::try_from(moment.saturating_sub(self.stage.now()?)).unwrap_or(0);
        self.ledger.advance(seconds)?;
        Ok(())
    }

    /// Lets a span pass, and the last second of it.
    pub fn passes(&self, span: Span) -> Result<(), Failure> {
        self.passes_to(self.now()?.after(span).get().saturating_add(1))
    }

    /// The present period, as somebody's network counts it.
    pub fn today(&self, person: u32) -> Result<Today, Failure> {
        Ok(self.member(person)?.read()?.today(self.now()?)?)
    }

    /// The unit that amounts are shown in.
    pub fn unit(&self) -> Result<Unit, Failure> {
        let network: Located<Network> = self.get(&self.cast.network)?;
        Ok(Unit::of(&network)?)
    }

    /// Somebody sends an instruction.
    pub fn acts(&mut self, name: &'static str, person: u32, instruction: Instruction) -> Result<(), Failure> {
        let draft = self.stage.paid().then(instruction);
        self.stage.play(&[name], &draft, &[&self.cast.player(person)?.key])
    }

    /// Nobody in particular sends what anyone may.
    pub fn anyone(&mut self, name: &'static str, instruction: Instruction) -> Result<(), Failure> {
        let draft = self.stage.paid().then(instruction);
        self.stage.play(&[name], &draft, &[])
    }

    /// Whoever has fallen dormant over the chapters before wakes up.
    pub fn wakes(&mut self, people: &[u32]) -> Result<(), Failure> {
        for person in people {
            let (member, today) = (self.member(*person)?, self.today(*person)?);
            if member.read()?.wake(today).is_ok() {
                self.acts("member.wake", *person, exodus_sdk::instructions::member::wake(&member))?;
            }
        }
        Ok(())
    }

    /// Somebody declares an intent. Returns where it is kept.
    pub fn means(
        &mut self,
        helper: u32,
        asking: u32,
        request: &Address,
        amount: u64,
        recurring: bool,
    ) -> Result<Address, Failure> {
        let (member, request) = (self.member(helper)?, self.get::<Request>(request)?);
        let wish = intent::Wish { amount, recurring, path: self.path(helper, asking)? };
        let declare = intent::declare(self.stage.payer(), &member, &request, request.period, &wish);
        self.acts("intent.declare", helper, declare)?;
        Ok(exodus_sdk::address::intent(&request.address, &member.address))
    }

    /// Somebody promises what is left of an intent, as much of it as the request still misses. Returns the commitment.
    pub fn promises(&mut self, helper: u32, asking: u32, intent: &Address, due: i64) -> Result<Address, Failure> {
        let intent: Located<Intent> = self.get(intent)?;
        let (member, request) = (self.member(helper)?, self.get::<Request>(&intent.request)?);
        let amount = intent.left.min(actions::asked(&request)?.missing().get());
        let promise = commitment::Promise { amount, due, note: [0; 32], path: self.path(helper, asking)? };
        let commit = commitment::commit_intent(self.stage.payer(), &member, &request, &promise);
        self.acts("commitment.commit", helper, commit)?;
        Ok(exodus_sdk::address::commitment(&member.address, member.turn))
    }

    /// The debtor says that it is done, and the creditor confirms.
    pub fn keeps(&mut self, debtor: u32, creditor: u32, promise: &Address) -> Result<(), Failure> {
        actions::perform(self.stage, self.cast.player(debtor)?, promise)?;
        let creditor = self.cast.player(creditor)?;
        let confirmation = actions::confirmation(self.stage, creditor, promise)?;
        self.stage.play(&["commitment.confirm"], &confirmation, &[&creditor.key])
    }
}
