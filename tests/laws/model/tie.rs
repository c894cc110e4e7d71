//! Ties, and the links that lead to them.

use exodus_sdk::Address;

use super::call::{Call, Refusals, Verdict};
use super::kind::Kind;
use super::records::{EXTENDED, Invitation, LEFT, SILENT, Side, Tie, WITHDRAWN};
use super::{DAY, Model, closes, codes, is};

/// The longest life of a link, and the most people it brings.
const LINK_LASTS: i64 = 90 * DAY;
const LINK_USES: u8 = 150;

/// The seeds of a tie.
pub(super) fn tie_place(one: &Address, two: &Address) -> Address {
    super::place(&[b"tie", one.min(two).as_ref(), one.max(two).as_ref()])
}

impl Model {
    pub(super) fn tie(&mut self, call: &Call) -> Verdict {
        match call.tag {
            30 => self.invite(call),
            31 => self.accept(call),
            32 => self.cancel(call),
            33 => self.extend(call),
            34..=36 => self.own_side(call),
            37 => self.forget(call),
            38 => self.tidy_invitation(call),
            _ => self.tidy_tie(call),
        }
    }

    /// Two people who can have a tie.
    fn must_be_strangers(&self, no: &mut Refusals, one: &Address, two: &Address) {
        let (first, second) = (&self.members[one], &self.members[two]);
        no.when(one == two || first.authority == second.authority, codes::TIE_WITH_SELF);
        no.when(first.network != second.network, codes::TIE_ACROSS_NETWORKS);
    }

    /// Room for one more tie on either side.
    fn must_have_room(&self, no: &mut Refusals, members: [&Address; 2]) {
        let full = |member: &Address| {
            let cap = self.networks[&self.members[member].network].tie_cap;
            self.ties_of(member) >= usize::from(cap)
        };
        no.when(members.into_iter().any(full), codes::TIE_CAP_REACHED);
    }

    fn side_mut(&mut self, tie: &Address, member: &Address) -> &mut Side {
        let tie = self.ties.get_mut(tie).expect("looked up before");
        tie.sides.get_mut(member).expect("looked up before")
    }

    fn begin_tie(&mut self, at: Address, payer: Address, members: [Address; 2]) {
        let sides = members.map(|member| (member, Side::default())).into();
        self.ties.entry(at).or_insert(Tie { payer, sides });
    }

    fn invite(&mut self, call: &Call) -> Verdict {
        let (key, link, own) = (call.at(1), call.at(2), call.at(3));
        Self::stands(call.at(4), &[b"invitation", link.as_ref()])?;
        let mut args = call.args();
        let (turn, pledge, expires, uses) = (args.u32(), args.u64(), args.i64(), args.u8());
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        self.must_be_active(&mut no, &own);
        no.unless_positive(pledge);
        no.when(expires <= self.now || expires > self.now + LINK_LASTS, codes::INVITATION_TERM_OUT_OF_RANGE);
        no.when(!(1..=LINK_USES).contains(&uses), codes::INVITATION_USES_OUT_OF_RANGE);
        no.verdict()?;
        let (payer, epoch) = (call.at(0), self.members[&own].epoch);
        self.takes_turn(&own);
        let made = Invitation { key: link, inviter: own, payer, pledge, expires, epoch, uses_left: uses };
        self.invitations.insert(call.at(4), made);
        Ok(())
    }

