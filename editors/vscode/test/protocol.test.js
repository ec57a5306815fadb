// The real server, through Microsoft's own implementation of the protocol.
'use strict';
const assert = require('node:assert/strict');
const fs = require('fs');
const path = require('path');
const { test } = require('node:test');
const { PULLING, PUSHED, Session, makeFolder, until } = require('./session');

// Words that have a plainer one, right behind what makes counting hard: an entity, a picture of four
// code points and fifteen bytes, a letter with a combining accent.
const HARD = ['ascertain', 'utilise', 'commence'];
const HTML = `<!doctype html>
<html lang="en-GB">
<head><title>A page</title></head>
<body><main>
<h1>A page</h1>
<p>Tom &amp; ascertain the facts. The 👩🏽‍🚀 utilise the room. In the cafe\u0301 commence at ten.</p>
</main></body>
</html>
`;
const MARKDOWN = `# A page

Tom &amp; ascertain the facts. The 👩🏽‍🚀 utilise the room. In the cafe\u0301 *commence* at ten.
`;
const PAGES = [['html', 'page.html', HTML], ['markdown', 'page.md', MARKDOWN]];
const SPEECH = '<!doctype html>\n<html lang="en-GB"><head><title>Plan</title></head><body><main><h1>Plan</h1>\n' +
  '<p>The panel will ascertain the wishes of each child; it meets in May.</p>\n' +
  '<p>You may utilise the room.</p></main></body></html>\n';

const worded = (items, text) => items.filter(({ code }) => code === 'term-replace').map(({ range }) => text.slice(range));
const codes = (items) => items.map(({ code }) => code);
const actionsAt = (session, uri, range, context = {}) => session.ask('textDocument/codeAction', {
  textDocument: { uri }, range, context: { diagnostics: [], triggerKind: 1, ...context },
});
const editsOf = (action, uri) => {
  const [change] = action.edit.documentChanges;
  assert.equal(change.textDocument.uri, uri);
  return change.edits;
};

for (const [language, name, text] of PAGES) {
  test(`${language}: places in UTF-8, asked for`, async (t) => {
    const session = await Session.start(t);
    assert.equal(session.told.capabilities.positionEncoding, 'utf-8');
    assert.equal(session.told.capabilities.diagnosticProvider.identifier, 'plainer');
    const uri = await session.open(name, language, text);
    assert.deepEqual(worded(await session.pull(uri), session.text(uri)), HARD);
  });

  test(`${language}: places in UTF-16, sent`, async (t) => {
    const session = await Session.start(t, { capabilities: PUSHED });
    assert.equal(session.told.capabilities.positionEncoding, 'utf-16');
    assert.equal(session.told.capabilities.diagnosticProvider, undefined);
    const uri = await session.open(name, language, text);
    assert.deepEqual(worded(await session.pushed(uri), session.text(uri)), HARD);
  });

  test(`${language}: every quick fix changes its word alone`, async (t) => {
    const session = await Session.start(t);
    const uri = await session.open(name, language, text);
    for (const word of HARD) {
      const items = await session.pull(uri);
      const item = items.find(({ range }) => session.text(uri).slice(range) === word);
      const actions = await actionsAt(session, uri, item.range);
      const fix = actions.find(({ edit, diagnostics }) => edit && diagnostics && diagnostics[0].code === 'term-replace');
      const edits = editsOf(fix, uri);
      assert.equal(edits.length, 1);
      assert.equal(session.text(uri).slice(edits[0].range), word);
      await session.edit(uri, edits);
    }
    assert.deepEqual(worded(await session.pull(uri), session.text(uri)), []);
    const changed = HARD.reduce((so, word, i) => so.replace(word, ['find out', 'use', 'start'][i]), text);
    assert.equal(session.text(uri).text, changed);
  });
}

