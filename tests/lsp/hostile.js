// Messages as editors sent them, and messages that no editor should send: two hundred and more. The
// server answers each request, stays alive, and then serves an ordinary session. hostile.js PLAINER
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { Client } = require('./client.js');

const plainer = process.argv[2];
const uri = 'file:///nowhere/page.html';
const page = '<!DOCTYPE html><html lang="en"><title>A page</title><main><h1>Now</h1>\n<p>We utilise new legislation in order to help. \u{1F467}\u{1F3FD}</p></main></html>\n';
let sent = 0;

const frame = (body) => { const b = Buffer.isBuffer(body) ? body : Buffer.from(body); return Buffer.concat([Buffer.from(`Content-Length: ${b.length}\r\n\r\n`), b]); };
const request = (id, method, params) => ({ jsonrpc: '2.0', id, method, params });
const notice = (method, params) => ({ jsonrpc: '2.0', method, params });
const at = (line, character) => ({ line, character });
const doc = (version, other = uri) => ({ uri: other, version });

// A server with the page open.
async function opened() {
  const client = new Client(plainer, ['lsp']);
  await client.start();
  const first = client.diagnostics(uri);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'html', version: 1, text: page } });
  await first;
  return client;
}

// It still answers.
async function alive(client, what) {
  let hover;
  try {
    hover = await Promise.race([
      client.request('textDocument/hover', { textDocument: { uri }, position: at(1, 8) }),
      new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in 20 s')), 20000)),
    ]);
  } catch (error) {
    assert.fail(`${what}: ${error.message}`);
  }
  assert.ok(hover === null || hover.contents, what);
}

// What may stand in the place of params or of a part of them.
const ODD = [undefined, null, true, 0, -1, 1e300, '', 'text', [], [[]], [null], {}, { textDocument: null }, { textDocument: { uri: 7 } },
  { textDocument: { uri } }, { textDocument: doc(5), contentChanges: null }, { textDocument: doc(6), contentChanges: [null, 4, 'x', {}, { text: 5 }] },
  { textDocument: { uri }, position: at(-5, -5) }, { textDocument: { uri }, position: at(2 ** 31, 2 ** 31) }, { textDocument: { uri }, position: at(2 ** 53, 1e308) },
  { textDocument: { uri }, position: { line: '1', character: [] } }, { textDocument: { uri }, range: { start: at(9, 9), end: at(0, 0) }, context: null }];
const METHODS = ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didSave', 'textDocument/hover',
  'textDocument/codeAction', 'textDocument/codeLens', 'textDocument/diagnostic', 'workspace/executeCommand',
  'workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles'];
const NOTICES = /did/;

async function oddParams() {
  for (const method of METHODS) {
    const client = await opened();
    for (const params of ODD) {
      const message = NOTICES.test(method) ? notice(method, params) : request(1000 + sent, method, params);
      client.send(message);
      sent++;
    }
    await alive(client, method);
    const answered = client.messages.filter((m) => m.id >= 1000 && (m.error || 'result' in m)).length;
    assert.strictEqual(answered, NOTICES.test(method) ? 0 : ODD.length, method);
    client.process.kill();
  }
}

// Bodies that are no message, each answered with an error or passed by.
const BODIES = ['', ' ', 'null', '0', '"text"', '[]', '[{}]', '{', '{}', '{"jsonrpc":"2.0"}', '{"id":1}', '{"id":null,"method":null}',
  '{"jsonrpc":"2.0","method":5}', '{"jsonrpc":"2.0","id":{},"method":"textDocument/hover"}', '{"jsonrpc":"2.0","id":"a\\u0000b","method":"none"}',
  '{"a":1,"a":2}', '{"jsonrpc":"2.0","id":77777,"result":null}', '{"jsonrpc":"2.0","id":77777,"error":{}}', '\ufeff{}', '{"x":"\\ud800"}',
  Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), Buffer.from([0]), Buffer.alloc(1000, 0x5b), Buffer.alloc(100000, 0x5b),
  `{"method":"${'m'.repeat(100000)}"}`, `{"jsonrpc":"2.0","id":${'9'.repeat(400)},"method":"none"}`, '{"jsonrpc":"2.0","id":1e400,"method":"none"}',
  JSON.stringify([request(1, 'shutdown'), notice('exit')]), '{"jsonrpc":"2.0","id":5,"method":"$/unknown"}', '{"jsonrpc":"2.0","method":"$/unknown"}',
  '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}', '{"jsonrpc":"2.0","method":"textDocument/hover","params":{}}',
  '{"jsonrpc":"2.0","id":6,"method":"textDocument/didOpen","params":{}}', '{"jsonrpc":"2.0","id":7,"method":"initialize","params":{}}'];

