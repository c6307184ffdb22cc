// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { now } from './now.ts';

const begin = Date.parse('2026-11-30T09:00:00.000Z');
let stops: (() => void)[] = [];
let hidden = false;

beforeEach(() => {
	vi.useFakeTimers({ now: begin });
	vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});

afterEach(async () => {
	for (const stop of stops) stop();
	stops = [];
	hidden = false;
	// The last one to go stops the timer a moment later.
	await vi.advanceTimersByTimeAsync(0);
	vi.useRealTimers();
	vi.restoreAllMocks();
});

/** Something on the page that says the time: the minutes that it said, since it was there. */
function shown() {
	const said: number[] = [];
	const stop = $effect.root(() => {
		$effect(() => void said.push((now() - begin) / 60_000));
	});
	stops.push(stop);
	flushSync();
	return { said, stop };
}

async function wait(minutes: number) {
	await vi.advanceTimersByTimeAsync(minutes * 60_000);
	flushSync();
}

function turn(away: boolean) {
	hidden = away;
	document.dispatchEvent(new Event('visibilitychange'));
	flushSync();
}

test('a time is said anew each minute, and all of them by one timer', async () => {
	const times = [shown(), shown(), shown()];
	expect(vi.getTimerCount()).toBe(1);
	await wait(1);
	await wait(1);
	for (const { said } of times) expect(said).toEqual([0, 1, 2]);
});

test('nothing ticks on a page that is out of sight, and it knows the time once it is back', async () => {
	const { said } = shown();
	turn(true);
	expect(vi.getTimerCount()).toBe(0);
	await wait(90);
	expect(said).toEqual([0]);
	turn(false);
	expect(said).toEqual([0, 90]);
	await wait(1);
	expect(said).toEqual([0, 90, 91]);
});

test('nothing ticks where no time is said', async () => {
	const { stop } = shown();
	stop();
	await vi.advanceTimersByTimeAsync(0);
	expect(vi.getTimerCount()).toBe(0);
	expect(now()).toBe(begin);
});
