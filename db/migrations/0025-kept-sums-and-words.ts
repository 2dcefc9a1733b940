import { PostgresAdapter, sql, type Kysely } from "kysely";

/*
 * What pages would otherwise count and search anew: a builder's money by quarter of an hour, the words that clients are found by, and since
 * when a booking asks for a person. Money and words are kept by the database itself, in the statement that changes a row: no writer can
 * forget them, an older version of the app included.
 */

/** Money by the quarter of an hour, because every time zone's day begins with one. */
const quarterOf = (instant: string) =>
  `substr(${instant}, 1, 14) || case when substr(${instant}, 15, 2) < '15' then '00' when substr(${instant}, 15, 2) < '30' then '15' when substr(${instant}, 15, 2) < '45' then '30' else '45' end`;

/** Where a word begins: after one of these, or at the beginning. */
const SEPARATORS = `' .,-_+@/()'''`;
/** 64 characters of what stands from there on: more is typed by nobody who looks for somebody. */
const WORD_LENGTH = 64;
/** 320: as long as an address may be, and longer than any name that we take. */
const TEXT_LENGTH = 320;

interface Side {
  readonly table: "payment" | "refund";
  readonly column: "paid_minor" | "refunded_minor";
  readonly at: "paid_at" | "settled_at";
}
const SIDES: readonly Side[] = [
  { table: "payment", column: "paid_minor", at: "paid_at" },
  { table: "refund", column: "refunded_minor", at: "settled_at" },
];

/** Adds what a row comes to, or takes it away again. */
function addMoney({ column, at }: Side, row: "new" | "old"): string {
  const amount = row === "new" ? "new.amount_minor" : "-old.amount_minor";
  return `insert into builder_money (builder_id, quarter_at, currency, ${column})
    select booking.builder_id, ${quarterOf(`${row}.${at}`)}, ${row}.currency, ${amount} from booking
      where booking.id = ${row}.booking_id and ${row}.${at} is not null
    on conflict (builder_id, quarter_at, currency) do update set ${column} = builder_money.${column} + excluded.${column};`;
}

/** The words of a booking's row, as a table with the column `word`: every place where one begins, to the end of name or address. */
function wordsOf(row: string, isPostgres: boolean): string {
  const positions = isPostgres
    ? `generate_series(1, least(${TEXT_LENGTH}, length(texts.text))) as text_position (n)`
    : "text_position";
  const find = isPostgres ? "strpos" : "instr";
  return `select distinct substr(texts.text, text_position.n, ${WORD_LENGTH}) as word
    from (select lower(${row}.client_name) as text union select lower(${row}.client_email)) as texts, ${positions}
    where text_position.n <= length(texts.text)
      and ${find}(${SEPARATORS}, substr(texts.text, text_position.n, 1)) = 0
      and (text_position.n = 1 or ${find}(${SEPARATORS}, substr(texts.text, text_position.n - 1, 1)) > 0)`;
}

const addWords = (isPostgres: boolean) =>
  `insert into booking_word (builder_id, word, created_at, booking_id)
    select new.builder_id, words.word, new.created_at, new.id from (${wordsOf("new", isPostgres)}) as words where true
    on conflict do nothing;`;

const removeWords = (isPostgres: boolean) =>
  `delete from booking_word where builder_id = old.builder_id and created_at = old.created_at and booking_id = old.id
    and word in (${wordsOf("old", isPostgres)});`;

interface Trigger {
  readonly name: string;
  /** `insert on booking` */
  readonly when: string;
  readonly does: readonly string[];
}

function triggersOf(isPostgres: boolean): Trigger[] {
  const money = SIDES.flatMap((side): Trigger[] => [
    { name: `${side.table}_counted`, when: `insert on ${side.table}`, does: [addMoney(side, "new")] },
    {
      name: `${side.table}_counted_anew`,
      when: `update of booking_id, amount_minor, currency, ${side.at} on ${side.table}`,
      does: [addMoney(side, "old"), addMoney(side, "new")],
    },
    { name: `${side.table}_not_counted`, when: `delete on ${side.table}`, does: [addMoney(side, "old")] },
  ]);
  return [
    ...money,
    { name: "booking_words", when: "insert on booking", does: [addWords(isPostgres)] },
    {
      name: "booking_words_anew",
      when: "update of builder_id, client_name, client_email, created_at on booking",
      does: [removeWords(isPostgres), addWords(isPostgres)],
    },
    { name: "booking_without_words", when: "delete on booking", does: [removeWords(isPostgres)] },
  ];
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await keepTroubles(db);
  await createTables(db, isPostgres);
  await fill(db, isPostgres);
  for (const { name, when, does } of triggersOf(isPostgres)) {
    if (isPostgres) {
      await sql
        .raw(
          `create function ${name}() returns trigger language plpgsql as $$ begin ${does.join("\n")} return null; end $$`,
        )
        .execute(db);
      await sql
        .raw(`create trigger ${name} after ${when} for each row execute function ${name}()`)
        .execute(db);
    } else {
      await sql
        .raw(`create trigger ${name} after ${when} for each row begin ${does.join("\n")} end`)
        .execute(db);
    }
  }
}

