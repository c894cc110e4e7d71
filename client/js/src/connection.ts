// A chain to read from and to send to, with as little ceremony as possible. Whoever has a setup of their own needs
// nothing of this: every instruction and every `fetch...` works with Kit as it is.
import {
  appendTransactionMessageInstructions,
  assertIsSendableTransaction,
  assertIsTransactionWithBlockhashLifetime,
  compressTransactionMessageUsingAddressLookupTables,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  fetchAddressesForLookupTables,
  getSignatureFromTransaction,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageComputeUnitLimit,
  setTransactionMessageComputeUnitPrice,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type Address,
  type AddressesByLookupTableAddress,
  type BlockhashLifetimeConstraint,
  type Instruction,
  type Rpc,
  type RpcSubscriptions,
  type Signature,
  type SolanaRpcApi,
  type SolanaRpcSubscriptionsApi,
  type TransactionSigner,
} from '@solana/kit';

/** How a transaction is sent, beyond what it does. */
export interface SendOptions {
  /** What a compute unit may cost, in millionths of a lamport: more is served sooner. */
  readonly computeUnitPrice?: number | bigint;
  /** How many compute units it may take; without it the chain allows 200,000 an instruction. */
  readonly computeUnitLimit?: number;
  /** Tables in which some of its accounts stand: a clearing of more than 30 commitments needs one. */
  readonly lookupTables?: readonly Address[];
}

export interface Connection {
  readonly rpc: Rpc<SolanaRpcApi>;
  readonly rpcSubscriptions: RpcSubscriptions<SolanaRpcSubscriptionsApi>;
  /** Signs with every signer that the instructions hold, sends, and waits until the transaction is confirmed. */
  send(feePayer: TransactionSigner, instructions: readonly Instruction[], options?: SendOptions): Promise<Signature>;
}

/** A message that is ready to be signed: what {@link Connection.send} signs and sends. */
export function messageOf(
  feePayer: TransactionSigner,
  instructions: readonly Instruction[],
  lifetime: BlockhashLifetimeConstraint,
  options: Omit<SendOptions, 'lookupTables'> = {},
  tables: AddressesByLookupTableAddress = {},
) {
  const { computeUnitLimit, computeUnitPrice } = options;
  return pipe(
    createTransactionMessage({ version: 0 }),
    empty => setTransactionMessageFeePayerSigner(feePayer, empty),
    paid => setTransactionMessageLifetimeUsingBlockhash(lifetime, paid),
    alive => (computeUnitLimit === undefined ? alive : setTransactionMessageComputeUnitLimit(computeUnitLimit, alive)),
    bound =>
      computeUnitPrice === undefined ? bound : setTransactionMessageComputeUnitPrice(BigInt(computeUnitPrice), bound),
    priced => appendTransactionMessageInstructions(instructions, priced),
    whole => compressTransactionMessageUsingAddressLookupTables(whole, tables),
  );
}

/** Where a chain at `url` answers websockets: one port above, or at the same place where `url` has no port. */
export function websocketOf(url: string): string {
  const place = new URL(url);
  place.protocol = place.protocol === 'https:' ? 'wss:' : 'ws:';
  if (place.port) place.port = String(Number(place.port) + 1);
  return place.href;
}

/** Speaks to the chain at `url`. */
export function connect(url: string, websocket = websocketOf(url)): Connection {
  const rpc: Rpc<SolanaRpcApi> = createSolanaRpc(url);
  const rpcSubscriptions = createSolanaRpcSubscriptions(websocket);
  const sendAndConfirm = sendAndConfirmTransactionFactory({ rpc, rpcSubscriptions });

  async function send(
    feePayer: TransactionSigner,
    instructions: readonly Instruction[],
    options: SendOptions = {},
  ): Promise<Signature> {
    const { lookupTables = [], ...rest } = options;
    const tables = lookupTables.length > 0 ? await fetchAddressesForLookupTables([...lookupTables], rpc) : {};
    const { value: blockhash } = await rpc.getLatestBlockhash({ commitment: 'confirmed' }).send();
    const message = messageOf(feePayer, instructions, blockhash, rest, tables);
    const transaction = await signTransactionMessageWithSigners(message);
    assertIsSendableTransaction(transaction);
    assertIsTransactionWithBlockhashLifetime(transaction);
    await sendAndConfirm(transaction, { commitment: 'confirmed' });
    return getSignatureFromTransaction(transaction);
  }

  return { rpc, rpcSubscriptions, send };
}
