import { expect, test } from "vitest";
import { groupWrites } from "./group-writes.ts";

/** Writes numbers, refuses groups with a negative one in them, and remembers the groups. */
function writer() {
  const groups: number[][] = [];
  const write = groupWrites<number, string>(0, (items) => {
    groups.push([...items]);
    if (items.some((item) => item < 0)) return Promise.reject(new Error("negative"));
    return Promise.resolve((item) => `wrote ${item}`);
  });
  return { write, groups };
}

test("what is asked for at once is written together, and each gets its own answer", async () => {
  const { write, groups } = writer();
  expect(await Promise.all([write(1), write(2), write(3)])).toEqual(["wrote 1", "wrote 2", "wrote 3"]);
  expect(groups).toEqual([[1, 2, 3]]);
});

test("what is asked for while a group is written makes the next group", async () => {
  const { write, groups } = writer();
  const first = write(1).then(() => write(2));
  expect(await first).toBe("wrote 2");
  expect(groups).toEqual([[1], [2]]);
});

test("one that cannot be written harms no other of its group", async () => {
  const { write } = writer();
  const answers = await Promise.allSettled([write(1), write(-2), write(3)]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await write(4)).toBe("wrote 4");
});
