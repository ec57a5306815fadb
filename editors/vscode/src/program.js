// Where the program is, and whether it is plainer. Nothing is started that a folder's settings name
// unless the folder is trusted. Knows nothing of VS Code.
'use strict';
const { execFile } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const HELP = 'Set "plainer.path" to the program, or put it into a folder of PATH.';
const SLOWEST = 20000; // milliseconds for --version; a program that waits is not plainer

/**
 * The wanted path as far as it may be used: what a workspace says counts only when it is trusted.
 * @param {{get: (key: string) => any, inspect: (key: string) => any}} settings of the section "plainer"
 * @param {boolean} isTrusted
 * @returns {string}
 */
function wanted(settings, isTrusted) {
  if (isTrusted) return settings.get('path') || 'plainer';
  const known = settings.inspect('path') || {};
  return known.globalValue || known.defaultValue || 'plainer';
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The file that a setting means. A bare name is looked for in PATH, but never in a folder that PATH
 * does not name in full; a path that is not absolute starts in a trusted folder.
 * @param {string} name
 * @param {{folder?: string, isTrusted?: boolean, search?: string, home?: string}} where
 * @returns {string | undefined} an absolute path
 */
function locate(name, { folder, isTrusted, search = process.env.PATH || '', home = os.homedir() }) {
  const endings = process.platform === 'win32' ? ['', '.exe'] : [''];
  let places;
  if (path.isAbsolute(name)) places = [name];
  else if (/^~[\\/]/.test(name)) places = [path.join(home, name.slice(2))];
  else if (/[\\/]/.test(name)) places = folder && isTrusted ? [path.join(folder, name)] : [];
  else places = search.split(path.delimiter).filter((at) => path.isAbsolute(at)).map((at) => path.join(at, name));
  return places.flatMap((at) => endings.map((ending) => at + ending)).find(isProgram);
}

/**
 * Runs the program and gives what it prints.
 * @param {string} file
 * @param {string[]} options
 * @returns {Promise<string>}
 */
function ask(file, options) {
  const limits = { cwd: path.dirname(file), timeout: SLOWEST, encoding: 'utf8' };
  return new Promise((resolve, reject) => {
    execFile(file, options, limits, (error, text, errors) => {
      if (error) reject(new Error(errors.trim().split('\n')[0] || error.message.split('\n')[0]));
      else resolve(text);
    });
  });
}

/**
 * The program, or a sentence that says what is wrong and what to do.
 * @param {string} name
 * @param {Parameters<typeof locate>[1]} where
 * @returns {Promise<{file: string, version: string} | {problem: string}>}
 */
async function find(name, where) {
  const file = locate(name, where);
  if (!file) return { problem: `plainer: there is no program "${name}". ${HELP}` };
  try {
    const [, version] = /^plainer (\S+)/.exec(await ask(file, ['--version'])) || [];
    if (version) return { file, version };
    return { problem: `plainer: "${file}" is another program. ${HELP}` };
  } catch (error) {
    return { problem: `plainer: "${file}" does not run (${error.message}). ${HELP}` };
  }
}

module.exports = { ask, find, locate, wanted };
