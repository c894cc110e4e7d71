//! The on-chain program of Exodus: a table of contents.
//!
//! Each instruction is a page under `instructions/<noun>/<verb>.rs`; what it decides stands in `exodus-rules`. The tags
//! are pinned for ever: each noun owns ten or more of them. No instruction has a fixed authority.
#![cfg_attr(target_os = "solana", no_std)]
#![allow(missing_docs, reason = "Anchor's derives write items without documentation; ours have theirs")]
#![allow(unexpected_cfgs, reason = "Anchor's macros ask for features that only some programs have")]

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;

pub mod entrypoint;
pub mod errors;
pub mod events;
pub mod guards;
pub mod instructions;
pub mod record;
mod shapes;
pub mod state;

use anchor_lang::prelude::*;
use instructions::{clearing, commitment, delegate, intent, member, network, offer, pool, recovery, request, tie};

declare_id!("Exodus1111111111111111111111111111111111111");

// Whom to tell, for whoever finds a fault and has only the binary. It stays as it is for ever, so it points to the sources.
#[cfg(target_arch = "bpf")]
solana_security_txt::security_txt! {
    name: "Exodus",
    project_url: "the repository of the sources that this binary was built from",
    contacts: "other:an issue marked `security` there that says only how to reach you",
    policy: "SECURITY.md of the sources",
    preferred_languages: "en,ru,sr"
}

/// The instructions, by tag: what it does, tag, name, page, accounts, arguments. 0-9 network, 10-29 member, 30-49 tie,
/// 50-59 request, 60-69 intent, 70-79 and 140-149 pool, 80-99 commitment, 100-109 clearing, 110-119 offer, 120-129 delegate,
/// 130-139 recovery.
macro_rules! contents {
    ($(#[doc = $doc:tt] $tag:tt $name:ident: $noun:ident::$verb:ident::$page:ident(
        $($accounts:ident)::+ $(, $($args:ident)::+)?
    );)*) => {
        #[program]
        pub mod program {
            use super::*;
            $(
                #[doc = $doc]
                #[discrim = $tag]
                pub fn $name(ctx: &mut Context<$($accounts)::+> $(, args: $($args)::+)?) -> Result<()> {
                    Ok($noun::$verb::$page(ctx $(, contents!(@args args $($args)::+))?)?)
                }
            )*
        }
    };
    (@args $args:ident $($of:tt)+) => {
        $args
    };
}

