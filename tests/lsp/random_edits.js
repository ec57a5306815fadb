// Random edits of pages, one after another: whenever the writer pauses, the server's diagnostics are
// those of a fresh `plainer check` of the same text. random_edits.js PLAINER EDITS SEED PAGE...
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const { Client } = require('./client.js');

const [plainer, edits, seed, ...pages] = process.argv.slice(2);

// Mulberry32: the same numbers on every machine.
let state = Number(seed);
function random(below) {
  state = (state + 0x6D2B79F5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
}
const pick = (list) => list[random(list.length)];

const TEXTS = ['a', ' ', '.', 'e', '. Then ', ' and the social worker utilised ', '\n', '\n\n', '', '', '',
  ' who, in order to facilitate this, commenced ', 'é', '👧🏽', 'e\u0301', '&amp;', '<b>', '</p><p>', '<', '\r\n',
  '# ', '- ', '*', '`', 'NHS ', ' the MASH ', '"', '’', ', which was provided by the local authority, '];

// Lines as the protocol has them.
function lineStarts(text) {
  const starts = [0];
  for (let i = 0; i < text.length; i++)
    if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) starts.push(i + 1);
  return starts;
}
function placeOf(text, starts, offset) {
  let line = 0;
  while (line + 1 < starts.length && starts[line + 1] <= offset) line++;
  return { line, character: offset - starts[line] };
}
// Never between the two halves of a character or of a line end.
function offsetIn(text) {
  let at = random(text.length + 1);
  const low = text.charCodeAt(at);
  if (low >= 0xDC00 && low <= 0xDFFF) at--;
  if (text[at] === '\n' && text[at - 1] === '\r') at--;
  return at;
}

function checked(name, text) {
  let out;
  try {
    out = execFileSync(plainer, ['check', '--format', 'json', '--fail-on', 'never', '--stdin-name', name, '-'],
      { input: text, stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  } catch (error) {
    return { failed: error.status };
  }
  const bytes = Buffer.from(text, 'utf8');
  const starts = lineStarts(text);
  const place = (offset) => placeOf(text, starts, bytes.toString('utf8', 0, offset).length);
  const severities = { suggestion: 3, warning: 2, error: 1 };
  return JSON.parse(out).map((f) => JSON.stringify([f.rule, severities[f.severity], f.message,
    place(f.byteOffset), place(f.byteOffset + f.byteLength)]));
}

function shown(params) {
  if (params.diagnostics.some((d) => d.code === 'not-checked')) return { failed: true };
  return params.diagnostics.map((d) => JSON.stringify([d.code, d.severity, d.message, d.range.start, d.range.end]));
}

async function edit(client, uri, page, version) {
  const start = offsetIn(page.text);
  const end = random(3) ? start : Math.min(page.text.length, start + random(12));
  const last = page.text.charCodeAt(end);
  const stop = (last >= 0xDC00 && last <= 0xDFFF) || (page.text[end] === '\n' && page.text[end - 1] === '\r') ? end - 1 : end;
  const to = Math.max(start, stop);
  const text = pick(TEXTS);
  const starts = lineStarts(page.text);
  const change = random(40) === 0 ? { text: page.text.slice(0, start) + text + page.text.slice(to) }
    : { range: { start: placeOf(page.text, starts, start), end: placeOf(page.text, starts, to) }, text };
  page.text = page.text.slice(0, start) + text + page.text.slice(to);
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
}

(async () => {
  let compared = 0;
  for (const file of pages) {
    const client = new Client(plainer, ['lsp']);
    await client.start();
    const name = path.basename(file);
    const uri = `file:///nowhere/${encodeURIComponent(name)}`;
    const page = { text: fs.readFileSync(file, 'utf8') };
    let latest = null;
    let version = 1;
    const languageId = { '.html': 'html', '.md': 'markdown' }[path.extname(file)] || 'plaintext';
    client.process.on('error', () => {});
    const seen = (m) => { if (m.method === 'textDocument/publishDiagnostics') latest = m.params; return false; };
    client.next(seen, 1 << 30).catch(() => {});
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text: page.text } });
    for (let i = 0; i < Number(edits);) {
      const many = 1 + random(12);
      for (let k = 0; k < many; k++, i++) await edit(client, uri, page, ++version);
      // A request for actions waits for the whole; what it is answered with must fit the page, too.
      const wanted = checked(name, page.text);
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      await client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
      await client.request('textDocument/hover', { textDocument: { uri }, position: range.start });
      for (let wait = 0; wait < 400 && !(latest && latest.version === version && same(wanted, latest)); wait++)
        await new Promise((resolve) => setTimeout(resolve, 25));
      compare(wanted, latest, name, page.text);
      compared++;
    }
    await client.stop();
  }
  console.log(`${compared} comparisons, no difference`);
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });

function same(wanted, latest) {
  const got = shown(latest);
  if (wanted.failed || got.failed) return Boolean(wanted.failed) === Boolean(got.failed);
  return JSON.stringify(wanted.slice().sort()) === JSON.stringify(got.slice().sort());
}
function compare(wanted, latest, name, text) {
  if (same(wanted, latest)) return;
  fs.writeFileSync(path.join(process.env.TEST_TMP || '/tmp', `differs-${name}`), text);
  const got = shown(latest);
  const both = wanted.failed || got.failed ? [wanted, got]
    : [wanted.filter((w) => !got.includes(w)), got.filter((g) => !wanted.includes(g))];
  assert.fail(`${name}: only check: ${JSON.stringify(both[0], null, 1)}\nonly server: ${JSON.stringify(both[1], null, 1)}`);
}
