import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

/**
 * The order of a list that is changed by dragging a handle, or by the arrow keys on it. While somebody drags, `placeOf` says where each item is to
 * stand, as CSS's `order`: the elements stay where they are, so that the pointer keeps its handle.
 *
 * @param ids in the order that is stored.
 * @param onPlace told where an item was put: its position, counted from 0.
 */
export function useDraggedOrder<Id extends string>(
  ids: readonly Id[],
  onPlace: (id: Id, position: number) => void,
) {
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<{ readonly id: Id; readonly to: number } | null>(null);
  const order = drag === null ? ids : moved(ids, drag.id, drag.to);

  useEffect(() => {
    if (drag === null) return;
    const { id } = drag;
    const ended = new AbortController();
    const { signal } = ended;
    const end = (to: number | null) => {
      setDrag(null);
      if (to !== null && to !== ids.indexOf(id)) onPlace(id, to);
    };
    addEventListener(
      "pointermove",
      ({ clientY }) => setDrag({ id, to: placeAt(list.current, id, clientY) }),
      {
        signal,
      },
    );
    addEventListener("pointerup", ({ clientY }) => end(placeAt(list.current, id, clientY)), { signal });
    addEventListener("pointercancel", () => end(null), { signal });
    addEventListener(
      "keydown",
      (pressed) => {
        if (pressed.key === "Escape") end(null);
      },
      { signal },
    );
    return () => ended.abort();
  }, [drag, ids, onPlace]);

  return {
    list,
    dragged: drag?.id ?? null,
    placeOf: (id: Id) => order.indexOf(id),
    /** Of the handle of an item. */
    handleOf: (id: Id) => ({
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        // No text is selected, and the handle takes the focus all the same.
        event.preventDefault();
        (event.currentTarget as HTMLElement).focus();
        setDrag({ id, to: ids.indexOf(id) });
      },
      onKeyDown(event: KeyboardEvent) {
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (step === 0) return;
        event.preventDefault();
        const to = ids.indexOf(id) + step;
        if (to >= 0 && to < ids.length) onPlace(id, to);
      },
    }),
  };
}

/** The same with this one at a position, counted from 0. */
export function moved<Id>(ids: readonly Id[], id: Id, to: number): readonly Id[] {
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Between which of the others a pointer at this height stands: behind each whose middle is above it. The items are named by `data-id`. */
function placeAt(list: HTMLElement | null, id: string, y: number): number {
  return [...(list?.children ?? [])].filter((item) => {
    const { top, height } = item.getBoundingClientRect();
    return item instanceof HTMLElement && item.dataset["id"] !== id && top + height / 2 < y;
  }).length;
}
