// Where the program is found, and where it must not be.
'use strict';
const assert = require('node:assert/strict');
const fs = require('fs');
const path = require('path');
const { test } = require('node:test');
const { find, locate, wanted } = require('../src/program');
const { PROGRAM, makeFolder } = require('./session');

function script(folder, name, text, mode = 0o755) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode });
  return file;
}

const settings = (values) => ({ get: () => values.workspaceValue ?? values.globalValue ?? values.defaultValue, inspect: () => values });

test('what a workspace names counts in a trusted one only', () => {
  const values = { defaultValue: 'plainer', globalValue: '/usr/bin/plainer', workspaceValue: './evil' };
  assert.equal(wanted(settings(values), true), './evil');
  assert.equal(wanted(settings(values), false), '/usr/bin/plainer');
  assert.equal(wanted(settings({ ...values, globalValue: undefined }), false), 'plainer');
  assert.equal(wanted(settings({ workspaceValue: '' }), true), 'plainer');
});

test('a name is looked for in PATH, and never beside the pages', (t) => {
  const [folder, other] = [makeFolder(t), makeFolder(t)];
  const file = script(folder, 'plainer', '');
  assert.equal(locate('plainer', { search: [other, folder].join(path.delimiter) }), file);
  assert.equal(locate('plainer', { search: other, folder, isTrusted: true }), undefined);
  const before = process.cwd();
  process.chdir(folder);
  t.after(() => process.chdir(before));
  assert.equal(locate('plainer', { search: ['.', '', 'bin'].join(path.delimiter) }), undefined);
});

test('a path is taken as it is, from the home folder, or from a trusted folder', (t) => {
  const folder = makeFolder(t);
  const file = script(folder, 'mine', '');
  assert.equal(locate(file, {}), file);
  assert.equal(locate('~/mine', { home: folder }), file);
  assert.equal(locate('./mine', { folder, isTrusted: true }), file);
  assert.equal(locate('./mine', { folder, isTrusted: false }), undefined);
  assert.equal(locate('./mine', { isTrusted: true }), undefined);
});

test('folders and files that cannot be run are no programs', (t) => {
  const folder = makeFolder(t);
  assert.equal(locate(folder, {}), undefined);
  assert.equal(locate(script(folder, 'text', '', 0o644), {}), undefined);
});

test('the program says that it is plainer', async () => {
  const found = await find(PROGRAM, {});
  assert.equal(found.file, PROGRAM);
  assert.match(found.version, /^\d+\.\d+\.\d+$/);
});

test('what is wrong is said in one sentence with what to do', async (t) => {
  const folder = makeFolder(t);
  const problem = async (name) => (await find(name, {})).problem;
  assert.match(await problem('/no/such/program'), /there is no program "\/no\/such\/program"\. Set "plainer\.path"/);
  assert.match(await problem(script(folder, 'other', 'echo other 1.0')), /is another program\. Set/);
  const broken = script(folder, 'broken', 'echo "libxml2.so: not found" >&2; exit 127');
  assert.match(await problem(broken), /does not run \(libxml2\.so: not found\)\. Set/);
});
