import { useFetcher } from "@remix-run/react";
import { useCallback, useState } from "react";
import { builderSessionTypeRow } from "../../../server/domain/text/en/builder/session-type-row.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import type { SessionTypeId } from "../../../server/domain/values/ids.ts";
import { Icon } from "../../components/page/icon.tsx";
import { moved, useDraggedOrder } from "../../hooks/use-dragged-order.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OwnSessionType } from "../../page-data.ts";
import type { EditAnswer } from "./edit-answer.ts";
import { SessionTypeEditor } from "./session-type-editor.tsx";
import { SessionTypeRow } from "./session-type-row.tsx";

/** All of a builder's offers in the order that clients see, which is changed by dragging, by the arrow keys, or by the buttons of each. */
export function SessionTypeList({
  sessionTypes,
  editedId,
  savedId,
  answer,
}: {
  readonly sessionTypes: readonly OwnSessionType[];
  readonly editedId: string | null;
  /** The offer whose terms were saved just now. */
  readonly savedId: string | null;
  readonly answer: EditAnswer | undefined;
}) {
  const t = useText(builderSessionTypeRow);
  const language = useLanguage();
  const isHydrated = useHydrated();
  const { submit, state } = useFetcher();
  /** As it was wished, until the server has it; then the page's data says so. */
  const [wished, setWished] = useState<{ readonly id: SessionTypeId; readonly to: number } | null>(null);
  const stored = sessionTypes.map(({ id }) => id);
  const ids = wished === null || state === "idle" ? stored : moved(stored, wished.id, wished.to);
  const onPlace = useCallback(
    (id: SessionTypeId, to: number) => {
      setWished({ id, to });
      submit({ intent: `place:${id}`, position: String(to) }, { method: "post" });
    },
    [submit],
  );
  const { list, dragged, placeOf, handleOf } = useDraggedOrder(ids, onPlace);
  const isMoving = dragged !== null || ids !== stored;
  const placeInWords = (id: SessionTypeId, text: "handle" | "moved") =>
    t(text, {
      name: sessionTypes.find((one) => one.id === id)?.name ?? "",
      position: formatNumber(ids.indexOf(id) + 1, language),
      count: formatNumber(ids.length, language),
    });
  return (
    <>
      <p role="status" className="sr-only">
        {wished !== null && placeInWords(wished.id, "moved")}
      </p>
      <p id="handle-help" hidden>
        {t("handleHelp")}
      </p>
      <ul ref={list} className="mt-7 flex flex-col gap-5">
        {sessionTypes.map((sessionType) => {
          const { id } = sessionType;
          const own = answer?.sessionTypeId === id ? answer : undefined;
          const isEdited = editedId === id || own?.typed !== undefined;
          return (
            <li
              key={id}
              id={id}
              data-id={id}
              // Set by scripts alone: the Content-Security-Policy refuses it in what the server sends.
              style={isMoving ? { order: placeOf(id) } : undefined}
              className={`card scroll-mt-6 p-5 sm:p-6 ${dragged === id ? "relative z-10 shadow-raised outline-2 outline-accent-ink" : ""}`}
            >
              <SessionTypeRow
                sessionType={sessionType}
                isFirst={ids[0] === id}
                isLast={ids.at(-1) === id}
                isEdited={isEdited}
                isSaved={savedId === id}
                refusedFor={own?.reasons}
                handle={
                  ids.length > 1 && (
                    <button
                      type="button"
                      aria-label={placeInWords(id, "handle")}
                      aria-describedby="handle-help"
                      className={`-ms-2 flex size-11 flex-none touch-none items-center justify-center rounded-control text-soft hover:bg-plain-tint hover:text-ink ${dragged === id ? "cursor-grabbing" : "cursor-grab"} ${isHydrated ? "" : "hidden"}`}
                      {...handleOf(id)}
                    >
                      <Icon name="grip" />
                    </button>
                  )
                }
              />
              {isEdited && <SessionTypeEditor sessionType={sessionType} answer={own} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