    fn accept(&mut self, call: &Call) -> Verdict {
        let (key, link, invitation) = (call.at(1), call.at(2), call.at(3));
        let (own, other, tie) = (call.at(4), call.at(5), call.at(6));
        if tie != tie_place(&own, &other) {
            return Err(Refusals::only(codes::FRAMEWORK));
        }
        let mut args = call.args();
        let (turn, pledge, offered) = (args.u32(), args.u64(), args.u64());
        let offer = self.invitations[&invitation].clone();
        let stands = self.ties.get(&tie).cloned().unwrap_or_default();
        let mut no = Refusals::default();
        is(&mut no, link, offer.key);
        is(&mut no, other, offer.inviter);
        self.must_be_strangers(&mut no, &own, &other);
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        no.when(!self.is_active(&other), codes::INVITER_ABSENT);
        no.when(offer.epoch != self.members[&other].epoch, codes::INVITATION_OUTDATED);
        no.when(self.now > offer.expires, codes::INVITATION_EXPIRED);
        no.when(offer.uses_left == 0, codes::INVITATION_USED_UP);
        no.when(offered != offer.pledge, codes::LINK_PLEDGE_CHANGED);
        no.unless_positive(pledge);
        let mutual = !stands.sides.is_empty() && stands.is_mutual();
        no.when(mutual, codes::TIE_ALREADY_EXTENDED);
        no.when(stands.side(&other).state == WITHDRAWN, codes::TIE_WITHDRAWN);
        if !mutual {
            self.must_have_room(&mut no, [&own, &other]);
        }
        no.verdict()?;
        let (own_turn, their_turn) = (self.members[&own].turn, self.members[&other].turn);
        self.takes_turn(&own);
        self.begin_tie(tie, call.at(0), [own, other]);
        let theirs = self.side_mut(&tie, &other);
        if theirs.state == SILENT {
            *theirs = Side { state: EXTENDED, turn: their_turn, ..Side::default() };
        }
        // What the newcomer read and signed stands, whatever the inviter had said before.
        theirs.pledge = offered;
        let side = self.side_mut(&tie, &own);
        side.turn = if side.state == SILENT { own_turn } else { side.turn + 1 };
        (side.state, side.pledge) = (EXTENDED, pledge);
        self.invitations.get_mut(&invitation).expect("looked up before").uses_left -= 1;
        Ok(())
    }

