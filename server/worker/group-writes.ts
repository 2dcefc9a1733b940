/**
 * Group commit: what is asked for in one turn of the event loop, or while the last group is being written, is written together and shares
 * one sync. A group that fails is written again one by one, so that a bad one harms no other. Each caller gets its own answer.
 */
export function groupWrites<Item, Answer>(
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
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
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
