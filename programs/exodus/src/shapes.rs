//! The exact shape of each instruction, by tag.

use anchor_lang::wincode::{SchemaRead, TypeMeta};
use anchor_lang::{BorshConfig, TryAccounts};

use exodus_rules::clearing::LONGEST;

use crate::guards::{LONGEST_PATH, MOST_EXTRA, MOST_UNSORTED};
use crate::instructions::{
    clearing::*, commitment::*, delegate::*, intent::*, member::*, network::*, offer::*, pool::*, recovery::*,
    request::*, tie::*,
};

/// How many bytes and accounts an instruction takes, its tag included.
#[derive(Clone, Copy)]
pub struct Shape {
    data: u64,
    accounts: u64,
    extra: u64,
}

impl Shape {
    /// The shape of no instruction.
    const NONE: Self = Self { data: 0, accounts: 0, extra: 0 };

    /// The declared accounts of `A`, the arguments `data`, and up to `extra` accounts behind them.
    #[allow(clippy::as_conversions, reason = "From is not const yet; a count always fits")]
    const fn of<A: TryAccounts>(data: usize, extra: usize) -> Self {
        Self { data: (data as u64).saturating_add(1), accounts: A::HEADER_SIZE as u64, extra: extra as u64 }
    }

    /// Whether so many bytes and accounts have this shape.
    pub const fn fits(self, data: u64, accounts: u64) -> bool {
        self.data != 0
            && data == self.data
            && accounts >= self.accounts
            && accounts <= self.accounts.saturating_add(self.extra)
    }
}

/// The bytes that arguments take.
#[allow(clippy::panic, reason = "evaluated when the program is compiled")]
const fn wire<A: for<'a> SchemaRead<'a, BorshConfig>>() -> usize {
    match A::TYPE_META {
        TypeMeta::Static { size, .. } => size,
        TypeMeta::Dynamic => panic!("arguments have a fixed size"),
    }
}

