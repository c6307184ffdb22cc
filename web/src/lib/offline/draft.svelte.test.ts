// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft } from './draft.svelte.ts';
import type { KeptDraft } from './drafts.ts';

type Question = { title: string; text: string; community: string };
const empty: Question = { title: '', text: '', community: '' };
const words: (keyof Question)[] = ['title', 'text'];

const device = vi.hoisted(() => ({
	kept: new Map<string, KeptDraft<object>>(),
	last_words: new Map<string, KeptDraft<object>>(),
	is_full: false
}));
vi.mock('./drafts.ts', () => ({
	read_draft: async (key: string) => device.last_words.get(key) ?? device.kept.get(key),
	keep_draft: async (key: string, draft: KeptDraft<object>) => {
		if (device.is_full) throw new Error('QuotaExceededError');
		device.kept.set(key, draft);
	},
	keep_last_words: (key: string, draft: KeptDraft<object>) => void device.last_words.set(key, draft),
	drop_draft: async (key: string) => void (device.kept.delete(key), device.last_words.delete(key))
}));

type There = { id: string; values: Question; typed_at: string };
const server = vi.hoisted(() => ({
	there: undefined as There | undefined,
	earlier: [] as There[],
	/** What another device had typed there by the time this one came. */
	later: undefined as There | undefined,
	sent: [] as KeptDraft<object>[],
	is_away: false
}));
vi.mock('./server_drafts.ts', () => ({
	read_there: async () => (server.is_away ? undefined : { draft: server.there, earlier: server.earlier }),
	hand_over: async (_: string, draft: KeptDraft<Question>) => {
		if (server.is_away) return undefined;
		server.sent.push(draft);
		const { later } = server;
		server.there = later ?? { id: `d${server.sent.length}`, values: draft.values, typed_at: '' };
		return { id: server.there.id, later: later?.values, earlier: server.earlier.length };
	},
	throw_away: async (_: string, id: string) => {
		if (server.there?.id === id) server.there = undefined;
	}
}));

let stop: (() => void) | undefined;

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(async () => {
	stop?.();
	// A form that is left hands over what it has.
	await settled();
	device.kept.clear();
	device.last_words.clear();
	device.is_full = false;
	Object.assign(server, { there: undefined, earlier: [], later: undefined, sent: [], is_away: false });
	vi.useRealTimers();
});

/** A form that opens. What the device kept is read once `settled`. */
function opened(suggested: Partial<Question> = {}) {
	let draft!: Draft<Question>;
	stop = $effect.root(() => {
		draft = new Draft('ask', empty, words);
		draft.suggest(suggested);
	});
	return draft;
}

const settled = () => vi.advanceTimersByTimeAsync(0).then(() => flushSync());

async function typed(draft: Draft<Question>, change: Partial<Question>) {
	Object.assign(draft.values, change);
	flushSync();
	await vi.advanceTimersByTimeAsync(500);
}

const kept = () => device.kept.get('ask')?.values;
const keep = (values: Partial<Question>, known: Partial<KeptDraft<object>> = {}) =>
	device.kept.set('ask', { values: { ...empty, ...values }, ...known });
const stands = (title: string, id = 'there') =>
	(server.there = { id, values: { ...empty, title }, typed_at: '2026-11-30T12:00:00.000Z' });
const titles_sent = () => server.sent.map(({ values }) => (values as Question).title);
const a_while = () => vi.advanceTimersByTimeAsync(4000).then(() => flushSync());

test('what one types is kept half a second later, and not with every letter', async () => {
	const draft = opened();
	await settled();
	draft.values.title = 'Wh';
	flushSync();
	await vi.advanceTimersByTimeAsync(400);
	draft.values.title = 'Why';
	flushSync();
	await vi.advanceTimersByTimeAsync(400);
	expect(kept()).toBeUndefined();
	await vi.advanceTimersByTimeAsync(100);
	expect(kept()).toEqual({ ...empty, title: 'Why' });
	expect(draft.is_kept).toBe(true);
});

