import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Live, type Watcher } from './live.ts';

/** A connection in the test's hands. */
class FakeSocket {
	static readonly OPEN = 1;
	static made: FakeSocket[] = [];
	readyState = 0;
	sent: unknown[] = [];
	onopen?: () => void;
	onmessage?: (event: { data: string }) => void;
	onclose?: () => void;

	constructor() {
		FakeSocket.made.push(this);
	}

	send = (text: string) => this.sent.push(JSON.parse(text));

	close() {
		this.readyState = 3;
	}

	open() {
		this.readyState = FakeSocket.OPEN;
		this.onopen?.();
	}

	say = (message: object) => this.onmessage?.({ data: JSON.stringify(message) });

	/** Refused at the handshake, or broken off. */
	async break() {
		this.readyState = 3;
		this.onclose?.();
		await vi.advanceTimersByTimeAsync(0);
	}
}

const LONGER_THAN_ANY_PAUSE = 31_000;
const tab = new EventTarget();
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const device = { onLine: true };
const signed_out = vi.fn();
const has_ended = vi.fn<() => Promise<boolean>>();
const newest = () => FakeSocket.made.at(-1)!;

let live: Live;
let stop: () => void;

const watcher = (question: string) => ({
	question,
	watching: vi.fn(),
	changed: vi.fn(),
	ended: vi.fn()
});

beforeEach(() => {
	vi.useFakeTimers();
	FakeSocket.made = [];
	device.onLine = true;
	has_ended.mockReset().mockResolvedValue(false);
	signed_out.mockReset();
	vi.stubGlobal('WebSocket', FakeSocket);
	vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab));
	vi.stubGlobal('removeEventListener', tab.removeEventListener.bind(tab));
	vi.stubGlobal('document', page);
	vi.stubGlobal('navigator', device);
	vi.stubGlobal('location', { origin: 'https://kring.example.org' });
	live = new Live(signed_out, has_ended);
	stop = live.start();
});

afterEach(() => {
	stop();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

test('what is open is asked for when the connection stands, each question once', () => {
	live.watch(watcher('a'));
	live.watch(watcher('a'));
	live.watch(watcher('b'));
	newest().open();
	expect(newest().sent).toEqual([{ watch: 'a' }, { watch: 'b' }]);
});

test('a question is let go with its last watcher', () => {
	newest().open();
	const first = live.watch(watcher('a'));
	const second = live.watch(watcher('a'));
	first();
	expect(newest().sent).not.toContainEqual({ unwatch: 'a' });
	second();
	expect(newest().sent).toContainEqual({ unwatch: 'a' });
});

test('whoever watches a question hears of it, and of no other', () => {
	const a: Watcher = watcher('a');
	const b: Watcher = watcher('b');
	live.watch(a);
	live.watch(b);
	newest().open();
	newest().say({ watching: 'a' });
	newest().say({ refused: 'b' });
	expect(a.watching).toHaveBeenCalledOnce();
	expect(a.ended).not.toHaveBeenCalled();
	expect(b.ended).toHaveBeenCalledOnce();
});

test('a lost connection is made again, and asks again for what is open', async () => {
	live.watch(watcher('a'));
	newest().open();
	await newest().break();
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(FakeSocket.made).toHaveLength(2);
	newest().open();
	expect(newest().sent).toEqual([{ watch: 'a' }]);
});

test('a connection that stood and broke asks nothing about the session', async () => {
	newest().open();
	await newest().break();
	expect(has_ended).not.toHaveBeenCalled();
});

test('a session that ended unheard is noticed when the connection is refused', async () => {
	has_ended.mockResolvedValue(true);
	await newest().break();
	expect(signed_out).toHaveBeenCalledOnce();
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(FakeSocket.made).toHaveLength(1);
});

test('a refused connection is tried again while the session stands', async () => {
	await newest().break();
	expect(signed_out).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(FakeSocket.made).toHaveLength(2);
});

test('a device without a network asks for nothing, and comes back with it', async () => {
	device.onLine = false;
	await newest().break();
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(has_ended).not.toHaveBeenCalled();
	expect(FakeSocket.made).toHaveLength(1);
	device.onLine = true;
	tab.dispatchEvent(new Event('online'));
	expect(FakeSocket.made).toHaveLength(2);
});

test('the server says that the session is over, and the connection is made no more', async () => {
	newest().open();
	newest().say({ signed_out: true });
	expect(signed_out).toHaveBeenCalledOnce();
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(FakeSocket.made).toHaveLength(1);
});

test('a connection that died in the sleep of its device is replaced when nothing answers', async () => {
	live.watch(watcher('a'));
	newest().open();
	page.dispatchEvent(new Event('visibilitychange'));
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(FakeSocket.made.length).toBeGreaterThan(1);
});

test('a connection that answers after the sleep of its device is kept', async () => {
	live.watch(watcher('a'));
	newest().open();
	page.dispatchEvent(new Event('visibilitychange'));
	newest().say({ watching: 'a' });
	await vi.advanceTimersByTimeAsync(LONGER_THAN_ANY_PAUSE);
	expect(FakeSocket.made).toHaveLength(1);
});

test('an answer that comes after the page was left ends nothing', async () => {
	const answer = Promise.withResolvers<boolean>();
	has_ended.mockReturnValue(answer.promise);
	await newest().break();
	stop();
	answer.resolve(true);
	await vi.advanceTimersByTimeAsync(0);
	expect(signed_out).not.toHaveBeenCalled();
});
