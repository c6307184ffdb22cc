import { deleteDB, openDB } from 'idb';
import type { AttemptKey } from '#lib/api/attempt_key.ts';

/** Text that is being written, kept in this browser: it survives a reload, a closed tab, a lost connection. */
export type KeptDraft<T> = { values: T; attempt?: AttemptKey };

const NAME = 'kring-drafts';

const database = () =>
	openDB(NAME, 1, {
		upgrade: (db) => void db.createObjectStore('drafts'),
		blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
	});

async function with_drafts<T>(act: (db: Awaited<ReturnType<typeof database>>) => Promise<T>): Promise<T> {
	const db = await database();
	try {
		return await act(db);
	} finally {
		db.close();
	}
}

export const read_draft = <T>(key: string): Promise<KeptDraft<T> | undefined> =>
	with_drafts((db) => db.get('drafts', key));
export const keep_draft = <T>(key: string, draft: KeptDraft<T>) =>
	with_drafts((db) => db.put('drafts', draft, key));
export const drop_draft = (key: string) => with_drafts((db) => db.delete('drafts', key));
export const forget_drafts = () => deleteDB(NAME);
