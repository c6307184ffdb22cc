import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hand_over, read_there, tell_all_thrown_away, throw_away } from './server_drafts.ts';

type Body = { form: string; title: string; page: string; age: number; follows?: string };

const server = vi.hoisted(() => ({
	is_away: false,
	form: undefined as string | undefined,
	wins: true,
	bodies: [] as Body[],
	removed: [] as string[]
}));
vi.mock('#lib/api/client.ts', () => ({
	attempt: async (request: Promise<unknown>) => ({
		data: await request,
		problem: server.is_away || undefined
	}),
	api: {
		GET: async () => ({
			draft: server.form && { id: 'd1', form: server.form, typed_at: '' },
			earlier: []
		}),
		PUT: async (_: string, { body }: { body: Body }) => {
			server.bodies.push(body);
			if (server.wins) server.form = body.form;
			return { id: 'd1', stands: server.wins, earlier: server.wins ? 0 : 1 };
		},
		DELETE: async (_: string, { params }: { params: { path: { draft: string } } }) => {
			if (!server.is_away) server.removed.push(params.path.draft);
		}
	}
}));

const shelf = vi.hoisted(() => new Map<string, string>());
vi.mock('./shelf.ts', () => ({
	device_shelf: {
		read: (name: string) => shelf.get(name) ?? null,
		keep: (name: string, text: string) => Boolean(shelf.set(name, text)),
		drop: (name: string) => shelf.delete(name),
		names: () => [...shelf.keys()]
	}
}));

beforeEach(() => {
	vi.useFakeTimers();
	vi.setSystemTime(1_000_000);
});

afterEach(() => {
	vi.useRealTimers();
	shelf.clear();
	Object.assign(server, { is_away: false, form: undefined, wins: true, bodies: [], removed: [] });
});

const place = { href: '/questions/q1', title: 'Why does it trip?' };
const written = { values: { text: 'Half' }, place, typed_at: 940_000, follows: 'd0' };

test('a draft is handed over with what it is called, where it is and how long ago its last key was pressed', async () => {
	expect(await hand_over('answer:q1', written)).toEqual({ id: 'd1', earlier: 0 });
	expect(server.bodies).toEqual([
		{
			form: '{"text":"Half"}',
			title: 'Why does it trip?',
			page: '/questions/q1',
			age: 60_000,
			follows: 'd0'
		}
	]);
});

test('a clock that was put back makes no draft of the future, and what is older than a year is just old', async () => {
	await hand_over('answer:q1', { ...written, typed_at: 2_000_000 });
	await hand_over('answer:q1', { ...written, typed_at: -40_000_000_000 });
	expect(server.bodies.map(({ age }) => age)).toEqual([0, 366 * 86_400_000]);
});

test('where a later key was pressed elsewhere, what stands there comes back', async () => {
	server.wins = false;
	server.form = '{"text":"From the train"}';
	const done = await hand_over('answer:q1', written);
	expect(done).toEqual({ id: 'd1', later: { text: 'From the train' }, earlier: 1 });
});

test('what was thrown away while nobody could be reached does not come back, and goes later', async () => {
	server.form = '{"text":"Posted"}';
	server.is_away = true;
	await throw_away('answer:q1', 'd1');
	expect(await read_there('answer:q1')).toBeUndefined();
	expect(await hand_over('answer:q1', written)).toBeUndefined();
	server.is_away = false;
	await tell_all_thrown_away();
	expect(server.removed).toEqual(['d1']);
	expect(shelf.size).toBe(0);
});

test('a form that is longer than the server keeps is not sent to it', async () => {
	const sent = server.bodies.length;
	expect(await hand_over('question', { values: { text: 'x'.repeat(100_000) } })).toBeUndefined();
	expect(server.bodies.length).toBe(sent);
});
