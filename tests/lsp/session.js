// A session as an editor has it, in UTF-16 with pushed diagnostics and in UTF-8 with pulled ones:
// places behind entities, emoji and combining characters, quick fixes, hover, words that are kept,
// configuration, lenses, progress, the end. session.js PLAINER
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { Client } = require('./client.js');

const plainer = process.argv[2];
const folder = fs.mkdtempSync(path.join(process.env.TEST_TMP || '/tmp', 'session-'));
const uriOf = (name) => pathToFileURL(path.join(folder, name)).href;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const HTML = `<!DOCTYPE html>
<html lang="en"><head><title>A page</title></head><body><main>
<h1>What we heard</h1>
<p>Zo\u00eb &amp; Sam said \u{1F467}\u{1F3FD} cafe\u0301 staff were kind. We utilise a timetable in order to help.</p>
<p>Children told us that they were happy.</p>
</main></body></html>
`;
const MARKDOWN = `# What we heard

Zo\u00eb &amp; Sam said \u{1F467}\u{1F3FD} cafe\u0301 staff were kind. We utilise a timetable in order to help.

Children told us that they were happy.
`;

// The text that a range covers, in units of the encoding.
function covered(text, range, encoding) {
  const lines = text.split('\n');
  assert.strictEqual(range.start.line, range.end.line);
  const line = lines[range.start.line];
  if (encoding === 'utf-16') return line.slice(range.start.character, range.end.character);
  return Buffer.from(line).subarray(range.start.character, range.end.character).toString();
}

function applied(text, edits, encoding) {
  const lines = text.split('\n');
  const offset = (place) => {
    let at = 0;
    for (let i = 0; i < place.line; i++) at += Buffer.byteLength(lines[i]) + 1;
    const line = lines[place.line];
    return at + (encoding === 'utf-16' ? Buffer.byteLength(line.slice(0, place.character)) : place.character);
  };
  let bytes = Buffer.from(text);
  for (const edit of edits.slice().sort((a, b) => offset(b.range.start) - offset(a.range.start)))
    bytes = Buffer.concat([bytes.subarray(0, offset(edit.range.start)), Buffer.from(edit.newText), bytes.subarray(offset(edit.range.end))]);
  return bytes.toString();
}
const editsOf = (action) => (action.edit.documentChanges ? action.edit.documentChanges[0].edits : Object.values(action.edit.changes)[0]);

