interface Deletion {
  executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint } | undefined>;
}

/** Deletes, and answers how many rows there were. */
export async function deletedCount(deletion: Deletion): Promise<number> {
  return Number((await deletion.executeTakeFirst())?.numDeletedRows ?? 0n);
}
