import type { Logger } from '../../src/core/ports/logger.ts';

const ignore = () => undefined;

export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
