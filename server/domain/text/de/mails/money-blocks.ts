import type { moneyBlocksText as english } from "../../en/mails/money-blocks.ts";
import type { Translation } from "../../translation.ts";

export const moneyBlocksText = {
  price: "Preis",
  onItsWay: "Auf dem Weg zu uns",
  paidOn: "Bezahlt am {day}",
  returned: "Erstattet",
  goesBack: "Auf dem Rückweg",
  failed: "Von der Bank nicht angenommen",
  withheld: "Wartet auf die Bank",
  held: "Bei der Bank, die entscheidet",
  lost: "Von der Bank zurückgegeben",
  stays: "Bleibt bei {person}",
  title: "Wenn Sie absagen müssen",
  until: "Bis {until}",
  untilStart: "Bis zum Beginn",
  later: "Danach",
  all: "alles zurück",
  share: "{share} zurück",
  nothing: "nichts zurück",
} satisfies Translation<typeof english>;
