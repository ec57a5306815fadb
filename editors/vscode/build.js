// Puts the extension into one file, dist/extension.js, and the licences of what went into it beside
// it.
'use strict';
const esbuild = require('esbuild');
const fs = require('fs');
const path = require('path');

/** The folder of the package that a file belongs to, or undefined for our own. */
function packageOf(file) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return found ? found[1] : undefined;
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}

process.chdir(__dirname);
fs.rmSync('dist', { recursive: true, force: true });
const { metafile } = esbuild.buildSync({
  entryPoints: ['src/extension.js'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  metafile: true,
  logLevel: 'warning',
});
const folders = new Set(Object.keys(metafile.inputs).map(packageOf).filter(Boolean));
const notices = [...folders].sort().map(noticeOf);
fs.writeFileSync('dist/NOTICES.txt', `dist/extension.js holds:\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`);
