export { docx, type Letterhead, lengthOf, type Written } from './letter/docx.ts';
export { marked } from './letter/mark.ts';
export { plainText } from './letter/plain.ts';
export {
  checkTemplate,
  fromTemplate,
  type TemplateFault,
  type TemplateIssue,
  templateFaults,
} from './template/template.ts';
