import { assertNever } from '../errors.ts';
import { removeInvisible } from '../paper/text/characters.ts';
import { authorLine, figures, formatTime, LINK_LABELS, listedOn, somebodyOn } from './figures.ts';
import type { Block, Message, PaperBlock, Row, SelectBlock, Span, Spans } from './model.ts';
import { columns, type Run, wrap } from './wrap.ts';

export interface TextOptions {
  /** Columns; at least 20 are used. */
  readonly width?: number;
  /** Whether the terminal shows colours. */
  readonly color?: boolean;
  /** The reader's zone: a time in another names its zone. */
  readonly zone?: string;
}

const NARROWEST = 20;
const STYLE = { bold: '1', dim: '2', italic: '3', link: '4', match: '1;33' } as const;

interface Sheet {
  readonly width: number;
  readonly zone: string | undefined;
  styled(text: string, style?: keyof typeof STYLE): Run;
}

/**
 * The message for a terminal. Nothing in it can move the cursor, set a colour or reorder the
 * line: control, invisible and bidirectional characters of its texts are left out.
 */
export function renderText(message: Message, options: TextOptions = {}): string {
  const sheet: Sheet = {
    width: Math.max(NARROWEST, options.width ?? 80),
    zone: options.zone,
    styled: (text, style) => {
      const clean = removeInvisible(text).replaceAll('\n', ' ');
      return options.color && style ? { text: clean, style: STYLE[style] } : { text: clean };
    },
  };
  const blocks = message.blocks.map((block) => renderBlock(block, sheet).join('\n'));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function renderBlock(block: Block, sheet: Sheet): readonly string[] {
  switch (block.type) {
    case 'heading':
      return wrap([sheet.styled(block.text, 'bold')], sheet.width);
    case 'text':
      return wrap(toRuns(block.spans, sheet), sheet.width);
    case 'footnote':
      return wrap(toRuns(block.spans, sheet, 'dim'), sheet.width);
    case 'paper':
      return renderPaper(block, sheet);
    case 'rows':
      return block.rows.flatMap((row, index) =>
        renderRow(row, block.ordered ? `${index + 1}.` : '•', sheet),
      );
    case 'fields':
      return block.fields.flatMap(({ label, value }) =>
        wrap([sheet.styled(`${label}: `, 'bold'), ...toRuns(value, sheet)], sheet.width),
      );
    case 'actions':
      return wrap(
        block.actions.map(({ label }) => sheet.styled(` [${label}] `)),
        sheet.width,
      );
    case 'select':
      return renderSelect(block, sheet);
    case 'image':
      return wrap([sheet.styled(`${block.alt} ${block.url}`)], sheet.width);
    case 'divider':
      return ['─'.repeat(Math.min(sheet.width, 40))];
    default:
      return assertNever(block);
  }
}

function renderPaper(paper: PaperBlock, sheet: Sheet): readonly string[] {
  const { styled } = sheet;
  const by = [authorLine(paper), paper.organization ?? ''].filter((part) => part !== '');
  const facts = [...figures(paper), ...(paper.day ? [listedOn(paper.day)] : [])];
  const paragraphs = [
    [styled(paper.title, 'bold')],
    [styled(by.join(' · '), 'dim')],
    [styled(paper.summary)],
    [styled(facts.join(' · '))],
    [styled(paper.keywords.join(' · '), 'dim')],
    [styled(paper.why ?? '', 'italic')],
    ...linkLines(paper).map(([label, url]) => [styled(`${label} `, 'dim'), styled(url, 'link')]),
  ];
  return hanging(paper.rank === undefined ? '•' : `${paper.rank}.`, paragraphs, sheet);
}

/** Every way to the paper; its own address only where no link leads there. */
function linkLines(paper: PaperBlock): readonly (readonly [string, string])[] {
  const links = paper.links.map(({ kind, url }) => [LINK_LABELS[kind], url] as const);
  const known = links.some(([, url]) => url === paper.url);
  return known ? links : [['Paper', paper.url], ...links];
}

const renderRow = (row: Row, marker: string, sheet: Sheet): readonly string[] =>
  hanging(marker, [toRuns(row.title, sheet, 'bold'), toRuns(row.detail, sheet)], sheet);

/** What it is for, then what there is to choose; a tick marks what stands now. */
function renderSelect({ label, options }: SelectBlock, sheet: Sheet): readonly string[] {
  const { styled } = sheet;
  const choices = options.map((option) => {
    const under = option.description ? [[styled(option.description, 'dim')]] : [];
    return hanging(option.selected ? '✓' : '•', [[styled(option.label)], ...under], sheet);
  });
  return [...wrap([styled(`${label}:`, 'bold')], sheet.width), ...choices.flat()];
}

/** Paragraphs that hang to the right of a marker. */
function hanging(
  marker: string,
  paragraphs: readonly (readonly Run[])[],
  { width }: Sheet,
): readonly string[] {
  const indent = ' '.repeat(columns(marker) + 1);
  const lines = paragraphs.flatMap((runs) => wrap(runs, width - indent.length));
  return lines.map((line, index) => (index === 0 ? `${marker} ${line}` : `${indent}${line}`));
}

const toRuns = (spans: Spans, sheet: Sheet, base?: 'bold' | 'dim'): readonly Run[] =>
  spans.flatMap((span) => toRun(span, sheet, base));

function toRun(span: Span, sheet: Sheet, base?: 'bold' | 'dim'): readonly Run[] {
  const { styled } = sheet;
  switch (span.type) {
    case 'plain':
    case 'code':
      return [styled(span.text, base)];
    case 'bold':
    case 'italic':
    case 'match':
      return [styled(span.text, span.type)];
    case 'link':
      if (span.text === span.url) return [styled(span.url, 'link')];
      return [styled(`${span.text} (`, base), styled(span.url, 'link'), styled(')', base)];
    case 'time':
      return [styled(formatTime(span, sheet.zone), base)];
    case 'channel':
      return [styled(`#${span.channel.id}`, base)];
    case 'person':
      return [styled(somebodyOn(span.person), base)];
    case 'emoji':
      return [styled(span.emoji, base)];
    default:
      return assertNever(span);
  }
}
