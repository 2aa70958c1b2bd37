import type { Service } from '../service.ts';

export const ARXIV: Service = { name: 'arXiv', urlKey: 'ARXIV_URL' };
