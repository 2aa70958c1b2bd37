/** Does a job with every item, some items at a time, in their order. */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  job: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const work = async () => {
    for (const item of rest) await job(item);
  };
  await Promise.all(Array.from({ length: lanes }, work));
}
