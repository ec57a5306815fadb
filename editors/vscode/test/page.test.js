// The pages that panels show.
'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { POLICY, message, withPolicy } = require('../src/page');

const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

test('the policy is the first thing in the head', () => {
  const html = withPolicy('<!doctype html>\n<html lang="en-GB">\n<head>\n<title>A</title></head><body></body></html>');
  assert.equal(html, `<!doctype html>\n<html lang="en-GB">\n<head>\n${META}\n<title>A</title></head><body></body></html>`);
});

test('a page without a head, or with one that only seems to be one, gets the policy before all', () => {
  assert.equal(withPolicy('<p>A</p>'), `\n${META}<p>A</p>`);
  assert.equal(withPolicy('<!-- <head> --><head></head>'), `\n${META}<!-- <head> --><head></head>`);
  assert.equal(withPolicy('<header>A</header>'), `\n${META}<header>A</header>`);
  assert.equal(withPolicy(''), `\n${META}`);
});

test('nothing but styles and pictures in the page is allowed', () => {
  assert.match(POLICY, /^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
  assert.doesNotMatch(POLICY, /script|http|\*/);
});

test('a message is text', () => {
  assert.match(message('<b> & "c"'), /<p role="status">&lt;b&gt; &amp; &quot;c&quot;<\/p>/);
  assert.ok(message('A').includes(META));
});
