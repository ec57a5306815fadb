// Packs what `npm run build` made into plainer-VERSION.vsix, or into the file that is named. A .vsix
// is a zip of the extension's files and of two lists that say what it is; the same files always give
// the same bytes. Which files, .vscodeignore says.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

/** The files that .vscodeignore lets through: it shuts out all and names these. */
function filesOf(ignored) {
  return ignored.split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
}

/** The names that a package has for them, as Microsoft's packer gives them. */
const nameOf = (file) => `extension/${{ 'README.md': 'readme.md', LICENSE: 'LICENSE.txt' }[file] || file}`;

const xml = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** What VS Code and its gallery are told (the schema is Visual Studio's, VSIX 2.0). */
function manifestOf(about) {
  const code = 'Microsoft.VisualStudio.Code';
  const services = 'Microsoft.VisualStudio.Services';
  const properties = {
    [`${code}.Engine`]: about.engines.vscode,
    [`${code}.ExtensionDependencies`]: '',
    [`${code}.ExtensionPack`]: '',
    [`${code}.ExtensionKind`]: about.extensionKind.join(','),
    [`${code}.LocalizedLanguages`]: '',
    [`${code}.EnabledApiProposals`]: '',
    [`${code}.ExecutesCode`]: 'true',
    [`${services}.GitHubFlavoredMarkdown`]: 'true',
    [`${services}.Content.Pricing`]: 'Free',
  };
  const assets = {
    [`${code}.Manifest`]: 'package.json',
    [`${services}.Content.Details`]: 'README.md',
    [`${services}.Content.License`]: 'LICENSE',
  };
  const property = ([id, value]) => `      <Property Id="${id}" Value="${xml(value)}" />\n`;
  const asset = ([type, file]) => `    <Asset Type="${type}" Path="${nameOf(file)}" Addressable="true" />\n`;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(about.name)}" Version="${xml(about.version)}" Publisher="${xml(about.publisher)}" />
    <DisplayName>${xml(about.displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(about.description)}</Description>
    <Tags>${xml(about.keywords.join(','))}</Tags>
    <Categories>${xml(about.categories.join(','))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
${Object.entries(properties).map(property).join('')}    </Properties>
    <License>${nameOf('LICENSE')}</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="${code}" />
  </Installation>
  <Dependencies />
  <Assets>
${Object.entries(assets).map(asset).join('')}  </Assets>
</PackageManifest>
`;
}

/** The type of each ending (Open Packaging Conventions). */
function typesOf(names) {
  const types = { json: 'application/json', vsixmanifest: 'text/xml', md: 'text/markdown', js: 'application/javascript', txt: 'text/plain' };
  const endings = new Set(names.map((name) => path.extname(name).slice(1)));
  const row = (ending) => `<Default Extension=".${ending}" ContentType="${types[ending]}" />`;
  return '<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    `${[...endings].sort().map(row).join('')}</Types>\n`;
}

/** The sum of a zip (APPNOTE 4.4.7), a bit at a time. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A zip (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). @param {[string, Buffer][]} entries */
function zip(entries) {
  const DAY = (1 << 5) | 1; // 1 January 1980, the first that a zip can hold
  const [locals, centrals] = [[], []];
  let at = 0;
  for (const [name, bytes] of entries) {
    const packed = zlib.deflateRawSync(bytes, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // needs version 2.0
    common.writeUInt16LE(1 << 11, 2); // the name is UTF-8
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt16LE(DAY, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    more.writeUInt32LE(at, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, more, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(centrals).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}

/** Writes the package and gives its path. */
function pack(target) {
  const here = (file) => path.join(__dirname, file);
  const about = JSON.parse(fs.readFileSync(here('package.json'), 'utf8'));
  const files = filesOf(fs.readFileSync(here('.vscodeignore'), 'utf8'));
  const names = ['extension.vsixmanifest', ...files.map(nameOf)];
  const to = target || here(`${about.name}-${about.version}.vsix`);
  fs.writeFileSync(to, zip([
    ['[Content_Types].xml', Buffer.from(typesOf(names))],
    ['extension.vsixmanifest', Buffer.from(manifestOf(about))],
    ...files.map((file) => [nameOf(file), fs.readFileSync(here(file))]),
  ]));
  return to;
}

if (require.main === module) console.log(pack(process.argv[2]));
module.exports = { pack };