// Heads that make no sense; behind each stands a line that ends it.
const HEADS = ['\r\n', '\n\n', 'junk\r\n\r\n', 'Content-Length\r\n\r\n', 'Content-Length: \r\n\r\n', 'Content-Length: x\r\n\r\n', 'Content-Length: -5\r\n\r\n',
  'Content-Length: 0x10\r\n\r\n', 'Content-Length: 99999999999999999999999999\r\n\r\n', 'Content-Type: text/plain\r\n\r\n', `${'h'.repeat(20000)}\r\n\r\n`,
  'Content-Length: 0\r\n\r\n', ': 5\r\n\r\n', '\0\0\0\r\n\r\n', 'content-length 5\r\n\r\n'];

async function oddBytes() {
  let client = await opened();
  for (const body of BODIES) {
    client.raw(frame(body));
    sent++;
    await alive(client, `body ${String(body).slice(0, 60)}`);
  }
  for (const head of HEADS) {
    client.raw(head);
    sent++;
    await alive(client, `head ${head.slice(0, 60)}`);
  }
  const good = frame(JSON.stringify(request(4242, 'textDocument/hover', { textDocument: { uri }, position: at(1, 8) })));
  const forms = [
    good.toString('latin1').replace('Content-Length', 'content-LENGTH'),
    good.toString('latin1').replace('\r\n\r\n', '\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n'),
    good.toString('latin1').replace('Content-Length:', 'X: y\r\nContent-Length:\t '),
    good.toString('latin1').replace('\r\n\r\n', '\n\n')];
  for (const form of forms) {
    const answer = client.next((m) => m.id === 4242);
    client.raw(form);
    sent++;
    assert.ok((await answer).result, form.slice(0, 60));
  }
  const answer = client.next((m) => m.id === 4242);
  for (const byte of good) client.raw(Buffer.from([byte]));
  assert.ok((await answer).result, 'byte by byte');
  let count = 0;
  const all = client.next((m) => m.id === 4242 && ++count === 20);
  client.raw(Buffer.concat(Array(20).fill(good)));
  await all;
  sent += 21;
  // Cut off in the middle of a body: the server ends.
  client.raw(good.subarray(0, good.length - 5));
  client.process.stdin.end();
  assert.strictEqual((await client.ended).signal, null);
}

