import { sql } from "kysely";
import { openDatabase } from "./open-database.ts";

/** How many tables a database holds, and how many others are connected to it. */
export async function lookAtPostgres(
  url: string,
): Promise<{ readonly tables: number; readonly connections: number }> {
  const database = openDatabase(url);
  try {
    const tables = await sql<{ count: string }>`
      select count(*) as count from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema')`.execute(database.kysely);
    const others = await sql<{ count: string }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
      database.kysely,
    );
    return { tables: Number(tables.rows[0]?.count), connections: Number(others.rows[0]?.count) };
  } finally {
    await database.close();
  }
}

/** Makes an empty database beside this one, on the same server, and resolves to its URL. Needs the right to (CREATEDB). */
export async function createPostgresBeside(url: string, name: string): Promise<string> {
  const database = openDatabase(url);
  try {
    await sql`create database ${sql.id(name)} template template0`.execute(database.kysely);
  } finally {
    await database.close();
  }
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  return beside.href;
}

/** Takes such a database away again. Safe to call when it is gone. */
export async function dropPostgresBeside(url: string, name: string): Promise<void> {
  const database = openDatabase(url);
  try {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(database.kysely);
  } finally {
    await database.close();
  }
}
