import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentNames, forms } from '@kaohe/wording';
import { describe, expect, test } from 'vitest';
import { marked } from '../src/index.ts';
import { closingIndents, line, markSize, mm, widthOf } from '../src/letter/measure.ts';
import { titleLines } from '../src/letter/title.ts';
import { number, written } from './facts.ts';
import { findOffice, partOf, textOf, toPdf } from './word.ts';

const document = 'word/document.xml';
const office = await findOffice();

describe('the format of GB/T 9704-2012', () => {
  test('page, margins, grid, line, sizes and fonts', async () => {
    const bytes = await written('rectificationOrder');
    const xml = partOf(bytes, document);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(
      /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"[^>]*w:footer="1304"/,
    );
    expect(xml).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-860"\/>/);
    // 22 exact lines fill the block of 225 mm and never more.
    expect(line * 22).toBeLessThanOrEqual(16_838 - 2098 - 1984);
    expect(line * 23).toBeGreaterThan(16_838 - 2098 - 1984);
    expect(xml).toContain('w:lineRule="exact"');
    expect(xml).toMatch(/w:firstLineChars="200"/);
    for (const font of ['仿宋_GB2312', '方正小标宋简体', '黑体'])
      expect(xml).toContain(`w:eastAsia="${font}"`);
    for (const size of [32, 44]) expect(xml).toContain(`<w:sz w:val="${size}"/>`);
    // Nothing else is coloured than the mark and its line.
    expect(new Set(xml.match(/w:color w:val="[0-9A-F]{6}"/g))).toEqual(new Set(['w:color w:val="FF0000"']));
  });

  test('a font that is missing has its fallback, and none is bundled', async () => {
    const fonts = partOf(await written('bulletin'), 'word/fontTable.xml');
    expect(fonts).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋,宋体"/>');
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(fonts).toContain('<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/>');
    expect(fonts).not.toContain('embed');
  });

  test('no space of the word processor between Chinese and Latin, in any paragraph of the letter', async () => {
    const xml = partOf(await written('feedbackLetter'), document);
    const paragraphs = xml.match(/<w:p>|<w:p /g)?.length ?? 0;
    expect(xml.match(/<w:autoSpaceDE w:val="0"\/><w:autoSpaceDN w:val="0"\/>/g)).toHaveLength(paragraphs);
  });

  test('the red header: 35 mm below the top of the block, number, red line', async () => {
    const xml = partOf(await written('rectificationOrder'), document);
    expect(xml).toContain(`w:before="${mm(35)}"`);
    expect(xml).toContain(number);
    expect(xml).toMatch(/<w:bottom w:val="single"[^>]*w:color="FF0000"/);
  });

  test('page numbers stand right on odd pages and left on even ones; a letter has none on its first', async () => {
    const bytes = await written('feedbackLetter');
    expect(partOf(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders');
    const xml = partOf(bytes, document);
    expect(xml).toContain('<w:titlePg/>');
    const footers = ['word/footer1.xml', 'word/footer2.xml', 'word/footer3.xml'].map((one) =>
      partOf(bytes, one),
    );
    expect(footers.filter((one) => one.includes('PAGE'))).toHaveLength(2);
    expect(footers.filter((one) => /<w:jc w:val="(right|end)"/.test(one))).toHaveLength(1);
    expect(partOf(await written('bulletin'), document)).not.toContain('<w:titlePg/>');
  });

  test('a letter 信函: mark 30 mm below the edge, double lines of 170 mm, 20 mm above the lower edge the other', async () => {
    const bytes = await written('appealDecision');
    const top = partOf(bytes, 'word/header2.xml') + partOf(bytes, 'word/header1.xml');
    expect(top).toContain(`w:y="${mm(30)}"`);
    expect(top).toContain(`w:w="${mm(170)}"`);
    expect(top.match(/<w:top w:val="single"[^>]*w:sz="(18|6)"|w:sz="(18|6)"/g)?.length).toBeGreaterThan(1);
    const all = ['word/footer1.xml', 'word/footer2.xml', 'word/footer3.xml'].map((one) => partOf(bytes, one));
    expect(all.join('')).toContain(`w:y="${16_838 - mm(20)}"`);
    // No imprint with printer and date in this form.
    expect(textOf(bytes)).not.toContain('印发');
    expect(textOf(bytes)).toContain('抄送：集团公司纪委，集团公司党委组织部。');
  });

  test('the imprint names copies, printer and date between lines of the breadth of the block', async () => {
    const bytes = await written('rectificationOrder');
    expect(textOf(bytes)).toContain('抄送：集团公司纪委，集团公司党委组织部。');
    expect(textOf(bytes)).toContain('2026年1月5日印发');
    const xml = partOf(bytes, document);
    expect(xml).toContain(`w:w="${11_906 - 1588 - 1474}"`);
    expect(textOf(await written('rectificationOrder', { copies: [], printer: '' }))).not.toContain('印发');
  });
});

describe('signature and date', () => {
  test('with a seal: the date 4 characters in, the signature centred over it', () => {
    expect(widthOf('2026年1月5日')).toBe(6);
    expect(closingIndents('某集团党委', '2026年1月5日', true)).toEqual({ date: 4, signature: 4.5 });
    expect(closingIndents('某某集团有限公司党委考核办公室', '2026年1月5日', true).signature).toBe(0);
  });

  test('without: the signature 2 in, the date from its third character; a longer date stands 2 in', () => {
    expect(closingIndents('某某集团党委办公室', '2026年1月5日', false)).toEqual({ signature: 2, date: 3 });
    expect(closingIndents('某支部', '2026年1月5日', false)).toEqual({ date: 2, signature: 7 });
  });

  test('they never stand alone on a page', async () => {
    const xml = partOf(await written('commendation'), document);
    expect(xml.match(/<w:keepNext\/>/g)?.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the title', () => {
  test('breaks no word and no name, and is a trapezium or a lozenge', () => {
    const unit = '江海集团第三船厂党总支第二党支部';
    const lines = titleLines(`关于${unit}2025年度考核的反馈意见`, [unit, '2025年度']);
    expect(lines.join('')).toBe(`关于${unit}2025年度考核的反馈意见`);
    expect(lines.some((one) => one.includes(unit))).toBe(true);
    for (const one of lines) {
      expect(widthOf(one)).toBeLessThanOrEqual(20);
      expect(one).not.toMatch(/^[的和与、，]/);
    }
    expect(titleLines('关于整改的通知')).toEqual(['关于整改的通知']);
  });

  test('the mark stands on one line, whatever its length', () => {
    expect(markSize('某党委', 8844)).toBe(72);
    expect((markSize('江海集团有限公司党委考核办公室', 8844) / 2) * 20 * 15).toBeLessThanOrEqual(8844);
  });
});

test('a copy of a letter that is no longer in force says so across its head; the letter is the same', async () => {
  const bytes = await written('feedbackLetter');
  const copy = marked(bytes, '本件已由 <新> 件替代');
  expect(partOf(copy, document)).toContain('本件已由 &#60;新&#62; 件替代');
  expect(partOf(copy, document)).toContain('w:framePr');
  const [, rest = ''] = partOf(bytes, document).split('<w:body>');
  expect(partOf(copy, document).endsWith(rest)).toBe(true);
});

describe.skipIf(office === undefined)('LibreOffice', () => {
  test('renders every letter, each on two pages at least one', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kaohe-paper-'));
    try {
      const files = documentNames.map((name) => join(folder, `${name}.docx`));
      for (const [index, name] of documentNames.entries())
        await writeFile(files[index] ?? '', await written(name));
      await toPdf(office ?? '', folder, files);
      for (const name of documentNames) {
        const pdf = (await readFile(join(folder, `${name}.pdf`))).toString('latin1');
        expect(pdf.startsWith('%PDF'), name).toBe(true);
        expect(pdf, name).toMatch(/MediaBox\s*\[\s*0 0 595\.\d+ 841\.\d+/);
        expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, `${name} ${forms[name]}`).toBeLessThanOrEqual(3);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
