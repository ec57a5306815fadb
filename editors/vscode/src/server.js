// The server's life: found, started, asked, restarted, stopped. What it says reaches the rest of the
// extension through functions that are set from outside.
'use strict';
const vscode = require('vscode');
const { LanguageClient, State } = require('vscode-languageclient/node');
const program = require('./program');

const LANGUAGES = ['html', 'markdown', 'plaintext'];
const SCHEMES = ['file', 'untitled'];

/** Is the document one that the server looks at? */
function isOurs(document) {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}

class Server {
  /** @param {vscode.LogOutputChannel} output */
  constructor(output) {
    this.output = output;
    this.client = undefined;
    this.turn = Promise.resolve(); // starts and stops wait for each other
    /** @type {(status: {uri: string, level: string, grade: number?, findings: number, words: number}) => void} */
    this.onStatus = () => {};
    /** @type {(isRunning: boolean, problem?: string) => void} */
    this.onState = () => {};
    /** @type {Record<string, Function>} the server's commands that show something */
    this.showers = {};
  }

  start() { return this.next(() => this.begin()); }

  stop() { return this.next(() => this.end()); }

  restart() {
    return this.next(async () => {
      await this.end();
      await this.begin();
    });
  }

  next(step) {
    this.turn = this.turn.then(step).catch((error) => this.output.error(String(error)));
    return this.turn;
  }

  async begin() {
    const settings = vscode.workspace.getConfiguration('plainer');
    const { isTrusted } = vscode.workspace;
    const [first] = vscode.workspace.workspaceFolders || [];
    const folder = first && first.uri.scheme === 'file' ? first.uri.fsPath : undefined;
    const found = await program.find(program.wanted(settings, isTrusted), { folder, isTrusted });
    if (found.problem) {
      this.complain(found.problem);
      return;
    }
    this.output.info(`plainer ${found.version}: ${found.file}`);
    const client = this.client = this.make(found.file);
    client.onNotification('plainer/status', (status) => this.onStatus(status));
    client.onDidChangeState(({ newState }) => this.onState(newState === State.Running));
    await client.start().catch(() => {}); // it has told why
  }

  /** One message that says what to do. Does not wait for an answer to it. */
  complain(problem) {
    const open = 'Open the setting';
    this.output.error(problem);
    this.onState(false, problem);
    vscode.window.showErrorMessage(problem, open).then((answer) => {
      if (answer === open) vscode.commands.executeCommand('workbench.action.openSettings', 'plainer.path');
    });
  }

  make(file) {
    const selector = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
    return new LanguageClient('plainer', 'plainer', { command: file, args: ['lsp'] }, {
      documentSelector: selector,
      outputChannel: this.output,
      diagnosticPullOptions: { onChange: true, onSave: true },
      initializationOptions: () => ({ ...vscode.workspace.getConfiguration().get('plainer'), status: true }),
      middleware: { executeCommand: (command, args, next) => this.execute(command, args, next) },
    });
  }

  /** A command of the server's, from a code action or a lens. What goes wrong in it the server tells. */
  async execute(command, args, next) {
    const show = this.showers[command];
    return show ? show(...args) : next(command, args).catch(() => {});
  }

  async end() {
    const { client } = this;
    this.client = undefined;
    if (client) await client.dispose().catch((error) => this.output.warn(String(error)));
    this.onState(false);
  }

  /**
   * Has the server carry out one of its commands.
   * @returns {Promise<any>}
   */
  async run(command, ...args) {
    await this.turn;
    if (!this.client || !this.client.isRunning()) throw new Error('plainer is not running');
    return this.client.sendRequest('workspace/executeCommand', { command, arguments: args });
  }

  /** The settings have changed; the server asks for them. */
  async tellSettings() {
    await this.turn;
    if (this.client && this.client.isRunning())
      await this.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }
}

module.exports = { Server, isOurs };
