// Opens pages in Debian's Chromium and judges them: node run.js FOLDER-OF-MODULES [--script] PAGE...
// Pages behind --script may hold a script of their own (review); all others may not.
import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';
import * as check from './checks.js';
import { validate } from './validate.js';
import { proveBroken } from './broken.js';

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
// 320 by 256 is what 1280 by 1024 leaves at 400 % (WCAG 1.4.10).
const sizes = [[320, 256], [768, 800], [1280, 800]];
let faults = 0;
let passed = 0;

function report(name, what, found) {
  if (found.length === 0) { passed++; return; }
  faults++;
  console.log(`${name}: ${what}`);
  for (const line of found) console.log(`    ${line}`);
}

async function open(browser, url, settings) {
  const { media, ...context } = settings;
  const page = await browser.newPage({ reducedMotion: 'reduce', ...context });
  const requests = [];
  page.on('request', (r) => { if (!/^(file|data):/.test(r.url()) || (r.url().startsWith('file:') && r.url().split('#')[0] !== url)) requests.push(`asks for ${r.url().slice(0, 100)}`); });
  if (media) await page.emulateMedia({ media });
  await page.goto(url);
  return { page, requests };
}

async function judge(browser, path, mayRun) {
  const url = pathToFileURL(path).href;
  const name = path.split('/').slice(-2).join('/');
  for (const colorScheme of ['light', 'dark'])
    for (const [width, height] of colorScheme === 'light' ? sizes : [sizes[1]]) { // what lies where is the same in the dark
      const { page, requests } = await open(browser, url, { colorScheme, viewport: { width, height } });
      const where = `${colorScheme}, ${width} pixels`;
      report(name, `axe, ${where}`, await check.axe(page));
      report(name, `overflow, ${where}`, await check.overflow(page));
      report(name, `covered, ${where}`, await check.covered(page));
      report(name, `requests, ${where}`, requests);
      await page.close();
    }
  const print = await open(browser, url, { viewport: { width: 1280, height: 800 }, media: 'print' });
  report(name, 'axe, print', await check.axe(print.page));
  await print.page.close();
  const { page } = await open(browser, url, { viewport: { width: 1280, height: 800 } });
  report(name, 'outline', await check.outline(page));
  if (!mayRun) report(name, 'scripts', await check.still(page));
  report(name, 'words', await check.wordLinks(page));
  report(name, 'keyboard', await check.keyboard(page));
  await page.close();
  for (const [what, change] of [['text spacing', check.spaceOut], ['letters of twice the size', check.enlarge]]) {
    const wide = await open(browser, url, { viewport: { width: 1280, height: 800 } });
    await change(wide.page);
    report(name, what, await check.overflow(wide.page));
    await wide.page.close();
  }
  report(name, 'html-validate', await validate(path));
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  let mayRun = false;
  report('broken pages', 'what no check finds', await proveBroken(browser, open));
  for (const path of process.argv.slice(2)) {
    if (path === '--script') mayRun = true;
    else await judge(browser, path, mayRun);
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${faults} failed`);
process.exit(faults ? 1 : 0);
