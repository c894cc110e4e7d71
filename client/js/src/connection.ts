// A chain to read from and to send to, with as little ceremony as possible. Whoever has a setup of their own needs
// nothing of this: every instruction and every `fetch...` works with Kit as it is.
import {
  appendTransactionMessageInstructions,
  assertIsSendableTransaction,
  assertIsTransactionWithBlockhashLifetime,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  getSignatureFromTransaction,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type Instruction,
  type Rpc,
  type RpcSubscriptions,
  type Signature,
  type SolanaRpcApi,
  type SolanaRpcSubscriptionsApi,
  type TransactionSigner,
} from '@solana/kit';

export interface Connection {
  readonly rpc: Rpc<SolanaRpcApi>;
  readonly rpcSubscriptions: RpcSubscriptions<SolanaRpcSubscriptionsApi>;
  /** Signs with every signer that the instructions hold, sends, and waits until the transaction is confirmed. */
  send(feePayer: TransactionSigner, instructions: readonly Instruction[]): Promise<Signature>;
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

  async function send(feePayer: TransactionSigner, instructions: readonly Instruction[]): Promise<Signature> {
    const { value: blockhash } = await rpc.getLatestBlockhash({ commitment: 'confirmed' }).send();
    const message = pipe(
      createTransactionMessage({ version: 0 }),
      empty => setTransactionMessageFeePayerSigner(feePayer, empty),
      paid => setTransactionMessageLifetimeUsingBlockhash(blockhash, paid),
      alive => appendTransactionMessageInstructions(instructions, alive),
    );
    const transaction = await signTransactionMessageWithSigners(message);
    assertIsSendableTransaction(transaction);
    assertIsTransactionWithBlockhashLifetime(transaction);
    await sendAndConfirm(transaction, { commitment: 'confirmed' });
    return getSignatureFromTransaction(transaction);
  }

  return { rpc, rpcSubscriptions, send };
}
