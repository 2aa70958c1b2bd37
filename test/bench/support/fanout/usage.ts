import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second for whoever reads /proc. */
const TICKS_PER_SECOND = 100;

export interface Usage {
  /** Of the processor, in the program and in the kernel for it. */
  readonly cpuSeconds: number;
  /** The highest resident memory so far. */
  readonly peakMegabytes: number;
}

/** What a process has used so far; NaN where there is no /proc. */
export function usageOf(pid: number | undefined): Usage {
  // Its name, in parentheses, may hold spaces (proc_pid_stat(5)).
  const stat = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return {
    cpuSeconds: (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND,
    peakMegabytes: Number(peak) / 1024,
  };
}

/** The processor's time is of the part; the peak is of the whole. */
export const usageSince = (before: Usage, now: Usage): Usage => ({
  ...now,
  cpuSeconds: now.cpuSeconds - before.cpuSeconds,
});

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
