//! Creates a network.
//!
//! Signs: the founder, who has no rights afterwards. Transition: nothing -> a frame that never changes. Event:
//! `NetworkCreated`. Refuses: a slug, unit, pledge or frame out of its range; a mint that is none or has other
//! decimals.
#![allow(unused_variables, reason = "the derive binds the arguments once more where it leaves the accounts")]

use anchor_lang::prelude::*;
use anchor_lang::programs::Token;
use anchor_spl::{Mint, token_interface};
use exodus_rules::Refusal;
use exodus_rules::network::{self, Frame};

use crate::errors::Outcome;
use crate::events::NetworkCreated;
use crate::guards;
use crate::record::Record;
use crate::state::Network;

/// The frame, as the founder proposes it.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct CreateArgs {
    /// `a-z 0-9 -`, zero-padded.
    pub slug: [u8; 32],
    /// `A-Z 0-9`, zero-padded.
    pub unit: [u8; 8],
    /// Decimals of the unit, 0-9.
    pub decimals: u8,
    /// Suggested to members, in minor units.
    pub default_pledge: u64,
    /// Seconds, at least 60; 0 = calendar month in UTC.
    pub period_seconds: u32,
    /// Mutual ties a member may have, 1-150.
    pub tie_cap: u8,
    /// Periods without an own act after which a member is dormant, at least 1.
    pub dormant_after: u32,
}

/// Accounts of `network create`.
#[derive(Accounts)]
#[instruction(args: CreateArgs)]
pub struct NetworkCreate {
    /// Pays the rent, which stays: a network never closes.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// Whoever creates it.
    pub founder: Signer,
    /// The SPL mint of the unit; the System program where the unit has none.
    pub mint: UncheckedAccount,
    /// The network.
    #[account(init, payer = payer, seeds = [b"network", founder.address().as_ref(), args.slug.as_ref()], bump)]
    pub network: Record<Network>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Creates a network.
pub fn create(ctx: &mut Context<NetworkCreate>, args: CreateArgs) -> Outcome {
    let at = guards::now()?;
    network::slug(&args.slug)?;
    network::unit(&args.unit)?;
    let frame = Frame::new(args.period_seconds, args.decimals, args.tie_cap, args.dormant_after)?;
    frame.rhythm.at(at)?;
    must_be_mint_or_none(ctx.accounts.mint.account(), args.decimals)?;

    let founder = *ctx.accounts.founder.address();
    let mint = *ctx.accounts.mint.address();
    let network = &mut ctx.accounts.network;
    let record = network.stamp(ctx.bumps.network);
    record.founder = founder;
    record.mint = mint;
    record.slug = args.slug;
    record.unit = args.unit;
    record.decimals = args.decimals;
    record.default_pledge = network::default_pledge(args.default_pledge)?.get();
    record.period_seconds = args.period_seconds;
    record.tie_cap = args.tie_cap;
    record.dormant_after = args.dormant_after;
    record.created = at.get();
    emit!(NetworkCreated { network: *network.address(), founder });
    Ok(())
}

/// A mint as `anchor-spl` reads it, of the token program that owns it; nothing where the unit has none.
fn must_be_mint_or_none(view: &AccountView, decimals: u8) -> core::result::Result<(), Refusal> {
    if *view.address() == System::id() {
        return Ok(());
    }
    let mint = if view.owned_by(&Token::id()) {
        Account::<Mint>::load(*view).map(|mint| mint.decimals())
    } else {
        InterfaceAccount::<token_interface::Mint>::load(*view).map(|mint| mint.decimals())
    };
    if mint == Ok(decimals) { Ok(()) } else { Err(Refusal::MintMismatch) }
}