test('a change is found where it was made, and findings behind it move', async (t) => {
  const session = await Session.start(t);
  const uri = await session.open('plan.html', 'html', SPEECH);
  assert.deepEqual(worded(await session.pull(uri), session.text(uri)), ['ascertain', 'utilise']);
  const start = { line: 2, character: 3 };
  await session.edit(uri, [{ range: { start, end: start }, newText: 'The 👩🏽‍🚀 will commence.\n' }]);
  assert.deepEqual(worded(await session.pull(uri), session.text(uri)), ['commence', 'ascertain', 'utilise']);
});

test('all sure changes at once leave nothing that is sure', async (t) => {
  const session = await Session.start(t);
  const uri = await session.open('plan.html', 'html', SPEECH);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [all] = await actionsAt(session, uri, range, { only: ['source.fixAll'] });
  assert.equal(all.kind, 'source.fixAll.plainer');
  await session.edit(uri, editsOf(all, uri));
  assert.match(session.text(uri).text, /find out the wishes of each child\. It meets in May\./);
  assert.deepEqual(await actionsAt(session, uri, range, { only: ['source.fixAll'] }), []);
});

test('an unchanged page is not sent twice', async (t) => {
  const session = await Session.start(t);
  const uri = await session.open('plan.html', 'html', SPEECH);
  const { resultId } = await session.ask('textDocument/diagnostic', { textDocument: { uri } });
  const again = await session.ask('textDocument/diagnostic', { textDocument: { uri }, previousResultId: resultId });
  assert.deepEqual(again, { kind: 'unchanged', resultId });
});

test('hover explains the word that is pointed at', async (t) => {
  const session = await Session.start(t);
  const uri = await session.open('page.html', 'html', HTML);
  const item = (await session.pull(uri)).find(({ range }) => session.text(uri).slice(range) === 'commence');
  const hover = await session.ask('textDocument/hover', { textDocument: { uri }, position: item.range.start });
  assert.equal(hover.contents.kind, 'markdown');
  assert.match(hover.contents.value, /start/);
  assert.match(session.text(uri).slice(hover.range), /commence/);
  // Editors take back requests all the time, also those that were answered already.
  await session.connection.sendNotification('$/cancelRequest', { id: 1 });
  assert.deepEqual(await session.ask('textDocument/hover', { textDocument: { uri }, position: item.range.start }), hover);
});

test('a word that is added to the dictionary is left alone from then on', async (t) => {
  const folder = makeFolder(t);
  const session = await Session.start(t, { folder });
  const uri = await session.open(path.join(folder, 'plan.html'), 'html', SPEECH);
  const item = (await session.pull(uri)).find(({ range }) => session.text(uri).slice(range) === 'utilise');
  const actions = await actionsAt(session, uri, item.range);
  const { command } = actions.find((action) => action.command && action.command.command === 'plainer.addTerm');
  const { path: dictionary } = await session.run(command.command, ...command.arguments);
  assert.match(fs.readFileSync(dictionary, 'utf8'), /utilise/);
  await until('the finding goes', async () => !worded(await session.pull(uri), session.text(uri)).includes('utilise'));
  assert.ok(session.refreshes > 0, 'the editor was asked to ask again');
  assert.deepEqual(worded(await session.pull(uri), session.text(uri)), ['ascertain']);
});

test('settings are asked for, and again when they change', async (t) => {
  const session = await Session.start(t, { settings: { rules: ['-term-replace'] } });
  const uri = await session.open('plan.html', 'html', SPEECH);
  await until('the rule is off', async () => !codes(await session.pull(uri)).includes('term-replace'));
  await session.configure({ severity: 'warning' });
  await until('the rule is on', async () => codes(await session.pull(uri)).includes('term-replace'));
  assert.ok((await session.pull(uri)).every(({ severity }) => severity <= 2), 'no suggestions');
});