/// One entry per tag of the table of contents in `lib.rs`; a tag without an entry is refused.
#[allow(clippy::indexing_slicing, reason = "evaluated when the program is compiled")]
pub static SHAPES: [Shape; 160] = {
    let mut shapes = [Shape::NONE; 160];
    shapes[0] = Shape::of::<NetworkCreate>(wire::<CreateArgs>(), 0);
    shapes[10] = Shape::of::<MemberJoin>(wire::<JoinArgs>(), 0);
    shapes[11] = Shape::of::<MemberSet>(wire::<SetArgs>(), 0);
    shapes[12] = Shape::of::<MemberChangeKey>(0, 0);
    shapes[13] = Shape::of::<MemberAct>(0, 0);
    shapes[14] = Shape::of::<MemberAct>(wire::<LeaveArgs>(), 0);
    shapes[15] = Shape::of::<MemberTidyDormant>(0, 0);
    shapes[16] = Shape::of::<MemberTidyTombstone>(0, 0);
    shapes[30] = Shape::of::<TieInvite>(wire::<InviteArgs>(), 0);
    shapes[31] = Shape::of::<TieAccept>(wire::<AcceptArgs>(), 0);
    shapes[32] = Shape::of::<TieCancel>(0, 0);
    shapes[33] = Shape::of::<TieExtend>(wire::<ExtendArgs>(), 0);
    shapes[34] = Shape::of::<TieOwnSide>(wire::<PledgeArgs>(), 0);
    shapes[35] = Shape::of::<TieOwnSide>(wire::<TurnArgs>(), 0);
    shapes[36] = Shape::of::<TieOwnSide>(wire::<TurnArgs>(), 0);
    shapes[37] = Shape::of::<TieClose>(wire::<TurnArgs>(), 0);
    shapes[38] = Shape::of::<TieTidyInvitation>(0, 0);
    shapes[39] = Shape::of::<TieTidy>(0, 0);
    shapes[50] = Shape::of::<RequestOpen>(wire::<OpenArgs>(), 0);
    shapes[51] = Shape::of::<RequestEdit>(wire::<RequestEditArgs>(), 0);
    shapes[52] = Shape::of::<RequestClose>(wire::<CloseArgs>(), 0);
    shapes[53] = Shape::of::<RequestTidy>(0, 0);
    shapes[54] = Shape::of::<RequestAdopt>(0, 0);
    shapes[60] = Shape::of::<IntentDeclare>(wire::<DeclareArgs>(), MOST_EXTRA);
    shapes[61] = Shape::of::<IntentEdit>(wire::<IntentEditArgs>(), 0);
    shapes[62] = Shape::of::<IntentEnd>(wire::<WithdrawArgs>(), 0);
    shapes[63] = Shape::of::<IntentEnd>(wire::<RefuseArgs>(), 0);
    shapes[64] = Shape::of::<IntentTidy>(0, 0);
    shapes[70] = Shape::of::<PoolCreate>(wire::<PoolCreateArgs>(), 0);
    shapes[71] = Shape::of::<PoolJoin>(wire::<PoolJoinArgs>(), 0);
    shapes[72] = Shape::of::<PoolChange>(wire::<PoolChangeArgs>(), 0);
    shapes[73] = Shape::of::<PoolLeave>(wire::<PoolLeaveArgs>(), 0);
    shapes[74] = Shape::of::<PoolClaim>(wire::<PoolClaimArgs>(), 0);
    shapes[75] = Shape::of::<PoolFreeze>(0, 0);
    shapes[76] = Shape::of::<PoolAnswer>(wire::<PoolAnswerArgs>(), 0);
    shapes[77] = Shape::of::<PoolLapse>(0, 0);
    shapes[78] = Shape::of::<PoolClose>(0, 0);
    shapes[79] = Shape::of::<PoolTidyStake>(0, 0);
    shapes[80] = Shape::of::<CommitmentCommit>(wire::<CommitArgs>(), MOST_EXTRA);
    shapes[81] = Shape::of::<CommitmentPerform>(wire::<SumArgs>(), 0);
    shapes[82] = Shape::of::<CommitmentAnswer>(wire::<SumArgs>(), 0);
    shapes[83] = Shape::of::<CommitmentAnswer>(wire::<SumArgs>(), 0);
    shapes[84] = Shape::of::<CommitmentAnswer>(wire::<DemandArgs>(), 0);
    shapes[85] = Shape::of::<CommitmentReport>(0, 0);
    shapes[86] = Shape::of::<CommitmentReport>(0, 0);
    shapes[87] = Shape::of::<CommitmentClose>(wire::<ClosingArgs>(), 0);
    shapes[88] = Shape::of::<CommitmentCommitDirectly>(wire::<DirectArgs>(), 0);
    shapes[89] = Shape::of::<CommitmentClearable>(wire::<ClearableArgs>(), 0);
    shapes[90] = Shape::of::<CommitmentTransfer>(wire::<TransferArgs>(), 0);
    shapes[91] = Shape::of::<CommitmentAnswer>(wire::<SumArgs>(), 0);
    shapes[100] = Shape::of::<ClearingClear>(wire::<ClearArgs>(), LONGEST);
    shapes[110] = Shape::of::<OfferPublish>(wire::<PublishArgs>(), 0);
    shapes[111] = Shape::of::<OfferEdit>(wire::<OfferEditArgs>(), 0);
    shapes[112] = Shape::of::<OfferClose>(wire::<OwnTurnArgs>(), 0);
    shapes[113] = Shape::of::<OfferTake>(wire::<TakeArgs>(), LONGEST_PATH);
    shapes[114] = Shape::of::<OfferWithdraw>(wire::<OwnTurnArgs>(), 0);
    shapes[115] = Shape::of::<OfferAgree>(wire::<AgreeArgs>(), 0);
    shapes[116] = Shape::of::<OfferTidy>(0, 0);
    shapes[117] = Shape::of::<OfferTidyDeal>(0, 0);
    shapes[120] = Shape::of::<DelegateGrant>(wire::<GrantArgs>(), 0);
    shapes[121] = Shape::of::<DelegateRevoke>(0, 0);
    shapes[122] = Shape::of::<DelegateTidy>(0, 0);
    shapes[130] = Shape::of::<RecoveryChoose>(wire::<ChooseArgs>(), 0);
    shapes[131] = Shape::of::<MemberAct>(wire::<ArrangeArgs>(), 0);
    shapes[132] = Shape::of::<RecoveryPropose>(wire::<ApproveArgs>(), 0);
    shapes[133] = Shape::of::<RecoveryApprove>(wire::<ApproveArgs>(), 0);
    shapes[134] = Shape::of::<RecoveryExecute>(0, MOST_UNSORTED);
    shapes[135] = Shape::of::<RecoveryVeto>(0, 2);
    shapes[136] = Shape::of::<RecoveryTidy>(0, 0);
    shapes[140] = Shape::of::<PoolPass>(0, 0);
    shapes[141] = Shape::of::<PoolDecline>(wire::<PoolDeclineArgs>(), 0);
    shapes[142] = Shape::of::<PoolMandate>(wire::<PoolMandateArgs>(), 0);
    shapes[143] = Shape::of::<PoolWithdraw>(wire::<CloseArgs>(), 0);
    shapes
};
