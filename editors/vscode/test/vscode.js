// A stand-in for the module `vscode`: documents, events, settings, panels and the few other parts
// that the extension and vscode-languageclient touch, with what a person would do in `hand`. What it
// leaves out: everything that is drawn, and everything that VS Code itself decides.
'use strict';
const path = require('path');

// ---- values ----

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}

class Range {
  constructor(a, b, c, d) {
    [this.start, this.end] = typeof a === 'number' ? [new Position(a, b), new Position(c, d)] : [a, b];
  }

  get isEmpty() { return this.start.line === this.end.line && this.start.character === this.end.character; }
}

/** Percent-encoded as VS Code does: everything but letters, digits, "-._~" and "/". */
const code = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const encode = (text) => text.replace(/[^\w\-.~/]/gu, (c) => [...Buffer.from(c)].map(code).join(''));

class Uri {
  constructor({ scheme, authority = '', path: at = '', query = '', fragment = '' }) {
    Object.assign(this, { scheme, authority, path: at, query, fragment });
  }

  static from(parts) { return new Uri(parts); }

  static file(file) { return new Uri({ scheme: 'file', path: file }); }

  static parse(text) {
    const [, scheme, , authority, at] = /^([a-z][a-z0-9+.-]*):(\/\/([^/]*))?(.*)$/i.exec(text);
    return new Uri({ scheme, authority, path: decodeURIComponent(at) });
  }

  with(change) { return new Uri({ ...this, ...change }); }

  get fsPath() { return this.path; }

  toString() {
    const authority = this.authority || this.scheme === 'file' ? `//${this.authority}` : '';
    return `${this.scheme}:${authority}${encode(this.path)}`;
  }
}

class Disposable {
  constructor(run) { this.run = run; }

  static from(...all) { return new Disposable(() => all.forEach((one) => one.dispose())); }

  dispose() {
    const { run } = this;
    this.run = undefined;
    if (run) run();
  }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self, disposables) => {
      const entry = { call: (event) => listener.call(self, event) };
      this.listeners.add(entry);
      const end = new Disposable(() => this.listeners.delete(entry));
      if (disposables) disposables.push(end);
      return end;
    };
  }

  fire(event) { for (const { call } of [...this.listeners]) call(event); }

  dispose() { this.listeners.clear(); }
}

class CancellationTokenSource {
  constructor() {
    const emitter = new EventEmitter();
    this.token = { isCancellationRequested: false, onCancellationRequested: emitter.event };
    this.emitter = emitter;
  }

  cancel() {
    this.token.isCancellationRequested = true;
    this.emitter.fire();
  }

  dispose() { this.emitter.dispose(); }
}

class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}

class CodeAction {
  constructor(title, kind) { Object.assign(this, { title, kind }); }
}

class CodeActionKind {
  constructor(value) { this.value = value; }

  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part); }
}
const kinds = {
  Empty: '', QuickFix: 'quickfix', Refactor: 'refactor', RefactorExtract: 'refactor.extract',
  RefactorInline: 'refactor.inline', RefactorMove: 'refactor.move', RefactorRewrite: 'refactor.rewrite',
  Source: 'source', SourceFixAll: 'source.fixAll', SourceOrganizeImports: 'source.organizeImports', Notebook: 'notebook',
};
for (const [name, value] of Object.entries(kinds)) CodeActionKind[name] = new CodeActionKind(value);

class TextEdit {
  constructor(range, newText) { Object.assign(this, { range, newText }); }
}

class WorkspaceEdit {
  constructor() { this.all = []; }

  set(uri, edits) { this.all.push([uri, edits.map((edit) => (Array.isArray(edit) ? edit[0] : edit))]); }
}

class CodeLens {
  constructor(range, command) { Object.assign(this, { range, command }); }
}

class Hover {
  constructor(contents, range) { Object.assign(this, { contents: [].concat(contents), range }); }
}

class MarkdownString {
  constructor(value = '') { this.value = value; }

  appendMarkdown(text) {
    this.value += text;
    return this;
  }
}

