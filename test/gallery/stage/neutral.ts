/** What differs from run to run, or from machine to machine, and what stands there instead. */
const ALWAYS: readonly (readonly [RegExp, string])[] = [
  [/\/tmp\/paperboy-\w+/g, '/home/ada/papers'],
  [/process \d+ on [\w-]+(?:\.[\w-]+)*/g, 'process 4242 on laptop'],
  [/\bteam-[0-9a-f]{6}\b/g, 'team'],
  [/archives\/(\w+)\/p\d+(\?thread_ts=[\d.]+)?/g, 'archives/$1/p1787295601000100'],
  [/(discord\.com\/channels\/\d+)\/\d+\/\d+/g, '$1/1540254134156918784/1540254134156918785'],
  [/\breference [0-9A-Z]{6}\b/g, 'reference K3X9QD'],
  [/\b\d+ MB are free/g, '80156 MB are free'],
  [/Node: \d+\.\d+\.\d+/g, 'Node: 20.20.2'],
  [/\d+ seconds (slow|fast)/g, '312 seconds $1'],
  [/\[(\d\d:\d\d):\d\dZ\]/g, '[$1:01Z]'],
  [/(\dT\d\d:\d\d):\d\d\.\d{3}Z/g, '$1:01.000Z'],
  [/(data-revision=&quot;)[\w-]+/g, '$1revision'],
  [/before-restore-\d+/g, 'before-restore-1787295601000'],
  [/http:\/\/127\.0\.0\.1:(?!3000\b)\d+/g, 'http://127.0.0.1:3000'],
  [/(&quot;at&quot;:)\d+/g, '$11787295601000'],
];

/** Makes texts the same in every run. */
export function createNeutral() {
  const given: (readonly [string, string])[] = [];
  return {
    /** From now on, the one stands where the other was. */
    replace(from: string, to: string) {
      given.push([from, to]);
    },
    apply: (text: string): string =>
      ALWAYS.reduce(
        (done, [pattern, to]) => done.replace(pattern, to),
        given.reduce((done, [from, to]) => done.replaceAll(from, to), text),
      ),
  };
}

export type Neutral = ReturnType<typeof createNeutral>;
