import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as exodus from '../../src/index.js';
import { filled, golden } from '../golden.js';

test('a link has the text that the other clients give it', async () => {
  const { text } = await exodus.linkOf(filled(7));
  assert.equal(text, 'exodus:invitation/46WPtSJH9Mc1rNbRaWo6k2v6Bm8dc1FuCFxS2n6gFo7GwNE6H');
});

test('a link holds the key that its invitation names', async () => {
  const { signer } = await exodus.linkOf(filled(3));
  assert.equal(signer.address, exodus.getInvitationDecoder().decode(golden('invitation')).key);
});

test('a new link survives the way', async () => {
  const link = await exodus.createLink();
  const read = await exodus.parseLink(` ${link.text}\n`);
  assert.equal(read.text, link.text);
  assert.equal(read.signer.address, link.signer.address);
  assert.notEqual((await exodus.createLink()).text, link.text);
});

test('a typing error, a missing end and another scheme do not', async () => {
  const { text } = await exodus.linkOf(filled(7));
  for (let place = text.indexOf('/') + 1; place < text.length; place += 1) {
    const wrong = text.slice(0, place) + (text[place] === '2' ? '3' : '2') + text.slice(place + 1);
    await assert.rejects(exodus.parseLink(wrong), SyntaxError, wrong);
    await assert.rejects(exodus.parseLink(text.slice(0, place)), SyntaxError, `cut at ${place}`);
  }
  await assert.rejects(exodus.parseLink(`${text.slice(0, -1)}0`), /a character that no link has/);
  await assert.rejects(exodus.parseLink('https://example.org'), /starts with/);
});