class CancellationError extends Error {}
class TabInputText {
  constructor(uri) { this.uri = uri; }
}
// Of these the client wants no more than that they can be inherited from or compared with.
const unused = Object.fromEntries(['CallHierarchyItem', 'CompletionItem', 'DocumentLink', 'InlayHint', 'SymbolInformation',
  'TabInputCustom', 'TabInputNotebook', 'TabInputTextDiff', 'TypeHierarchyItem'].map((name) => [name, class {}]));

// ---- documents ----

class Document {
  constructor(uri, languageId, text) {
    Object.assign(this, { uri, languageId, text, version: 1, isClosed: false });
    this.fileName = uri.fsPath;
    this.isUntitled = uri.scheme === 'untitled';
  }

  getText(range) { return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text; }

  offsetAt({ line, character }) {
    let start = 0;
    for (let i = 0; i < line; i++) start = this.text.indexOf('\n', start) + 1;
    return start + character;
  }

  positionAt(offset) {
    const lines = this.text.slice(0, offset).split('\n');
    return new Position(lines.length - 1, lines.pop().length);
  }
}

const events = {};
/** The event of a name, and `events[name]` to fire it. */
function event(name) {
  events[name] = new EventEmitter();
  return events[name].event;
}

const workspace = {
  isTrusted: true,
  workspaceFolders: undefined,
  textDocuments: [],
  notebookDocuments: [],
  onDidOpenTextDocument: event('open'),
  onDidCloseTextDocument: event('close'),
  onDidChangeTextDocument: event('change'),
  onWillSaveTextDocument: event('willSave'),
  onDidSaveTextDocument: event('save'),
  onDidChangeConfiguration: event('settings'),
  onDidChangeWorkspaceFolders: event('folders'),
  onDidGrantWorkspaceTrust: event('trust'),
  createFileSystemWatcher: () => ({
    onDidCreate: event('fileCreate'), onDidChange: event('fileChange'), onDidDelete: event('fileDelete'), dispose() {},
  }),
  getConfiguration: (section) => settingsOf(section),
  registerTextDocumentContentProvider(scheme, provider) {
    providers.content.set(scheme, provider);
    return new Disposable(() => providers.content.delete(scheme));
  },
  async openTextDocument(uri) {
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const text = await providers.content.get(uri.scheme).provideTextDocumentContent(uri);
    return open || hand.open(uri, 'plaintext', text);
  },
  async applyEdit(edit) {
    for (const [uri, edits] of edit.all) {
      const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      hand.edit(document, ...edits);
    }
    return true;
  },
};

// ---- settings ----

const { contributes } = require('../package.json');
const layers = { defaultValue: {}, globalValue: {}, workspaceValue: {} };
for (const [key, { default: value }] of Object.entries(contributes.configuration.properties)) layers.defaultValue[key] = value;

const valueOf = (key) => ({ ...layers.defaultValue, ...layers.globalValue, ...layers.workspaceValue })[key];

function settingsOf(section) {
  const whole = (key) => (section ? `${section}.${key}` : key);
  return {
    get(key, otherwise) {
      const value = valueOf(whole(key));
      if (value !== undefined || !Object.keys(layers.defaultValue).some((one) => one.startsWith(`${whole(key)}.`))) return value ?? otherwise;
      const tree = {};
      for (const name of Object.keys(layers.defaultValue)) {
        const steps = name.slice(whole(key).length + 1).split('.');
        steps.reduce((at, step, i) => (at[step] = i + 1 < steps.length ? at[step] || {} : valueOf(name)), tree);
      }
      return tree;
    },
    inspect: (key) => Object.fromEntries(Object.entries(layers).map(([name, values]) => [name, values[whole(key)]])),
  };
}

// ---- windows ----

const shown = { messages: [], items: [], panels: [], output: [] };
const tabs = [];
const answers = {}; // what the person picks: {message, quickPick, inputBox}

function message(kind) {
  return async (text, ...choices) => {
    shown.messages.push({ kind, text, choices });
    return answers.message;
  };
}

