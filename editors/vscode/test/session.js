// One session with the real server over its standard input and output, as an editor holds it.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const protocol = require('vscode-languageserver-protocol/node');

/** The program under test; what would start it unseen, from PATH, is no test. */
const PROGRAM = process.env.PLAINER;
if (!PROGRAM) throw new Error('set PLAINER to the program');

const PATIENCE = 60000; // milliseconds; a build with sanitizers is slow

/** An empty folder; it goes when the test ends. */
function makeFolder(t) {
  const folder = fs.mkdtempSync(path.join(process.env.TEST_TMP || os.tmpdir(), 'plainer-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return fs.realpathSync(folder);
}

/** Waits until a test gives something that is true. */
async function until(what, test, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await test();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Places in a text as the protocol counts them: lines, and bytes or units of UTF-16 in them. */
class Text {
  constructor(text, encoding) {
    this.text = text;
    this.encoding = encoding; // of Buffer: 'utf8' or 'utf16le'
    this.unit = encoding === 'utf8' ? 1 : 2;
    this.bytes = Buffer.from(text, encoding);
  }

  at({ line, character }) {
    let start = 0;
    for (let i = 0; i < line; i++) start = this.bytes.indexOf(Buffer.from('\n', this.encoding), start) + this.unit;
    return start + character * this.unit;
  }

  slice({ start, end }) { return this.bytes.subarray(this.at(start), this.at(end)).toString(this.encoding); }

  with({ range, newText }) {
    const [start, end] = [this.at(range.start), this.at(range.end)];
    const parts = [this.bytes.subarray(0, start), Buffer.from(newText, this.encoding), this.bytes.subarray(end)];
    return new Text(Buffer.concat(parts).toString(this.encoding), this.encoding);
  }
}

/** What an editor says that knows UTF-8 and asks for diagnostics. */
const PULLING = {
  general: { positionEncodings: ['utf-8', 'utf-16'] },
  textDocument: { diagnostic: {}, publishDiagnostics: {}, codeAction: {}, hover: { contentFormat: ['markdown'] } },
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: {},
  },
};
/** ... and one that knows UTF-16 only and is sent them. */
const PUSHED = {
  textDocument: { publishDiagnostics: {}, codeAction: {} },
  workspace: { configuration: true },
};

class Session {
  constructor(capabilities) {
    this.capabilities = capabilities;
    this.settings = {};
    this.heard = []; // notifications: {method, params}
    this.refreshes = 0;
    this.pages = new Map(); // URI: {version, text: Text}
  }

  static async start(t, { capabilities = PULLING, settings = {}, folder, options } = {}) {
    const session = new Session(capabilities);
    session.settings = settings;
    session.process = spawn(PROGRAM, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
    session.ended = new Promise((resolve) => session.process.on('exit', (code) => resolve(code)));
    session.connect();
    t.after(() => session.stop());
    const rootUri = folder ? `file://${folder}` : null;
    session.told = await session.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: rootUri ? [{ uri: rootUri, name: 'pages' }] : null,
      capabilities,
      initializationOptions: options,
    });
    await session.connection.sendNotification('initialized', {});
    return session;
  }

  connect() {
    const reader = new protocol.StreamMessageReader(this.process.stdout);
    const writer = new protocol.StreamMessageWriter(this.process.stdin);
    this.connection = protocol.createProtocolConnection(reader, writer);
    this.connection.onRequest(protocol.ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'plainer' ? this.settings : null)));
    this.connection.onRequest(protocol.DiagnosticRefreshRequest.type, () => { this.refreshes++; });
    this.connection.onNotification((method, params) => this.heard.push({ method, params }));
    this.connection.listen();
  }

  /** The URI of a page that is opened. */
  async open(name, languageId, text) {
    const uri = name.startsWith('/') ? `file://${name}` : `untitled:${name}`;
    const encoding = this.told.capabilities.positionEncoding === 'utf-8' ? 'utf8' : 'utf16le';
    this.pages.set(uri, { version: 1, text: new Text(text, encoding) });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  text(uri) { return this.pages.get(uri).text; }

  /** Makes edits, none of which touches another, the last one first, so that places hold. */
  async edit(uri, edits) {
    const page = this.pages.get(uri);
    const sorted = [...edits].sort((a, b) => page.text.at(b.range.start) - page.text.at(a.range.start));
    for (const one of sorted) page.text = page.text.with(one);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++page.version },
      contentChanges: sorted.map(({ range, newText }) => ({ range, text: newText })),
    });
  }

  /** The page's diagnostics, asked for. */
  async pull(uri) { return (await this.ask('textDocument/diagnostic', { textDocument: { uri } })).items; }

  /** ... sent by the server, for the version that it has now. */
  async pushed(uri) {
    const { version } = this.pages.get(uri);
    return until(`diagnostics of ${uri}`, () => {
      const found = this.heard.filter(({ method, params }) => method === 'textDocument/publishDiagnostics'
        && params.uri === uri && params.version === version);
      return found.length && found[found.length - 1].params.diagnostics;
    });
  }

  /** An answer. The server may say that the time was wrong, and editors then ask again. */
  ask(method, params) {
    const again = [protocol.LSPErrorCodes.ContentModified, protocol.LSPErrorCodes.ServerCancelled];
    return until(`an answer to ${method}`, async () => {
      try {
        return { answer: await this.connection.sendRequest(method, params) };
      } catch (error) {
        if (again.includes(error.code)) return undefined;
        throw error;
      }
    }).then(({ answer }) => answer);
  }

  run(command, ...args) { return this.ask('workspace/executeCommand', { command, arguments: args }); }

  async configure(settings) {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  /** The last thing heard of a kind. */
  last(method) { return this.heard.filter((one) => one.method === method).map(({ params }) => params).pop(); }

  async stop() {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await this.ended;
    this.connection.dispose();
    if (code !== 0) throw new Error(`the server ended with ${code}`);
  }
}

module.exports = { PATIENCE, PROGRAM, PULLING, PUSHED, Session, Text, makeFolder, until };
