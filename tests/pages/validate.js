// html-validate with its recommended rules, but for what is ours to choose or the author's.
import { HtmlValidate, FileSystemConfigLoader, esmResolver } from 'html-validate';

const config = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-inline-style': ['error', { allowedProperties: ['flex-grow'] }], // the bars of the scores
    'long-title': 'off', // a report's own title
    'tel-non-breaking': 'off', // asks for hard spaces in the author's own words
  },
};

const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()], config));

export async function validate(path) {
  const report = await validator.validateFile(path);
  return report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`)).slice(0, 8);
}

export async function validateText(text) {
  const report = await validator.validateString(text);
  return report.results.flatMap((r) => r.messages.map((m) => m.ruleId));
}