const window = {
  activeTextEditor: undefined,
  visibleTextEditors: [],
  tabGroups: { all: [{ tabs }], onDidChangeTabs: event('tabs') },
  onDidChangeActiveTextEditor: event('active'),
  onDidChangeVisibleTextEditors: event('visible'),
  showErrorMessage: message('error'),
  showWarningMessage: message('warning'),
  showInformationMessage: message('information'),
  showQuickPick: async (items) => {
    shown.quickPick = items;
    return answers.quickPick && items.find(({ label }) => label === answers.quickPick);
  },
  showInputBox: async () => answers.inputBox,
  showTextDocument: async (document, options) => { shown.document = { document, options }; },
  withProgress: (options, run) => run({ report() {} }, new CancellationTokenSource().token),
  createOutputChannel(name) {
    const write = (text) => shown.output.push(text);
    const levels = { trace: write, debug: write, info: write, warn: write, error: write };
    return {
      name, ...levels, append: write, appendLine: write, logLevel: 3, onDidChangeLogLevel: event('logLevel'), show() {}, dispose() {},
    };
  },
  createStatusBarItem(id) {
    const item = { id, isShown: false, show() { this.isShown = true; }, hide() { this.isShown = false; }, dispose() { this.isShown = false; } };
    shown.items.push(item);
    return item;
  },
  createWebviewPanel(viewType, title, place, options) {
    const [state, end] = [new EventEmitter(), new EventEmitter()];
    const panel = {
      viewType, title, place, options, visible: true, active: !place.preserveFocus, reveals: 0, pages: [], state,
      webview: { options, get html() { return panel.pages.at(-1); }, set html(page) { panel.pages.push(page); } },
      onDidChangeViewState: state.event,
      onDidDispose: end.event,
      reveal() { panel.reveals++; },
      dispose() {
        if (panel.isGone) throw new Error('Webview is disposed');
        panel.isGone = true;
        end.fire();
      },
    };
    shown.panels.push(panel);
    return panel;
  },
};

// ---- languages, commands ----

const providers = { content: new Map(), codeActions: new Set(), codeLens: new Set(), hover: new Set() };
const collections = new Set();

const matches = ({ language, scheme }, document) =>
  (!language || language === document.languageId) && (!scheme || scheme === document.uri.scheme);

function register(kind) {
  return (selector, provider) => {
    providers[kind].add(provider);
    return new Disposable(() => providers[kind].delete(provider));
  };
}

const languages = {
  match: (selector, document) => ([].concat(selector).some((filter) => matches(filter, document)) ? 10 : 0),
  createDiagnosticCollection() {
    const all = new Map();
    const collection = {
      set: (uri, items) => all.set(uri.toString(), items || []),
      delete: (uri) => all.delete(uri.toString()),
      get: (uri) => all.get(uri.toString()) || [],
      has: (uri) => all.has(uri.toString()),
      clear: () => all.clear(),
      dispose: () => collections.delete(collection),
    };
    collections.add(collection);
    return collection;
  },
  getDiagnostics: (uri) => [...collections].flatMap((collection) => collection.get(uri)),
  registerCodeActionsProvider: register('codeActions'),
  registerCodeLensProvider: register('codeLens'),
  registerHoverProvider: register('hover'),
};

const registered = new Map();
const commands = {
  registerCommand(name, run) {
    if (registered.has(name)) throw new Error(`command '${name}' already exists`);
    registered.set(name, run);
    return new Disposable(() => registered.delete(name));
  },
  async executeCommand(name, ...args) {
    if (name.startsWith('workbench.')) return shown.output.push([name, ...args]);
    if (!registered.has(name)) throw new Error(`command '${name}' not found`);
    return registered.get(name)(...args);
  },
};

// ---- what a person does ----

