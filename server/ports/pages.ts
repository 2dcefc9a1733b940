/**
 * A provider's list, a page at a time: at most 100 items, none of them empty. The next page is asked for when the one before it has been
 * used, so that however long the list is, one page of it is held. Throws ProviderError while it is read.
 */
export type Pages<Item> = AsyncIterable<readonly Item[]>;
