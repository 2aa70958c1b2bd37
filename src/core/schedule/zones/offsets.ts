const OFFSET = /^(?:(?:utc|gmt) ?)?(?<sign>[+-]) ?(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/;

/** What a fixed distance from UTC comes to. */
export type OffsetReading =
  | { readonly zone: string }
  /** No fixed zone has it; a place whose standard time is near it. */
  | { readonly near: string };

/** Places by their standard time, in minutes from UTC. */
const PLACES: readonly (readonly [number, string])[] = [
  [-660, 'Pacific/Pago_Pago'],
  [-570, 'Pacific/Marquesas'],
  [-300, 'America/New_York'],
  [-210, 'America/St_Johns'],
  [60, 'Europe/Berlin'],
  [210, 'Asia/Tehran'],
  [270, 'Asia/Kabul'],
  [330, 'Asia/Kolkata'],
  [345, 'Asia/Kathmandu'],
  [390, 'Asia/Yangon'],
  [480, 'Asia/Singapore'],
  [525, 'Australia/Eucla'],
  [570, 'Australia/Darwin'],
  [630, 'Australia/Lord_Howe'],
  [765, 'Pacific/Chatham'],
];

const EARLIEST = -12;
const LATEST = 14;

/**
 * `UTC+2`, `GMT-5:30`, `+02:00`. Whole hours are a zone of their own, whose IANA name counts the
 * other way round: `UTC+2` is `Etc/GMT-2`. Undefined when the text is no offset.
 */
export function readOffset(text: string): OffsetReading | undefined {
  const { sign, hours, minutes = '0' } = OFFSET.exec(text.replace('−', '-'))?.groups ?? {};
  if (hours === undefined) return undefined;
  const total = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const whole = total / 60;
  if (Number.isInteger(whole) && whole >= EARLIEST && whole <= LATEST) {
    return { zone: whole === 0 ? 'UTC' : `Etc/GMT${whole > 0 ? '-' : '+'}${Math.abs(whole)}` };
  }
  const distance = ([offset]: (typeof PLACES)[number]) => Math.abs(offset - total);
  const [nearest] = [...PLACES].sort((a, b) => distance(a) - distance(b));
  return { near: nearest?.[1] ?? 'UTC' };
}

/** `Etc/GMT-2` as people read it; other names stay. */
export function formatZone(zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  return hours ? `UTC${sign === '-' ? '+' : '-'}${hours}` : zone;
}
