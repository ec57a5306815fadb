// The HTML that panels show: pages of the server under a policy of our own, and short messages.
// Knows nothing of VS Code.
'use strict';

// Nothing is loaded, nothing runs: styles and pictures that stand in the page itself are all.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The page with the policy as the first thing in its head. Only its very beginning is looked at, so
 * that nothing in the page can stand before the policy.
 * @param {string} html
 * @returns {string}
 */
function withPolicy(html) {
  const [start] = /^\s*(<!doctype[^>]*>\s*)?(<html\b[^>]*>\s*)?(<head\b[^>]*>)?/i.exec(html);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `${start}\n${meta}${html.slice(start.length)}`;
}

/**
 * A page that says one thing.
 * @param {string} text
 * @returns {string}
 */
function message(text) {
  const codes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const safe = text.replace(/[&<>"]/g, (c) => codes[c]);
  return withPolicy(
    `<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>plainer</title>\n` +
      `</head>\n<body>\n<p role="status">${safe}</p>\n</body>\n</html>\n`,
  );
}

module.exports = { POLICY, message, withPolicy };
