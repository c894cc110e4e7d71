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
pub mod shapes;
pub mod state;

use anchor_lang::prelude::*;
use instructions::{clearing, commitment, intent, member, network, offer, request, tie};

declare_id!("Exodus1111111111111111111111111111111111111");

/// The instructions. 0-9 network, 10-29 member, 30-49 tie, 50-59 request, 60-69 intent,
/// 70-79 pool, 80-99 commitment, 100-109 clearing, 110-119 offer, 120-129 delegate, 130-139 recovery.
#[program]
pub mod program {
    use super::*;

    /// Creates a network.
    #[discrim = 0]
    pub fn network_create(
        ctx: &mut Context<network::create::NetworkCreate>,
        args: network::create::CreateArgs,
    ) -> Result<()> {
        Ok(network::create::create(ctx, args)?)
    }

    /// Joins a network.
    #[discrim = 10]
    pub fn member_join(ctx: &mut Context<member::join::MemberJoin>, args: member::join::JoinArgs) -> Result<()> {
        Ok(member::join::join(ctx, args)?)
    }

    /// Sets the own profile hash, pledge and attention limit.
    #[discrim = 11]
    pub fn member_set(ctx: &mut Context<member::set::MemberSet>, args: member::set::SetArgs) -> Result<()> {
        Ok(member::set::set(ctx, args)?)
    }

    /// Hands the member over to another key.
    #[discrim = 12]
    pub fn member_change_key(ctx: &mut Context<member::change_key::MemberChangeKey>) -> Result<()> {
        Ok(member::change_key::change_key(ctx)?)
    }

    /// Offers a hand by link.
    #[discrim = 30]
    pub fn tie_invite(ctx: &mut Context<tie::invite::TieInvite>, args: tie::invite::InviteArgs) -> Result<()> {
        Ok(tie::invite::invite(ctx, args)?)
    }

    /// Takes the hand that a link offers.
    #[discrim = 31]
    pub fn tie_accept(ctx: &mut Context<tie::accept::TieAccept>, args: tie::accept::AcceptArgs) -> Result<()> {
        Ok(tie::accept::accept(ctx, args)?)
    }

    /// Takes a link back.
    #[discrim = 32]
    pub fn tie_cancel(ctx: &mut Context<tie::cancel::TieCancel>) -> Result<()> {
        Ok(tie::cancel::cancel(ctx)?)
    }

    /// Extends the own hand to a member, or answers one that is extended.
    #[discrim = 33]
    pub fn tie_extend(ctx: &mut Context<tie::extend::TieExtend>, args: tie::extend::ExtendArgs) -> Result<()> {
        Ok(tie::extend::extend(ctx, args)?)
    }

    /// Changes what the own side of a tie is ready to help with.
    #[discrim = 34]
    pub fn tie_pledge(ctx: &mut Context<tie::TieOwnSide>, args: tie::pledge::PledgeArgs) -> Result<()> {
        Ok(tie::pledge::pledge(ctx, args)?)
    }

    /// Takes the own hand back.
    #[discrim = 35]
    pub fn tie_withdraw(ctx: &mut Context<tie::TieOwnSide>, args: tie::TurnArgs) -> Result<()> {
        Ok(tie::withdraw::withdraw(ctx, args)?)
    }

    /// Offers the own hand again.
    #[discrim = 36]
    pub fn tie_restore(ctx: &mut Context<tie::TieOwnSide>, args: tie::TurnArgs) -> Result<()> {
        Ok(tie::restore::restore(ctx, args)?)
    }

    /// Forgets the own side of a tie that neither side extends.
    #[discrim = 37]
    pub fn tie_close(ctx: &mut Context<tie::close::TieClose>, args: tie::TurnArgs) -> Result<()> {
        Ok(tie::close::close(ctx, args)?)
    }

    /// Opens a request.
    #[discrim = 50]
    pub fn request_open(ctx: &mut Context<request::open::RequestOpen>, args: request::open::OpenArgs) -> Result<()> {
        Ok(request::open::open(ctx, args)?)
    }

