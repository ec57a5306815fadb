// plainer in VS Code: starts `plainer lsp`, and shows what the protocol has no place for.
'use strict';
const vscode = require('vscode');
const { Explain } = require('./explain');
const { Panels } = require('./panels');
const { Server, isOurs } = require('./server');
const { Status } = require('./status');

let server; // for deactivate

/** The page that a command is about, or undefined after it was told that there is none. */
function currentPage(panels) {
  const editor = vscode.window.activeTextEditor;
  if (editor && isOurs(editor.document)) return editor.document.uri;
  const uri = editor ? undefined : panels.active();
  if (!uri) vscode.window.showInformationMessage('plainer looks at HTML, Markdown and text: open such a page first.');
  return uri;
}

/** Commands tell what went wrong themselves, once. */
function telling(run) {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      vscode.window.showErrorMessage(`plainer: ${error.message}`);
    }
  };
}

/** Shows a page beside the text: the one that is named, or the one that is edited. */
function showView(panels, kind) {
  return telling(async (text) => {
    const uri = text ? vscode.Uri.parse(text) : currentPage(panels);
    if (uri) await panels.show(kind, uri);
  });
}

/** What the palette offers. */
function registerCommands(panels, explain) {
  return [
    vscode.commands.registerCommand('plainer.showPreview', showView(panels, 'preview')),
    vscode.commands.registerCommand('plainer.showScore', showView(panels, 'score')),
    vscode.commands.registerCommand('plainer.explainRule', telling(() => explain.pick())),
    vscode.commands.registerCommand('plainer.restart', () => server.restart()),
  ];
}

/** What the server's own commands show, from code actions and lenses. */
function showersOf(panels, explain) {
  return {
    'plainer.explain': telling((topic) => (topic ? explain.show(topic) : explain.pick())),
    'plainer.preview': showView(panels, 'preview'),
    'plainer.score': showView(panels, 'score'),
  };
}

function followDocuments(panels, status) {
  const { workspace, window } = vscode;
  return [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length) panels.refreshSoon(document.uri.toString(), true);
    }),
    workspace.onDidSaveTextDocument((document) => panels.refresh(document.uri.toString())),
    workspace.onDidCloseTextDocument((document) => status.forget(document.uri.toString())),
    window.onDidChangeActiveTextEditor(() => status.show()),
  ];
}

function followSettings() {
  return [
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('plainer.path')) server.restart();
      else if (event.affectsConfiguration('plainer')) server.tellSettings();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()),
  ];
}

/** @param {vscode.ExtensionContext} context */
function activate(context) {
  const output = vscode.window.createOutputChannel('plainer', { log: true });
  server = new Server(output);
  const panels = new Panels(server);
  const status = new Status(() => panels.active());
  const explain = new Explain(server);
  panels.onFocus = () => status.show();
  server.showers = showersOf(panels, explain);
  server.onState = (isRunning, problem) => status.setState(isRunning, problem);
  server.onStatus = (what) => {
    status.take(what);
    panels.refreshSoon(what.uri, false);
  };
  context.subscriptions.push(
    output, panels, status, explain, ...registerCommands(panels, explain),
    ...followDocuments(panels, status), ...followSettings(),
  );
  server.start(); // commands wait for it
}

/** @returns {Promise<void>} when the server's process was told to end */
async function deactivate() {
  if (server) await server.stop();
}

module.exports = { activate, deactivate };