test('a form opens with what was kept', async () => {
	keep({ title: 'Why?', community: 'c' });
	const draft = opened();
	await settled();
	expect(draft.values).toEqual({ title: 'Why?', text: '', community: 'c' });
	expect(draft.is_kept).toBe(true);
});

test('what somebody typed before the draft was read stays', async () => {
	keep({ title: 'Kept', text: 'Kept too' });
	const draft = opened();
	draft.values.title = 'Typed at once';
	await settled();
	expect(draft.values).toEqual({ ...empty, title: 'Typed at once', text: 'Kept too' });
});

test('without a word there is no draft', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { community: 'c' });
	expect(kept()).toBeUndefined();
	await typed(draft, { title: 'Why?' });
	await typed(draft, { title: '' });
	expect(kept()).toBeUndefined();
	expect(draft.is_kept).toBe(false);
});

test('a suggestion with other words is offered, and does not replace the draft', async () => {
	keep({ title: 'Why?', text: 'Long thought about.' });
	const draft = opened({ title: 'From the search' });
	await settled();
	expect(draft.offered).toEqual({ title: 'From the search' });
	expect(draft.values.title).toBe('Why?');
	draft.begin_anew();
	expect(draft.values).toEqual({ ...empty, title: 'From the search' });
	draft.put_back();
	expect(draft.values).toEqual({ ...empty, title: 'Why?', text: 'Long thought about.' });
});

test('a suggestion without words replaces what the draft said, which is remembered', async () => {
	keep({ title: 'Why?', community: 'mine' });
	const draft = opened({ community: 'yours' });
	await settled();
	expect(draft.offered).toBeUndefined();
	expect(draft.values).toEqual({ title: 'Why?', text: '', community: 'yours' });
	expect(draft.replaced).toEqual({ community: 'mine' });
});

test('the same words are one attempt, also after a reload; other words are another', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { title: 'Why?' });
	const first = await draft.attempt_header({ title: 'Why?' });
	stop?.();
	const reloaded = opened();
	await settled();
	expect(await reloaded.attempt_header({ title: 'Why?' })).toEqual(first);
	expect(await reloaded.attempt_header({ title: 'Why not?' })).not.toEqual(first);
});

test('a page that closes leaves its last words', async () => {
	const draft = opened();
	await settled();
	draft.values.title = 'Wh';
	flushSync();
	dispatchEvent(new Event('pagehide'));
	expect(device.last_words.get('ask')?.values).toEqual({ ...empty, title: 'Wh' });
});

test('so does a form that is left for another page', async () => {
	const draft = opened();
	await settled();
	draft.values.title = 'Wh';
	flushSync();
	stop?.();
	expect(device.last_words.get('ask')?.values).toEqual({ ...empty, title: 'Wh' });
});

test('a form that was emptied keeps nothing, at once', async () => {
	const draft = opened();
	await settled();
	draft.values.title = 'Wh';
	flushSync();
	draft.values.title = '';
	flushSync();
	dispatchEvent(new Event('pagehide'));
	expect(device.last_words.size).toBe(0);
	await typed(draft, { title: 'Why?' });
	expect(kept()).toEqual({ ...empty, title: 'Why?' });
	draft.values.title = '';
	flushSync();
	dispatchEvent(new Event('pagehide'));
	expect(kept()).toBeUndefined();
	expect(device.last_words.size).toBe(0);
	expect(draft.is_kept).toBe(false);
});

test('what was sent is kept no longer', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { title: 'Why?' });
	await draft.discard();
	await settled();
	await vi.advanceTimersByTimeAsync(500);
	expect(kept()).toBeUndefined();
	expect(draft.values).toEqual(empty);
	expect(draft.is_kept).toBe(false);
});

test('a device that is full lets one write on, and says that nothing is kept', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { title: 'Why?' });
	device.is_full = true;
	await typed(draft, { title: 'Why not?' });
	expect(draft.kept_at).toBeUndefined();
	expect(draft.values.title).toBe('Why not?');
});