async function session({ encoding, pulls, name, languageId, text }) {
  const client = new Client(plainer, ['lsp']);
  const capabilities = { workspace: { workspaceEdit: { documentChanges: pulls } }, window: { workDoneProgress: true } };
  if (encoding === 'utf-8') capabilities.general = { positionEncodings: ['utf-8', 'utf-16'] };
  if (pulls) {
    capabilities.textDocument = { diagnostic: {} };
    capabilities.workspace.diagnostics = { refreshSupport: true };
  }
  const started = await client.start(capabilities, { rootUri: pathToFileURL(folder).href });
  assert.strictEqual(started.capabilities.positionEncoding, encoding);
  assert.strictEqual(Boolean(started.capabilities.diagnosticProvider), pulls);
  const uri = uriOf(name);
  let version = 1;
  // What the editor knows of the page once the server has looked at the whole.
  const findings = async (act) => {
    if (!pulls) {
      const next = client.diagnostics(uri, (p) => p.version === version);
      await act();
      return (await next).params.diagnostics;
    }
    await act();
    const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    assert.strictEqual(report.kind, 'full');
    const again = await client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId: report.resultId });
    assert.strictEqual(again.kind, 'unchanged');
    return report.items;
  };
  fs.writeFileSync(path.join(folder, name), text);
  let found = await findings(() => client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } }));

  // Places.
  const words = found.map((d) => [d.code, covered(text, d.range, encoding)]);
  const has = (code, word) => words.some(([c, w]) => c === code && w === word);
  assert.ok(has('term-replace', 'utilise'), JSON.stringify(words));
  assert.ok(has('wordy-phrase', 'in order to'), JSON.stringify(words));
  for (const d of found) assert.strictEqual(d.source, 'plainer');

  // Hover: a term, then the sentence.
  const utilise = found.find((d) => covered(text, d.range, encoding) === 'utilise');
  const hover = await client.request('textDocument/hover', { textDocument: { uri }, position: utilise.range.start });
  assert.match(hover.contents.value, /utilise/);
  assert.match(hover.contents.value, /Plainer: 'use'/);
  assert.match(hover.contents.value, /Sentence: \d+ words/);
  assert.strictEqual(covered(text, hover.range, encoding), 'utilise');
  assert.strictEqual(await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 999, character: 0 } }), null);

  // Actions: the fix, the sentence, the page, the comment, the word, the reason.
  const actions = await client.request('textDocument/codeAction', { textDocument: { uri }, range: utilise.range, context: { diagnostics: [utilise] } });
  const action = (pattern) => actions.find((a) => pattern.test(a.title)) || assert.fail(`${pattern}: ${actions.map((a) => a.title).join('; ')}`);
  assert.strictEqual(action(/^Change to 'use'/).isPreferred, true);
  assert.ok(applied(text, editsOf(action(/^Change to 'use'/)), encoding).includes('We use a timetable in order to help.'));
  assert.ok(applied(text, editsOf(action(/in this sentence/)), encoding).includes('We use a timetable to help.'));
  assert.strictEqual(action(/on this page/).kind, 'source.fixAll.plainer');
  const all = await client.request('textDocument/codeAction', { textDocument: { uri }, range: utilise.range, context: { diagnostics: [], only: ['source.fixAll'] } });
  assert.deepStrictEqual(all.map((a) => a.kind), ['source.fixAll.plainer']);
  const none = await client.request('textDocument/codeAction', { textDocument: { uri }, range: utilise.range, context: { diagnostics: [], only: ['refactor'] } });
  assert.deepStrictEqual(none, []);

  // The fix is made: the finding goes, the others stay.
  const before = found.length;
  const edits = editsOf(action(/^Change to 'use'/));
  let changed = applied(text, edits, encoding);
  version++;
  found = await findings(() => client.notify('textDocument/didChange', { textDocument: { uri, version },
    contentChanges: edits.map((e) => ({ range: e.range, text: e.newText })) }));
  assert.ok(!found.some((d) => covered(changed, d.range, encoding) === 'utilise'));
  assert.strictEqual(found.length, before - 1);

  // The comment switches the finding off.
  const phrase = found.find((d) => d.code === 'wordy-phrase');
  const there = await client.request('textDocument/codeAction', { textDocument: { uri }, range: phrase.range, context: { diagnostics: [] } });
  const comment = there.find((a) => /^Leave 'wordy-phrase'/.test(a.title));
  changed = applied(changed, editsOf(comment), encoding);
  assert.match(changed, /<!-- plainer-ignore-next-line wordy-phrase -->/);
  version++;
  found = await findings(() => client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: changed }] }));
  assert.ok(!found.some((d) => d.code === 'wordy-phrase'));

  // A word is kept.
  const word = found.find((d) => d.code === 'term-explain' || d.code === 'hard-word');
  const keeping = (await client.request('textDocument/codeAction', { textDocument: { uri }, range: word.range, context: { diagnostics: [] } }))
    .find((a) => /^Keep /.test(a.title));
  const shown = client.next((m) => m.method === 'window/showMessage');
  await client.request('workspace/executeCommand', { command: keeping.command.command, arguments: keeping.command.arguments });
  assert.match((await shown).params.message, /plainer-words\.csv/);
  assert.match(fs.readFileSync(path.join(folder, '.plainer.ini'), 'utf8'), /^dictionary = plainer-words\.csv$/m);
  assert.match(fs.readFileSync(path.join(folder, 'plainer-words.csv'), 'utf8'), new RegExp(`^${keeping.command.arguments[1]},keep,$`, 'm'));
  const text2 = changed;
  const gone = (list) => !list.some((d) => d.code === word.code && covered(text2, d.range, encoding) === covered(text2, word.range, encoding));
  if (pulls) {
    await sleep(500);
    found = await findings(async () => {});
  } else if (!gone(client.messages.filter((m) => m.method === 'textDocument/publishDiagnostics').pop().params.diagnostics)) {
    found = (await client.diagnostics(uri, (p) => gone(p.diagnostics))).params.diagnostics;
  } else {
    found = client.messages.filter((m) => m.method === 'textDocument/publishDiagnostics').pop().params.diagnostics;
  }
  assert.ok(gone(found));

  // Why, and pages of ours.
  const why = await client.request('workspace/executeCommand', { command: 'plainer.explain', arguments: ['wordy-phrase'] });
  assert.match(why.text, /Why /);
  const view = await client.request('workspace/executeCommand', { command: 'plainer.preview', arguments: [uri] });
  assert.ok(/<!doctype html>/i.test(view.html));
  assert.ok(view.html.includes('We use a timetable'));
  const scores = await client.request('workspace/executeCommand', { command: 'plainer.score', arguments: [uri] });
  assert.ok(scores.html.includes('<h1>Reading levels</h1>'));
  await assert.rejects(client.request('workspace/executeCommand', { command: 'plainer.preview', arguments: ['file:///other'] }));

  // Closed: nothing is shown any more.
  const end = pulls ? null : client.diagnostics(uri, (p) => p.diagnostics.length === 0);
  client.notify('textDocument/didClose', { textDocument: { uri } });
  if (end) await end;
  assert.deepStrictEqual(await client.stop(), { code: 0, signal: null });
  assert.strictEqual(client.errors, '');
  fs.rmSync(path.join(folder, '.plainer.ini'));
  fs.rmSync(path.join(folder, 'plainer-words.csv'));
}