contents! {
    /// Creates a network.
    0 network_create: network::create::create(network::create::NetworkCreate, network::create::CreateArgs);
    /// Joins a network.
    10 member_join: member::join::join(member::join::MemberJoin, member::join::JoinArgs);
    /// Sets the own profile hash, pledge and attention limit.
    11 member_set: member::set::set(member::set::MemberSet, member::set::SetArgs);
    /// Hands the member over to another key.
    12 member_change_key: member::change_key::change_key(member::change_key::MemberChangeKey);
    /// Wakes up.
    13 member_wake: member::wake::wake(member::MemberAct);
    /// Leaves the network for good.
    14 member_leave: member::leave::leave(member::MemberAct, member::leave::LeaveArgs);
    /// Writes down that a member has fallen dormant.
    15 member_tidy_dormant: member::tidy_dormant::tidy_dormant(member::tidy_dormant::MemberTidyDormant);
    /// Leaves a tombstone where a member was who has left.
    16 member_tidy_tombstone: member::tidy_tombstone::tidy_tombstone(member::tidy_tombstone::MemberTidyTombstone);
    /// Offers a hand by link.
    30 tie_invite: tie::invite::invite(tie::invite::TieInvite, tie::invite::InviteArgs);
    /// Takes the hand that a link offers.
    31 tie_accept: tie::accept::accept(tie::accept::TieAccept, tie::accept::AcceptArgs);
    /// Takes a link back.
    32 tie_cancel: tie::cancel::cancel(tie::cancel::TieCancel);
    /// Extends the own hand to a member, or answers one that is extended.
    33 tie_extend: tie::extend::extend(tie::extend::TieExtend, tie::extend::ExtendArgs);
    /// Changes what the own side of a tie is ready to help with.
    34 tie_pledge: tie::pledge::pledge(tie::TieOwnSide, tie::pledge::PledgeArgs);
    /// Takes the own hand back.
    35 tie_withdraw: tie::withdraw::withdraw(tie::TieOwnSide, tie::TurnArgs);
    /// Offers the own hand again.
    36 tie_restore: tie::restore::restore(tie::TieOwnSide, tie::TurnArgs);
    /// Forgets the own side of a tie that neither side extends.
    37 tie_close: tie::close::close(tie::close::TieClose, tie::TurnArgs);
    /// Takes away a link that nobody can accept any more.
    38 tie_tidy_invitation: tie::tidy_invitation::tidy_invitation(tie::tidy_invitation::TieTidyInvitation);
    /// Takes away a tie with a tombstone.
    39 tie_tidy: tie::tidy::tidy(tie::tidy::TieTidy);
    /// Opens a request.
    50 request_open: request::open::open(request::open::RequestOpen, request::open::OpenArgs);
    /// Changes target, reach and details of an open request.
    51 request_edit: request::edit::edit(request::edit::RequestEdit, request::edit::RequestEditArgs);
    /// Ends a request before its time.
    52 request_close: request::close::close(request::close::RequestClose, request::close::CloseArgs);
    /// Writes down that a request has ended.
    53 request_tidy: request::tidy::tidy(request::tidy::RequestTidy);
    /// Writes down that an initiative is adopted.
    54 request_adopt: request::adopt::adopt(request::adopt::RequestAdopt);
    /// Declares an intent.
    60 intent_declare: intent::declare::declare(intent::declare::IntentDeclare, intent::declare::DeclareArgs);
    /// Says something else with an intent.
    61 intent_edit: intent::edit::edit(intent::edit::IntentEdit, intent::edit::IntentEditArgs);
    /// Takes an intent back.
    62 intent_withdraw: intent::withdraw::withdraw(intent::IntentEnd, intent::withdraw::WithdrawArgs);
    /// Refuses a helper.
    63 intent_refuse: intent::refuse::refuse(intent::IntentEnd, intent::refuse::RefuseArgs);
    /// Writes down what has become of an intent.
    64 intent_tidy: intent::tidy::tidy(intent::tidy::IntentTidy);
    /// Creates a pool.
    70 pool_create: pool::create::create(pool::create::PoolCreate, pool::create::PoolCreateArgs);
    /// Joins a pool with a stake.
    71 pool_join: pool::join::join(pool::join::PoolJoin, pool::join::PoolJoinArgs);
    /// Changes the own stake.
    72 pool_change: pool::change::change(pool::change::PoolChange, pool::change::PoolChangeArgs);
    /// Leaves a pool.
    73 pool_leave: pool::leave::leave(pool::leave::PoolLeave, pool::leave::PoolLeaveArgs);
    /// Opens a claim in a pool.
    74 pool_claim: pool::claim::claim(pool::claim::PoolClaim, pool::claim::PoolClaimArgs);
    /// Calls a claim when its discussion has ended and every claim before it is done.
    75 pool_freeze: pool::freeze::freeze(pool::freeze::PoolFreeze);
    /// Answers a claim that was called with exactly the own share.
    76 pool_answer: pool::answer::answer(pool::answer::PoolAnswer, pool::answer::PoolAnswerArgs);
    /// Writes down that a stake was silent until the deadline of a claim.
    77 pool_lapse: pool::lapse::lapse(pool::lapse::PoolLapse);
    /// Closes a pool in which no stake is active.
    78 pool_close: pool::close::close(pool::close::PoolClose);
    /// Closes what remains of a stake that nobody needs any more.
    79 pool_tidy_stake: pool::tidy_stake::tidy_stake(pool::tidy_stake::PoolTidyStake);
    /// Commits to a request.
    80 commitment_commit: commitment::commit::commit(commitment::commit::CommitmentCommit, commitment::commit::CommitArgs);
    /// Marks a commitment as performed.
    81 commitment_perform: commitment::perform::perform(commitment::perform::CommitmentPerform, commitment::SumArgs);
    /// Confirms that a commitment was kept.
    82 commitment_confirm: commitment::confirm::confirm(commitment::CommitmentAnswer, commitment::SumArgs);
    /// Lets a commitment go.
    83 commitment_forgive: commitment::forgive::forgive(commitment::CommitmentAnswer, commitment::SumArgs);
    /// Asks for performance; of what is performed it is a dispute.
    84 commitment_demand: commitment::demand::demand(commitment::CommitmentAnswer, commitment::demand::DemandArgs);
    /// Writes down that a commitment is overdue.
    85 commitment_tidy_overdue: commitment::tidy_overdue::tidy_overdue(commitment::report::CommitmentReport);
    /// Carries into the counters what they do not know yet.
    86 commitment_report: commitment::report::report(commitment::report::CommitmentReport);
    /// Closes a settled commitment.
    87 commitment_close: commitment::close::close(commitment::close::CommitmentClose, commitment::close::ClosingArgs);
    /// Commits to a member without a request.
    88 commitment_commit_directly: commitment::commit_directly::commit_directly(commitment::commit_directly::CommitmentCommitDirectly, commitment::commit_directly::DirectArgs);
    /// Allows or refuses that a commitment is cleared.
    89 commitment_clearable: commitment::clearable::clearable(commitment::clearable::CommitmentClearable, commitment::clearable::ClearableArgs);
    /// Hands a debt on.
    90 commitment_transfer: commitment::transfer::transfer(commitment::transfer::CommitmentTransfer, commitment::transfer::TransferArgs);
    /// Takes back that something is performed.
    91 commitment_take_back: commitment::take_back::take_back(commitment::CommitmentAnswer, commitment::SumArgs);
    /// Reduces a closed chain of commitments by the same amount.
    100 clearing_clear: clearing::clear::clear(clearing::clear::ClearingClear, clearing::clear::ClearArgs);
    /// Publishes an offer or a need.
    110 offer_publish: offer::publish::publish(offer::publish::OfferPublish, offer::publish::PublishArgs);
    /// Changes what an offer says.
    111 offer_edit: offer::edit::edit(offer::edit::OfferEdit, offer::edit::OfferEditArgs);
    /// Ends an offer.
    112 offer_close: offer::close::close(offer::close::OfferClose, offer::OwnTurnArgs);
    /// Takes an offer: opens a deal.
    113 offer_take: offer::take::take(offer::take::OfferTake, offer::take::TakeArgs);
    /// Withdraws a deal.
    114 offer_withdraw: offer::withdraw::withdraw(offer::withdraw::OfferWithdraw, offer::OwnTurnArgs);
    /// Agrees to a deal.
    115 offer_agree: offer::agree::agree(offer::agree::OfferAgree, offer::agree::AgreeArgs);
    /// Takes away an offer that has ended.
    116 offer_tidy: offer::tidy::tidy(offer::tidy::OfferTidy);
    /// Takes away a deal that has ended.
    117 offer_tidy_deal: offer::tidy_deal::tidy_deal(offer::tidy_deal::OfferTidyDeal);
    /// Lends some power to a key.
    120 delegate_grant: delegate::grant::grant(delegate::grant::DelegateGrant, delegate::grant::GrantArgs);
    /// Takes power back from a delegate, or gives it back.
    121 delegate_revoke: delegate::revoke::revoke(delegate::revoke::DelegateRevoke);
    /// Takes away a delegate whose power has ended.
    122 delegate_tidy: delegate::tidy::tidy(delegate::tidy::DelegateTidy);
    /// Chooses a guardian, or dismisses one.
    130 recovery_choose: recovery::choose::choose(recovery::choose::RecoveryChoose, recovery::choose::ChooseArgs);
    /// Arranges how many guardians it takes, and how long they wait.
    131 recovery_arrange: recovery::arrange::arrange(member::MemberAct, recovery::arrange::ArrangeArgs);
    /// Proposes another key for a member whose own is lost.
    132 recovery_propose: recovery::propose::propose(recovery::propose::RecoveryPropose, recovery::approve::ApproveArgs);
    /// Stands behind a key that another guardian has proposed.
    133 recovery_approve: recovery::approve::approve(recovery::approve::RecoveryApprove, recovery::approve::ApproveArgs);
    /// Gives the member the key that enough guardians stand behind.
    134 recovery_execute: recovery::execute::execute(recovery::execute::RecoveryExecute);
    /// Ends a proposal of another key.
    135 recovery_veto: recovery::veto::veto(recovery::veto::RecoveryVeto);
    /// Takes away a proposal that has ended.
    136 recovery_tidy: recovery::tidy::tidy(recovery::tidy::RecoveryTidy);
    /// Marks a share of zero as answered.
    140 pool_pass: pool::pass::pass(pool::pass::PoolPass);
    /// Declines a claim that was called.
    141 pool_decline: pool::decline::decline(pool::decline::PoolDecline, pool::decline::PoolDeclineArgs);
    /// Signs what anyone may answer for the member.
    142 pool_mandate: pool::mandate::mandate(pool::mandate::PoolMandate, pool::mandate::PoolMandateArgs);
    /// Withdraws a claim before it is called.
    143 pool_withdraw: pool::withdraw::withdraw(pool::withdraw::PoolWithdraw, request::CloseArgs);
}
