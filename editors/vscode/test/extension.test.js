// The extension as it is packed, with the real server and a stand-in for VS Code.
'use strict';
const assert = require('node:assert/strict');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { after, test } = require('node:test');
const { pack } = require('../pack');
const { PROGRAM, makeFolder, until } = require('./session');
const vscode = require('./stand_in');
const { unpack } = require('./unpack');

const { hand } = vscode;
const { shown } = hand;

const unpacked = fs.mkdtempSync(path.join(process.env.TEST_TMP || os.tmpdir(), 'plainer-package-'));
after(() => fs.rmSync(unpacked, { recursive: true, force: true }));
const packed = unpack(pack(path.join(unpacked, 'plainer.vsix')), unpacked);
const about = JSON.parse(fs.readFileSync(path.join(unpacked, 'extension/package.json'), 'utf8'));
const main = path.join(unpacked, 'extension', about.main);

const PAGE = '<!doctype html>\n<html lang="en-GB"><head><title>Plan</title></head><body><main><h1>Plan</h1>\n' +
  '<p>The panel will ascertain the wishes of each child &amp; 👩🏽‍🚀; it meets in May.</p>\n' +
  '<p>You may utilise the room.</p></main></body></html>\n';

/** An extension that runs. `program` runs the real one and notes the ids of its servers. */
async function start(t, { settings = {}, trusted = true } = {}) {
  const folder = makeFolder(t);
  const pids = path.join(folder, 'pids');
  const program = path.join(folder, 'program', 'plainer');
  fs.mkdirSync(path.dirname(program));
  fs.writeFileSync(program, `#!/bin/sh\n[ "$1" = lsp ] && echo $$ >>'${pids}'\nexec '${PROGRAM}' "$@"\n`, { mode: 0o755 });
  hand.reset(folder);
  vscode.workspace.isTrusted = trusted;
  hand.set('plainer.path', program);
  for (const [key, value] of Object.entries(settings)) hand.set(key, value);
  delete require.cache[main];
  const extension = require(main);
  const context = { subscriptions: [] };
  await extension.activate(context);
  let isOver = false;
  const stop = async () => {
    if (isOver) return;
    isOver = true;
    await extension.deactivate();
    context.subscriptions.reverse().forEach((one) => one.dispose());
  };
  const servers = () => (fs.existsSync(pids) ? fs.readFileSync(pids, 'utf8').trim().split('\n').map(Number) : []);
  t.after(async () => {
    await stop();
    for (const pid of servers()) if (isAlive(pid)) process.kill(pid, 'SIGKILL'); // the tests could not end
  });
  return {
    folder, program, servers, stop,
    open: (name, language, text) => {
      const document = hand.open(vscode.Uri.file(path.join(folder, name)), language, text);
      hand.enter(document);
      return document;
    },
  };
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const bar = () => shown.items[0];
const texts = () => shown.messages.map(({ text }) => text);
const found = (document) => vscode.languages.getDiagnostics(document.uri);
const words = (document) => found(document).filter(({ code }) => code === 'term-replace').map(({ range }) => document.getText(range));
const rangeOf = (document, word) => found(document).find(({ range }) => document.getText(range) === word).range;
const hasLevel = () => until('a level', () => bar().isShown && /^plainer: \S+ · \d+$/.test(bar().text));
const run = (name, ...args) => vscode.commands.executeCommand(name, ...args);
const html = (panel) => panel.webview.html;

test('the package holds what it needs and nothing else', () => {
  assert.deepEqual(packed, ['[Content_Types].xml', 'extension.vsixmanifest', 'extension/package.json', 'extension/readme.md',
    'extension/LICENSE.txt', 'extension/dist/extension.js', 'extension/dist/NOTICES.txt']);
  const manifest = fs.readFileSync(path.join(unpacked, 'extension.vsixmanifest'), 'utf8');
  assert.match(manifest, new RegExp(`Id="plainer" Version="${about.version}" Publisher="plainer"`));
  assert.match(fs.readFileSync(path.join(unpacked, 'extension/dist/NOTICES.txt'), 'utf8'), /^vscode-languageclient /m);
});

test('what package.json promises is there', async (t) => {
  await start(t);
  const server = ['plainer.addTerm', 'plainer.explain', 'plainer.preview', 'plainer.score'];
  const promised = about.contributes.commands.map(({ command }) => command);
  await until('the commands', () => hand.registered.size === promised.length + server.length);
  assert.deepEqual([...hand.registered.keys()].sort(), [...promised, ...server].sort());
  assert.deepEqual(about.capabilities.untrustedWorkspaces.restrictedConfigurations, ['plainer.path']);
  assert.equal(about.contributes.configuration.properties['plainer.path'].scope, 'machine-overridable');
});

test('the status bar shows level and findings of the page that is edited', async (t) => {
  const { open } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  await hasLevel();
  await until('the same number', () => bar().text.endsWith(` · ${found(page).length}`));
  assert.match(bar().tooltip, /^plainer: reading level \S+, grade [\d.]+, \d+ findings, \d+ words\. Click for the score report\.$/);
  assert.equal(bar().accessibilityInformation.label, bar().tooltip);
  assert.equal(bar().command, 'plainer.showScore');
  const other = open('code.c', 'c', 'int main(void) { return 0; }\n');
  assert.equal(bar().isShown, false);
  hand.enter(page);
  assert.equal(bar().isShown, true);
  hand.enter(undefined);
  assert.equal(bar().isShown, false);
  hand.enter(page);
  hand.close(page);
  assert.equal(bar().isShown, false);
  assert.deepEqual(found(other), []);
});

test('findings are shown at their places, and quick fixes mend them', async (t) => {
  const { open } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  await until('findings', () => words(page).join() === 'ascertain,utilise');
  const actions = await hand.codeActions(page, rangeOf(page, 'ascertain'));
  await hand.carryOut(actions.find(({ isPreferred }) => isPreferred));
  assert.match(page.text, /will find out the wishes of each child &amp; 👩🏽‍🚀; it meets/);
  await until('one finding less', () => words(page).join() === 'utilise');
  const hover = await hand.hover(page, rangeOf(page, 'utilise').start);
  assert.match(hover[0].contents[0].value, /use/);
});

test('pages of other kinds of places are left alone', async (t) => {
  const { open } = await start(t);
  const old = hand.open(new vscode.Uri({ scheme: 'git', path: '/plan.html' }), 'html', PAGE);
  hand.enter(old);
  await run('plainer.showPreview');
  assert.match(texts().join(), /open such a page first/);
  assert.equal(shown.panels.length, 0);
  open('plan.html', 'html', PAGE);
  await hasLevel();
  assert.deepEqual(found(old), []);
});

test('the plain version stands beside the text and follows it', async (t) => {
  const { open } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  await run('plainer.showPreview');
  const [panel] = shown.panels;
  assert.equal(panel.title, 'Plain: plan.html');
  assert.deepEqual(panel.place, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  assert.equal(panel.options.enableScripts, false);
  assert.deepEqual(panel.options.localResourceRoots, []);
  const [, policy] = /^<!doctype html>\s*<html [^>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">/
    .exec(html(panel));
  assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'$/);
  assert.match(html(panel), /will find out the wishes/);
  assert.doesNotMatch(html(panel), /<script|ascertain/);
  hand.replace(page, 'You may', 'Your sister may');
  await until('the change', () => /Your sister may/.test(html(panel)));
  hand.replace(page, 'Your sister', 'Your brother');
  hand.save(page);
  await until('what was saved', () => /Your brother may/.test(html(panel)));
  const written = panel.pages.length;
  hand.save(page);
  await until('it stays', async () => new Promise((done) => { setTimeout(() => done(true), 900); }));
  assert.equal(panel.pages.length, written, 'the same page is not written again');
});

test('the plain version follows the text also where findings wait for a save', async (t) => {
  const { open } = await start(t, { settings: { 'plainer.run': 'onSave' } });
  const page = open('plan.html', 'html', PAGE);
  await until('findings', () => words(page).length === 2);
  await run('plainer.showPreview');
  hand.replace(page, 'You may', 'We commence and');
  await until('the change', () => /We start and/.test(html(shown.panels[0])));
  assert.equal(words(page).length, 2);
  hand.save(page);
  await until('one finding more', () => words(page).length === 3);
});

test('there is one panel for a page, and none works unseen', async (t) => {
  const { open } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  await run('plainer.showPreview');
  await run('plainer.showPreview');
  assert.equal(shown.panels.length, 1);
  const [panel] = shown.panels;
  assert.equal(panel.reveals, 1);
  panel.visible = false;
  panel.state.fire();
  hand.replace(page, 'You may', 'Your sister may');
  hand.save(page);
  await until('the server has seen it', () => words(page).length === 2 && bar().isShown);
  assert.doesNotMatch(html(panel), /Your sister/);
  panel.visible = true;
  panel.state.fire();
  await until('it is seen again', () => /Your sister/.test(html(panel)));
  open('letter.md', 'markdown', '# A letter\n\nWe will ascertain it.\n');
  await run('plainer.showPreview');
  assert.deepEqual(shown.panels.map(({ title }) => title), ['Plain: plan.html', 'Plain: letter.md']);
  panel.dispose();
  hand.enter(page);
  await run('plainer.showPreview');
  assert.equal(shown.panels.length, 3);
  hand.close(page);
  assert.match(html(shown.panels[2]), /Your sister/, 'the panel of a closed page stays');
});

test('the score report opens from the status bar and from a lens', async (t) => {
  const { open } = await start(t, { settings: { 'plainer.codeLens': true } });
  const page = open('plan.html', 'html', PAGE);
  await hasLevel();
  const [lens] = await hand.codeLenses(page);
  assert.match(lens.command.title, /^Page: level/);
  await run(lens.command.command, ...lens.command.arguments);
  await run(bar().command);
  assert.equal(shown.panels.length, 1);
  const [panel] = shown.panels;
  assert.equal(panel.title, 'Score: plan.html');
  assert.match(html(panel), /Content-Security-Policy[\s\S]*ascertain/);
  panel.active = false;
  hand.enter(undefined);
  assert.equal(bar().isShown, false);
  panel.active = true; // the panel has the focus
  panel.state.fire();
  assert.equal(bar().isShown, true);
  await run('plainer.showPreview');
  assert.equal(shown.panels[1].title, 'Plain: plan.html');
});

test('a page that cannot be shown says why', async (t) => {
  const { open } = await start(t);
  const french = '<p>Les enfants ont le droit de dire ce qu’ils pensent, et les adultes doivent les écouter avec soin.</p>\n';
  open('page.html', 'html', french.repeat(12));
  await run('plainer.showPreview');
  assert.match(html(shown.panels[0]), /Content-Security-Policy[\s\S]*<p role="status">There is nothing to show: .*English/);
  assert.deepEqual(texts(), [], 'it is said once');
});

test('a rule is explained from a code action and from the palette', async (t) => {
  const { open } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  await until('findings', () => words(page).length === 2);
  const actions = await hand.codeActions(page, rangeOf(page, 'utilise'));
  await hand.carryOut(actions.find(({ command }) => command && command.command === 'plainer.explain'));
  const { document, options } = shown.document;
  assert.equal(document.uri.toString(), 'plainer-explain:/term-replace.txt');
  assert.match(document.getText(), /^term-replace\n {2}A word or phrase that has a plainer one/);
  assert.equal(options.viewColumn, vscode.ViewColumn.Beside);

  hand.answers.quickPick = 'split-semicolon';
  await run('plainer.explainRule');
  const labels = shown.quickPick.map(({ label }) => label);
  assert.equal(labels[0], 'In this page');
  assert.ok(labels.indexOf('term-replace') < labels.indexOf('Rules'));
  assert.ok(labels.includes('9-11') && labels.includes('flesch-kincaid') && !labels.includes('Terms'));
  assert.match(shown.document.document.getText(), /^split-semicolon\n/);

  Object.assign(hand.answers, { quickPick: 'A term …', inputBox: 'care plan' });
  await run('plainer.explainRule');
  assert.match(shown.document.document.getText(), /^care plan\n/);
  assert.deepEqual(texts(), []);
  hand.answers.inputBox = 'no such term at all';
  await run('plainer.explainRule');
  assert.deepEqual(texts(), ['plainer: no rule and no term of that name']);
  assert.equal(bar().isShown, true, 'the page is still the one that is edited');
});

test('a word is added to the dictionary of the workspace', async (t) => {
  const { folder, open } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  await until('findings', () => words(page).length === 2);
  const actions = await hand.codeActions(page, rangeOf(page, 'utilise'));
  await hand.carryOut(actions.find(({ command }) => command && command.command === 'plainer.addTerm'));
  await until('the finding goes', () => words(page).join() === 'ascertain');
  assert.equal(texts().length, 1);
  assert.match(texts()[0], /'utilise' is kept from now on/);
  assert.match(fs.readFileSync(texts()[0].split(': ').pop(), 'utf8'), /utilise/);
  assert.ok(texts()[0].includes(folder));
});

test('settings reach the server, when it starts and when they change', async (t) => {
  const { open } = await start(t, { settings: { 'plainer.rules': ['-term-replace'] } });
  const page = open('plan.html', 'html', PAGE);
  await until('findings', () => found(page).length);
  assert.deepEqual(words(page), []);
  hand.set('plainer.rules', undefined);
  await until('the rule is on', () => words(page).length === 2);
  assert.ok(found(page).some(({ severity }) => severity === vscode.DiagnosticSeverity.Information));
  hand.set('plainer.severity', 'warning');
  await until('no suggestions', () => found(page).length && found(page).every(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning));
});

test('a missing program is told once, with what to do, and can be mended', async (t) => {
  const { folder, program, open, servers } = await start(t, { settings: { 'plainer.path': '/no/such/plainer' } });
  const page = open('plan.html', 'html', PAGE);
  await until('the message', () => shown.messages.length);
  assert.deepEqual(shown.messages, [{
    kind: 'error',
    text: 'plainer: there is no program "/no/such/plainer". Set "plainer.path" to the program, or put it into a folder of PATH.',
    choices: ['Open the setting'],
  }]);
  assert.equal(bar().text, '$(warning) plainer');
  assert.equal(bar().tooltip, texts()[0]);
  await run('plainer.showPreview');
  assert.match(html(shown.panels[0]), /plainer is not running/);
  await run('plainer.explainRule');
  assert.equal(texts()[1], 'plainer: plainer is not running');
  assert.deepEqual(servers(), []);
  hand.answers.message = 'Open the setting';
  await run(bar().command);
  await until('the setting is opened', () => shown.output.some((line) => String(line) === 'workbench.action.openSettings,plainer.path'));
  hand.set('plainer.path', program);
  await hasLevel();
  await until('the panel follows', () => /find out/.test(html(shown.panels[0])));
  assert.equal(words(page).length, 2);
  assert.equal(servers().length, 1);
  assert.ok(folder);
});

test('a program that is another one is not started', async (t) => {
  await start(t, { settings: { 'plainer.path': '/bin/true' } });
  await until('the message', () => shown.messages.length);
  assert.match(texts().join(), /^plainer: "\/bin\/true" is another program\. Set/);
});

test('in a folder that is not trusted its own program is not started', async (t) => {
  const { folder, open } = await start(t, { trusted: false, settings: { 'plainer.path': '/no/such/plainer' } });
  const evil = path.join(folder, 'evil');
  fs.writeFileSync(evil, `#!/bin/sh\ntouch '${evil}.ran'\nexec '${PROGRAM}' "$@"\n`, { mode: 0o755 });
  open('plan.html', 'html', PAGE);
  for (const name of [evil, './evil']) {
    const before = shown.messages.length;
    hand.set('plainer.path', name, 'workspaceValue');
    await until('the message', () => shown.messages.length > before);
    assert.match(texts().at(-1), /no program "\/no\/such\/plainer"/);
  }
  assert.equal(fs.existsSync(`${evil}.ran`), false);
  vscode.workspace.isTrusted = true;
  hand.events.trust.fire();
  await hasLevel();
  assert.equal(fs.existsSync(`${evil}.ran`), true);
});

test('a server that ends is started again, but not without end', async (t) => {
  const { open, servers } = await start(t);
  const page = open('plan.html', 'html', PAGE);
  for (let started = 1; started <= 5; started++) {
    await hasLevel();
    await until('findings', () => words(page).length === 2);
    assert.equal(servers().length, started);
    process.kill(servers().at(-1), 'SIGKILL');
    await until('the bar is empty', () => !bar().isShown);
  }
  await until('it is told', () => texts().some((text) => /server crashed 5 times/.test(text)));
  assert.equal(servers().length, 5);
  await run('plainer.restart');
  await hasLevel();
  assert.equal(servers().length, 6);
});

test('restarting ends one server and starts another', async (t) => {
  const { open, servers } = await start(t);
  open('plan.html', 'html', PAGE);
  await hasLevel();
  await run('plainer.restart');
  await hasLevel();
  const [first, second] = servers();
  await until('the first one ends', () => !isAlive(first));
  assert.ok(isAlive(second));
  assert.equal(servers().length, 2);
});

test('deactivating ends the server and leaves nothing behind', async (t) => {
  const { open, servers, stop } = await start(t);
  open('plan.html', 'html', PAGE);
  await hasLevel();
  await run('plainer.showPreview');
  const [server] = servers();
  assert.ok(isAlive(server));
  await stop();
  await until('the server ends', () => !isAlive(server), 5000);
  assert.equal(hand.registered.size, 0);
  assert.equal(shown.panels[0].isGone, true);
  assert.equal(bar().isShown, false);
  assert.deepEqual(texts(), []);
});
