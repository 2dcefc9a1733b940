/** Objects of one kind by their id, in the order of their making. */
export class Collection<T extends { readonly id: string }> {
  private readonly byId = new Map<string, T>();

  add(item: T): T {
    this.byId.set(item.id, item);
    return item;
  }

  find(id: string): T | undefined {
    return this.byId.get(id);
  }

  remove(id: string): void {
    this.byId.delete(id);
  }

  oldestFirst(): T[] {
    return [...this.byId.values()];
  }

  newestFirst(): T[] {
    return this.oldestFirst().reverse();
  }
}
