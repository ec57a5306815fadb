// Measures the editors' server on a page of some 20,000 words, beside a whole `plainer check` of the
// same page in the same run: how soon there is something to see, how long a keystroke takes, what
// typing costs, and whether memory grows. bench-lsp.js PLAINER PAGE [EDITS]
'use strict';
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const { Client } = require('../tests/lsp/client.js');

const [plainer, file, edits = '10000'] = process.argv.slice(2);
const TYPED = 'when the worker came to see us we had tea and then we talked about the new school. ';
const KEYS = 100; // typed at five a second
const say = (name, value, goal) => console.log(`${name.padEnd(58)} ${value.padStart(12)}   ${goal}`);
const clock = () => Number(process.hrtime.bigint()) / 1e6;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function status(client, key) {
  return Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(fs.readFileSync(`/proc/${client.process.pid}/status`, 'utf8'))[1]) / 1024;
}
// Seconds of processor time; a tick is a hundredth.
function used(client) {
  const fields = fs.readFileSync(`/proc/${client.process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
function median(list) { return list.slice().sort((a, b) => a - b)[list.length >> 1]; }

function check(text) {
  const start = clock();
  const out = execFileSync(plainer, ['check', '--format', 'json', '--fail-on', 'never', '--stdin-name', 'page.html', '-'],
    { input: text, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  return { milliseconds: clock() - start, findings: JSON.parse(out) };
}

(async () => {
  const text = fs.readFileSync(file, 'utf8');
  const uri = 'file:///nowhere/page.html';
  const checks = [check(text), check(text), check(text)];
  const whole = median(checks.map((c) => c.milliseconds));
  const words = text.replace(/<[^>]*>/g, ' ').split(/\s+/).length;
  console.log(`a page of ${words} words, ${checks[0].findings.length} findings; plainer check takes ${whole.toFixed(0)} ms`);

  // From the start of the process to the first findings, and to all of them.
  const firsts = [], alls = [];
  let client;
  for (let i = 0; i < 5; i++) {
    if (client) await client.stop();
    const start = clock();
    client = new Client(plainer, ['lsp']);
    await client.start();
    const first = client.diagnostics(uri);
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'html', version: 1, text } });
    const soon = await first;
    firsts.push(clock() - start);
    if (soon.params.diagnostics.length < checks[0].findings.length) await client.diagnostics(uri);
    alls.push(clock() - start);
  }
  say('start to first findings, ms (median of 5)', median(firsts).toFixed(0), 'goal: under 300');
  say('start to all findings, ms', median(alls).toFixed(0), `${(median(alls) / whole).toFixed(2)} of a check`);

  // Typing into a paragraph in the middle.
  let now = text;
  let version = 1;
  let at = text.indexOf('<p>', text.length / 2) + 3;
  const lineOf = (offset) => now.slice(0, offset).split('\n').length - 1;
  const type = (letter) => {
    const line = lineOf(at), character = at - (now.lastIndexOf('\n', at - 1) + 1);
    now = now.slice(0, at) + letter + now.slice(at);
    at++;
    client.notify('textDocument/didChange', { textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text: letter }] });
  };
  const times = [];
  const before = used(client), began = clock();
  for (let i = 0; i < KEYS; i++) {
    const start = clock(), next = client.diagnostics(uri);
    type(TYPED[i % TYPED.length]);
    await next;
    times.push(client.arrived - start); // whole at the editor's end; reading it is the editor's work
    await sleep(Math.max(0, began + (i + 1) * 200 - clock()));
  }
  const share = (100 * (used(client) - before)) / ((clock() - began) / 1000);
  times.sort((a, b) => a - b);
  say('keystroke to findings, ms: median', times[KEYS >> 1].toFixed(1), `1/${(whole / times[KEYS >> 1]).toFixed(0)} of a check`);
  say('keystroke to findings, ms: 99th percentile', times[Math.ceil(KEYS * 0.99) - 1].toFixed(1), 'goal: at most 30');
  say('one core while typing 5 characters a second, %', share.toFixed(1), 'goal: at most 5');
  const paused = clock();
  await client.diagnostics(uri);
  say('pause to exact findings, ms (300 of them waiting)', (clock() - paused).toFixed(0), '');

  // Many edits, as fast as they are answered.
  let early = 0;
  for (let i = 0; i < Number(edits); i++) {
    const next = client.diagnostics(uri);
    if (i % 160 === 159) { // all that was typed goes again
      const line = lineOf(at), character = at - (now.lastIndexOf('\n', at - 1) + 1);
      now = now.slice(0, at - 159) + now.slice(at);
      at -= 159;
      client.notify('textDocument/didChange', { textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: { line, character: character - 159 }, end: { line, character } }, text: '' }] });
    } else {
      type(TYPED[i % TYPED.length]);
    }
    await next;
    if (i % 500 === 499) await client.diagnostics(uri); // a pause
    if (i === 999) early = status(client, 'RssAnon');
    client.messages = [];
  }
  await client.diagnostics(uri).catch(() => {});
  const late = status(client, 'RssAnon');
  say(`memory of its own after 1,000 and ${edits} edits, MB`, `${early.toFixed(0)} ${late.toFixed(0)}`, 'goal: no growth');
  say('most memory, mapped tables among it, MB', status(client, 'VmHWM').toFixed(0), 'goal: under 150');
  const next = client.diagnostics(uri);
  type(' ');
  await next;
  const shown = (await client.diagnostics(uri)).params.diagnostics.map((d) => `${d.code} ${d.message}`).sort();
  const fresh = check(now).findings.map((f) => `${f.rule} ${f.message}`).sort();
  const differ = shown.filter((s, k) => s !== fresh[k]).length + Math.abs(shown.length - fresh.length);
  say('findings after all edits that a fresh check has not', String(differ), `goal: 0 (of ${fresh.length})`);
  await client.stop();
})().catch((error) => { console.error(error); process.exit(1); });
