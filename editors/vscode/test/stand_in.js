// Everybody who asks for `vscode` from here on gets the stand-in.
'use strict';
const Module = require('module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  return name === 'vscode' ? require.resolve('./vscode') : resolve.call(this, name, ...rest);
};
module.exports = require('./vscode');