    fn cancel(&mut self, call: &Call) -> Verdict {
        let (key, own, invitation, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let offer = &self.invitations[&invitation];
        let mut no = Refusals::default();
        is(&mut no, own, offer.inviter);
        self.must_sign(&mut no, &own, key);
        closes(&mut no, payer, offer.payer);
        no.verdict()?;
        self.acts(&own);
        self.invitations.remove(&invitation);
        Ok(())
    }

    fn extend(&mut self, call: &Call) -> Verdict {
        let (key, own, other, tie) = (call.at(1), call.at(2), call.at(3), call.at(4));
        if tie != tie_place(&own, &other) {
            return Err(Refusals::only(codes::FRAMEWORK));
        }
        let mut args = call.args();
        let (turn, pledge) = (args.u32(), args.u64());
        let stands = self.ties.get(&tie).cloned().unwrap_or_default();
        let mut no = Refusals::default();
        self.must_be_strangers(&mut no, &own, &other);
        self.must_sign(&mut no, &own, key);
        self.must_take_turn(&mut no, &own, turn);
        self.must_remain(&mut no, &other);
        no.unless_positive(pledge);
        no.when(stands.side(&own).state == EXTENDED, codes::TIE_ALREADY_EXTENDED);
        no.when(stands.side(&own).state == WITHDRAWN, codes::TIE_WITHDRAWN);
        if stands.side(&other).state == EXTENDED {
            self.must_have_room(&mut no, [&own, &other]);
        }
        no.verdict()?;
        let own_turn = self.members[&own].turn;
        self.takes_turn(&own);
        self.begin_tie(tie, call.at(0), [own, other]);
        *self.side_mut(&tie, &own) = Side { state: EXTENDED, pledge, turn: own_turn, ..Side::default() };
        Ok(())
    }

    /// Change the pledge, withdraw, restore.
    fn own_side(&mut self, call: &Call) -> Verdict {
        let (key, own, other, tie) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let mut args = call.args();
        let turn = args.u32();
        let stands = &self.ties[&tie];
        let (side, theirs) = (stands.side(&own), stands.side(&other));
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        self.must_remain(&mut no, &own);
        no.when(!stands.is_between(&own, &other), codes::WRONG_ACCOUNT);
        let (was, pledge) = (side.state, if call.tag == 34 { args.u64() } else { side.pledge });
        let turns_away = call.tag == 35 && was == SILENT;
        no.when(turn != if turns_away { self.members[&own].turn } else { side.turn }, codes::STALE_TURN);
        match call.tag {
            34 => no.unless_positive(pledge),
            36 => {
                no.when(was != WITHDRAWN, codes::TIE_NOT_WITHDRAWN);
                if theirs.state == EXTENDED {
                    self.must_be_strangers(&mut no, &own, &other);
                    self.must_remain(&mut no, &other);
                    self.must_have_room(&mut no, [&own, &other]);
                }
            }
            _ => {}
        }
        no.when(call.tag != 36 && !turns_away && was != EXTENDED, codes::TIE_NOT_EXTENDED);
        no.verdict()?;
        self.acts(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        if turns_away {
            let away = Side { state: WITHDRAWN, pledge: member.pledge, turn: member.turn, ..Side::default() };
            member.turn += 1;
            *self.side_mut(&tie, &own) = away;
            return Ok(());
        }
        let now = self.now;
        let side = self.side_mut(&tie, &own);
        side.turn += 1;
        side.pledge = pledge;
        match call.tag {
            35 => {
                side.state = WITHDRAWN;
                // The ward's withdrawal is a dismissal, and works no faster than one.
                if side.guardian_since != 0 && side.dismissed_at == 0 {
                    side.dismissed_at = now;
                }
            }
            36 => side.state = EXTENDED,
            _ => {}
        }
        Ok(())
    }

    fn forget(&mut self, call: &Call) -> Verdict {
        let (key, own, tie, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let stands = &self.ties[&tie];
        let side = stands.side(&own);
        let last = stands.other(&own).is_some_and(|other| stands.side(&other).state == SILENT);
        let mut no = Refusals::default();
        self.must_sign(&mut no, &own, key);
        no.when(!stands.sides.contains_key(&own), codes::WRONG_ACCOUNT);
        no.when(stands.sides.values().any(|side| side.state == EXTENDED), codes::TIE_STILL_EXTENDED);
        no.when(side.state != WITHDRAWN, codes::TIE_NOT_WITHDRAWN);
        no.when(side.turn != call.args().u32(), codes::STALE_TURN);
        no.when(last && payer != stands.payer, codes::NOT_PAYER);
        no.verdict()?;
        self.acts(&own);
        let member = self.members.get_mut(&own).expect("looked up before");
        member.turn = member.turn.max(side.turn + 1);
        *self.side_mut(&tie, &own) = Side::default();
        if last {
            self.ties.remove(&tie);
        }
        Ok(())
    }

    fn tidy_invitation(&mut self, call: &Call) -> Verdict {
        let (member, invitation, payer) = (call.at(0), call.at(1), call.at(2));
        let offer = &self.invitations[&invitation];
        let power = self.members.get(&member).is_some_and(|inviter| inviter.epoch == offer.epoch);
        let mut no = Refusals::default();
        is(&mut no, member, offer.inviter);
        no.when(power && self.now <= offer.expires && offer.uses_left > 0, codes::INVITATION_STANDS);
        closes(&mut no, payer, offer.payer);
        no.verdict()?;
        self.invitations.remove(&invitation);
        Ok(())
    }

    fn tidy_tie(&mut self, call: &Call) -> Verdict {
        let (gone, other, tie, payer) = (call.at(0), call.at(1), call.at(2), call.at(3));
        let stands = &self.ties[&tie];
        let mut no = Refusals::default();
        no.when(!stands.is_between(&gone, &other), codes::WRONG_ACCOUNT);
        let left = match self.kind(&gone) {
            Some(Kind::Member) => self.members[&gone].state == LEFT,
            Some(Kind::Tombstone) => true,
            _ => false,
        };
        no.when(!left, codes::NOT_GONE);
        closes(&mut no, payer, stands.payer);
        no.verdict()?;
        self.ties.remove(&tie);
        Ok(())
    }
}