    /// Changes target, reach and details of an open request.
    #[discrim = 51]
    pub fn request_edit(ctx: &mut Context<request::edit::RequestEdit>, args: request::edit::EditArgs) -> Result<()> {
        Ok(request::edit::edit(ctx, args)?)
    }

    /// Ends a request before its time.
    #[discrim = 52]
    pub fn request_close(
        ctx: &mut Context<request::close::RequestClose>,
        args: request::close::CloseArgs,
    ) -> Result<()> {
        Ok(request::close::close(ctx, args)?)
    }

    /// Writes down that a request has ended.
    #[discrim = 53]
    pub fn request_tidy(ctx: &mut Context<request::tidy::RequestTidy>) -> Result<()> {
        Ok(request::tidy::tidy(ctx)?)
    }

    /// Writes down that an initiative is adopted.
    #[discrim = 54]
    pub fn request_adopt(ctx: &mut Context<request::adopt::RequestAdopt>) -> Result<()> {
        Ok(request::adopt::adopt(ctx)?)
    }

    /// Declares an intent.
    #[discrim = 60]
    pub fn intent_declare(
        ctx: &mut Context<intent::declare::IntentDeclare>,
        args: intent::declare::DeclareArgs,
    ) -> Result<()> {
        Ok(intent::declare::declare(ctx, args)?)
    }

    /// Says something else with an intent.
    #[discrim = 61]
    pub fn intent_edit(ctx: &mut Context<intent::edit::IntentEdit>, args: intent::edit::EditArgs) -> Result<()> {
        Ok(intent::edit::edit(ctx, args)?)
    }

    /// Takes an intent back.
    #[discrim = 62]
    pub fn intent_withdraw(ctx: &mut Context<intent::IntentEnd>, args: intent::withdraw::WithdrawArgs) -> Result<()> {
        Ok(intent::withdraw::withdraw(ctx, args)?)
    }

    /// Refuses a helper.
    #[discrim = 63]
    pub fn intent_refuse(ctx: &mut Context<intent::IntentEnd>) -> Result<()> {
        Ok(intent::refuse::refuse(ctx)?)
    }

    /// Writes down what has become of an intent.
    #[discrim = 64]
    pub fn intent_tidy(ctx: &mut Context<intent::tidy::IntentTidy>) -> Result<()> {
        Ok(intent::tidy::tidy(ctx)?)
    }

    /// Commits to a request.
    #[discrim = 80]
    pub fn commitment_commit(
        ctx: &mut Context<commitment::commit::CommitmentCommit>,
        args: commitment::commit::CommitArgs,
    ) -> Result<()> {
        Ok(commitment::commit::commit(ctx, args)?)
    }

    /// Marks a commitment as performed.
    #[discrim = 81]
    pub fn commitment_perform(
        ctx: &mut Context<commitment::perform::CommitmentPerform>,
        args: commitment::SumArgs,
    ) -> Result<()> {
        Ok(commitment::perform::perform(ctx, args)?)
    }

    /// Confirms that a commitment was kept.
    #[discrim = 82]
    pub fn commitment_confirm(
        ctx: &mut Context<commitment::CommitmentAnswer>,
        args: commitment::SumArgs,
    ) -> Result<()> {
        Ok(commitment::confirm::confirm(ctx, args)?)
    }

    /// Lets a commitment go.
    #[discrim = 83]
    pub fn commitment_forgive(
        ctx: &mut Context<commitment::CommitmentAnswer>,
        args: commitment::SumArgs,
    ) -> Result<()> {
        Ok(commitment::forgive::forgive(ctx, args)?)
    }

    /// Asks for performance; of what is performed it is a dispute.
    #[discrim = 84]
    pub fn commitment_demand(
        ctx: &mut Context<commitment::CommitmentAnswer>,
        args: commitment::demand::DemandArgs,
    ) -> Result<()> {
        Ok(commitment::demand::demand(ctx, args)?)
    }

    /// Writes down that a commitment is overdue.
    #[discrim = 85]
    pub fn commitment_tidy_overdue(ctx: &mut Context<commitment::report::CommitmentReport>) -> Result<()> {
        Ok(commitment::tidy_overdue::tidy_overdue(ctx)?)
    }