const hand = {
  shown, answers, registered, events,
  open(uri, languageId, text) {
    const document = new Document(uri, languageId, text);
    workspace.textDocuments.push(document);
    tabs.push({ input: new TabInputText(uri) });
    events.open.fire(document);
    events.tabs.fire({ opened: [tabs.at(-1)], closed: [], changed: [] });
    return document;
  },
  /** Enters the editor of a document; without one, no editor has the focus. */
  enter(document) {
    window.activeTextEditor = document && { document };
    window.visibleTextEditors = document ? [window.activeTextEditor] : [];
    events.active.fire(window.activeTextEditor);
  },
  edit(document, ...edits) {
    const contentChanges = edits
      .map(({ range, newText }) => ({
        range, text: newText, rangeOffset: document.offsetAt(range.start), rangeLength: document.getText(range).length,
      }))
      .sort((a, b) => b.rangeOffset - a.rangeOffset);
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      document.text = document.text.slice(0, rangeOffset) + text + document.text.slice(rangeOffset + rangeLength);
    }
    document.version++;
    events.change.fire({ document, contentChanges });
  },
  /** Replaces a word. */
  replace(document, word, newText) {
    const start = document.text.indexOf(word);
    hand.edit(document, new TextEdit(new Range(document.positionAt(start), document.positionAt(start + word.length)), newText));
  },
  save(document) { events.save.fire(document); },
  close(document) {
    const is = (uri) => uri.toString() === document.uri.toString();
    workspace.textDocuments.splice(workspace.textDocuments.indexOf(document), 1);
    const closed = tabs.splice(tabs.findIndex(({ input }) => is(input.uri)), 1);
    document.isClosed = true;
    events.close.fire(document);
    events.tabs.fire({ opened: [], closed, changed: [] });
  },
  set(key, value, layer = 'globalValue') {
    layers[layer][key] = value;
    if (value === undefined) delete layers[layer][key];
    events.settings.fire({ affectsConfiguration: (section) => key === section || key.startsWith(`${section}.`) });
  },
  async ask(kind, method, ...args) {
    const found = [];
    for (const provider of providers[kind]) found.push(await provider[method](...args, new CancellationTokenSource().token));
    return found.flat().filter(Boolean);
  },
  codeActions(document, range) {
    return hand.ask('codeActions', 'provideCodeActions', document, range, { diagnostics: languages.getDiagnostics(document.uri), triggerKind: 1 });
  },
  codeLenses(document) { return hand.ask('codeLens', 'provideCodeLenses', document); },
  hover(document, position) { return hand.ask('hover', 'provideHover', document, position); },
  async carryOut({ edit, command }) {
    if (edit) await workspace.applyEdit(edit);
    if (command) await commands.executeCommand(command.command, ...(command.arguments || []));
  },
  /** Everything as it was at the start, but for what an extension has still registered. */
  reset(folder) {
    Object.assign(workspace, { isTrusted: true, workspaceFolders: folder && [{ uri: Uri.file(folder), name: path.basename(folder), index: 0 }] });
    Object.assign(answers, { message: undefined, quickPick: undefined, inputBox: undefined });
    for (const list of [workspace.textDocuments, tabs, shown.messages, shown.items, shown.panels, shown.output]) list.length = 0;
    Object.assign(layers, { globalValue: {}, workspaceValue: {} });
    Object.assign(shown, { quickPick: undefined, document: undefined });
    hand.enter(undefined);
  },
};

module.exports = {
  version: '1.91.0',
  hand,
  ...unused,
  CancellationError, CancellationTokenSource, CodeAction, CodeActionKind, CodeLens, Diagnostic, Disposable, EventEmitter,
  Hover, MarkdownString, Position, Range, TabInputText, TextEdit, Uri, WorkspaceEdit,
  CodeActionTriggerKind: { Invoke: 1, Automatic: 2 },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
  ProgressLocation: { SourceControl: 1, Window: 10, Notification: 15 },
  QuickPickItemKind: { Separator: -1, Default: 0 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  ViewColumn: { Active: -1, Beside: -2 },
  commands, languages, window, workspace,
  env: { appName: 'stand-in', language: 'en', openExternal: async () => true },
};
