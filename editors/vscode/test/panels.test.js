// When panels ask the server, with a clock and a server of our own.
'use strict';
const assert = require('node:assert/strict');
const { mock, test } = require('node:test');
const vscode = require('./stand_in');
const { Panels } = require('../src/panels');
const { hand } = vscode;

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A panel of an open page; `asked` counts, `answer` answers the oldest question. */
async function start(t) {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  hand.reset();
  const document = hand.open(vscode.Uri.file('/pages/plan.html'), 'html', '<p>A</p>');
  const waiting = [];
  const it = { asked: 0, document, uri: document.uri.toString() };
  it.panels = new Panels({
    run: () => {
      it.asked++;
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
  });
  it.answer = async (html) => {
    waiting.shift().resolve({ html });
    await settle();
  };
  it.fail = async (text) => {
    waiting.shift().reject(new Error(text));
    await settle();
  };
  it.after = async (milliseconds) => {
    mock.timers.tick(milliseconds);
    await settle();
  };
  const whenShown = it.panels.show('preview', document.uri);
  await settle();
  [it.view] = hand.shown.panels;
  it.page = () => it.view.webview.html;
  assert.match(it.page(), /plainer is looking at the page/);
  await it.answer('<p>first</p>');
  await whenShown;
  assert.match(it.page(), /first/);
  return it;
}

test('changes are waited out, a save is not', async (t) => {
  const it = await start(t);
  for (let i = 0; i < 5; i++) {
    it.panels.refreshSoon(it.uri, true);
    await it.after(400);
  }
  assert.equal(it.asked, 1);
  await it.after(100);
  assert.equal(it.asked, 2);
  await it.answer('<p>second</p>');
  it.panels.refreshSoon(it.uri, true);
  it.panels.refresh(it.uri);
  assert.equal(it.asked, 3);
  await it.answer('<p>third</p>');
  await it.after(10000);
  assert.equal(it.asked, 3, 'the save did what was waiting');
  assert.match(it.page(), /third/);
});

test('news of the server do not put off what is waiting', async (t) => {
  const it = await start(t);
  it.panels.refreshSoon(it.uri, true);
  await it.after(300);
  it.panels.refreshSoon(it.uri, false);
  await it.after(200);
  assert.equal(it.asked, 2);
  await it.answer('<p>second</p>');
  it.panels.refreshSoon(it.uri, false);
  await it.after(500);
  assert.equal(it.asked, 3, 'and are enough by themselves');
});

test('one question at a time, and the last change is asked for', async (t) => {
  const it = await start(t);
  for (let i = 0; i < 4; i++) it.panels.refresh(it.uri);
  await settle();
  assert.equal(it.asked, 2);
  await it.answer('<p>second</p>');
  assert.equal(it.asked, 3);
  await it.answer('<p>third</p>');
  assert.equal(it.asked, 3);
  assert.match(it.page(), /third/);
});

test('what cannot be seen is asked for when it can', async (t) => {
  const it = await start(t);
  it.view.visible = false;
  it.view.state.fire();
  it.panels.refresh(it.uri);
  assert.equal(it.asked, 1);
  it.view.visible = true;
  it.view.state.fire();
  assert.equal(it.asked, 2);
  await it.answer('<p>second</p>');
  it.view.state.fire();
  assert.equal(it.asked, 2);
});

test('the panel of a closed page stays as it is, until the page is opened again', async (t) => {
  const it = await start(t);
  hand.close(it.document);
  it.panels.refresh(it.uri);
  assert.equal(it.asked, 1);
  assert.match(it.page(), /first/);
  hand.open(it.document.uri, 'html', '<p>B</p>');
  it.panels.refresh(it.uri);
  assert.equal(it.asked, 2);
});

test('what fails is said, and forgotten when it works again', async (t) => {
  const it = await start(t);
  it.panels.refresh(it.uri);
  await it.fail('the document is <not> in English');
  assert.match(it.page(), /Content-Security-Policy[\s\S]*There is nothing to show: the document is &lt;not&gt; in English\./);
  it.panels.refresh(it.uri);
  await it.answer('<p>first</p>');
  assert.match(it.page(), /first/);
});

test('a panel that is closed is let alone', async (t) => {
  const it = await start(t);
  it.panels.refresh(it.uri);
  it.panels.refreshSoon(it.uri, true);
  it.view.dispose();
  const written = it.view.pages.length;
  await it.answer('<p>second</p>');
  await it.after(10000);
  assert.equal(it.view.pages.length, written);
  assert.equal(it.asked, 2);
  it.panels.dispose();
});