// Changes that do not fit the page, and versions out of order: the text stays the one that was agreed
// on last.
async function oddChanges() {
  const client = await opened();
  const change = (version, ...contentChanges) => { client.notify('textDocument/didChange', { textDocument: doc(version), contentChanges }); sent++; };
  const r = (a, b, c, d) => ({ start: at(a, b), end: at(c, d) });
  change(2, { range: r(50, 0, 60, 0), text: 'x' });
  change(3, { range: r(1, 5000, 1, 9000), text: 'y' });
  change(4, { range: r(1, 9, 1, 3), text: '' });
  change(4, { text: 'the same version again' });
  change(1, { text: 'an older version' });
  change(-7, { range: r(-1, -1, 0, 0), text: '<!-- -->' });
  change(null, { range: r(0, 0, 0, 0), text: '' });
  change(10, { range: { start: at(0, 0) }, text: 'half a range' });
  change(11, { range: r(1, 47, 1, 48), text: '' }); // half of an emoji
  change(12, ...Array(500).fill({ range: r(0, 0, 0, 0), text: ' ' }));
  change(13, { range: r(0, 0, 0, 500), text: '' });
  client.notify('textDocument/didChange', { textDocument: doc(2, 'file:///nowhere/other'), contentChanges: [{ text: '' }] });
  client.notify('textDocument/didClose', { textDocument: { uri: 'file:///nowhere/other' } });
  client.notify('textDocument/didSave', { textDocument: { uri: 'file:///nowhere/other' } });
  sent += 3;
  await alive(client, 'changes');
  for (const text of ['', '\0', '\r\r\n\n', '<'.repeat(20000), '<div>'.repeat(3000), 'a'.repeat(100000), `${'word '.repeat(3000)}.`, '\u{1F467}'.repeat(5000), '\ud800x'])
    for (const languageId of ['html', 'markdown', 'plaintext', 'none']) {
      const next = client.diagnostics(uri);
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      sent++;
      if (text !== '\ud800x') await next;
      else next.catch(() => {});
      await alive(client, `text ${text.slice(0, 20)} ${languageId}`);
    }
  for (const odd of ['', 'x', 'file:', 'file://', 'file:///', 'file:///%', 'file:///%zz%00', 'untitled:1', 'http://a/b.html', `file:///${'d/'.repeat(5000)}x`]) {
    client.notify('textDocument/didOpen', { textDocument: { uri: odd, languageId: 'html', version: 1, text: page } });
    client.notify('textDocument/didClose', { textDocument: { uri: odd } });
    sent += 2;
    await alive(client, `URI ${odd.slice(0, 20)}`);
  }
  // A page again after all that.
  const last = client.diagnostics(uri, (p) => p.diagnostics.some((d) => d.code === 'term-replace'));
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'html', version: 1, text: page } });
  await last;
  await client.stop();
}

async function outOfTurn() {
  let client = new Client(plainer, ['lsp']);
  const early = client.request('textDocument/hover', { textDocument: { uri }, position: at(0, 0) });
  await assert.rejects(early, (e) => e.code === -32002);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'html', version: 1, text: page } });
  await client.start();
  await assert.rejects(client.request('initialize', {}), (e) => e.code === -32600);
  await assert.rejects(client.request('no/such/method', {}), (e) => e.code === -32601);
  await client.request('shutdown');
  await assert.rejects(client.request('textDocument/hover', {}), (e) => e.code === -32600);
  client.notify('exit');
  assert.deepStrictEqual(await client.ended, { code: 0, signal: null });
  client = new Client(plainer, ['lsp']);
  await client.start();
  client.notify('exit'); // without a shutdown
  assert.deepStrictEqual(await client.ended, { code: 1, signal: null });
  client = new Client(plainer, ['lsp']);
  client.process.stdin.end();
  assert.strictEqual((await client.ended).signal, null);
  sent += 9;
}

// What editors sent in real sessions, all at once and one by one.
async function recorded(file, isSlow) {
  const messages = JSON.parse(fs.readFileSync(path.join(__dirname, file), 'utf8'));
  const client = new Client(plainer, ['lsp']);
  const requests = messages.filter((m) => m.id !== undefined && m.method).length;
  for (const message of messages) {
    client.send(message);
    sent++;
    if (isSlow) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  client.process.stdin.end();
  assert.strictEqual((await client.ended).signal, null, file);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const answers = client.messages.filter((m) => m.id !== undefined && !m.method);
  assert.strictEqual(answers.length, requests, `${file}: ${answers.length} answers to ${requests} requests`);
}

(async () => {
  await oddParams();
  await oddBytes();
  await oddChanges();
  await outOfTurn();
  for (const file of ['recorded_neovim.json', 'recorded_emacs.json', 'recorded_kate.json']) {
    await recorded(file, false);
    await recorded(file, true);
  }
  assert.ok(sent >= 200);
  console.log(`${sent} messages, and the server answers`);
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
