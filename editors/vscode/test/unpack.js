// Takes a package apart again, by its list at the end.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

/** @returns {Map<string, Buffer>} what a zip holds */
function unzip(file) {
  const bytes = fs.readFileSync(file);
  const end = bytes.lastIndexOf('PK\x05\x06');
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left; left--) {
    const [packed, size] = [20, 24].map((place) => bytes.readUInt32LE(at + place));
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = zlib.inflateRawSync(bytes.subarray(start, start + packed));
    if (content.length !== size) throw new Error('a size is wrong');
    if (zlib.crc32 && zlib.crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error('a sum is wrong'); // Node.js 20.15
    found.set(bytes.toString('utf8', at + 46, at + 46 + name), content);
    at += 46 + name + extra + comment;
  }
  return found;
}

/** Writes what a zip holds into a folder. */
function unpack(file, folder) {
  const found = unzip(file);
  for (const [name, content] of found) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return [...found.keys()];
}

module.exports = { unpack };
