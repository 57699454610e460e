import type { Figure } from '@kaohe/wording';
import { fonts } from '../letter/measure.ts';

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const solid = '<a:solidFill><a:srgbClr val="404040"/></a:solidFill>';
const striped =
  '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="404040"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>';
const outline = '<a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln>';

const font = `<a:latin typeface="${fonts.body}"/><a:ea typeface="${fonts.body}"/>`;
const type = (hundredths: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${hundredths}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>${font}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

const points = (all: readonly (string | number)[]): string =>
  `<c:ptCount val="${all.length}"/>${all.map((one, at) => `<c:pt idx="${at}"><c:v>${escaped(String(one))}</c:v></c:pt>`).join('')}`;

const series = (
  { name, values }: Figure['series'][number],
  at: number,
  names: readonly string[],
): string => `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escaped(name)}</c:v></c:tx>
<c:spPr>${at === 0 ? solid : striped}${outline}</c:spPr><c:invertIfNegative val="0"/>
<c:dLbls>${type(900)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
<c:cat><c:strLit>${points(names)}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>${points(values)}</c:numLit></c:val></c:ser>`;

/** Room beyond the longest bar for its number. */
const axes = (
  longest: number,
): string => `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${outline}</c:spPr>${type(900)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>
<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="${Math.max(1, longest) * 1.18}"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;

/**
 * A figure as a chart of the word processor's own, DrawingML: bars solid and striped, in black, so that it prints as it looks. It names its
 * font and holds its figures; no font of the server is in it.
 */
export const chartXml = ({ series: all, rows }: Figure): string => {
  const names = rows.map(({ name }) => name);
  const legend =
    all.length < 2 ? '' : `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${type(900)}</c:legend>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>
<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${all.map((one, at) => series(one, at, names)).join('')}<c:gapWidth val="50"/><c:axId val="1"/><c:axId val="2"/></c:barChart>
${axes(Math.max(...all.flatMap(({ values }) => values)))}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${type(900)}</c:chartSpace>`;
};

/** A chart as a run of the text; sizes in twips. */
export const inlineXml = (
  { title, rows, head }: Figure,
  no: number,
  { width, height }: { readonly width: number; readonly height: number },
): string => {
  const said = rows.map(({ name, cells }) => `${name} ${cells[0]?.text ?? ''}`).join('；');
  const emu = (twips: number): number => twips * 635;
  return `<w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${emu(width)}" cy="${emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${100 + no}" name="chart ${no}" descr="${escaped(`${title}（${head[1] ?? ''}）：${said}`)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart${no}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
};
