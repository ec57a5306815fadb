// A small client of the Language Server Protocol over a process's standard input and output, for
// tests and benchmarks. Nothing but what comes with Node.js is needed.
'use strict';
const { spawn } = require('child_process');

class Client {
  constructor(command, args, options = {}) {
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    this.chunks = []; // bytes of a message that is not whole yet
    this.size = 0;
    this.wanted = 1; // so many bytes are needed to go on
    this.arrived = 0; // when the last message was whole, before it was read
    this.pending = new Map();
    this.waiting = [];
    this.messages = []; // notifications and requests of the server, and what answers nothing
    this.answers = {}; // method of a server's request: its answer, or a function that gives it
    this.nextId = 1;
    this.errors = '';
    this.process.stderr.on('data', (bytes) => { this.errors += bytes; });
    this.process.stdout.on('data', (bytes) => this.take(bytes));
    this.process.stdin.on('error', () => {}); // the server may end before it has read all
    this.ended = new Promise((resolve) => this.process.on('exit', (code, signal) => {
      this.exit = { code, signal };
      for (const { reject } of this.pending.values()) reject(new Error(`ended: ${code} ${signal}\n${this.errors}`));
      for (const { reject } of this.waiting) reject(new Error(`ended: ${code} ${signal}\n${this.errors}`));
      resolve(this.exit);
    }));
  }

  take(bytes) {
    this.chunks.push(bytes);
    this.size += bytes.length;
    while (this.size >= this.wanted) {
      const held = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks, this.size);
      const head = held.indexOf('\r\n\r\n');
      const length = head < 0 ? 0 : Number(/content-length: *(\d+)/i.exec(held.toString('latin1', 0, head))[1]);
      this.wanted = head < 0 ? held.length + 1 : head + 4 + length;
      const rest = held.length < this.wanted ? held : held.subarray(this.wanted);
      this.chunks = [rest];
      this.size = rest.length;
      if (held.length < this.wanted) return;
      const end = this.wanted;
      this.wanted = 1;
      this.arrived = Number(process.hrtime.bigint()) / 1e6;
      this.arrive(JSON.parse(held.toString('utf8', head + 4, end)));
    }
  }

  arrive(message) {
    if (message.id !== undefined && message.method) {
      let answer = this.answers[message.method];
      if (typeof answer === 'function') answer = answer(message.params);
      this.send({ jsonrpc: '2.0', id: message.id, result: answer === undefined ? null : answer });
    } else if (message.id !== undefined && this.pending.has(message.id)) {
      const { resolve, reject } = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.error) reject(Object.assign(new Error(message.error.message), { code: message.error.code, data: message.error.data }));
      else resolve(message.result);
      return;
    }
    this.messages.push(message);
    this.waiting = this.waiting.filter(({ test, resolve }) => {
      const found = test(message);
      if (found) resolve(message);
      return !found;
    });
  }

  raw(bytes) { this.process.stdin.write(bytes); }

  send(message) {
    const body = Buffer.from(JSON.stringify(message), 'utf8');
    this.raw(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  request(method, params) {
    const id = this.nextId++;
    this.send({ jsonrpc: '2.0', id, method, params });
    return new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
  }

  notify(method, params) { this.send({ jsonrpc: '2.0', method, params }); }

  // The first message, from now on, that the test takes.
  next(test, milliseconds = 15000) {
    const asked = new Error(`nothing came in ${milliseconds} ms`); // for its stack
    return new Promise((resolve, reject) => {
      const entry = { test, resolve: (m) => { clearTimeout(timer); resolve(m); }, reject };
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== entry);
        reject(asked);
      }, milliseconds);
      this.waiting.push(entry);
    });
  }

  diagnostics(uri, test = () => true, milliseconds = 15000) {
    return this.next((m) => m.method === 'textDocument/publishDiagnostics' && m.params.uri === uri && test(m.params), milliseconds);
  }

  async start(capabilities = {}, more = {}) {
    const result = await this.request('initialize', { processId: process.pid, rootUri: null, capabilities, ...more });
    this.notify('initialized', {});
    return result;
  }

  async stop() {
    await this.request('shutdown');
    this.notify('exit');
    return this.ended;
  }
}

module.exports = { Client };
