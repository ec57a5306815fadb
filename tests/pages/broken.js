// Pages that are broken in one way each: a check that does not find it is no check.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as check from './checks.js';
import { validateText } from './validate.js';

const page = (body, head = '') => `<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>Page</title>\n${head}</head>\n<body>\n<main>\n<h1>Page</h1>\n${body}\n</main>\n</body>\n</html>\n`;

const broken = [
  ['contrast of 5:1', page('<p style="color:#707070;background:#fff">Grey words.</p>'), check.axe],
  ['no alternative text', page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'), check.axe],
  ['small targets', page('<p><a href="#a">a</a><a href="#b">b</a></p>', '<style>a{font-size:8px;display:inline-block}</style>'), check.axe],
  ['wide page', page('<div style="width:2000px">Wide.</div>'), check.overflow],
  ['text cut off', page('<p style="height:1em;overflow:hidden;width:5em">Many words that no one can read to their end.</p>'), check.overflow],
  ['a header that covers the page', page('<div style="position:sticky;top:0;height:500px">Header.</div>'), check.covered],
  ['unseen focus', page('<p><a href="#x">One</a></p>', '<style>a:focus{outline:none}</style>'), check.keyboard],
  ['a trap', page('<p><a id="x" href="#x">One</a> <a id="y" href="#y">Two</a> <a href="#y">Three</a></p><script>y.onkeydown=(e)=>{if(e.key==="Tab"){e.preventDefault();x.focus()}}</script>'), check.keyboard],
  ['two h1', page('<h1>Again</h1>'), check.outline],
  ['a level left out', page('<h3>Three</h3>'), check.outline],
  ['a link to nowhere', page('<p><a href="#no">There</a></p>'), check.outline],
  ['a script', page('<script>1</script>'), check.still],
  ['a handler', page('<p onclick="1">Click.</p>'), check.still],
  ['a word without an entry', page('<p><a class="term" href="#term-1"><dfn>word</dfn></a></p>'), check.wordLinks],
];

export async function proveBroken(browser, open) {
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  const file = join(folder, 'page.html');
  const url = pathToFileURL(file).href;
  const unfound = [];
  for (const [name, html, find] of broken) {
    writeFileSync(file, html);
    const opened = await open(browser, url, { viewport: { width: 1280, height: 800 } });
    if ((await find(opened.page)).length === 0) unfound.push(name);
    await opened.page.close();
  }
  writeFileSync(file, page('<p>Text.</p>', '<link rel="stylesheet" href="https://a.example/x.css">'));
  const asking = await open(browser, url, { viewport: { width: 1280, height: 800 } });
  if (asking.requests.length === 0) unfound.push('a request');
  await asking.page.close();
  if ((await validateText(page('<p><div>In.</div></p>'))).length === 0) unfound.push('a div in a p');
  // and a sound page has none of all this
  writeFileSync(file, page('<p>Text.</p>'));
  const sound = await open(browser, url, { viewport: { width: 1280, height: 800 } });
  for (const find of [check.overflow, check.covered, check.outline, check.still, check.wordLinks, check.keyboard])
    for (const fault of await find(sound.page)) unfound.push(`a sound page: ${fault}`);
  await sound.page.close();
  return unfound;
}
