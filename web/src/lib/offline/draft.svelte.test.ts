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

let stop: (() => void) | undefined;

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	stop?.();
	device.kept.clear();
	device.last_words.clear();
	device.is_full = false;
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
const keep = (values: Partial<Question>) => device.kept.set('ask', { values: { ...empty, ...values } });

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
