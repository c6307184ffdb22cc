import { expect, test, vi } from 'vitest';
import { Problem } from './problem.ts';
import { Sending, type Submit } from './sending.svelte.ts';

test('a second press while the first is under way sends nothing', async () => {
	const sending = new Sending();
	let answer!: (outcome: { data: string }) => void;
	const first = sending.send(() => new Promise<{ data: string }>((resolve) => (answer = resolve)));
	expect(sending.is_under_way).toBe(true);
	expect(await sending.send(() => expect.unreachable())).toBeUndefined();
	answer({ data: 'made' });
	expect(await first).toEqual({ data: 'made' });
	expect(sending.is_under_way).toBe(false);
});

test('what was refused is said until something is sent again', async () => {
	const sending = new Sending();
	await sending.send(async () => ({ problem: new Problem('too_many') }));
	expect(sending.problem?.code).toBe('too_many');
	await sending.send(async () => ({}));
	expect(sending.problem).toBeUndefined();
});

test('an act that breaks does not keep the next one from being sent', async () => {
	const sending = new Sending();
	await expect(sending.send(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await sending.send(async () => ({ data: 1 }))).toEqual({ data: 1 });
});

test('what the page sees is wrong is not sent, and a mended field is wrong no longer', async () => {
	const sending = new Sending();
	const form = { querySelector: () => null };
	const event = { preventDefault: () => undefined, currentTarget: form } as unknown as Submit;
	const wrong = [{ path: '/community', code: 'required' }];
	expect(await sending.submit(event, () => expect.unreachable(), wrong)).toBeUndefined();
	expect(sending.problem?.fields).toEqual(wrong);
	sending.mend('/community');
	expect(sending.problem).toBeUndefined();
});

test('that nothing arrived is forgotten once the device is online', async () => {
	const window = new EventTarget();
	vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
	const sending = new Sending();
	await sending.send(async () => ({ problem: new Problem('offline') }));
	expect(sending.problem?.code).toBe('offline');
	window.dispatchEvent(new Event('online'));
	expect(sending.problem).toBeUndefined();
	vi.unstubAllGlobals();
});
