import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentNames, forms, type LetterFacts, letters } from '@kaohe/wording';
import { describe, expect, test } from 'vitest';
import { docx, marked } from '../src/index.ts';
import { endOf, lines, linesOf, pagesToImprint } from '../src/letter/block.ts';
import { block, closingIndents, line, markMeasure, markSize, mm, widthOf } from '../src/letter/measure.ts';
import { titleLines } from '../src/letter/title.ts';
import { facts, head, number, written } from './facts.ts';
import { findOffice, partOf, textOf, toPdf } from './word.ts';

const document = 'word/document.xml';
const office = await findOffice();

describe('the format of GB/T 9704-2012', () => {
  test('page, margins, grid, line, sizes and fonts', async () => {
    const bytes = await written('rectificationOrder');
    const xml = partOf(bytes, document);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(
      /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"[^>]*w:footer="1400"/,
    );
    expect(xml).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-860"\/>/);
    // A grid of 580 would leave room for 21.
    expect(Math.floor((16_838 - 2098 - 1984) / 579)).toBe(22);
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
    const { lead } = markMeasure(markSize(head.mark, block));
    expect(xml).toContain(`w:before="${mm(35) - lead}"`);
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
    const { lead, em } = markMeasure(markSize(head.mark, mm(170)));
    expect(top).toContain(`w:y="${mm(30) - lead}"`);
    // 4 mm below characters that fill nine tenths of their square.
    expect(top).toContain(`w:y="${mm(30) + Math.round(em * 0.9) + mm(4)}"`);
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

describe('the imprint stands on an even page', () => {
  const blocks = (count: number) => [{ parts: [], heights: lines(count) }];
  const high = 2 * line;

  test('lines are counted as a word processor breaks them', () => {
    expect(linesOf('一'.repeat(28))).toBe(1);
    expect(linesOf('一'.repeat(27), 2)).toBe(2);
    // What closes may hang over the end; a number is not broken.
    expect(linesOf(`${'一'.repeat(28)}。`)).toBe(1);
    expect(linesOf(`${'一'.repeat(27)}2026年`)).toBe(2);
    expect(endOf(blocks(22))).toEqual({ page: 1, y: 22 * line });
    expect(endOf(blocks(23))).toEqual({ page: 2, y: line });
  });

  test('what is kept with the next goes with it', () => {
    const chain = [...blocks(21), { parts: [], heights: lines(1), withNext: true }, ...blocks(1)];
    expect(endOf(chain)).toEqual({ page: 2, y: 2 * line });
  });

  test('after an odd page it has the next, on an even one it stands where it fits, else there is a blank one between', () => {
    expect(pagesToImprint(endOf(blocks(10)), high)).toBe(1);
    expect(pagesToImprint(endOf(blocks(42)), high)).toBe(0);
    expect(pagesToImprint(endOf(blocks(43)), high)).toBe(2);
  });

  test('in the file: a section that begins on an even page, unnumbered after a blank one', async () => {
    const of = async (count: number): Promise<string> => {
      const entries = [
        {
          event: 'cycle.publishBulletin',
          data: { title: '通报', text: Array(count).fill('一').join('\n') },
          at: '',
        },
      ];
      const letter = letters.bulletin({ ...facts, entries });
      return partOf(await docx({ letter, form: 'document', number, head }), document);
    };
    const [odd, even, full] = [await of(1), await of(15), await of(26)];
    expect(odd).toContain('<w:type w:val="evenPage"/>');
    expect(even).not.toContain('evenPage');
    expect(full).toContain('<w:type w:val="evenPage"/>');
    expect(odd.match(/<w:footerReference/g)).toHaveLength(4);
  });
});

describe('the figures of an analysis report', () => {
  const one = { count: 3, units: 2, changed: 1, mean: 9_100, median: 9_000, before: 2, meanBefore: 8_900 };
  const [now, then] = ['c-now', 'c-then'];
  const report: LetterFacts['report'] = {
    assessors: { count: 6, agreement: 0.82, sheets: 120, late: 4 },
    figures: {
      cycle: { id: now, name: '2025年度' },
      previous: { id: then, name: '2024年度' },
      figures: {
        grade: [{ ...one, key: 'good', name: null }],
        score: [{ ...one, key: 'production', name: null }],
        scorer: [{ ...one, key: 'p1', name: '王<强' }],
        item: Array.from({ length: 18 }, (_, at) => ({ ...one, key: `k${at}`, name: null, before: 0 })),
      },
    },
  };
  const letter = letters.analysisReport({ ...facts, report });
  const link = 'https://example.org/';

  test('are attached as charts of the word processor and as tables of the same numbers, each opening its rows', async () => {
    const bytes = await docx({
      letter,
      form: 'document',
      number,
      head,
      linkOf: ({ cycleId, figure, key }) => `${link}${cycleId}/${figure}/${key}`,
    });
    const text = textOf(bytes);
    expect(text).toContain('附件：统计图表');
    expect(text).toMatch(/附件\n\n统计图表/);
    const xml = partOf(bytes, document);
    const before = xml.slice(0, xml.indexOf(head.mark, xml.indexOf('附件：')));
    const closing = before.slice(before.lastIndexOf('<w:p>', before.indexOf('附件：')));
    expect(closing.match(/<w:keepNext\/>/g)?.length).toBe(closing.match(/<w:p>/g)?.length);
    expect(text).toContain('图2　各类单位平均分和中位数');
    expect(text).toContain('考核人员：考核人员6人；评分一致性系数0.82；记录底单120件，其中逾期4件。');
    expect(text).toContain('另有3项，见系统中的分析报告。');
    expect(text).not.toContain('[[chart');
    const types = partOf(bytes, '[Content_Types].xml');
    const relations = partOf(bytes, 'word/_rels/document.xml.rels');
    for (const no of [1, 2, 3, 4]) {
      expect(types).toContain(`/word/charts/chart${no}.xml`);
      expect(relations).toContain(`Id="rIdChart${no}"`);
      expect(partOf(bytes, document)).toContain(`r:id="rIdChart${no}"`);
    }
    const means = partOf(bytes, 'word/charts/chart2.xml');
    expect(means).toContain('<c:v>生产经营类</c:v>');
    expect(means).toContain('<c:v>91</c:v>');
    expect(means).toContain('<c:v>89</c:v>');
    expect(means).toContain('typeface="仿宋_GB2312"');
    expect(partOf(bytes, 'word/charts/chart3.xml')).toContain('<c:v>王&#60;强</c:v>');
    for (const address of [`${now}/scorer/p1`, `${then}/scorer/p1`])
      expect(relations).toContain(`Target="${link}${address}"`);
    // What is nothing opens nothing.
    expect(relations).not.toContain(`${then}/item`);
  });

  test('are nothing where nothing is counted', () => {
    expect(letters.analysisReport(facts).attachments).toBeUndefined();
    const [attachment] = letter.attachments ?? [];
    expect(attachment?.parts.filter((part) => 'figure' in part)).toHaveLength(4);
  });
});

test('grades stand in a letter by their names', () => {
  const units = [{ unit: '第一党支部', grade: 'fairlyGood', score: 9_250 }];
  const { paragraphs } = letters.resultsNotice({ ...facts, units });
  expect(paragraphs.map(({ text }) => text)).toContain('一、等次建议为“较好”的单位');
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
        const pages = pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
        expect(pages, name).toBeLessThanOrEqual(4);
        // Documents have their imprint on an even page, which is the last.
        if (forms[name] === 'document') expect(pages % 2, name).toBe(0);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