// Settings of the editor and the configuration beside the page, both of which may change.
async function settings() {
  const client = new Client(plainer, ['lsp']);
  let wishes = { band: '9-11' };
  client.answers['workspace/configuration'] = () => [wishes];
  await client.start({ workspace: { configuration: true, codeLens: { refreshSupport: true } } }, { rootUri: pathToFileURL(folder).href, initializationOptions: { status: true } });
  const uri = uriOf('settings.md');
  const text = '# A part\n\nThis sentence has more words than a child of eight wants to read at once on a page, and so it is long.\n';
  const codes = (m) => m.params.diagnostics.map((d) => d.code);
  let next = client.diagnostics(uri);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  assert.ok(codes(await next).includes('sentence-length'));
  const expect = async (has, act) => {
    next = client.diagnostics(uri, (p) => p.diagnostics.some((d) => d.code === 'sentence-length') === has);
    act();
    await next;
  };
  const configure = (value) => () => { wishes = value; client.notify('workspace/didChangeConfiguration', { settings: null }); };
  await expect(false, configure({ band: '14-16' }));
  await expect(true, configure({ rules: ['-hard-word'], codeLens: true }));
  await expect(false, configure({ rules: ['-sentence-length'], codeLens: true }));
  await expect(true, configure({ codeLens: true }));
  // The configuration comes, changes and goes; nobody tells the server.
  await expect(false, () => fs.writeFileSync(path.join(folder, '.plainer.ini'), 'rules = -sentence-length\n'));
  await sleep(20);
  await expect(true, () => fs.writeFileSync(path.join(folder, '.plainer.ini'), 'rules = -passive\n'));
  await expect(false, () => fs.writeFileSync(path.join(folder, '.plainer.ini'), 'band = 14-16\n'));
  // A mistake in it is said, and the page is checked without it.
  const said = client.next((m) => m.method === 'window/showMessage');
  await expect(true, () => fs.writeFileSync(path.join(folder, '.plainer.ini'), 'bnad = 14-16\n'));
  assert.match((await said).params.message, /plainer\.ini:1:1: no setting is called 'bnad'/);
  fs.rmSync(path.join(folder, '.plainer.ini'));
  const lenses = await client.request('textDocument/codeLens', { textDocument: { uri } });
  assert.strictEqual(lenses.length, 2);
  assert.match(lenses[0].command.title, /^Page: level .*grade .* words$/);
  assert.strictEqual(lenses[1].range.start.line, 0);
  const status = client.messages.filter((m) => m.method === 'plainer/status').pop().params;
  assert.strictEqual(status.uri, uri);
  assert.ok(status.words > 15);
  await client.stop();
}

// A long page: something soon, progress, the whole; and one that is too long is said to be.
async function long() {
  const client = new Client(plainer, ['lsp']);
  await client.start({ window: { workDoneProgress: true } }, { initializationOptions: { maxKilobytes: 300 } });
  const sentence = 'The council will utilise the resources in order to facilitate the assessment of the children who live there, and it will commence soon. ';
  const uri = 'untitled:long';
  let text = '';
  while (text.length < 150000) text += `${sentence.repeat(3)}\n\n`;
  const first = client.diagnostics(uri);
  const begin = client.next((m) => m.method === '$/progress' && m.params.value.kind === 'begin');
  const end = client.next((m) => m.method === '$/progress' && m.params.value.kind === 'end');
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  const soon = (await first).params.diagnostics.length;
  const whole = client.diagnostics(uri, (p) => p.diagnostics.length >= soon);
  assert.strictEqual((await begin).params.token, (await end).params.token);
  await whole;
  const refused = client.diagnostics(uri, (p) => p.diagnostics.length === 1);
  client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: text + text + text }] });
  const [only] = (await refused).params.diagnostics;
  assert.strictEqual(only.code, 'not-checked');
  assert.match(only.message, /more than 300 kB/);
  const back = client.diagnostics(uri, (p) => p.diagnostics.length > 0 && p.diagnostics[0].code !== 'not-checked');
  client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: `# Short\n\n${sentence}\n` }] });
  await back;
  await client.stop();
}

(async () => {
  const pages = [{ name: 'page.html', languageId: 'html', text: HTML }, { name: 'page.md', languageId: 'markdown', text: MARKDOWN }];
  for (const page of pages) {
    await session({ encoding: 'utf-16', pulls: false, ...page });
    await session({ encoding: 'utf-8', pulls: true, ...page });
  }
  await settings();
  await long();
  console.log('sessions: all as an editor expects');
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
