import { html } from 'hono/html';
import type { Html } from '../page/html.ts';

const STYLE_SHEET = /<link rel="stylesheet" href="(\/[\w.-]+)">/g;
const PICTURE = /src="(\/[\w.-]+\.svg)"/g;

/** The local page as it is now, in a frame of its own that needs nothing from outside. */
export async function drawPage(url: string): Promise<Html> {
  const page = await textAt(url);
  const styles = await filesOf(page, STYLE_SHEET, url);
  const pictures = await filesOf(page, PICTURE, url);
  const whole = page
    .replace(/<script[^>]*><\/script>/g, '')
    // Of those who have scripts, whose page looks the same until they do something.
    .replace(/<noscript>.*?<\/noscript>/g, '')
    .replace(STYLE_SHEET, (_, path) => `<style>${styles.get(path)}</style>`)
    .replace(PICTURE, (_, path) => `src="${dataOf(pictures.get(path))}"`)
    .replace(/<link rel="icon"[^>]*>/, '');
  return html`<iframe sandbox srcdoc="${whole}" title="The local page"></iframe>`;
}

async function filesOf(page: string, pattern: RegExp, url: string) {
  const paths = [...new Set([...page.matchAll(pattern)].map(([, path = '']) => path))];
  const texts = await Promise.all(paths.map((path) => textAt(`${url}${path}`)));
  return new Map(paths.map((path, index) => [path, texts[index] ?? '']));
}

const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

const dataOf = (svg = ''): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
