import { deleteDB, openDB } from 'idb';
import type { AttemptKey } from '#lib/api/attempt_key.ts';
import { forget_thrown_away } from './server_drafts.ts';
import { device_shelf } from './shelf.ts';

/**
 * Text that is being written, kept in this browser: it survives a reload, a closed tab, a lost connection. The last key
 * was pressed at `typed_at`, as this device tells the time; `follows` is the draft on the server that these words go
 * on with, and `is_handed` says that they are the same.
 */
export type KeptDraft<T> = {
	values: T;
	attempt?: AttemptKey;
	place?: DraftPlace;
	typed_at?: number;
	follows?: string;
	is_handed?: boolean;
};

/** The page where something is being written, and what it is called. */
export type DraftPlace = { href: string; title: string };

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

/** What is written here is written at once, before a closing page is gone: IndexedDB may come too late then. */
const LAST_WORDS = 'last-words:';

/** Stands there instead of last words while a draft that was thrown away is being deleted. */
const NONE = 'null';

/** The last words win over what was kept before: they go as soon as something newer is kept. */
export async function read_draft<T>(key: string): Promise<KeptDraft<T> | undefined> {
	const last = device_shelf.read(LAST_WORDS + key);
	if (last === NONE) {
		await drop_draft(key);
		return undefined;
	}
	if (last) return JSON.parse(last) as KeptDraft<T>;
	return with_drafts((db) => db.get('drafts', key));
}

/** For a page that is being closed or put aside. False where this browser keeps nothing, or is full. */
export const keep_last_words = <T>(key: string, draft: KeptDraft<T>) =>
	device_shelf.keep(LAST_WORDS + key, JSON.stringify(draft));

export async function keep_draft<T>(key: string, draft: KeptDraft<T>) {
	const before = device_shelf.read(LAST_WORDS + key);
	await with_drafts((db) => db.put('drafts', draft, key));
	// What was said meanwhile is newer than what was kept just now.
	if (device_shelf.read(LAST_WORDS + key) === before) device_shelf.drop(LAST_WORDS + key);
}

/** Gone at once for whoever reads it next, also where the page is closed before the browser has deleted it. */
export async function drop_draft(key: string) {
	device_shelf.drop(LAST_WORDS + key);
	device_shelf.keep(LAST_WORDS + key, NONE);
	await with_drafts((db) => db.delete('drafts', key));
	if (device_shelf.read(LAST_WORDS + key) === NONE) device_shelf.drop(LAST_WORDS + key);
}

/** The keys of all that stands on this device. Empty where the browser keeps nothing. */
export async function kept_drafts(): Promise<string[]> {
	const kept = await with_drafts((db) => db.getAllKeys('drafts')).catch(() => []);
	const keys = [...kept.map(String), ...last_words().map((key) => key.slice(LAST_WORDS.length))];
	return [...new Set(keys)].filter((key) => device_shelf.read(LAST_WORDS + key) !== NONE);
}

/** All that stands on this device, by key. */
export async function read_drafts(): Promise<Map<string, KeptDraft<object>>> {
	const drafts = new Map<string, KeptDraft<object>>();
	for (const key of await kept_drafts()) {
		const draft = await read_draft<object>(key).catch(() => undefined);
		if (draft) drafts.set(key, draft);
	}
	return drafts;
}

export async function forget_drafts() {
	last_words().forEach(device_shelf.drop);
	forget_thrown_away();
	await deleteDB(NAME);
}

const last_words = () => device_shelf.names().filter((key) => key.startsWith(LAST_WORDS));
