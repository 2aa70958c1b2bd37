import type { Service } from '../service.ts';

export const HUGGING_FACE: Service = { name: 'Hugging Face', urlKey: 'HUGGINGFACE_URL' };
