// Panels beside the text: the plain version, and the scores. No script runs in them. One panel for
// each page and kind; it follows the page while it is seen.
'use strict';
const vscode = require('vscode');
const page = require('./page');

const PAUSE = 500; // milliseconds without a change
const SHARE = 4; // ... or this many times as long as the server took
const LONGEST_PAUSE = 5000;

const KINDS = {
  preview: { command: 'plainer.preview', title: 'Plain', keepsFocus: true },
  score: { command: 'plainer.score', title: 'Score', keepsFocus: false },
};

/** The server knows open pages only; the panel of one that was closed stays as it is. */
function isOpen(uri) {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

class Panel {
  constructor(kind, uri, server) {
    this.kind = KINDS[kind];
    this.uri = uri;
    this.server = server;
    this.took = 0;
    this.isBusy = this.isStale = this.isGone = false;
    const title = `${this.kind.title}: ${uri.path.split('/').pop()}`;
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: this.kind.keepsFocus };
    this.view = vscode.window.createWebviewPanel(`plainer.${kind}`, title, place, {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: false,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    this.write(page.message('plainer is looking at the page …'));
  }

  /** Anew, once it can be seen. What changes while the server works is asked for behind it. */
  async refresh() {
    this.wait(0);
    this.isStale = true;
    if (this.isBusy || this.isGone || !this.view.visible || !isOpen(this.uri)) return;
    this.isBusy = true;
    while (this.isStale && !this.isGone) {
      this.isStale = false;
      this.write(await this.ask());
    }
    this.isBusy = false;
  }

  async ask() {
    const start = Date.now();
    try {
      const { html } = await this.server.run(this.kind.command, this.uri.toString());
      return page.withPolicy(html);
    } catch (error) {
      return page.message(`There is nothing to show: ${error.message}.`);
    } finally {
      this.took = Date.now() - start;
    }
  }

  // VS Code keeps the scroll when a panel's page is replaced, so only what is new is written.
  write(html) {
    if (html === this.html || this.isGone) return;
    this.html = html;
    this.view.webview.html = html;
  }

  /** Behind the last change; without a new one, when it was going to be anyway. */
  refreshSoon(isChange) {
    if (this.timer && !isChange) return;
    this.wait(Math.min(Math.max(PAUSE, this.took * SHARE), LONGEST_PAUSE));
  }

  wait(milliseconds) {
    clearTimeout(this.timer);
    this.timer = milliseconds ? setTimeout(() => this.refresh(), milliseconds) : undefined;
  }

  reveal() { this.view.reveal(undefined, this.kind.keepsFocus); }

  close() {
    this.isGone = true;
    this.wait(0);
  }
}

class Panels {
  /** @param {{run: Function}} server */
  constructor(server) {
    this.server = server;
    this.open = new Map();
    this.onFocus = () => {}; // a panel was entered or left
  }

  /** Shows a page's panel, new or not. @param {'preview' | 'score'} kind */
  async show(kind, uri) {
    const key = `${kind} ${uri}`;
    let panel = this.open.get(key);
    if (panel) {
      panel.reveal();
    } else {
      panel = new Panel(kind, uri, this.server);
      this.open.set(key, panel);
      this.watch(key, panel);
    }
    await panel.refresh();
  }

  watch(key, panel) {
    panel.view.onDidChangeViewState(() => {
      if (panel.isStale) panel.refresh();
      this.onFocus();
    });
    panel.view.onDidDispose(() => {
      panel.close();
      this.open.delete(key);
      this.onFocus();
    });
  }

  of(uri) { return [...this.open.values()].filter((panel) => panel.uri.toString() === uri); }

  refresh(uri) { this.of(uri).forEach((panel) => panel.refresh()); }

  refreshSoon(uri, isChange) { this.of(uri).forEach((panel) => panel.refreshSoon(isChange)); }

  /** The page of the panel that has the focus. */
  active() {
    const panel = [...this.open.values()].find(({ view }) => view.active);
    return panel && panel.uri;
  }

  dispose() {
    for (const panel of [...this.open.values()]) panel.view.dispose();
  }
}

module.exports = { Panels };
