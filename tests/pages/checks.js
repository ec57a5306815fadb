// What is asked of a page in the browser. Each check returns the faults that it finds, as lines;
// broken.js proves that each of them can find one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// All of WCAG 2.2, A to AAA, and what axe calls best practice; contrast of 7:1.
const axeOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  },
  rules: {
    'color-contrast-enhanced': { enabled: true },
    'identical-links-same-purpose': { enabled: true },
    'target-size': { enabled: true },
    'meta-refresh-no-exceptions': { enabled: true },
    // A page's own policy forbids what these would need; they ask for a page inside a site.
    'skip-link': { enabled: true },
  },
  resultTypes: ['violations'],
};

export async function axe(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate((options) => window.axe.run(document, options), axeOptions);
  return result.violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 120)}`);
}

// Nothing is wider than the window, and no text is cut off. Tables may scroll in their own frame.
export async function overflow(page) {
  return page.evaluate(() => {
    const faults = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) faults.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    for (const e of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(e);
      if (e.closest('.unseen, .skip, .table, script, style') || style.display === 'inline') continue;
      const isCut = /hidden|clip/.test(style.overflow) && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
      if (isCut) faults.push(`text is cut off: ${e.outerHTML.slice(0, 80)}`);
      const box = e.getBoundingClientRect();
      if (box.width && box.right > root.clientWidth + 1) faults.push(`reaches out of the page: ${e.outerHTML.slice(0, 80)}`);
    }
    return faults.slice(0, 5);
  });
}

// What stays where it is while the page scrolls leaves at least half of the window for the text.
export async function covered(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const e of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(e);
      const stays = style.position === 'fixed' || (style.position === 'sticky' && (style.top !== 'auto' || style.bottom !== 'auto'));
      const { height } = e.getBoundingClientRect();
      if (stays && height > innerHeight / 2) faults.push(`covers ${Math.round(height)} of ${innerHeight}: ${e.outerHTML.slice(0, 80)}`);
    }
    return faults.slice(0, 5);
  });
}

// WCAG 1.4.12: line height 1.5, space behind paragraphs 2, between letters 0.12, between words 0.16.
export async function spaceOut(page) {
  await page.addStyleTag({
    content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
  });
}

// WCAG 1.4.4: letters of twice the size.
export async function enlarge(page) {
  await page.addStyleTag({ content: ':root { font-size: 200% !important; }' });
}

// The Tab key reaches every control, shows where it is, and leaves the page again.
export async function keyboard(page) {
  const faults = [];
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
    const shown = all.filter((e) => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length && e.checkVisibility());
    shown.forEach((e, i) => e.setAttribute('data-walk', i));
    return shown.length;
  });
  const seen = new Set();
  for (let i = 0; i < wanted * 2 + 20; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return { mark: null };
      const style = getComputedStyle(e);
      const isShown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      return { mark: e.getAttribute('data-walk'), isShown, html: e.outerHTML.slice(0, 80) };
    });
    if (at.mark === null) break;
    if (!at.isShown) faults.push(`focus is not seen: ${at.html}`);
    if (seen.has(at.mark)) {
      if (seen.size < wanted) faults.push(`the Tab key does not get past ${at.html}`);
      break;
    }
    seen.add(at.mark);
  }
  if (seen.size < wanted) faults.push(`the Tab key reaches ${seen.size} of ${wanted} controls`);
  return faults.slice(0, 5);
}

// One h1, no level left out, landmarks, names for the language and the page.
export async function outline(page) {
  return page.evaluate(() => {
    const faults = [];
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]));
    if (levels.filter((l) => l === 1).length !== 1) faults.push(`${levels.filter((l) => l === 1).length} h1`);
    levels.forEach((l, i) => { if (i && l > levels[i - 1] + 1) faults.push(`h${levels[i - 1]} is followed by h${l}`); });
    if (document.querySelectorAll('main').length !== 1) faults.push('no main');
    if (!document.documentElement.lang) faults.push('no language');
    if (!document.title.trim()) faults.push('no title');
    for (const a of document.querySelectorAll('a[href^="#"]'))
      if (!document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1)))) faults.push(`leads nowhere: ${a.outerHTML.slice(0, 80)}`);
    return faults.slice(0, 5);
  });
}

// No script, no handler, nothing that runs.
export async function still(page) {
  return page.evaluate(() => {
    const faults = [];
    if (document.querySelector('script, iframe, object, embed')) faults.push('something runs in the page');
    for (const e of document.querySelectorAll('*'))
      for (const a of e.attributes) if (/^on/i.test(a.name)) faults.push(`a handler: ${a.name}`);
    return faults.slice(0, 5);
  });
}

// Words we explain: each linked word leads to its explanation and back.
export async function wordLinks(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const a of document.querySelectorAll('a.term')) {
      const entry = document.querySelector(a.getAttribute('href'));
      if (!entry || entry.tagName !== 'DT') faults.push(`no entry for ${a.textContent}`);
      if (!a.querySelector('dfn')) faults.push(`no dfn in ${a.textContent}`);
    }
    for (const a of document.querySelectorAll('a.back'))
      if (!document.querySelector(a.getAttribute('href'))) faults.push(`no way back: ${a.textContent}`);
    return faults.slice(0, 5);
  });
}
