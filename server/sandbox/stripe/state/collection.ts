/** How a collection reads its items. */
interface CollectionReading<T> {
  /** Unix seconds. */
  createdOf: (item: T) => number;
  /** Ids of other objects, by which the item is looked up with `of`. They never change. */
  keysOf?: (item: T) => readonly (string | null)[];
}

/** Objects of one kind by their id, in the order of their creation; of those of one second, in the order in which they were added. */
export class Collection<T extends { readonly id: string }> {
  private readonly byId = new Map<string, T>();
  private readonly byKey = new Map<string, T[]>();
  private readonly reading: CollectionReading<T>;
  /** By creation, the oldest first, with the place of each. */
  private ordered: T[] = [];
  private places = new Map<string, number>();
  /** Whether an item was added that is older than the one before it. */
  private isShuffled = false;

  constructor(reading: CollectionReading<T>) {
    this.reading = reading;
  }

  add(item: T): T {
    const last = this.ordered.at(-1);
    if (last !== undefined && this.reading.createdOf(last) > this.reading.createdOf(item)) {
      this.isShuffled = true;
    }
    this.byId.set(item.id, item);
    this.places.set(item.id, this.ordered.push(item) - 1);
    for (const key of this.reading.keysOf?.(item) ?? []) {
      if (key === null) continue;
      const items = this.byKey.get(key);
      if (items === undefined) this.byKey.set(key, [item]);
      else items.push(item);
    }
    return item;
  }

  find(id: string): T | undefined {
    return this.byId.get(id);
  }

  /** Those that refer to this id, the oldest first. */
  of(key: string): readonly T[] {
    return this.byKey.get(key) ?? [];
  }

  /** For few items without keys: it counts all of them anew. */
  remove(id: string): void {
    if (!this.byId.delete(id)) return;
    this.ordered = this.ordered.filter((item) => item.id !== id);
    this.places = new Map(this.ordered.map((item, index) => [item.id, index]));
  }

  oldestFirst(): readonly T[] {
    return this.sorted();
  }

  newestFirst(): T[] {
    return [...this.sorted()].reverse();
  }

  /** From the newest, or from the next older one to this id. Reads no further than it is asked to. */
  *olderThan(id: string | null): Iterable<T> {
    const items = this.sorted();
    for (let place = this.placeOf(id) ?? items.length; place > 0;) {
      place -= 1;
      const item = items[place];
      if (item !== undefined) yield item;
    }
  }

  /** From the next newer one to this id to the newest. */
  *newerThan(id: string): Iterable<T> {
    const items = this.sorted();
    for (let place = (this.placeOf(id) ?? items.length) + 1; place < items.length; place += 1) {
      const item = items[place];
      if (item !== undefined) yield item;
    }
  }

  private placeOf(id: string | null): number | undefined {
    return id === null ? undefined : this.places.get(id);
  }

  private sorted(): readonly T[] {
    if (!this.isShuffled) return this.ordered;
    const { createdOf } = this.reading;
    this.ordered.sort((a, b) => createdOf(a) - createdOf(b));
    this.places = new Map(this.ordered.map((item, index) => [item.id, index]));
    this.isShuffled = false;
    return this.ordered;
  }
}
