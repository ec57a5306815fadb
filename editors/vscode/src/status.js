// The status bar: the level of the page that is edited, and how much in it could be plainer.
'use strict';
const vscode = require('vscode');
const { isOurs } = require('./server');

const count = (number, name) => `${number} ${name}${number === 1 ? '' : 's'}`;

class Status {
  /** @param {() => vscode.Uri | undefined} activePanel the page of the panel that has the focus */
  constructor(activePanel) {
    this.activePanel = activePanel;
    this.pages = new Map(); // URI: what the server said last
    this.problem = undefined;
    this.item = vscode.window.createStatusBarItem('plainer.level', vscode.StatusBarAlignment.Right, 90);
    this.item.name = 'plainer: reading level';
  }

  take(status) {
    this.pages.set(status.uri, status);
    this.show();
  }

  forget(uri) {
    this.pages.delete(uri);
    this.show();
  }

  /** The server runs, or does not; a problem stays until it runs. */
  setState(isRunning, problem) {
    if (!isRunning) this.pages.clear();
    this.problem = isRunning ? undefined : problem;
    this.show();
  }

  show() {
    const editor = vscode.window.activeTextEditor;
    const inEditor = editor && isOurs(editor.document) ? editor.document.uri : undefined;
    const uri = editor ? inEditor : this.activePanel();
    const status = uri && this.pages.get(uri.toString());
    if (uri && this.problem) this.write('$(warning) plainer', this.problem, 'plainer.restart');
    else if (status) this.writeLevel(status);
    else this.item.hide();
  }

  writeLevel({ level, grade, findings, words }) {
    const said = [
      level ? `reading level ${level}` : 'no reading level',
      ...(typeof grade === 'number' ? [`grade ${grade}`] : []),
      count(findings, 'finding'),
      count(words, 'word'),
    ].join(', ');
    const text = level ? `plainer: ${level} · ${findings}` : `plainer: ${findings}`;
    this.write(text, `plainer: ${said}. Click for the score report.`, 'plainer.showScore');
  }

  write(text, tooltip, command) {
    Object.assign(this.item, { text, tooltip, command });
    this.item.accessibilityInformation = { label: tooltip, role: 'button' };
    this.item.show();
  }

  dispose() { this.item.dispose(); }
}

module.exports = { Status };