    /// Carries into the counters what they do not know yet.
    #[discrim = 86]
    pub fn commitment_report(ctx: &mut Context<commitment::report::CommitmentReport>) -> Result<()> {
        Ok(commitment::report::report(ctx)?)
    }

    /// Commits to a member without a request.
    #[discrim = 88]
    pub fn commitment_commit_directly(
        ctx: &mut Context<commitment::commit_directly::CommitmentCommitDirectly>,
        args: commitment::commit_directly::DirectArgs,
    ) -> Result<()> {
        Ok(commitment::commit_directly::commit_directly(ctx, args)?)
    }

    /// Allows or refuses that a commitment is cleared.
    #[discrim = 89]
    pub fn commitment_clearable(
        ctx: &mut Context<commitment::clearable::CommitmentClearable>,
        args: commitment::clearable::ClearableArgs,
    ) -> Result<()> {
        Ok(commitment::clearable::clearable(ctx, args)?)
    }

    /// Hands a debt on.
    #[discrim = 90]
    pub fn commitment_transfer(
        ctx: &mut Context<commitment::transfer::CommitmentTransfer>,
        args: commitment::transfer::TransferArgs,
    ) -> Result<()> {
        Ok(commitment::transfer::transfer(ctx, args)?)
    }

    /// Reduces a closed chain of commitments by the same amount.
    #[discrim = 100]
    pub fn clearing_clear(
        ctx: &mut Context<clearing::clear::ClearingClear>,
        args: clearing::clear::ClearArgs,
    ) -> Result<()> {
        Ok(clearing::clear::clear(ctx, args)?)
    }

    /// Closes a settled commitment.
    #[discrim = 87]
    pub fn commitment_close(ctx: &mut Context<commitment::close::CommitmentClose>) -> Result<()> {
        Ok(commitment::close::close(ctx)?)
    }

    /// Publishes an offer or a need.
    #[discrim = 110]
    pub fn offer_publish(
        ctx: &mut Context<offer::publish::OfferPublish>,
        args: offer::publish::PublishArgs,
    ) -> Result<()> {
        Ok(offer::publish::publish(ctx, args)?)
    }

    /// Changes what an offer says.
    #[discrim = 111]
    pub fn offer_edit(ctx: &mut Context<offer::edit::OfferEdit>, args: offer::edit::OfferEditArgs) -> Result<()> {
        Ok(offer::edit::edit(ctx, args)?)
    }

    /// Ends an offer.
    #[discrim = 112]
    pub fn offer_close(ctx: &mut Context<offer::close::OfferClose>, args: offer::OwnTurnArgs) -> Result<()> {
        Ok(offer::close::close(ctx, args)?)
    }

    /// Takes an offer: opens a deal.
    #[discrim = 113]
    pub fn offer_take(ctx: &mut Context<offer::take::OfferTake>, args: offer::take::TakeArgs) -> Result<()> {
        Ok(offer::take::take(ctx, args)?)
    }

    /// Withdraws a deal.
    #[discrim = 114]
    pub fn offer_withdraw(ctx: &mut Context<offer::withdraw::OfferWithdraw>, args: offer::OwnTurnArgs) -> Result<()> {
        Ok(offer::withdraw::withdraw(ctx, args)?)
    }

    /// Agrees to a deal.
    #[discrim = 115]
    pub fn offer_agree(ctx: &mut Context<offer::agree::OfferAgree>, args: offer::agree::AgreeArgs) -> Result<()> {
        Ok(offer::agree::agree(ctx, args)?)
    }

    /// Takes away an offer that has ended.
    #[discrim = 116]
    pub fn offer_tidy(ctx: &mut Context<offer::tidy::OfferTidy>) -> Result<()> {
        Ok(offer::tidy::tidy(ctx)?)
    }

    /// Takes away a deal that has ended.
    #[discrim = 117]
    pub fn offer_tidy_deal(ctx: &mut Context<offer::tidy_deal::OfferTidyDeal>) -> Result<()> {
        Ok(offer::tidy_deal::tidy_deal(ctx)?)
    }
}