test('what one types is handed over a little later, and each time it says what it goes on with', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { title: 'Why' });
	expect(server.sent).toEqual([]);
	await a_while();
	await typed(draft, { title: 'Why?' });
	await a_while();
	expect(titles_sent()).toEqual(['Why', 'Why?']);
	expect(server.sent.map(({ follows }) => follows)).toEqual([undefined, 'd1']);
	await a_while();
	expect(server.sent).toHaveLength(2);
	expect(device.kept.get('ask')).toMatchObject({ is_handed: true, follows: 'd2' });
});

test('what another device left is there when the form opens', async () => {
	stands('From the train');
	const draft = opened();
	await settled();
	expect(draft.values.title).toBe('From the train');
	expect(draft.is_kept).toBe(true);
	await a_while();
	expect(server.sent).toEqual([]);
});

test('what was handed over gives way to what was written on elsewhere', async () => {
	keep({ title: 'At the desk' }, { is_handed: true, follows: 'd1' });
	stands('At the desk, and on the train', 'd2');
	const draft = opened();
	await settled();
	expect(draft.values.title).toBe('At the desk, and on the train');
	expect(kept()).toMatchObject({ title: 'At the desk, and on the train' });
});

test('what was posted elsewhere is no draft here any more', async () => {
	keep({ title: 'At the desk' }, { is_handed: true, follows: 'd1' });
	const draft = opened();
	await settled();
	expect(draft.values).toEqual(empty);
	expect(kept()).toBeUndefined();
});

test('what was never handed over stays, whatever the server has, and is sent with the moment of its last key', async () => {
	keep({ title: 'Written offline' }, { typed_at: 1234 });
	stands('From the train');
	const draft = opened();
	await settled();
	expect(draft.values.title).toBe('Written offline');
	await a_while();
	expect(server.sent).toMatchObject([{ typed_at: 1234, follows: undefined }]);
});

test('a later keystroke elsewhere is shown, and the words that lost are offered', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { title: 'At the desk' });
	server.later = { id: 'd9', values: { ...empty, title: 'On the train' }, typed_at: '' };
	server.earlier = [{ id: 'e1', values: { ...empty, title: 'At the desk' }, typed_at: '' }];
	await a_while();
	expect(draft.values.title).toBe('On the train');
	expect(draft.earlier.map(({ values }) => values.title)).toEqual(['At the desk']);
});

test('an earlier draft that is taken back does not go on with what stood there', async () => {
	server.earlier = [{ id: 'e1', values: { ...empty, title: 'At the desk' }, typed_at: '' }];
	stands('On the train');
	const draft = opened();
	await settled();
	expect(await draft.take_back(draft.earlier[0]!)).toBe(true);
	flushSync();
	await a_while();
	expect(draft.values.title).toBe('At the desk');
	expect(server.sent).toMatchObject([{ follows: undefined }]);
});

test('an earlier draft is not taken back while what stands there is on this device alone', async () => {
	server.earlier = [{ id: 'e1', values: { ...empty, title: 'At the desk' }, typed_at: '' }];
	const draft = opened();
	await settled();
	await typed(draft, { title: 'Something new' });
	server.is_away = true;
	expect(await draft.take_back(draft.earlier[0]!)).toBe(false);
	expect(draft.values.title).toBe('Something new');
});

test('what could not be handed over is, once one is online', async () => {
	server.is_away = true;
	const draft = opened();
	await vi.advanceTimersByTimeAsync(2000);
	await typed(draft, { title: 'Why?' });
	await a_while();
	server.is_away = false;
	dispatchEvent(new Event('online'));
	await a_while();
	expect(titles_sent()).toEqual(['Why?']);
});

test('what was sent goes from the server too', async () => {
	const draft = opened();
	await settled();
	await typed(draft, { title: 'Why?' });
	await a_while();
	await draft.discard();
	await settled();
	expect(server.there).toBeUndefined();
});