/** Since when a booking's money asks for a person; of older bookings those that may, of which each is judged when it is read. */
async function keepTroubles(db: Kysely<unknown>): Promise<void> {
  await sql`alter table booking add column trouble_at text`.execute(db);
  await sql`update booking set trouble_at = updated_at where
    id in (select booking_id from refund_due where status = 'failed')
    or id in (select booking_id from dispute where status = 'open')
    or (state = 'CONFIRMED' and kept_at is null
      and id in (select booking_id from refund where settled_at is not null and due_number is null))`.execute(
    db,
  );
  await sql`create index booking_in_trouble on booking (trouble_at, id) where trouble_at is not null`.execute(
    db,
  );
  await sql`create index booking_of_builder_in_trouble on booking (builder_id, trouble_at, id) where trouble_at is not null`.execute(
    db,
  );
}

async function createTables(db: Kysely<unknown>, isPostgres: boolean): Promise<void> {
  // By the bytes of the text, whatever the database's own order: what begins alike stands together.
  const word = isPostgres ? sql`text collate "C"` : sql`text`;
  const withoutRowid = isPostgres ? sql`` : sql`without rowid`;
  await db.schema
    .createTable("builder_money")
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("quarter_at", "text", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("paid_minor", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("refunded_minor", "bigint", (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint("builder_money_key", ["builder_id", "quarter_at", "currency"])
    .modifyEnd(withoutRowid)
    .execute();
  await db.schema
    .createTable("booking_word")
    .addColumn("builder_id", "text", (column) => column.notNull())
    .addColumn("word", word, (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("booking_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("booking_word_key", ["builder_id", "word", "created_at", "booking_id"])
    .modifyEnd(withoutRowid)
    .execute();
  await db.schema
    .createIndex("booking_word_of_all")
    .on("booking_word")
    .columns(["word", "created_at", "booking_id"])
    .execute();
  if (isPostgres) return;
  // SQLite takes no recursion in a trigger: the places of a text, to be counted through.
  await sql`create table text_position (n integer primary key)`.execute(db);
  await sql`insert into text_position with recursive places (n) as (select 1 union all select n + 1 from places where n < ${sql.lit(TEXT_LENGTH)}) select n from places`.execute(
    db,
  );
}

async function fill(db: Kysely<unknown>, isPostgres: boolean): Promise<void> {
  for (const { table, column, at } of SIDES) {
    await sql
      .raw(
        `insert into builder_money (builder_id, quarter_at, currency, ${column})
          select booking.builder_id, ${quarterOf(`t.${at}`)}, t.currency, sum(t.amount_minor)
            from ${table} as t join booking on booking.id = t.booking_id where t.${at} is not null group by 1, 2, 3
          on conflict (builder_id, quarter_at, currency) do update set ${column} = builder_money.${column} + excluded.${column}`,
      )
      .execute(db);
  }
  const words = isPostgres
    ? `booking as b cross join lateral (${wordsOf("b", true)}) as words`
    : `booking as b join text_position`;
  const word = isPostgres ? "words.word" : "";
  if (isPostgres) {
    await sql
      .raw(
        `insert into booking_word (builder_id, word, created_at, booking_id) select b.builder_id, ${word}, b.created_at, b.id from ${words} on conflict do nothing`,
      )
      .execute(db);
    return;
  }
  // SQLite joins nothing laterally: name and address one after the other.
  for (const text of ["lower(b.client_name)", "lower(b.client_email)"]) {
    await sql
      .raw(
        `insert into booking_word (builder_id, word, created_at, booking_id)
          select b.builder_id, substr(${text}, text_position.n, ${WORD_LENGTH}), b.created_at, b.id from ${words}
          where text_position.n <= length(${text}) and instr(${SEPARATORS}, substr(${text}, text_position.n, 1)) = 0
            and (text_position.n = 1 or instr(${SEPARATORS}, substr(${text}, text_position.n - 1, 1)) > 0)
          on conflict do nothing`,
      )
      .execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const { name, when } of triggersOf(isPostgres)) {
    const table = when.slice(when.lastIndexOf(" ") + 1);
    await sql.raw(isPostgres ? `drop trigger ${name} on ${table}` : `drop trigger ${name}`).execute(db);
    if (isPostgres) await sql.raw(`drop function ${name}()`).execute(db);
  }
  if (!isPostgres) await db.schema.dropTable("text_position").execute();
  await db.schema.dropTable("booking_word").execute();
  await db.schema.dropTable("builder_money").execute();
  await db.schema.dropIndex("booking_of_builder_in_trouble").execute();
  await db.schema.dropIndex("booking_in_trouble").execute();
  await db.schema.alterTable("booking").dropColumn("trouble_at").execute();
}
