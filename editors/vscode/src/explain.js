// Rules, bands, formulas and terms explained: as a document that cannot be changed, beside the page.
'use strict';
const vscode = require('vscode');

const SCHEME = 'plainer-explain';
const TERM = 'A term …';

/**
 * What `plainer explain` lists: lines of a name and what it is, under headings.
 * @param {string} text
 * @returns {{kind?: number, label: string, description?: string}[]}
 */
function itemsOf(text) {
  const items = [];
  for (const line of text.split('\n')) {
    const row = /^ {2}(\S+) +(.+)$/.exec(line);
    if (/^Terms/.test(line)) break;
    if (row) items.push({ label: row[1], description: row[2] });
    else if (line) items.push({ label: line, kind: vscode.QuickPickItemKind.Separator });
  }
  return items;
}

/** The rules of what is found in the page, first. */
function itemsFirst(items, document) {
  const found = document ? vscode.languages.getDiagnostics(document.uri) : [];
  const rules = new Set(found.filter(({ source }) => source === 'plainer').map(({ code }) => code));
  const here = items.filter(({ label }) => rules.has(label));
  if (!here.length) return items;
  return [{ label: 'In this page', kind: vscode.QuickPickItemKind.Separator }, ...here, ...items];
}

class Explain {
  /** @param {{run: Function}} server */
  constructor(server) {
    this.server = server;
    this.texts = new Map(); // URI: text
    this.changes = new vscode.EventEmitter();
    this.onDidChange = this.changes.event;
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri) { return this.texts.get(uri.toString()); }

  /** Shows what is known of a rule, band, formula or term. */
  async show(topic) {
    const { text } = await this.server.run('plainer.explain', topic);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${topic}.txt` });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  /** Asks what is to be explained, and shows it. */
  async pick() {
    const { text } = await this.server.run('plainer.explain');
    const editor = vscode.window.activeTextEditor;
    const items = itemsFirst(itemsOf(text), editor && editor.document);
    const picked = await vscode.window.showQuickPick([...items, { label: TERM, alwaysShow: true }], {
      placeHolder: 'What is to be explained?',
      matchOnDescription: true,
    });
    if (!picked) return;
    const topic = picked.label === TERM
      ? await vscode.window.showInputBox({ prompt: 'A term of the dictionaries, such as: care plan' })
      : picked.label;
    if (topic) await this.show(topic);
  }

  dispose() {
    this.registration.dispose();
    this.changes.dispose();
  }
}

module.exports = { Explain, itemsOf };
