/** A list or an object that may have been sent as a string of JSON; undefined when it is neither. */
export function jsonArgument(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
