/** One statement takes so many with ease. */
const GROUP_MAX = 500;

/**
 * Group commit: what is asked for within `gatherMs`, or while the last group is being written, is written together and shares one sync; with 0, what
 * is asked for in one turn of the event loop. A group that fails is written again one by one, so that a bad one harms no other. Each caller gets its own answer.
 */
export function groupWrites<Item, Answer>(
  gatherMs: number,
  write: (items: readonly Item[]) => Promise<(item: Item) => Answer>,
): (item: Item) => Promise<Answer> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let writing = false;

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const answerOf = await write(group.map(({ item }) => item));
      for (const { item, resolve } of group) resolve(answerOf(item));
    } catch (error) {
      if (group.length > 1) for (const one of group) await writeGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  async function writeWhatWaits(): Promise<void> {
    await new Promise((resolve) => (gatherMs === 0 ? setImmediate(resolve) : setTimeout(resolve, gatherMs)));
    while (waiting.length > 0) {
      const group = waiting.slice(0, GROUP_MAX);
      waiting = waiting.slice(GROUP_MAX);
      await writeGroup(group);
    }
    writing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (writing) return;
      writing = true;
      void writeWhatWaits();
    });
}
