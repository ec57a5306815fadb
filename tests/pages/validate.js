// html-validate with its recommended rules; what is a matter of taste there is left out.
import { HtmlValidate, FileSystemConfigLoader, esmResolver } from 'html-validate';

const config = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': 'off', // upper or lower case
    'void-style': 'off',
    'long-title': 'off', // a report's own title
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'off',
    'attribute-boolean-style': 'off',
    'no-implicit-button-type': 'off',
    'tel-non-breaking': 'off', // asks for hard spaces in numbers
    'require-sri': 'off',
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