for (const [how, capabilities, get] of [['asked for', PULLING, 'pull'], ['sent', PUSHED, 'pushed']]) {
  test(`pages that wait for a save are looked at then, and no sooner: findings ${how}`, async (t) => {
    const session = await Session.start(t, { capabilities, options: { run: 'onSave' }, settings: { run: 'onSave' } });
    const uri = await session.open('plan.html', 'html', SPEECH);
    assert.deepEqual(worded(await session[get](uri), session.text(uri)), ['ascertain', 'utilise']);
    const start = { line: 1, character: SPEECH.split('\n')[1].length };
    await session.edit(uri, [{ range: { start, end: start }, newText: '\n<p>We commence today.</p>' }]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (capabilities === PULLING) assert.equal(worded(await session.pull(uri), session.text(uri)).length, 2);
    else assert.equal(session.last('textDocument/publishDiagnostics').version, 1);
    await session.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    assert.deepEqual(worded(await session[get](uri), session.text(uri)), ['commence', 'ascertain', 'utilise']);
  });
}

test('lenses show levels when they are wanted', async (t) => {
  const session = await Session.start(t, { options: { status: true } });
  const uri = await session.open('plan.html', 'html', SPEECH);
  const lenses = () => session.ask('textDocument/codeLens', { textDocument: { uri } });
  await session.pull(uri);
  assert.deepEqual(await lenses(), []);
  await session.configure({ codeLens: true });
  const [lens] = await until('lenses', async () => { const found = await lenses(); return found.length && found; });
  assert.match(lens.command.title, /^Page: .*\d+ words$/);
  assert.equal(lens.command.command, 'plainer.score');
  assert.deepEqual(lens.command.arguments, [uri]);
});

test('the plain version, the scores and explanations are given, not shown', async (t) => {
  const session = await Session.start(t, { options: { status: true } });
  const uri = await session.open('plan.html', 'html', SPEECH);
  const preview = await session.run('plainer.preview', uri);
  assert.match(preview.html, /^<!doctype html>/i);
  assert.match(preview.html, /will find out the wishes of each child\. It meets in May\./);
  const score = await session.run('plainer.score', uri);
  assert.match(score.html, /^<!doctype html>/i);
  assert.match(score.html, /ascertain/);
  assert.match((await session.run('plainer.explain', 'split-semicolon')).text, /^split-semicolon\n/);
  assert.match((await session.run('plainer.explain')).text, /^Rules\n {2}content-note/);
  await assert.rejects(session.run('plainer.explain', 'no-such-rule'), /no rule and no term/);
  await assert.rejects(session.run('plainer.preview', 'untitled:other'), /no page of this URI/);
  await assert.rejects(session.run('plainer.unknown'), /no command/);
  const shown = session.heard.filter(({ method }) => method.startsWith('window/show'));
  assert.deepEqual(shown, []);
});

test('the status tells level, grade, findings and words', async (t) => {
  const session = await Session.start(t, { options: { status: true } });
  const uri = await session.open('plan.html', 'html', SPEECH);
  const status = await until('a status', () => session.last('plainer/status'));
  assert.equal(status.uri, uri);
  assert.match(status.level, /^([ABC][12]|)$/);
  assert.ok(status.findings >= 2 && status.words > 15);
  assert.ok(status.grade === null || typeof status.grade === 'number');
});

test('a page that cannot be checked says so in its diagnostics', async (t) => {
  const session = await Session.start(t);
  const french = '<p>Les enfants ont le droit de dire ce qu’ils pensent, et les adultes doivent les écouter avec soin.</p>\n';
  const uri = await session.open('page.html', 'html', french.repeat(12));
  assert.deepEqual(codes(await session.pull(uri)), ['not-checked']);
  await assert.rejects(session.run('plainer.preview', uri));
});

test('an editor without a folder, settings or pages can start and stop', async (t) => {
  const session = await Session.start(t, { capabilities: { ...PULLING, workspace: {} } });
  assert.equal(session.told.serverInfo.name, 'plainer');
});
