// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { when_half_written } from './half_written.svelte.ts';

const device = vi.hoisted(() => ({ kept: new Set<string>(), fails: false }));
vi.mock('#lib/offline/drafts.ts', () => ({
	read_draft: async (key: string) => {
		if (device.fails) throw new Error('InvalidStateError');
		return device.kept.has(key) ? { values: {} } : undefined;
	}
}));

let listed = $state.raw<string[]>([]);
let stop: (() => void) | undefined;
afterEach(() => {
	stop?.();
	listed = [];
	device.kept.clear();
	device.fails = false;
});

/** A form that appears, of the draft `comment:a`; how often it opened by itself. */
function shown() {
	stop?.();
	const open = vi.fn();
	stop = $effect.root(() =>
		when_half_written(
			() => listed,
			() => 'comment:a',
			open
		)
	);
	return async () => {
		flushSync();
		await Promise.resolve().then(() => Promise.resolve());
		return open.mock.calls.length;
	};
}

test('a form opens once the drafts are listed, where its own is among them', async () => {
	device.kept.add('comment:a').add('comment:b');
	const opened = shown();
	expect(await opened()).toBe(0);
	listed = ['comment:b'];
	expect(await opened()).toBe(0);
	listed = ['comment:a', 'comment:b'];
	expect(await opened()).toBe(1);
});

test('one that comes back opens only while its draft is there still', async () => {
	device.kept.add('comment:a');
	listed = ['comment:a'];
	expect(await shown()()).toBe(1);
	expect(await shown()()).toBe(1);
	device.kept.delete('comment:a');
	expect(await shown()()).toBe(0);
});

test('a browser that keeps nothing opens nothing', async () => {
	device.fails = true;
	listed = ['comment:a'];
	expect(await shown()()).toBe(0);
});
